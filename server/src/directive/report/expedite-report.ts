import { dayAfter, localDay, startOfLocalDay } from "../../platform/local-time.ts";
import { dayColumn, ReportTooLong, textColumn } from "../../report/index.ts";
import type { ReportAsked, ReportColumn, ReportKind, ReportRow, ReportTable } from "../../report/index.ts";
import { withPredecessors } from "../context.ts";
import { termOn } from "../directive.queries.ts";
import type { StepKind } from "../directive.words.ts";
import { casesExpedited, expeditedIn } from "./expedited.queries.ts";
import type { Expedited, ExpeditedCases, Members } from "./expedited.queries.ts";

/** References that one cell names; the rest are told as a number. */
const MOST_NAMED = 20;
/** Notices whose cases are read in one statement. */
const AT_ONCE = 2_000;

const CASES: ReportColumn = {
  key: "cases",
  vi: "Số phản ánh",
  en: "Cases",
  kind: "COUNT",
  widthMm: 14,
  what: "Phản ánh trong danh sách của văn bản do đơn vị nhận, hoặc đơn vị trực thuộc của nó, giữ khi ban hành.",
};
const COLUMNS: readonly ReportColumn[] = [
  dayColumn("issued", "Ngày ban hành", "Issued", "Ngày ban hành trên hệ thống."),
  textColumn("by", "Cơ quan ban hành", "Issued by", 28, "Đơn vị ban hành văn bản đôn đốc."),
  textColumn("subject", "Trích yếu", "Subject", 40, "Trích yếu của văn bản."),
  textColumn("basis", "Căn cứ", "Basis", 34, "Căn cứ của thời hạn trả lời khi văn bản không ấn định ngày khác."),
  textColumn("to", "Đơn vị nhận", "Addressee", 28, "Đơn vị được đôn đốc."),
  textColumn(
    "supervising",
    "Cơ quan giám sát",
    "Supervising agency",
    28,
    "Cơ quan giám sát các phản ánh trong danh sách khi ban hành; để trống: không có phản ánh nào có cơ quan giám sát.",
  ),
  CASES,
  textColumn("references", "Mã phản ánh", "References", 34, "Mã các phản ánh đã đếm."),
  dayColumn("due", "Hạn khi ban hành", "First due", "Ngày cuối cùng còn đúng hạn trả lời, khi ban hành."),
  dayColumn("newDue", "Hạn hiện nay", "Due now", "Ngày cuối cùng còn đúng hạn trả lời tại thời điểm số liệu."),
  textColumn("state", "Tình trạng", "State", 22, "Bước gần nhất tại thời điểm số liệu."),
];

const STATES: Readonly<Record<StepKind, string>> = {
  ISSUED: "Chưa tiếp nhận",
  ACKNOWLEDGED: "Đã tiếp nhận, chưa trả lời",
  REPLIED: "Đã trả lời, chờ xem xét",
  RETURNED: "Bị trả lại, chờ trả lời lại",
  ACCEPTED: "Đã chấp nhận trả lời",
  WITHDRAWN: "Đã thu hồi",
};

async function expediteTable(asked: ReportAsked): Promise<ReportTable> {
  const { tx, lists, units, scope, span, reckoning, allowance } = asked;
  const among = {
    unitIds: reckoning === "BY_SUCCESSOR" ? withPredecessors(units, scope) : units.subtree(scope.path),
    from: startOfLocalDay(span.from),
    before: Math.min(startOfLocalDay(dayAfter(span.to, 1)), lists.asOf.instant + 1),
    event: lists.asOf.event,
  };
  const notices = await expeditedIn(tx, among, allowance.most + 1);
  if (notices.length > allowance.most) throw new ReportTooLong(notices.length, allowance.most);
  const bases = new Map<string, string>();
  for (const { issuedAt } of notices) {
    const day = localDay(issuedAt);
    if (!bases.has(day)) bases.set(day, (await termOn(tx, "REPLY", day)).legalBasis);
  }
  for (let read = 0; read < notices.length; read += AT_ONCE) {
    await allowance.progress(read, notices.length);
    const some = notices.slice(read, read + AT_ONCE);
    const obligations = some.map(({ obligationId }) => obligationId);
    const cases = new Map((await casesExpedited(tx, obligations, membersOf(some, asked), MOST_NAMED)).map((one) => [one.obligationId, one]));
    await asked.keep(some.map((one) => rowOf(one, cases.get(one.obligationId), bases.get(localDay(one.issuedAt)) ?? "", asked)));
  }
  const total: ReportRow = { kind: "TOTAL", cells: COLUMNS.map(({ key }) => (key === "issued" ? "Tổng số" : key === "subject" ? notices.length : "")) };
  return {
    columns: COLUMNS,
    rows: [total],
    notes: [
      "Mỗi dòng là một văn bản với một đơn vị nhận; gồm văn bản do đơn vị trong phạm vi ban hành hoặc nhận trong kỳ. Chỉ gồm văn bản lập trên hệ thống.",
      "Ở dòng tổng số, cột trích yếu là số dòng. Một phản ánh có thể nằm trong nhiều văn bản, nên cột số phản ánh không cộng.",
    ],
  };
}

/** Whose cases are an addressee's: its own, and those of the units below it. */
function membersOf(notices: readonly Expedited[], { units }: ReportAsked): Members {
  const pairs = [...new Set(notices.map(({ unitId }) => unitId))].flatMap((id) => units.subtree(units.byId(id).path).map((member) => [id, member] as const));
  return { addressees: pairs.map(([addressee]) => addressee), units: pairs.map(([, member]) => member) };
}

function rowOf(one: Expedited, of: ExpeditedCases | undefined, basis: string, { units, at }: ReportAsked): ReportRow {
  const name = (id: number): string => units.nameAt(units.byId(id), at);
  const { cases = 0, references = [], supervisingUnitIds = [] } = of ?? {};
  const more = cases > references.length ? `; và ${cases - references.length} phản ánh khác` : "";
  // due instants are the first late ones
  const days = [localDay(one.firstDueAt - 1), localDay(one.dueAt - 1)];
  const told = [supervisingUnitIds.map(name).join("; "), cases, `${references.join(", ")}${more}`, ...days, STATES[one.state]];
  return { kind: "ITEM", cells: [localDay(one.issuedAt), name(one.byUnitId), one.subject, basis, name(one.unitId), ...told] };
}

/** R3: expedite notices of some days, with their cases, days and addressees. */
export const EXPEDITE_REPORT: ReportKind = {
  code: "R3",
  vi: "Văn bản đôn đốc",
  en: "Expedite notices",
  subject: "Danh sách văn bản đôn đốc xử lý phản ánh, kiến nghị",
  streams: ["HOTLINE"],
  table: expediteTable,
};
