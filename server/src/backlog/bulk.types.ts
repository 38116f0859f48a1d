import type { ChangeKind } from "@dau-moi/schema";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { CaseView } from "../case/index.ts";
import { enumOf } from "../platform/enum-of.ts";
import type { Instant } from "../platform/instant.ts";
import { InstantScalar } from "../platform/scalars.ts";
import { PageInfo } from "../tally/index.ts";
import { Unit } from "../unit/index.ts";
import { ChangeKindEnum } from "../writeback/index.ts";

export const BULK_STATES = ["RUNNING", "DONE", "CANCELLED", "STOPPED", "UNDONE"] as const;
export type BulkState = (typeof BULK_STATES)[number];
const BulkStateEnum = enumOf(
  BULK_STATES,
  "BulkJobState",
  "How far a job is. CANCELLED: its asker stopped it; STOPPED: the hub did, because he may no longer; UNDONE: taken back.",
);
export const BULK_OUTCOMES = ["DONE", "SKIPPED", "REFUSED"] as const;
export type BulkOutcome = (typeof BULK_OUTCOMES)[number];
export const BulkOutcomeEnum = enumOf(
  BULK_OUTCOMES,
  "BulkOutcome",
  "What became of one case. DONE: decided and on its way to its source; SKIPPED: it moved on after it was selected; REFUSED: a rule stood against it.",
);

@ObjectType({ simpleResolvers: true, description: "Cases of one unit." })
export class BulkUnitCount {
  @Field(() => Unit, { description: "The unit that holds them." })
  unit!: Unit;

  @Field(() => Int, { description: "How many." })
  cases!: number;
}

@ObjectType({ simpleResolvers: true, description: "Cases that a rule stands against, by what it says." })
export class BulkRefusalCount {
  @Field(() => String, { description: "What it is about: a field of the change, `post`, `kind` or `movedOn`." })
  at!: string;

  @Field(() => String, { description: "What stands against it, in Vietnamese." })
  message!: string;

  @Field(() => Int, { description: "How many." })
  cases!: number;
}

@ObjectType({ simpleResolvers: true, description: "A case that would not be changed, and why." })
export class BulkRefusal {
  @Field(() => CaseView, { description: "The case." })
  case!: CaseView;

  @Field(() => String, { description: "What it is about: a field of the change, `post`, `kind` or `movedOn`." })
  at!: string;

  @Field(() => String, { description: "Why, in Vietnamese." })
  message!: string;
}

@ObjectType({ simpleResolvers: true, description: "What a change of many cases would do; nothing is written." })
export class BulkPreview {
  @Field(() => Int, { description: "How many cases are selected." })
  cases!: number;

  @Field(() => [BulkUnitCount], { description: "Who holds them, the most first." })
  units!: BulkUnitCount[];

  @Field(() => InstantScalar, { nullable: true, description: "When the oldest of them was received; null: none is selected." })
  oldest!: Instant | null;

  @Field(() => Int, { description: "Cases whose running or paused clock the change begins, moves or ends once their source shows it." })
  clocksTouched!: number;

  @Field(() => [Unit], { description: "Units that would be told: who holds the cases, and who would get them." })
  told!: Unit[];

  @Field(() => Int, { description: "Cases whose source cannot be asked: they go on the worklist of its officers." })
  onWorklist!: number;

  @Field(() => Int, { description: "Cases that would be changed." })
  possible!: number;

  @Field(() => [BulkRefusalCount], { description: "Those that would not, by reason, the most first." })
  refusedBy!: BulkRefusalCount[];

  @Field(() => [BulkRefusal], { description: "The first 20 of those that would not." })
  refused!: BulkRefusal[];

  @Field(() => Int, { nullable: true, description: "The number that somebody has to type as `typedCount`; null: none." })
  typedCount!: number | null;

  @Field(() => Boolean, { description: "It could be undone for some minutes, as far as it has not left the hub." })
  undoable!: boolean;

  @Field(() => ChangeKindEnum, { nullable: true, description: "The kind that reverses it, as a new job with a reason; null: none does." })
  reversedBy!: ChangeKind | null;
}

