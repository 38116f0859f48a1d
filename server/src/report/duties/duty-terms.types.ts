import type { CaseStream } from "@dau-moi/schema";
import { createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { CaseStreamEnum } from "../../case/index.ts";
import { enumOf } from "../../platform/enum-of.ts";
import type { Instant } from "../../platform/instant.ts";
import { Day, InstantScalar } from "../../platform/scalars.ts";
import { MonthReckoningEnum, PeriodKindEnum } from "../../tally/index.ts";
import type { MonthReckoning, PeriodKind } from "../../tally/index.ts";
import { ReportCodeEnum, ReportRefused } from "../filing/index.ts";
import type { ReportDuty } from "../filing/index.ts";
import type { ReportCode } from "../report-kind.ts";

const FILERS = ["PROVINCE", "DEPARTMENTS", "COMMUNES"] as const satisfies readonly ReportDuty["filer"][];
const ReportFilerEnum = enumOf(
  FILERS,
  "ReportFiler",
  "Who owes a report: the PROVINCE itself, each of the DEPARTMENTS, or each of the COMMUNES right below it.",
);
const SETTLEMENTS = ["ADOPTED", "DECLINED"] as const;
export const DutySettlementEnum = enumOf(SETTLEMENTS, "ReportDutySettlement", "What became of a proposed duty, ending, form or reminder.");

/** What is owed, by whom and when: of a duty that holds, and of one that is proposed. */
@ObjectType()
abstract class ReportOwed {
  @Field(() => ReportCodeEnum, { description: "Which report." })
  code!: ReportCode;

  @Field(() => ReportFilerEnum, { description: "Who owes it." })
  filer!: ReportDuty["filer"];

  @Field(() => CaseStreamEnum, { description: "About which stream." })
  caseStream!: CaseStream;

  @Field(() => PeriodKindEnum, { description: "How long its period is." })
  periodKind!: PeriodKind;

  @Field(() => MonthReckoningEnum, { description: "By which reckoning." })
  calendar!: MonthReckoning;

  @Field(() => Int, { description: "Working days after the end of the period." })
  workingDays!: number;
}

@ObjectType("ReportDutyTerm", {
  simpleResolvers: true,
  description: "That a report is owed period after period, from a day on; laid down, or assumed until the province lays it down.",
})
export class ReportDutyTermView extends ReportOwed {
  @Field(() => ID, { description: "The hub's number of it." })
  id!: string;

  @Field(() => Day, { description: "It holds for periods that end on this day or later." })
  validFrom!: string;

  @Field(() => Day, { nullable: true, description: "It no longer holds for periods that end on this day or later; null: no end is known." })
  validTo!: string | null;

  @Field(() => String, { description: "What asks for it." })
  legalBasis!: string;

  @Field(() => Boolean, { description: "The province has not laid it down: it is assumed." })
  assumed!: boolean;
}

@ObjectType("ReportDutyProposal", { simpleResolvers: true, description: "A duty that somebody proposed, or that one is to end." })
export class ReportDutyProposalView extends ReportOwed {
  @Field(() => ID, { description: "The hub's number of it." })
  id!: string;

  @Field(() => ReportDutyTermView, { nullable: true, description: "The duty that is to end; null: a new one is proposed." })
  ends!: ReportDutyTermView | null;

  @Field(() => Day, { description: "The first day on which it holds, or of an ending no longer does." })
  fromDay!: string;

  @Field(() => String, { description: "What asks for it, or ends it." })
  legalBasis!: string;

  @Field(() => InstantScalar, { description: "When it was proposed." })
  proposedAt!: Instant;

  @Field(() => String, { description: "Who proposed it." })
  byName!: string;

  @Field(() => DutySettlementEnum, { nullable: true, description: "What became of it; null: it waits." })
  settlement!: (typeof SETTLEMENTS)[number] | null;

  @Field(() => InstantScalar, { nullable: true, description: "When; null: it waits." })
  settledAt!: Instant | null;

  @Field(() => String, { nullable: true, description: "By whom; null: it waits." })
  settledByName!: string | null;
}

@InputType({ description: "A duty to be laid down, or one that is to end. A second person decides." })
export class ProposeReportDutyInput {
  @Field(() => ID, { description: "A UUID of the asker's own; the same once more is the same proposal." })
  key!: string;

  @Field(() => ID, { nullable: true, description: "The duty that is to end; then the parts of a new one are left out." })
  ends?: string | null;

  @Field(() => ReportCodeEnum, { nullable: true, description: "Which report." })
  code?: ReportCode | null;

  @Field(() => ReportFilerEnum, { nullable: true, description: "Who owes it." })
  filer?: ReportDuty["filer"] | null;

  @Field(() => CaseStreamEnum, { nullable: true, description: "The stream; the report's first when absent." })
  stream?: CaseStream | null;

  @Field(() => PeriodKindEnum, { nullable: true, description: "How long its period is: a week to a year." })
  periodKind?: PeriodKind | null;

  @Field(() => MonthReckoningEnum, { nullable: true, description: "By which reckoning." })
  calendar?: MonthReckoning | null;

  @Field(() => Int, { nullable: true, description: "Working days after the end of the period, 1 to 60." })
  workingDays?: number | null;

  @Field(() => Day, { description: "Today or later: the first day on which it holds, or no longer does." })
  fromDay!: string;

  @Field(() => String, { description: "Number and day of the paper that asks for it, 1 to 500 characters." })
  legalBasis!: string;
}

@InputType({ description: "What becomes of a proposed duty." })
export class SettleReportDutyInput {
  @Field(() => ID, { description: "A UUID of the asker's own." })
  key!: string;

  @Field(() => ID, { description: "The proposal." })
  id!: string;

  @Field(() => Boolean, { description: "Put in force, or declined." })
  adopt!: boolean;
}

@ObjectType("ReportDutyMoved", { simpleResolvers: true, description: "It is proposed, put in force or declined." })
export class ReportDutyMoved {
  @Field(() => ReportDutyProposalView, { description: "The proposal." })
  proposal!: ReportDutyProposalView;
}

export const ReportDutyResult = createUnionType({
  name: "ReportDutyResult",
  description: "The proposal, or what stood in the way.",
  types: () => [ReportDutyMoved, ReportRefused] as const,
});
