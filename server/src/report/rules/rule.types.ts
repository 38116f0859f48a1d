import { createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { enumOf } from "../../platform/enum-of.ts";
import type { Instant } from "../../platform/instant.ts";
import { Day, InstantScalar } from "../../platform/scalars.ts";
import { DutySettlementEnum } from "../duties/index.ts";
import { ReportCodeEnum, ReportRefused } from "../filing/index.ts";
import type { ReminderTerm } from "../filing/index.ts";
import type { ReportCode } from "../report-kind.ts";
import { FORM_LEVELS } from "./rule.queries.ts";
import type { FormLevel } from "./rule.queries.ts";

const ReportFormLevelEnum = enumOf(FORM_LEVELS, "ReportFormLevel", "Whose papers a form is for: the PROVINCE's own, or those of each UNIT below it.");
const ReportReminderKindEnum = enumOf(
  ["SOON", "LATE"] as const satisfies readonly ReminderTerm["kind"][],
  "ReportReminderKind",
  "Of what is reminded: SOON a report is due and those who draw it up are told; LATE it was not filed in time and the unit's head is told.",
);

const KIND = "The kind of report; null: every kind that no other form names.";
const SIGNER = "The lines above the signature: for whom, and the signer's post.";
const NAME = "Who signs, below the signature; null: left open.";
const PLACE = "The place in the head; null: the issuing body's own.";
const DAYS = "SOON: working days before the last day for filing. LATE: working days after it, 1 the first of them.";

@ObjectType("ReportFormText", { simpleResolvers: true, description: "How papers of a kind begin and end." })
export class ReportFormTextView {
  @Field(() => ReportCodeEnum, { nullable: true, description: KIND })
  code!: ReportCode | null;

  @Field(() => ReportFormLevelEnum, { description: "Whose papers." })
  level!: FormLevel;

  @Field(() => [String], { description: "To whom they go, one a line." })
  addressees!: readonly string[];

  @Field(() => [String], { description: "Who has copies, one a line; the last says where it is kept." })
  recipients!: readonly string[];

  @Field(() => [String], { description: SIGNER })
  signer!: readonly string[];

  @Field(() => String, { nullable: true, description: NAME })
  signerName!: string | null;

  @Field(() => String, { nullable: true, description: PLACE })
  place!: string | null;
}

@ObjectType("ReportReminderText", { simpleResolvers: true, description: "When people are reminded of a report." })
export class ReportReminderTextView {
  @Field(() => ReportReminderKindEnum, { description: "Of what." })
  kind!: ReminderTerm["kind"];

  @Field(() => Int, { description: DAYS })
  workingDays!: number;

  @Field(() => String, { description: "At what time of that day, HH:MM." })
  toldAt!: string;
}

/** From when to when, and by what. */
@ObjectType()
abstract class ReportRuleHeld {
  @Field(() => ID, { description: "The hub's number of it." })
  id!: string;

  @Field(() => Day, { description: "Its first day." })
  validFrom!: string;

  @Field(() => Day, { nullable: true, description: "The first day on which it no longer holds; null: no end is known." })
  validTo!: string | null;

  @Field(() => String, { description: "What lays it down." })
  legalBasis!: string;

  @Field(() => Boolean, { description: "The province has not laid it down: it is assumed." })
  assumed!: boolean;
}

@ObjectType("ReportForm", { simpleResolvers: true, description: "A form, from a day on: reports drawn up from then on have it; those before keep theirs." })
export class ReportFormView extends ReportRuleHeld {
  @Field(() => ReportFormTextView, { description: "What it says." })
  text!: ReportFormTextView;
}

@ObjectType("ReportReminder", { simpleResolvers: true, description: "When people are reminded, from a day on." })
export class ReportReminderView extends ReportRuleHeld {
  @Field(() => ReportReminderTextView, { description: "What it says." })
  text!: ReportReminderTextView;
}

@ObjectType("ReportRuleProposal", { simpleResolvers: true, description: "A form or a reminder that somebody proposed; exactly one of the two is there." })
export class ReportRuleProposalView {
  @Field(() => ID, { description: "The hub's number of it." })
  id!: string;

  @Field(() => ReportFormTextView, { nullable: true, description: "The form; null: a reminder is proposed." })
  form!: ReportFormTextView | null;

  @Field(() => ReportReminderTextView, { nullable: true, description: "The reminder; null: a form is proposed." })
  reminder!: ReportReminderTextView | null;

  @Field(() => Day, { description: "The first day on which it would hold." })
  fromDay!: string;

  @Field(() => String, { description: "What lays it down." })
  legalBasis!: string;

  @Field(() => InstantScalar, { description: "When it was proposed." })
  proposedAt!: Instant;

  @Field(() => String, { description: "Who proposed it." })
  byName!: string;

  @Field(() => DutySettlementEnum, { nullable: true, description: "What became of it; null: it waits." })
  settlement!: "ADOPTED" | "DECLINED" | null;

  @Field(() => InstantScalar, { nullable: true, description: "When; null: it waits." })
  settledAt!: Instant | null;

  @Field(() => String, { nullable: true, description: "By whom; null: it waits." })
  settledByName!: string | null;
}

@InputType({ description: "How papers of a kind are to begin and end. A form of the units names no place and nobody." })
export class ReportFormInput {
  @Field(() => ReportCodeEnum, { nullable: true, description: KIND })
  code?: ReportCode | null;

  @Field(() => ReportFormLevelEnum, { description: "Whose papers." })
  level!: FormLevel;

  @Field(() => [String], { description: "To whom they go: 1 to 20 lines of at most 200 characters, 1,000 together." })
  addressees!: string[];

  @Field(() => [String], { description: "Who has copies: 1 to 20 lines of at most 200 characters, the last of them “Lưu: …”." })
  recipients!: string[];

  @Field(() => [String], { description: `${SIGNER} 1 to 4.` })
  signer!: string[];

  @Field(() => String, { nullable: true, description: NAME })
  signerName?: string | null;

  @Field(() => String, { nullable: true, description: PLACE })
  place?: string | null;
}

@InputType({ description: "When people are to be reminded of a report." })
export class ReportReminderInput {
  @Field(() => ReportReminderKindEnum, { description: "Of what." })
  kind!: ReminderTerm["kind"];

  @Field(() => Int, { description: `${DAYS} At most 30.` })
  workingDays!: number;

  @Field(() => String, { description: "At what time of that day, HH:MM." })
  toldAt!: string;
}

@InputType({ description: "A form or a reminder to be laid down: one of the two. A second person decides." })
export class ProposeReportRuleInput {
  @Field(() => ID, { description: "A UUID of the asker's own; the same once more is the same proposal." })
  key!: string;

  @Field(() => ReportFormInput, { nullable: true, description: "The form." })
  form?: ReportFormInput | null;

  @Field(() => ReportReminderInput, { nullable: true, description: "The reminder." })
  reminder?: ReportReminderInput | null;

  @Field(() => Day, { description: "Today or later: the first day on which it holds; what held before ends then." })
  fromDay!: string;

  @Field(() => String, { description: "Number and day of the paper that lays it down, 1 to 500 characters." })
  legalBasis!: string;
}

@InputType({ description: "What becomes of a proposed form or reminder." })
export class SettleReportRuleInput {
  @Field(() => ID, { description: "A UUID of the asker's own." })
  key!: string;

  @Field(() => ID, { description: "The proposal." })
  id!: string;

  @Field(() => Boolean, { description: "true: it is put in force; false: it is declined." })
  adopt!: boolean;
}

@ObjectType("ReportRuleMoved", { simpleResolvers: true, description: "It is proposed, put in force or declined." })
export class ReportRuleMoved {
  @Field(() => ReportRuleProposalView, { description: "The proposal." })
  proposal!: ReportRuleProposalView;
}

export const ReportRuleResult = createUnionType({
  name: "ReportRuleResult",
  description: "The proposal, or what stood in the way.",
  types: () => [ReportRuleMoved, ReportRefused] as const,
});
