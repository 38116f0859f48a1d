import { Field, ID, Int, ObjectType } from "type-graphql";
import { enumOf } from "../../platform/enum-of.ts";
import type { Instant } from "../../platform/instant.ts";
import { InstantScalar } from "../../platform/scalars.ts";
import { RUN_OUTCOMES } from "../../source/index.ts";
import type { RunOutcome } from "../../source/index.ts";
import { SourceFaultEnum } from "./desk.types.ts";
import type { FaultWord } from "./desk.types.ts";

const RunOutcomeEnum = enumOf(
  RUN_OUTCOMES,
  "SourceRunOutcome",
  "How a run ended. CUT: its time was up, and the next one goes on where it stood; ABANDONED: the process that read went away.",
);
const DRIFTS = ["ADDED", "REMOVED", "RENAMED", "TYPE_CHANGED"] as const;
const DriftEnum = enumOf(DRIFTS, "SourceDriftChange", "How a field of a source's records is other than before.");

@ObjectType("SourceRun", {
  simpleResolvers: true,
  description: "One reading of a source. Reads in a row that brought nothing, or failed alike, are one, counted in `times`.",
})
export class SourceRunView {
  @Field(() => ID, { description: "Its number." })
  id!: number;

  @Field(() => InstantScalar, { description: "When it began; of several the first." })
  startedAt!: Instant;

  @Field(() => InstantScalar, { description: "When it last moved on." })
  lastAt!: Instant;

  @Field(() => InstantScalar, { nullable: true, description: "When it ended; null: it is under way." })
  endedAt!: Instant | null;

  @Field(() => RunOutcomeEnum, { nullable: true, description: "How it ended; null: it is under way." })
  outcome!: RunOutcome | null;

  @Field(() => SourceFaultEnum, { nullable: true, description: "Whose work it is to mend it; null: it did not fail." })
  fault!: FaultWord | null;

  @Field(() => String, { nullable: true, description: "Why it failed, for IT staff; null: it did not." })
  reason!: string | null;

  @Field(() => String, { nullable: true, description: "Who asked for it; null: it was the source's own pace." })
  askedBy!: string | null;

  @Field(() => Int, { description: "How many reads this row stands for." })
  times!: number;

  @Field(() => String, { nullable: true, description: "The stream it came to; null: nothing was committed." })
  stream!: string | null;

  @Field(() => String, { nullable: true, description: "The position it came to, JSON; null: it committed none." })
  checkpoint!: string | null;

  @Field(() => Int, { description: "Records told so far." })
  records!: number;

  @Field(() => Int, { description: "Of them: made or changed a case." })
  applied!: number;

  @Field(() => Int, { description: "Of them: as the hub knew them." })
  unchanged!: number;

  @Field(() => Int, { description: "Of them: older than what the hub knew." })
  superseded!: number;

  @Field(() => Int, { description: "Of them: held back." })
  held!: number;

  @Field(() => Int, { description: "Could not be read as records." })
  rejected!: number;

  @Field(() => Int, { description: "Records that their source no longer has." })
  gone!: number;

  @Field(() => String, { description: "Bytes that came from the source, a whole number as text." })
  bytes!: string;
}

@ObjectType({ simpleResolvers: true, description: "A run and its place in the list." })
export class SourceRunEdge {
  @Field(() => String, { description: "Hand back as `after` for what follows." })
  cursor!: string;

  @Field(() => SourceRunView, { description: "The run." })
  node!: SourceRunView;
}

@ObjectType({ simpleResolvers: true, description: "Runs of a source, newest first, of 30 days." })
export class SourceRunConnection {
  @Field(() => Int, { description: "Exactly the number of rows the whole list has." })
  totalCount!: number;

  @Field(() => [SourceRunEdge], { description: "The page's rows." })
  edges!: SourceRunEdge[];

  @Field(() => String, { nullable: true, description: "Where the next page begins; null on the last one." })
  nextAfter!: string | null;
}

@ObjectType("WaitingSweep", {
  simpleResolvers: true,
  description: "More records seem to be gone than may go without a person; until one confirms it, none goes.",
})
export class WaitingSweepView {
  @Field(() => ID, { description: "Its number." })
  id!: number;

  @Field(() => String, { description: "The stream." })
  stream!: string;

  @Field(() => InstantScalar, { description: "When it began." })
  begunAt!: Instant;

  @Field(() => Int, { description: "Records of the stream that the hub holds." })
  known!: number;

  @Field(() => Int, { description: "Of them: would go." })
  gone!: number;

  @Field(() => [String], { description: "Ids of the first 20 that would go." })
  examples!: string[];
}

@ObjectType("SourceDrift", { simpleResolvers: true, description: "A field of a source's records is other than it was; its name and kind, never its content." })
export class SourceDriftView {
  @Field(() => ID, { description: "Its number." })
  id!: number;

  @Field(() => String, { description: "The stream." })
  stream!: string;

  @Field(() => DriftEnum, { description: "What changed." })
  change!: (typeof DRIFTS)[number];

  @Field(() => String, { description: "The field's path." })
  path!: string;

  @Field(() => String, { nullable: true, description: "Its kind before, or its name where it was renamed; null: it was not there." })
  was!: string | null;

  @Field(() => String, { nullable: true, description: "Its kind now, or its name; null: it is not there." })
  isNow!: string | null;

  @Field(() => InstantScalar, { description: "When it was met first." })
  firstSeenAt!: Instant;
}

@ObjectType("SourceKind", { simpleResolvers: true, description: "A kind of source system that can be connected." })
export class SourceKindView {
  @Field(() => ID, { description: "Its name in manifests." })
  kind!: string;

  @Field(() => String, { description: "JSON schema of its manifest, for editors." })
  schema!: string;

  @Field(() => String, { description: "A manifest to fill in, YAML." })
  skeleton!: string;
}
