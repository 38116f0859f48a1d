import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import type { Problem } from "../../platform/problem.ts";
import { refused, reportDuties } from "../filing/index.ts";
import type { ReportContext, ReportDuty, ReportRefused } from "../filing/index.ts";
import { dutyProposals } from "./duty-terms.queries.ts";
import type { DutyProposal } from "./duty-terms.queries.ts";
import {
  ProposeReportDutyInput,
  ReportDutyMoved,
  ReportDutyProposalView,
  ReportDutyResult,
  ReportDutyTermView,
  SettleReportDutyInput,
} from "./duty-terms.types.ts";
import { proposeDuty, settleDuty } from "./lay-down.ts";

/** Which reports are owed of whom: laid down by one person and another. */
@Resolver()
export class ReportDutyTermResolver {
  @Query(() => [ReportDutyTermView], { description: "Every duty to file reports, those that ended too." })
  async reportDutyTerms(@Ctx() { database }: ReportContext): Promise<ReportDutyTermView[]> {
    return (await database.read((tx) => reportDuties(tx))).map(termView);
  }

  @Query(() => [ReportDutyProposalView], { description: "The newest 200 proposals of duties, those that wait first." })
  async reportDutyProposals(@Ctx() context: ReportContext): Promise<ReportDutyProposalView[]> {
    return proposalViews(context);
  }

  @Mutation(() => ReportDutyResult, { description: "Proposes a duty to file reports, or that one ends; nothing of the past changes. A second person decides." })
  async proposeReportDuty(
    @Arg("input", () => ProposeReportDutyInput) input: ProposeReportDutyInput,
    @Ctx() context: ReportContext,
  ): Promise<ReportDutyMoved | ReportRefused> {
    return moved(await proposeDuty(input, context), context);
  }

  @Mutation(() => ReportDutyResult, { description: "Puts a duty that somebody else proposed in force, or declines it." })
  async settleReportDuty(
    @Arg("input", () => SettleReportDutyInput) input: SettleReportDutyInput,
    @Ctx() context: ReportContext,
  ): Promise<ReportDutyMoved | ReportRefused> {
    return moved(await settleDuty(input, context), context);
  }
}

async function moved(done: { id: number } | Problem, context: ReportContext): Promise<ReportDutyMoved | ReportRefused> {
  if ("message" in done) return refused(done);
  const proposal = (await proposalViews(context)).find(({ id }) => id === String(done.id));
  if (proposal === undefined) throw new Error(`proposal ${done.id} is out of sight of who wrote it`);
  return Object.assign(new ReportDutyMoved(), { proposal });
}

async function proposalViews({ database }: ReportContext): Promise<ReportDutyProposalView[]> {
  const [rows, duties] = await database.read(async (tx) => [await dutyProposals(tx), await reportDuties(tx)] as const);
  const byId = new Map(duties.map((duty) => [duty.id, duty]));
  return rows.map((row) => proposalView(row, row.endsId === null ? undefined : byId.get(row.endsId)));
}

function termView(duty: ReportDuty): ReportDutyTermView {
  return Object.assign(new ReportDutyTermView(), { ...duty, id: String(duty.id) });
}

/** An ending says what its duty says. */
function proposalView(
  { id, endsId: _ends, onBehalfOf: _lender, ...row }: Omit<DutyProposal, "byAccountId" | "byUsername">,
  ends: ReportDuty | undefined,
): ReportDutyProposalView {
  const { code, filer, caseStream, periodKind, calendar, workingDays } = ends ?? row;
  const terms = { code, filer, caseStream, periodKind, calendar, workingDays };
  return Object.assign(new ReportDutyProposalView(), { ...row, ...terms, id: String(id), ends: ends === undefined ? null : termView(ends) });
}
