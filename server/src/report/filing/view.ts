import type { ListConditions } from "../../tally/index.ts";
import { asOfView } from "../../tally/index.ts";
import type { ReportCell, ReportColumn, ReportRow } from "../report-kind.ts";
import type { ReportContext } from "./context.ts";
import type { StandingDuty } from "./duty.ts";
import { mayDo } from "./file.ts";
import type { KeptReport } from "./kept-table.ts";
import type { ReportHead } from "./report.queries.ts";
import { ReportDutyView, ReportVerification, ReportView } from "./report.types.ts";
import { ReportCellView, ReportList, ReportRowView, ReportTableView } from "./table.types.ts";

/** A report as the graph shows it. */
export function reportView(head: ReportHead, context: ReportContext): ReportView {
  const { asOfEvent, asOfInstant, unitId, byName, correctsId, correctedById, unitName: _name, ...rest } = head;
  return Object.assign(new ReportView(), {
    ...rest,
    id: String(head.id),
    unit: context.units.byId(unitId),
    asOf: asOfView({ event: asOfEvent, instant: asOfInstant }),
    correctsId: correctsId === null ? null : String(correctsId),
    correctedById: correctedById === null ? null : String(correctedById),
    draftedBy: byName,
    maySubmit: head.state === "DRAFT" && head.unbalanced === 0 && mayDo("submitReport", head, context),
    maySettle: head.state === "SUBMITTED" && mayDo("settleReport", head, context),
    mayCorrect: head.state !== "DRAFT" && mayDo("draftReport", head, context),
  } satisfies Omit<ReportView, "table" | "tableRows" | "steps">);
}

/** What a report says, as the graph shows it. */
export async function tableView(kept: KeptReport): Promise<ReportTableView> {
  const { content, rowCount } = kept;
  return Object.assign(new ReportTableView(), {
    columns: content.columns.map(({ key, vi, en, group, kind, what }) => ({
      key,
      nameVi: vi,
      nameEn: en,
      groupVi: group?.vi ?? null,
      groupEn: group?.en ?? null,
      kind,
      what,
    })),
    rowCount,
    rows: rowViews(await shownRows(kept), content.columns),
    notes: content.notes,
    sources: content.sources,
    provisional: content.provisional,
  });
}

/** Rows as the graph shows them. */
export const rowViews = (rows: readonly ReportRow[], columns: readonly ReportColumn[]): ReportRowView[] =>
  rows.map(({ kind, cells, difference }) =>
    Object.assign(new ReportRowView(), {
      kind,
      cells: cells.map((cell, at) => cellView(cell, columns[at])),
      difference: difference?.n ?? 0,
      differingCases: difference?.cases ?? [],
    }),
  );

const MOST_SHOWN = 5_001;
const FIRST_OF_MORE = 1_000;
/** Of a very long table the first rows and the total; the others are asked page by page. */
async function shownRows(kept: KeptReport): Promise<ReportRow[]> {
  if (kept.rowCount <= MOST_SHOWN) return kept.rows(0, kept.rowCount);
  return [...(await kept.rows(0, FIRST_OF_MORE)), ...(await kept.rows(kept.rowCount - 1, 1))];
}

function cellView(cell: ReportCell, column: ReportColumn | undefined): ReportCellView {
  if (typeof cell === "string") return Object.assign(new ReportCellView(), { text: cell, number: null, list: null });
  const n = cell === null || typeof cell === "number" ? cell : cell.n;
  const list = cell === null || typeof cell === "number" ? null : listView(cell.list);
  return Object.assign(new ReportCellView(), { text: null, number: n === null ? null : column?.kind === "RATIO" ? n / 10 : n, list });
}

const listView = (list: ListConditions): ReportList => Object.assign(new ReportList(), list);

/** What a code stands for, without anybody's name. */
export function verificationView(head: ReportHead, of: { whole: boolean; correctedBy: string | null }): ReportVerification {
  const { code, subject, unitName, from, to, state, sha256, asOfEvent, asOfInstant } = head;
  const asOf = asOfView({ event: asOfEvent, instant: asOfInstant });
  return Object.assign(new ReportVerification(), { code, subject, unitName, from, to, asOf, state, sha256, ...of });
}

/** A due report as the graph shows it. */
export function dutyView({ duty, unit, span, dueAt, state, filed }: StandingDuty, { reportKinds }: ReportContext): ReportDutyView {
  const kind = reportKinds.find(({ code }) => code === duty.code);
  const { code, caseStream, periodKind, calendar, workingDays, legalBasis, assumed } = duty;
  const told = { code, caseStream, periodKind, calendar, workingDays, legalBasis, assumed };
  const names = { nameVi: kind?.vi ?? duty.code, nameEn: kind?.en ?? duty.code };
  return Object.assign(new ReportDutyView(), { ...told, ...names, unit, ...span, dueAt, state, reportId: filed === null ? null : String(filed.id) });
}
