import DataLoader from "dataloader";
import { GraphQLError } from "graphql";
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { numberOf } from "../../platform/asked.ts";
import { scopeUnit } from "../../tally/index.ts";
import type { ReportCode } from "../report-kind.ts";
import type { ReportContext } from "./context.ts";
import { draftReport } from "./draft.ts";
import { dutiesOf } from "./duty.ts";
import { settleReport, submitReport } from "./file.ts";
import { isWhole, keptReport } from "./kept-table.ts";
import type { KeptReport } from "./kept-table.ts";
import { DraftReportInput, SettleReportInput, SubmitReportInput } from "./report.inputs.ts";
import { contentsOf, reportById, reportsOf, reportVerified, stepsOf } from "./report.queries.ts";
import { DraftReportResult, refused, ReportDrafted, ReportSettled, ReportSubmitted, SettleReportResult, SubmitReportResult } from "./report.results.ts";
import type { ReportRefused } from "./report.results.ts";
import { ReportConnection, ReportDutyView, ReportKindView, ReportStepView, ReportVerification, ReportView } from "./report.types.ts";
import { ReportCodeEnum, ReportStateEnum } from "./report.words.ts";
import type { ReportState } from "./report.words.ts";
import { ReportRowView, ReportTableView } from "./table.types.ts";
import { dutyView, reportView, rowViews, tableView, verificationView } from "./view.ts";

const LONGEST_PAGE = 100;
const MOST_ROWS_AT_ONCE = 1_000;

/** Reports: what is due, what was drawn up and filed, and what became of it. */
@Resolver(() => ReportView)
export class ReportResolver {
  @Query(() => [ReportKindView], { description: "Reports that this hub can draw up." })
  reportKinds(@Ctx() { reportKinds }: ReportContext): ReportKindView[] {
    return reportKinds.map(({ code, vi, en, streams, takesTyped, latestAlone }) =>
      Object.assign(new ReportKindView(), { code, nameVi: vi, nameEn: en, streams, takesTyped: takesTyped === true, latestAlone: latestAlone === true }),
    );
  }

  @Query(() => [ReportDutyView], {
    description: "What is due of a unit and of those right below it: the present period and the two before of each duty, the earliest due first.",
  })
  async reportDuties(
    @Arg("unit", () => String, { nullable: true, description: "Code of a unit; the viewer's own when absent." }) unit: string | null,
    @Ctx() context: ReportContext,
  ): Promise<ReportDutyView[]> {
    const duties = await dutiesOf(scopeUnit(context, unit ?? null, "reportDuties"), context);
    return duties.map((duty) => dutyView(duty, context));
  }

