import type { AnswerForm } from "@dau-moi/schema";
import { createUnionType, Field, ID, InputType, ObjectType } from "type-graphql";
import { CaseView } from "../../case/index.ts";
import type { ChangeState } from "../../journal/index.ts";
import { enumOf } from "../../platform/enum-of.ts";
import type { Instant } from "../../platform/instant.ts";
import { Day, InstantScalar } from "../../platform/scalars.ts";
import { Unit } from "../../unit/index.ts";
import { ChangeNotAllowed, ChangeNotPossible } from "../writeback.results.ts";
import { AnswerFormEnum, ChangeStateEnum, PaperInput } from "../writeback.types.ts";
import { CLOSING_TICKS } from "../closing/index.ts";
import type { ClosingTick } from "../closing/index.ts";

const ClosingTickEnum = enumOf(
  CLOSING_TICKS,
  "ClosingTick",
  "What must stand recorded before a case is closed. ANSWERED: the citizen was answered; REPORTED: the leader was reported to.",
);

@ObjectType("ClosingAnswer", { simpleResolvers: true, description: "How the citizen was answered, as far as it is recorded." })
export class ClosingAnswer {
  @Field(() => InstantScalar, { description: "When the citizen was answered." })
  answeredAt!: Instant;

  @Field(() => AnswerFormEnum, { nullable: true, description: "How; null: its source alone tells of it." })
  form!: AnswerForm | null;

  @Field(() => String, { nullable: true, description: "Number of the letter, without the submitter; null: it was none." })
  paperNumber!: string | null;

  @Field(() => Day, { nullable: true, description: "Day of the letter." })
  paperDay!: string | null;

  @Field(() => String, { nullable: true, description: "What was said, without the submitter; null: its source alone tells of it." })
  words!: string | null;

  @Field(() => Unit, { nullable: true, description: "The unit that answered; null: its source alone tells of it." })
  by!: Unit | null;

  @Field(() => ChangeStateEnum, { nullable: true, description: "How far its recording at the source is; null: its source alone tells of it." })
  state!: ChangeState | null;
}

@ObjectType("LeaderReport", { simpleResolvers: true, description: "To whom the handling was reported, when and by what." })
export class LeaderReport {
  @Field(() => String, { description: "To whom." })
  to!: string;

  @Field(() => InstantScalar, { description: "When." })
  reportedAt!: Instant;

  @Field(() => String, { nullable: true, description: "Number of the letter, without the submitter; null: it was none." })
  paperNumber!: string | null;

  @Field(() => Day, { nullable: true, description: "Day of the letter." })
  paperDay!: string | null;

  @Field(() => String, { nullable: true, description: "What was reported, without the submitter; null: the letter says it." })
  words!: string | null;

  @Field(() => Unit, { description: "The unit that reported." })
  by!: Unit;

  @Field(() => String, { description: "Who wrote it down." })
  byName!: string;
}

@ObjectType("ReportAddressee", { simpleResolvers: true, description: "To whom the regulation in force has results reported." })
export class ReportAddressee {
  @Field(() => String, { description: "Its code in the regulation." })
  code!: string;

  @Field(() => String, { description: "Its name." })
  name!: string;
}

@ObjectType("CaseClosing", {
  simpleResolvers: true,
  description: "What the regulation asks for before closing (rules 47, 73), what of it is recorded in the present cycle, and what is missing.",
})
export class CaseClosing {
  @Field(() => [ClosingTickEnum], { description: "What the regulation asks for; empty: nothing." })
  asked!: ClosingTick[];

  @Field(() => [ClosingTickEnum], { description: "What of that is not recorded." })
  missing!: ClosingTick[];

  @Field(() => Boolean, { description: "Its source closed it while something was missing." })
  closedWithout!: boolean;

  @Field(() => ClosingAnswer, { nullable: true, description: "The newest answer; null: none is recorded." })
  answer!: ClosingAnswer | null;

  @Field(() => LeaderReport, { nullable: true, description: "The newest report; null: none is recorded." })
  report!: LeaderReport | null;

  @Field(() => String, { nullable: true, description: "What it rests on; null: the regulation asks for nothing." })
  legalBasis!: string | null;

  @Field(() => Boolean, { description: "No regulation states it." })
  assumed!: boolean;

  @Field(() => [ReportAddressee], { description: "To whom the viewer may write a report down now; empty: he may not." })
  addressees!: ReportAddressee[];
}

@InputType({ description: "To whom a case's handling was reported." })
export class ReportToLeaderInput {
  @Field(() => ID, { description: "A UUID of the asker's own; the same once more is the same report." })
  key!: string;

  @Field(() => ID, { description: "The hub's number of the case." })
  caseId!: string;

  @Field(() => String, { description: "Code of the addressee, in the regulation in force on that day." })
  addressee!: string;

  @Field(() => InstantScalar, { description: "When; not before the receipt, not in the future." })
  reportedAt!: Instant;

  @Field(() => PaperInput, { nullable: true, description: "The letter; left out: the words say what was reported." })
  paper?: PaperInput | null;

  @Field(() => String, { nullable: true, description: "At most 2,000 characters; needed without a letter. The submitter is hidden in it." })
  words?: string | null;
}

@ObjectType("ReportedToLeader", { simpleResolvers: true, description: "It is recorded." })
export class ReportedToLeader {
  @Field(() => CaseView, { description: "The case, its state unchanged." })
  case!: CaseView;
}

export const ReportToLeaderResult = createUnionType({
  name: "ReportToLeaderResult",
  description: "The case with its report, or what stood in the way.",
  types: () => [ReportedToLeader, ChangeNotAllowed, ChangeNotPossible] as const,
});
