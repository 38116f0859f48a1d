import type { Channel, Field as CaseField, Stage } from "@dau-moi/schema";
import { createUnionType, Field, Int, ObjectType } from "type-graphql";
import { ProblemType } from "../../access/index.ts";
import { ChannelEnum, FieldEnum, StageEnum } from "../../case/index.ts";
import { enumOf } from "../../platform/enum-of.ts";
import type { Instant } from "../../platform/instant.ts";
import { InstantScalar } from "../../platform/scalars.ts";
import { SourceView } from "../../source/index.ts";
import { Unit } from "../../unit/index.ts";
import { CHECK_STEPS } from "./look.ts";
import type { CheckStep } from "./look.ts";

const CheckStepEnum = enumOf(
  CHECK_STEPS,
  "SourceCheckStep",
  "What a check looks at, in this order: the manifest, then address and credentials, then the first records.",
);
const FAULTS = ["config", "auth", "transient", "rate_limited", "data", "schema", "bug"] as const;
const FAULT_WORDS = ["CONFIG", "AUTH", "TRANSIENT", "RATE_LIMITED", "DATA", "SCHEMA", "BUG"] as const;
export type FaultWord = (typeof FAULT_WORDS)[number];
export const SourceFaultEnum = enumOf(
  FAULT_WORDS,
  "SourceFault",
  "Whose work it is to mend a failure: CONFIG the manifest's, AUTH the credentials', TRANSIENT and RATE_LIMITED nobody's (it is tried again), DATA and SCHEMA the source's, BUG ours.",
);

/** @param fault as connectors say it */
export function faultWord(fault: string | null): FaultWord | null {
  return fault === null ? null : (FAULT_WORDS[FAULTS.findIndex((one) => one === fault)] ?? "BUG");
}

@ObjectType("SourceProblem", { simpleResolvers: true, description: "One thing that is wrong with what was given." })
export class SourceProblem {
  @Field(() => String, { description: "The place, such as config.list.path." })
  at!: string;

  @Field(() => String, { description: "What was expected, for IT staff." })
  expected!: string;
}

@ObjectType("SourceRefused", { implements: ProblemType, description: "Nothing was done." })
export class SourceRefused extends ProblemType {
  @Field(() => [SourceProblem], { description: "What is wrong, and where; at least one." })
  problems!: SourceProblem[];
}

@ObjectType("SourceBusy", {
  implements: ProblemType,
  description: "The source was being read all the while. What was changed is kept, and its next read does the rest.",
})
export class SourceBusy extends ProblemType {
  override message = "Nguồn đang được đọc. Thay đổi đã được giữ lại và sẽ có hiệu lực ở lần đọc kế tiếp.";
}

@ObjectType({ simpleResolvers: true, description: "What one step of a check found." })
export class SourceCheckFinding {
  @Field(() => CheckStepEnum, { description: "The step." })
  step!: CheckStep;

  @Field(() => Boolean, { description: "It is well." })
  ok!: boolean;

  @Field(() => SourceFaultEnum, { nullable: true, description: "Whose work it is to mend it; null: nothing is wrong." })
  fault!: FaultWord | null;

  @Field(() => String, { description: "What was found, or what is wrong and where." })
  message!: string;
}

@ObjectType("SourceCheck", { simpleResolvers: true, description: "Whether a manifest would work. Nothing was written." })
export class SourceCheckView {
  @Field(() => Boolean, { description: "Every step is well." })
  ok!: boolean;

  @Field(() => [SourceCheckFinding], { description: "The steps taken; the check ends with the first that fails." })
  findings!: SourceCheckFinding[];
}

@ObjectType({ simpleResolvers: true, description: "A word that the manifest does not map." })
export class PreviewedWord {
  @Field(() => String, { description: "Which list it belongs to: stream, stage, channel, field, unit, step, pause." })
  list!: string;

  @Field(() => String, { description: "The word as the source writes it." })
  word!: string;
}

@ObjectType("PreviewedRecord", {
  simpleResolvers: true,
  description: "A record of the source as it would become a case. Nothing of it was written, and who sent it is masked.",
})
export class PreviewedRecordView {
  @Field(() => String, { description: "Its stream at the source." })
  stream!: string;

  @Field(() => String, { description: "Its id at the source." })
  sourceId!: string;

  @Field(() => String, { nullable: true, description: "The number people quote; null: it would be held back." })
  reference!: string | null;

  @Field(() => String, { nullable: true, description: "Its title without the submitter's identity; null: it would be held back." })
  title!: string | null;

  @Field(() => StageEnum, { nullable: true, description: "Where it would stand; null: it would be held back." })
  stage!: Stage | null;

  @Field(() => ChannelEnum, { nullable: true, description: "How it reached the source; null: not told, or the word is not mapped." })
  channel!: Channel | null;

  @Field(() => FieldEnum, { nullable: true, description: "What it is about; null: it would be held back." })
  field!: CaseField | null;

