import { CHANGE_KINDS } from "@dau-moi/schema";
import type { ChangeKind, Stage } from "@dau-moi/schema";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { StageEnum } from "../case/index.ts";
import { enumOf } from "../platform/enum-of.ts";
import type { Instant } from "../platform/instant.ts";
import { Day, InstantScalar } from "../platform/scalars.ts";
import { PageInfo } from "../tally/index.ts";
import { Unit } from "../unit/index.ts";
import { REPEAT_SIGNS } from "./repeats.queries.ts";
import type { RepeatSign } from "./repeats.queries.ts";

/** What one may draft and another decides, in the order of the changes. */
export const PROPOSAL_KINDS = CHANGE_KINDS.filter((kind) => ["CLOSE", "RECORD_RESULT", "EXTEND", "RETURN", "TRANSFER"].includes(kind)) as ProposalKind[];
export type ProposalKind = Extract<ChangeKind, "CLOSE" | "RECORD_RESULT" | "EXTEND" | "RETURN" | "TRANSFER">;
const PROPOSAL_STATES = ["PROPOSED", "APPROVED", "REJECTED", "WITHDRAWN", "LAPSED"] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];
const LAPSES = ["CLOSED", "HANDED_OVER", "RESULT_RECORDED", "LIMIT_OVER"] as const;
export type Lapse = (typeof LAPSES)[number];

export const ProposalKindEnum = enumOf(PROPOSAL_KINDS, "ProposalKind", "What one person may draft and another decides.");
const ProposalStateEnum = enumOf(
  PROPOSAL_STATES,
  "ProposalState",
  "How far a proposal is. APPROVED: the change was asked for, `change` says how far that is; LAPSED: the case moved on before anybody decided.",
);
const LapseEnum = enumOf(
  LAPSES,
  "ProposalLapse",
  "Why there is nothing to decide any more: the case ended, is another unit's, has a result, or its limit is over.",
);
export const ClosingClassEnum = enumOf(["MOOT", "STALE"], "ClosingClass", "MOOT: nothing is left to handle. STALE: old, and never reported again.");
const RepeatSignEnum = enumOf(REPEAT_SIGNS, "RepeatSign", "By what a later case is a second report: its source says so, its submitter, its place, its words.");
export const ProposalScopeEnum = enumOf(["MINE", "TO_DECIDE"], "ProposalScope", "MINE: drafted by the viewer. TO_DECIDE: what awaits exactly him.");
export const ProposalDecisionEnum = enumOf(["APPROVE", "REJECT"], "ProposalDecision", "What the second person decides.");
export type ProposalScope = keyof typeof ProposalScopeEnum;
export type ProposalDecision = keyof typeof ProposalDecisionEnum;

@ObjectType({ simpleResolvers: true, description: "A reason of the list for closing a case without a result." })
export class ClosingReason {
  @Field(() => String, { description: "Its code." })
  code!: string;

  @Field(() => ClosingClassEnum, { description: "Moot, or stale." })
  class!: keyof typeof ClosingClassEnum;

  @Field(() => String, { description: "In words, as the source is told." })
  name!: string;

  @Field(() => String, { description: "Where it stands." })
  legalBasis!: string;

  @Field(() => Boolean, { description: "No regulation states it; the hub assumes it." })
  assumed!: boolean;
}

@ObjectType({ simpleResolvers: true, description: "A later case that reports the same once more." })
export class CaseRepeat {
  @Field(() => [RepeatSignEnum], { description: "By what it was found." })
  signs!: RepeatSign[];

  @Field(() => InstantScalar, { description: "When it was received." })
  receivedAt!: Instant;

  @Field(() => ID, { nullable: true, description: "The case; null: the viewer may not see it." })
  caseId!: string | null;

  @Field(() => String, { nullable: true, description: "Its reference; null as above." })
  reference!: string | null;
}

@ObjectType({ simpleResolvers: true, description: "The case of a proposal, as the one who decides needs it; without its submitter." })
export class ProposedCase {
  @Field(() => ID, { description: "The hub's number of it." })
  id!: string;

  @Field(() => Boolean, { description: "The viewer may open it; false: it is only offered to his unit." })
  visible!: boolean;