  @Query(() => ReportConnection, { description: "Reports of a unit and of those below it, newest first." })
  async reports(
    @Arg("unit", () => String, { nullable: true, description: "Code of a unit; the viewer's own when absent." }) unit: string | null,
    @Arg("state", () => ReportStateEnum, { nullable: true, description: "Only those that stand so." }) state: ReportState | null,
    @Arg("code", () => ReportCodeEnum, { nullable: true, description: "Only these." }) code: ReportCode | null,
    @Arg("first", () => Int, { defaultValue: 20 }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() context: ReportContext,
  ): Promise<ReportConnection> {
    const scope = scopeUnit(context, unit ?? null, "reports");
    const many = Math.min(Math.max(first, 0), LONGEST_PAGE);
    const asked = { unitIds: context.units.subtree(scope.path), state: state ?? null, code: code ?? null };
    const { total, rows } = await context.database.read((tx) => reportsOf(tx, asked, { first: many + 1, before: placeIn(after) }));
    const nodes = rows.slice(0, many).map((row) => reportView(row, context));
    return { totalCount: total, nodes, pageInfo: { hasNextPage: rows.length > many, endCursor: nodes.at(-1)?.id ?? null } };
  }

  @Query(() => ReportView, { nullable: true, description: "One report; null when there is none that the viewer may see." })
  async report(@Arg("id", () => ID) id: string, @Ctx() context: ReportContext): Promise<ReportView | null> {
    const number = numberOf(id);
    const head = number === null ? null : await context.database.read((tx) => reportById(tx, number));
    return head === null ? null : reportView(head, context);
  }

  @Query(() => ReportVerification, { nullable: true, description: "What a verification code stands for, whoever's report it is; null: no report has it." })
  async reportVerification(
    @Arg("code", () => String, { description: "Twelve letters and digits, with or without dashes." }) code: string,
    @Ctx() context: ReportContext,
  ): Promise<ReportVerification | null> {
    const plain = code.replaceAll(/[\s-]/g, "").toUpperCase();
    const database = context.database.asWorker();
    const found = await database.read(async (tx) => {
      const head = /^[0-9A-HJKMNP-TV-Z]{12}$/.test(plain) ? await reportVerified(tx, plain) : null;
      if (head === null) return null;
      const [kept] = await contentsOf(tx, [head.id]);
      const later = head.correctedById === null ? null : await reportById(tx, head.correctedById);
      return { head, kept, later };
    });
    if (found === null) return null;
    const { head, kept, later } = found;
    const whole = kept !== undefined && (await isWhole(kept, head.sha256, database));
    return verificationView(head, { whole, correctedBy: later?.verification ?? null });
  }

  @Mutation(() => DraftReportResult, { description: "Draws a report up: its table is counted and fixed." })
  async draftReport(@Arg("input", () => DraftReportInput) input: DraftReportInput, @Ctx() context: ReportContext): Promise<ReportDrafted | ReportRefused> {
    const done = await draftReport(input, context);
    return "message" in done ? refused(done) : Object.assign(new ReportDrafted(), { report: await written(done.id, context) });
  }

  @Mutation(() => SubmitReportResult, { description: "Files a draft, in time or late." })
  async submitReport(@Arg("input", () => SubmitReportInput) input: SubmitReportInput, @Ctx() context: ReportContext): Promise<ReportSubmitted | ReportRefused> {
    const done = await submitReport(input, context);
    return "message" in done ? refused(done) : Object.assign(new ReportSubmitted(), { report: await written(done.id, context) });
  }

  @Mutation(() => SettleReportResult, { description: "Returns or accepts a filed report." })
  async settleReport(@Arg("input", () => SettleReportInput) input: SettleReportInput, @Ctx() context: ReportContext): Promise<ReportSettled | ReportRefused> {
    const done = await settleReport(input, context);
    return "message" in done ? refused(done) : Object.assign(new ReportSettled(), { report: await written(done.id, context) });
  }

  @FieldResolver(() => ReportTableView, { description: "What it says." })
  async table(@Root() { id }: ReportView, @Ctx() context: ReportContext): Promise<ReportTableView> {
    return tableView(await loadersOf(context).contents.load(Number(id)));
  }

  @FieldResolver(() => [ReportRowView], { description: "Rows of its table from one on, at most 1,000: of a long one page by page." })
  async tableRows(
    @Root() { id }: ReportView,
    @Arg("skip", () => Int, { description: "How many rows stand before the first of them." }) skip: number,
    @Arg("first", () => Int, { description: "At most so many." }) first: number,
    @Ctx() context: ReportContext,
  ): Promise<ReportRowView[]> {
    const kept = await loadersOf(context).contents.load(Number(id));
    return rowViews(await kept.rows(Math.max(skip, 0), Math.min(Math.max(first, 0), MOST_ROWS_AT_ONCE)), kept.content.columns);
  }

  @FieldResolver(() => [ReportStepView], { description: "What became of it, oldest first." })
  async steps(@Root() { id }: ReportView, @Ctx() context: ReportContext): Promise<ReportStepView[]> {
    return loadersOf(context).steps.load(Number(id));
  }
}

interface Loaders {
  contents: DataLoader<number, KeptReport>;
  steps: DataLoader<number, ReportStepView[]>;
}
const loaders = new WeakMap<object, Loaders>();

function loadersOf(context: ReportContext): Loaders {
  const known = loaders.get(context);
  if (known !== undefined) return known;
  const made: Loaders = {
    contents: new DataLoader(async (ids) => {
      const rows = await context.database.read((tx) => contentsOf(tx, ids));
      const byId = new Map(rows.map((kept) => [kept.id, keptReport(kept, context.database)]));
      return ids.map((id) => byId.get(id) ?? new Error(`report ${id} has no content`));
    }),
    steps: new DataLoader(async (ids) => {
      const rows = await context.database.read((tx) => stepsOf(tx, ids));
      return ids.map((id) =>
        rows.flatMap(({ reportId, byName, ...step }) => (reportId === id ? [Object.assign(new ReportStepView(), { ...step, by: byName })] : [])),
      );
    }),
  };
  loaders.set(context, made);
  return made;
}

/** @throws BAD_CURSOR for a cursor this hub never gave */
function placeIn(cursor: string | null | undefined): number | null {
  if (cursor == null) return null;
  const place = numberOf(cursor);
  if (place === null) throw new GraphQLError("Con trỏ trang (after) không hợp lệ.", { extensions: { code: "BAD_CURSOR" } });
  return place;
}

/** What this viewer has just written. */
async function written(id: number, context: ReportContext): Promise<ReportView> {
  const head = await context.database.read((tx) => reportById(tx, id));
  if (head === null) throw new Error(`report ${id} is out of sight of who wrote it`);
  return reportView(head, context);
}