  @Field(() => InstantScalar, { nullable: true, description: "When it was received; null: it would be held back." })
  receivedAt!: Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: "First late instant of the clock that would run; null: none would, or it would stand still." })
  dueAt!: Instant | null;

  @Field(() => Unit, { nullable: true, description: "Who would hold it; null: it would be held back." })
  unit!: Unit | null;

  @Field(() => String, { nullable: true, description: "The submitter's name, masked; null: none was told." })
  submitterName!: string | null;

  @Field(() => String, { nullable: true, description: "The submitter's number, masked; null: none was told." })
  submitterPhone!: string | null;

  @Field(() => [PreviewedWord], { description: "Words of it that the manifest does not map." })
  unknownWords!: PreviewedWord[];

  @Field(() => String, { nullable: true, description: "Why it would be held back; null: it would become a case." })
  problem!: string | null;
}

@ObjectType({ simpleResolvers: true, description: "Something that cannot be read as a record." })
export class PreviewedReject {
  @Field(() => String, { description: "Where it stands." })
  locator!: string;

  @Field(() => String, { description: "What was expected." })
  reason!: string;
}

@ObjectType("SourcePreview", { simpleResolvers: true, description: "A source's first records as they would become cases. Nothing was written." })
export class SourcePreviewView {
  @Field(() => [PreviewedRecordView], { description: "At most 20, in the source's order." })
  records!: PreviewedRecordView[];

  @Field(() => [PreviewedReject], { description: "What could not be read, at most 20." })
  rejects!: PreviewedReject[];
}

@ObjectType({ simpleResolvers: true, description: "A field of a source's records." })
export class DiscoveredField {
  @Field(() => String, { description: "Its path, as a manifest writes it." })
  path!: string;

  @Field(() => String, { description: "The kind of its values: text, number, boolean, list, object, nothing." })
  type!: string;
}

@ObjectType({ simpleResolvers: true, description: "A stream that a source shows." })
export class DiscoveredStream {
  @Field(() => String, { description: "Its name." })
  stream!: string;

  @Field(() => [DiscoveredField], { description: "Fields seen, never their content." })
  fields!: DiscoveredField[];
}

@ObjectType("SourceDiscovery", { simpleResolvers: true, description: "What a source shows of itself." })
export class SourceDiscoveryView {
  @Field(() => [DiscoveredStream], { nullable: true, description: "Its streams; null: its kind cannot tell." })
  streams!: DiscoveredStream[] | null;
}

@ObjectType("SourceReplayed", { simpleResolvers: true, description: "Records were taken once more from the raw inbox." })
export class SourceReplayedView {
  @Field(() => SourceView, { description: "The source as it is now." })
  source!: SourceView;

  @Field(() => Int, { description: "Records taken once more." })
  records!: number;

  @Field(() => Int, { description: "Of them: became cases, or changed some." })
  applied!: number;

  @Field(() => Int, { description: "Of them: are held back still." })
  held!: number;
}

@ObjectType("SweepDecided", { simpleResolvers: true, description: "A person decided on what a sweep did not tell." })
export class SweepDecided {
  @Field(() => SourceView, { description: "The source as it is now." })
  source!: SourceView;

  @Field(() => Int, { description: "Records that are gone from now on." })
  gone!: number;
}

@ObjectType("SweepMovedOn", { implements: ProblemType, description: "Meanwhile another number of records would go; nothing was done." })
export class SweepMovedOn extends ProblemType {
  override message = "Danh sách chờ xác nhận đã thay đổi. Hãy xem lại rồi xác nhận.";

  @Field(() => Int, { description: "How many would go now." })
  gone!: number;
}

export const SourceResult = createUnionType({
  name: "SourceResult",
  description: "The source as it is now, or what stood in the way.",
  types: () => [SourceRefused, SourceView] as const,
});
export const CheckSourceResult = createUnionType({
  name: "CheckSourceResult",
  description: "What was found, or why nothing could be looked at.",
  types: () => [SourceRefused, SourceCheckView] as const,
});
export const PreviewSourceResult = createUnionType({
  name: "PreviewSourceResult",
  description: "The records, or what stood in the way.",
  types: () => [SourceRefused, SourcePreviewView] as const,
});
export const DiscoverSourceResult = createUnionType({
  name: "DiscoverSourceResult",
  description: "What it shows, or what stood in the way.",
  types: () => [SourceRefused, SourceDiscoveryView] as const,
});
export const ReplaySourceResult = createUnionType({
  name: "ReplaySourceResult",
  description: "What came of it, or what stood in the way.",
  types: () => [SourceRefused, SourceReplayedView, SourceBusy] as const,
});
export const ConfirmSweepResult = createUnionType({
  name: "ConfirmSweepResult",
  description: "What went, or what stood in the way.",
  types: () => [SourceRefused, SweepDecided, SweepMovedOn] as const,
});