  @Field(() => String, { description: "What its source calls it." })
  reference!: string;

  @Field(() => String, { description: "Its title." })
  title!: string;

  @Field(() => String, { nullable: true, description: "The report itself; null when withheld or empty." })
  content!: string | null;

  @Field(() => String, { nullable: true, description: "Where it is; null: not told." })
  placeText!: string | null;

  @Field(() => InstantScalar, { description: "When it was received." })
  receivedAt!: Instant;

  @Field(() => InstantScalar, { nullable: true, description: "First late instant of its running clock; null: none runs, or it is paused." })
  dueAt!: Instant | null;

  @Field(() => InstantScalar, { description: "When the hub last learned something about it: hand it back as `seen`." })
  learnedAt!: Instant;

  @Field(() => StageEnum, { description: "Where it stands." })
  stage!: Stage;

  @Field(() => Unit, { description: "Whose it is." })
  unit!: Unit;
}

@ObjectType("CaseProposal", { simpleResolvers: true, description: "A change of a case that one person drafted and another decides." })
export class ProposalView {
  caseId!: number;
  changeId!: number | null;

  @Field(() => ID, { description: "The hub's number of it." })
  id!: string;

  @Field(() => ProposalKindEnum, { description: "What is to be asked for." })
  kind!: ProposalKind;

  @Field(() => ProposalStateEnum, { description: "How far it is." })
  state!: ProposalState;

  @Field(() => ClosingReason, { nullable: true, description: "CLOSE: the reason of the list; null otherwise." })
  reason!: ClosingReason | null;

  @Field(() => String, { description: "Its words as the source will be told, without the submitter's identity." })
  words!: string;

  @Field(() => String, { nullable: true, description: "EXTEND: what the citizen is promised; null otherwise." })
  commitment!: string | null;

  @Field(() => Day, { nullable: true, description: "EXTEND: the new last day on time; null otherwise." })
  dueDay!: string | null;

  @Field(() => String, { nullable: true, description: "RECORD_RESULT: number and day of the paper it stands on; null: none." })
  paper!: string | null;

  @Field(() => Unit, { nullable: true, description: "TRANSFER: the unit that is to accept it; null otherwise." })
  toUnit!: Unit | null;

  @Field(() => Unit, { description: "The unit that proposed it." })
  by!: Unit;

  @Field(() => String, { description: "Who proposed it, as colleagues know him." })
  byName!: string;

  @Field(() => String, { nullable: true, description: "Username of the one whose post it was, when another stood in for him." })
  onBehalfOf!: string | null;

  @Field(() => InstantScalar, { description: "When." })
  proposedAt!: Instant;

  @Field(() => InstantScalar, { nullable: true, description: "When it was decided, taken back or lapsed; null: it is open." })
  settledAt!: Instant | null;

  @Field(() => Unit, { nullable: true, description: "The unit that decided it; null: nobody did." })
  settledBy!: Unit | null;

  @Field(() => String, { nullable: true, description: "Who decided it; null: nobody did." })
  settledByName!: string | null;

  @Field(() => String, { nullable: true, description: "What he said; null: nothing." })
  settledWords!: string | null;

  @Field(() => LapseEnum, { nullable: true, description: "LAPSED: why; null otherwise." })
  lapsedBecause!: Lapse | null;

  @Field(() => Boolean, { description: "The viewer may decide it." })
  mayDecide!: boolean;

  @Field(() => Boolean, { description: "The viewer may take it back." })
  mayWithdraw!: boolean;
}

@ObjectType({ simpleResolvers: true, description: "A proposal and its place in the list." })
export class ProposalEdge {
  @Field(() => String, { description: "Hand back as `after` for what follows." })
  cursor!: string;

  @Field(() => ProposalView, { description: "The proposal." })
  node!: ProposalView;
}

@ObjectType({ simpleResolvers: true, description: "Proposals: those that await the viewer oldest first, his own newest first." })
export class ProposalConnection {
  @Field(() => Int, { description: "Exactly the number of rows the whole list has." })
  totalCount!: number;

  @Field(() => [ProposalEdge], { description: "The page's rows." })
  edges!: ProposalEdge[];

  @Field(() => PageInfo, { description: "Whether the list goes on." })
  pageInfo!: PageInfo;
}