@ObjectType({ simpleResolvers: true, description: "What became of one case of a job." })
export class BulkItem {
  @Field(() => Int, { description: "Its place in the job, from 1." })
  ordinal!: number;

  @Field(() => CaseView, { nullable: true, description: "The case as it is now; null: the viewer may not see it any more." })
  case!: CaseView | null;

  @Field(() => BulkOutcomeEnum, { nullable: true, description: "What became of it; null: it waits." })
  outcome!: BulkOutcome | null;

  @Field(() => String, { nullable: true, description: "What the outcome is about; null: it waits, or is done." })
  at!: string | null;

  @Field(() => String, { nullable: true, description: "Why it was skipped or refused, in Vietnamese." })
  reason!: string | null;

  @Field(() => ID, { nullable: true, description: "The change that was asked for of it." })
  changeId!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "When it was taken back; null: it was not." })
  undoneAt!: Instant | null;
}

@ObjectType({ simpleResolvers: true, description: "Cases of a job, in its order." })
export class BulkItemConnection {
  @Field(() => [BulkItem], { description: "The page." })
  nodes!: BulkItem[];

  @Field(() => PageInfo, { description: "Whether there are more." })
  pageInfo!: PageInfo;
}

@ObjectType("BulkJob", { simpleResolvers: true, description: "A change asked for of many cases, which the hub works off." })
export class BulkJobView {
  @Field(() => ID, { description: "The hub's number of it." })
  id!: string;

  @Field(() => ChangeKindEnum, { description: "What is asked for." })
  kind!: ChangeKind;

  @Field(() => String, { nullable: true, description: "Its words, for its own asker; null: none, or somebody else's." })
  words!: string | null;

  @Field(() => Unit, { nullable: true, description: "The unit it names; null: none, or each case its own." })
  toUnit!: Unit | null;

  @Field(() => String, { nullable: true, description: "Why it was asked for, for its own asker; null: somebody else's." })
  reason!: string | null;

  @Field(() => Unit, { description: "The unit of the one who asked." })
  by!: Unit;

  @Field(() => String, { nullable: true, description: "Username of the one whose post it was, when another stood in for him." })
  onBehalfOf!: string | null;

  @Field(() => Boolean, { description: "The viewer asked for it himself: he may cancel, retry, undo and reverse it." })
  own!: boolean;

  @Field(() => InstantScalar, { description: "When." })
  askedAt!: Instant;

  @Field(() => BulkStateEnum, { description: "How far it is." })
  state!: BulkState;

  @Field(() => InstantScalar, { description: "Since when." })
  stateAt!: Instant;

  @Field(() => String, { nullable: true, description: "Why the hub stopped it; null: it did not." })
  stopped!: string | null;

  @Field(() => Int, { description: "All its cases." })
  cases!: number;

  @Field(() => Int, { description: "Cases that were decided." })
  done!: number;

  @Field(() => Int, { description: "Cases that moved on after they were selected." })
  skipped!: number;

  @Field(() => Int, { description: "Cases that a rule stood against." })
  refused!: number;

  @Field(() => Int, { description: "Decided cases that were taken back." })
  undone!: number;

  @Field(() => Int, { description: "Cases that wait." })
  left!: number;

  @Field(() => InstantScalar, { nullable: true, description: "Until when it can be undone; null: it cannot." })
  undoUntil!: Instant | null;

  @Field(() => ChangeKindEnum, { nullable: true, description: "The kind that reverses it, as a new job; null: none does." })
  reversedBy!: ChangeKind | null;

  @Field(() => ID, { nullable: true, description: "The job that this one reverses; null: none." })
  reversesId!: string | null;
}

@ObjectType({ simpleResolvers: true, description: "Jobs, the newest first." })
export class BulkJobConnection {
  @Field(() => [BulkJobView], { description: "The page." })
  nodes!: BulkJobView[];

  @Field(() => PageInfo, { description: "Whether there are more." })
  pageInfo!: PageInfo;
}
