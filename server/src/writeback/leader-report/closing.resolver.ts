import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { postFor } from "../../access/index.ts";
import { CaseView } from "../../case/index.ts";
import { termsOn } from "../../clock/index.ts";
import type { ClosingRule } from "../../clock/index.ts";
import { instantOf } from "../../platform/instant.ts";
import { localDay } from "../../platform/local-time.ts";
import { caseAndUnits } from "../../tally/index.ts";
import type { UnitRegister } from "../../unit/index.ts";
import type { WritebackContext } from "../request.ts";
import { ChangeNotAllowed, ChangeNotPossible } from "../writeback.results.ts";
import { CLOSING_TICKS, closingStanding } from "../closing/index.ts";
import type { ClosingFacts, ClosingTick } from "../closing/index.ts";
import { CaseClosing, ClosingAnswer, LeaderReport, ReportAddressee, ReportedToLeader, ReportToLeaderInput, ReportToLeaderResult } from "./closing.types.ts";
import { reportToLeader } from "./report.ts";

/** Closing only what was answered to the citizen and reported to the leader. */
@Resolver(() => CaseView)
export class ClosingResolver {
  @Mutation(() => ReportToLeaderResult, { description: "Writes down to which leader a case's handling was reported, when and by what." })
  async reportToLeader(
    @Arg("input", () => ReportToLeaderInput) input: ReportToLeaderInput,
    @Ctx() context: WritebackContext,
  ): Promise<typeof ReportToLeaderResult> {
    const reported = await reportToLeader(input, context);
    switch (reported.outcome) {
      case "done":
        return Object.assign(new ReportedToLeader(), { case: reported.case });
      case "notAllowed":
        return Object.assign(new ChangeNotAllowed(), { message: "Không có phản ánh này trong phạm vi bạn được ghi báo cáo lãnh đạo." });
      case "notPossible":
        return Object.assign(new ChangeNotPossible(), reported.problem);
    }
  }

  @FieldResolver(() => CaseClosing, { nullable: true, description: "What closing asks for, and what of it is recorded; null: out of sight." })
  async closing(@Root() c: CaseView, @Ctx() context: WritebackContext): Promise<CaseClosing | null> {
    const standing = await closingStanding(c.id, context.clock.now(), context);
    if (standing === null) return null;
    const { facts, rule, missing } = standing;
    return Object.assign(new CaseClosing(), {
      asked: askedBy(rule),
      missing,
      closedWithout: c.stage === "CLOSED" && !c.merged && !facts.closedHere && missing.length > 0,
      answer: answerOf(facts, context.units),
      report: reportOf(facts, context.units),
      legalBasis: rule?.legalBasis ?? null,
      assumed: rule?.assumed ?? false,
      addressees: await addresseesFor(c, context),
    });
  }
}

function askedBy(rule: ClosingRule | null): ClosingTick[] {
  return CLOSING_TICKS.filter((tick) => (tick === "ANSWERED" ? rule?.answered : rule?.reported) === true);
}

function answerOf({ answer, answerState, answerUnitId, toldAt }: ClosingFacts, units: UnitRegister): ClosingAnswer | null {
  if (answer === null)
    return toldAt === null
      ? null
      : Object.assign(new ClosingAnswer(), { answeredAt: toldAt, form: null, paperNumber: null, paperDay: null, words: null, by: null, state: null });
  return Object.assign(new ClosingAnswer(), {
    answeredAt: instantOf(answer.answeredAt),
    form: answer.form,
    paperNumber: answer.paper?.number ?? null,
    paperDay: answer.paper?.day ?? null,
    words: answer.answer,
    by: answerUnitId === null ? null : units.byId(answerUnitId),
    state: answerState,
  });
}

function reportOf(facts: ClosingFacts, units: UnitRegister): LeaderReport | null {
  const { reportedTo: to, reportedAt, reportNumber: paperNumber, reportDay: paperDay, reportWords: words, reportName: byName, reportUnitId } = facts;
  if (to === null || reportUnitId === null) return null;
  return Object.assign(new LeaderReport(), { to, reportedAt, paperNumber, paperDay, words, byName, by: units.byId(reportUnitId) });
}

/** Whoever may report, of a case that has a result or is over. */
async function addresseesFor(c: CaseView, context: WritebackContext): Promise<ReportAddressee[]> {
  const { viewer, rules } = context;
  if (viewer === null || rules === null || !["RESOLVED", "ANSWERED", "CLOSED"].includes(c.stage)) return [];
  const seen = await caseAndUnits(c.id, context);
  if (seen === null || postFor(viewer, "reportToLeader", seen) === undefined) return [];
  return termsOn(rules.terms, localDay(context.clock.now())).addressees.map(({ code, name }) => Object.assign(new ReportAddressee(), { code, name }));
}
