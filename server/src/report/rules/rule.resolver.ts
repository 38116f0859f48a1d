import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import type { Problem } from "../../platform/problem.ts";
import { refused } from "../filing/index.ts";
import type { ReminderTerm, ReportContext, ReportRefused } from "../filing/index.ts";
import { proposeRule, settleRule, termsOf } from "./lay-down.ts";
import { reportForms, reportReminders, ruleProposals } from "./rule.queries.ts";
import type { FormText, RuleProposal } from "./rule.queries.ts";
import {
  ProposeReportRuleInput,
  ReportFormTextView,
  ReportFormView,
  ReportReminderTextView,
  ReportReminderView,
  ReportRuleMoved,
  ReportRuleProposalView,
  ReportRuleResult,
  SettleReportRuleInput,
} from "./rule.types.ts";

/** How reports' papers begin and end, and when people are reminded of them: laid down by one person and another. */
@Resolver()
export class ReportRuleResolver {
  @Query(() => [ReportFormView], { description: "Every form of reports, those that ended too." })
  async reportForms(@Ctx() { database }: ReportContext): Promise<ReportFormView[]> {
    const rows = await database.read((tx) => reportForms(tx));
    return rows.map((row) => Object.assign(new ReportFormView(), heldIn(row), { text: formView(row) }));
  }

  @Query(() => [ReportReminderView], { description: "When people are reminded of reports, and were." })
  async reportReminders(@Ctx() { database }: ReportContext): Promise<ReportReminderView[]> {
    const rows = await database.read((tx) => reportReminders(tx));
    return rows.map((row) => Object.assign(new ReportReminderView(), heldIn(row), { text: reminderView(row) }));
  }

  @Query(() => [ReportRuleProposalView], { description: "The newest 200 proposals of forms and reminders, those that wait first." })
  async reportRuleProposals(@Ctx() { database }: ReportContext): Promise<ReportRuleProposalView[]> {
    return (await database.read((tx) => ruleProposals(tx))).map(proposalView);
  }

  @Mutation(() => ReportRuleResult, { description: "Proposes a form or a reminder; nothing of the past changes. A second person decides." })
  async proposeReportRule(
    @Arg("input", () => ProposeReportRuleInput) input: ProposeReportRuleInput,
    @Ctx() context: ReportContext,
  ): Promise<ReportRuleMoved | ReportRefused> {
    return this.moved(await proposeRule(input, context), context);
  }

  @Mutation(() => ReportRuleResult, { description: "Puts a form or reminder that somebody else proposed in force, or declines it." })
  async settleReportRule(
    @Arg("input", () => SettleReportRuleInput) input: SettleReportRuleInput,
    @Ctx() context: ReportContext,
  ): Promise<ReportRuleMoved | ReportRefused> {
    return this.moved(await settleRule(input, context), context);
  }

  private async moved(done: { id: number } | Problem, context: ReportContext): Promise<ReportRuleMoved | ReportRefused> {
    if ("message" in done) return refused(done);
    const proposal = (await this.reportRuleProposals(context)).find(({ id }) => id === String(done.id));
    if (proposal === undefined) throw new Error(`proposal ${done.id} is out of sight of who wrote it`);
    return Object.assign(new ReportRuleMoved(), { proposal });
  }
}

function heldIn(row: { id: number; validFrom: string; validTo: string | null; legalBasis: string; assumed: boolean }) {
  const { id, validFrom, validTo, legalBasis, assumed } = row;
  return { id: String(id), validFrom, validTo, legalBasis, assumed };
}

function formView({ code, level, addressees, recipients, signer, signerName, place }: FormText): ReportFormTextView {
  return Object.assign(new ReportFormTextView(), { code, level, addressees, recipients, signer, signerName, place });
}

function reminderView({ kind, workingDays, toldAt }: ReminderTerm): ReportReminderTextView {
  return Object.assign(new ReportReminderTextView(), { kind, workingDays, toldAt });
}

function proposalView(row: Omit<RuleProposal, "byAccountId" | "byUsername">): ReportRuleProposalView {
  const { form, reminder } = termsOf(row);
  const { id, fromDay, legalBasis, proposedAt, byName, settlement, settledAt, settledByName } = row;
  return Object.assign(new ReportRuleProposalView(), {
    id: String(id),
    form: form === null ? null : formView(form),
    reminder: reminder === null ? null : reminderView(reminder),
    fromDay,
    legalBasis,
    proposedAt,
    byName,
    settlement,
    settledAt,
    settledByName,
  });
}
