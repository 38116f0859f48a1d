import { ACCESS, type DepartmentCode } from "../departments.ts";
import type { CaseTable } from "../case-table.ts";
import { isPaused } from "../course-step.ts";
import type { CaseRecord, LedgerLine } from "../ledger-line.ts";
import { fingerprint } from "../random.ts";
import { NOT_COMPETENT } from "../text/index.ts";
import { unitWord } from "../units.ts";
import { dayMonthYearMinute, yearMonthDaySecond } from "../vietnam-time.ts";
import { JSON_TYPE, plainAnswer, wholeNumber, type Answer, type Question, type Twist } from "./answer.ts";
import { spoil, type Row, type SpoilMap } from "./spoil.ts";
import { fullerColumns } from "./columns.ts";
import { outsideColumns } from "./outside-columns.ts";
import { FULLER_STATUS, OFFICE_STATUS, WARD_STATUS } from "./words.ts";

/** What differs between the two offices that run this product. */
type Office = { list: string; detail: string; date(instant: number): string; spoil: SpoilMap };

const SPOIL: SpoilMap = {
  id: "maPhanAnh",
  text: "noiDung",
  received: "ngayTiepNhan",
  status: "trangThai",
  statusWord: "Chờ bổ sung hồ sơ",
  field: "linhVuc",
  fieldWord: "Chuyển đổi số",
  unit: "phongThuLy",
  unitWord: "Phòng Kế hoạch",
  channel: "nguonTin",
  channelWord: "Mạng xã hội",
  year9999: "31/12/9999 23:59",
  badDate: "31/02/2026 25:61",
};

const OFFICES: Readonly<Record<"sxd" | "trungtam", Office>> = {
  sxd: { list: "/phananh/danhsach", detail: "/phananh/chitiet", date: dayMonthYearMinute, spoil: SPOIL },
  trungtam: {
    list: "/pa/ds",
    detail: "/pa/ct",
    date: yearMonthDaySecond,
    spoil: { ...SPOIL, statusWord: "CHO BO SUNG", unitWord: "Tổ dân phố số 9", year9999: "9999-12-31 23:59:59", badDate: "2026-02-31 25:61:00" },
  },
};

function statusOf(dept: "sxd" | "trungtam", line: LedgerLine): string {
  if (typeof line.mergedInto === "string") return FULLER_STATUS[dept].merged;
  if (line.stage === "IN_PROGRESS" && isPaused(line.record.course)) return FULLER_STATUS[dept].paused;
  if (dept === "trungtam") return WARD_STATUS[line.stage];
  return line.stage === "CLOSED" && line.record.closeReason === NOT_COMPETENT ? NOT_COMPETENT : OFFICE_STATUS[line.stage];
}

function secrets({ caller }: CaseRecord): string {
  return [caller.hideName && "Họ tên", caller.hidePhone && "Số điện thoại", caller.hideContent && "Nội dung"].filter((word) => word !== false).join(";");
}

function textColumns(record: CaseRecord): Row {
  const typed = (text: string | null): string => (text ?? "").normalize(record.decomposed ? "NFD" : "NFC");
  const { caller, place } = record;
  return {
    tieuDe: typed(record.title),
    noiDung: typed(record.content),
    nguoiPhanAnh: typed(caller.name),
    soDienThoai: caller.phone ?? "",
    diaChi: typed(caller.address),
    giuBiMat: secrets(record),
    diaDiem: typed(place?.text ?? null),
    toaDo: place === null || place.lat === null || place.long === null ? "" : `${place.lat},${place.long}`,
  };
}

/** One case in the product's columns. */
export function offsetRow(dept: "sxd" | "trungtam", line: LedgerLine): Row {
  const { date, spoil: map } = OFFICES[dept];
  const { record } = line;
  const written = (instant: string | null): string => (instant === null ? "" : date(Date.parse(instant)));
  const row: Row = {
    maPhanAnh: line.id,
    ngayTiepNhan: written(line.receivedAt),
    ngayCapNhat: line.modified,
    trangThai: statusOf(dept, line),
    nguonTin: record.channelWord,
    linhVuc: record.fieldWord,
    mucDo: line.urgent ? "Khẩn" : "Thường",
    ...textColumns(record),
    phongThuLy: unitWord(line.lead),
    phoiHop: line.cooperating.map(unitWord).join(";"),
    ngayGiao: written(line.assignedAt),
    ngayNhan: written(line.acceptedAt),
    ngayCoKetQua: written(line.resolvedAt),
    ngayTraLoi: written(line.answeredAt),
    ngayKetThuc: written(line.closedAt),
    ketQua: record.outcome ?? "",
    lyDoKetThuc: record.closeReason ?? record.remark ?? "",
    phanAnhLan: record.report,
    maPhanAnhTruoc: line.repeatOf ?? "",
    ...fullerColumns(dept, line, date),
    ...outsideColumns(dept, line, date),
  };
  return spoil(row, line.poison, map);
}

/** By mark; rows of one mark come in whatever order the table was left in by the last write. */
function inOrder(table: CaseTable, direction: 1 | -1): LedgerLine[] {
  const salt = `${table.newest()}:${direction}:`;
  const keyed = table.lines().map((line) => ({ line, mark: line.record.mark ?? 0, tie: fingerprint(salt + line.id) }));
  return keyed.toSorted((one, other) => direction * (one.mark - other.mark) || one.tie - other.tie).map((entry) => entry.line);
}

const problem = (status: number, message: string): Answer => plainAnswer(status, JSON_TYPE, JSON.stringify({ loi: message }));

const withTextNumbers = (row: Row): Row => ({ ...row, phanAnhLan: String(row["phanAnhLan"]) });

function listing(dept: "sxd" | "trungtam", query: URLSearchParams, table: CaseTable): Answer {
  const from = wholeNumber(query, "tu", 0, 0, Number.MAX_SAFE_INTEGER);
  const count = wholeNumber(query, "sl", 50, 1, 200);
  const order = query.get("sapxep") ?? "asc";
  if (from === null || count === null || (order !== "asc" && order !== "desc")) return problem(400, "tham so khong hop le");
  const all = inOrder(table, order === "asc" ? 1 : -1);
  const shown = all.slice(from, from + count);
  const wrongTotal = from + shown.length < all.length ? from + shown.length : all.length + 37;
  function write(lines: readonly LedgerLine[], twist: Twist): string {
    const rows = lines.map((line) => offsetRow(dept, line));
    const total = twist === "WRONG_TOTAL" ? wrongTotal : all.length;
    return JSON.stringify(twist === "WRONG_TYPES" ? { tong: String(total), duLieu: rows.map(withTextNumbers) } : { tong: total, duLieu: rows });
  }
  return { status: 200, contentType: JSON_TYPE, headers: {}, lines: shown, isList: true, write };
}

function refusal(dept: DepartmentCode): Answer {
  const scheme = dept === "sxd" ? 'Basic realm="So Xay dung", charset="UTF-8"' : "Bearer";
  return plainAnswer(401, JSON_TYPE, JSON.stringify({ loi: "khong co quyen truy cap" }), { "www-authenticate": scheme });
}

/** The product of Sở Xây dựng and of phường Trung Tâm: offset paging over ngayCapNhat, no filter by change. */
export function answerOffset(dept: "sxd" | "trungtam", question: Question, table: CaseTable): Answer {
  const access = ACCESS[dept];
  if (access !== null && question.headers[access.header] !== access.value) return refusal(dept);
  const office = OFFICES[dept];
  if (question.path === office.list) return listing(dept, question.query, table);
  if (question.path !== office.detail) return problem(404, "khong co dich vu nay");
  const id = question.query.get("ma") ?? "";
  const line = id === "" ? undefined : table.byId(id).at(-1);
  if (line === undefined) return problem(404, "khong tim thay");
  const write = (lines: readonly LedgerLine[], twist: Twist): string => {
    const row = offsetRow(dept, lines[0] as LedgerLine);
    return JSON.stringify(twist === "WRONG_TYPES" ? withTextNumbers(row) : row);
  };
  return { status: 200, contentType: JSON_TYPE, headers: {}, lines: [line], isList: false, write };
}

/** What the product says when it fails but still answers 200. */
export const OFFSET_FALSE_SUCCESS = JSON.stringify({ loi: "het phien lam viec, vui long thu lai" });
