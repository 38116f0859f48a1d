import type { LedgerLine } from "../ledger-line.ts";
import { unitWord } from "../units.ts";
import { dayMonthYearMinute, MINUTE_MS } from "../vietnam-time.ts";
import { fingerprint } from "../random.ts";
import type { Cell } from "./workbook.ts";

/** A commune's way of keeping its register. */
export type Keeping = { name: string; title: string; writes: "tcvn3" | "utf-16" | "xlsx"; received: string };

export const KEEPINGS: Readonly<Record<string, Keeping>> = {
  "X-ANPHU": { name: "anphu", title: "SỔ TIẾP CÔNG DÂN XÃ AN PHÚ", writes: "tcvn3", received: "Ngày tiếp nhận" },
  "X-TANLOC": { name: "tanloc", title: "SỔ TIẾP CÔNG DÂN XÃ TÂN LỘC", writes: "utf-16", received: "Ngày tiếp nhận" },
  "P-HAIAN": { name: "haian", title: "SỔ THEO DÕI ĐƠN THƯ, HÒM THƯ GÓP Ý PHƯỜNG HẢI AN", writes: "xlsx", received: "Ngày nhận" },
};

type Column = { header: string; cell(line: LedgerLine): Cell };

const LOCAL_MS = 7 * 60 * MINUTE_MS;
const dated = (instant: string | null): Cell => (instant === null ? null : { localMs: Date.parse(instant) + LOCAL_MS });
/** One line of a register: no line breaks, no tabs. */
const typed = (text: string | null): string => (text ?? "").replace(/\s+/g, " ").trim();

function secrets({ caller }: LedgerLine["record"]): string {
  return [caller.hideName && "Họ tên", caller.hidePhone && "Số điện thoại", caller.hideContent && "Nội dung"].filter((word) => word !== false).join(";");
}

function columnsOf({ received }: Keeping): Column[] {
  return [
    { header: "Số", cell: (line) => line.id },
    { header: received, cell: (line) => dated(line.receivedAt) },
    { header: "Hình thức", cell: ({ record }) => record.channelWord },
    { header: "Lĩnh vực", cell: ({ record }) => record.fieldWord },
    { header: "Khẩn", cell: ({ urgent }) => (urgent ? "x" : null) },
    { header: "Nội dung", cell: ({ record }) => typed(record.content) },
    { header: "Họ và tên", cell: ({ record }) => typed(record.caller.name) },
    { header: "Điện thoại", cell: ({ record }) => record.caller.phone },
    { header: "Địa chỉ", cell: ({ record }) => typed(record.caller.address) },
    { header: "Giữ kín", cell: ({ record }) => secrets(record) },
    { header: "Nơi tiếp nhận", cell: (line) => unitWord(line.intake) },
    { header: "Đơn vị xử lý", cell: (line) => unitWord(line.lead) },
    { header: "Phối hợp", cell: (line) => line.cooperating.map(unitWord).join(";") },
    { header: "Ngày giao", cell: (line) => dated(line.assignedAt) },
    { header: "Ngày nhận việc", cell: (line) => dated(line.acceptedAt) },
    { header: "Ngày có kết quả", cell: (line) => dated(line.resolvedAt) },
    { header: "Ngày trả lời", cell: (line) => dated(line.answeredAt) },
    { header: "Ngày kết thúc", cell: (line) => dated(line.closedAt) },
    { header: "Kết quả", cell: ({ record }) => typed(record.outcome) },
    { header: "Ghi chú", cell: ({ record }) => typed(record.closeReason ?? record.remark) },
  ];
}

/** The columns as that commune drew them once. */
function drawn(keeping: Keeping): Column[] {
  const [number, ...others] = columnsOf(keeping);
  if (number === undefined || keeping.writes === "tcvn3") return columnsOf(keeping);
  return [number, ...others.toSorted((one, other) => fingerprint(keeping.name + one.header) - fingerprint(keeping.name + other.header))];
}

/**
 * A month's register: title, empty line, header, rows, total.
 * @param sortedAnew somebody sorted it: the rows stand the other way round
 */
export function registerRows(keeping: Keeping, month: string, lines: readonly LedgerLine[], sortedAnew: boolean): Cell[][] {
  const columns = drawn(keeping);
  const ordered = lines.toSorted((one, other) => (one.id < other.id ? -1 : 1) * (sortedAnew ? -1 : 1));
  const rows = ordered.map((line) => columns.map(({ cell }) => cell(line)));
  return [[`${keeping.title} - THÁNG ${month}`], [], columns.map(({ header }) => header), ...rows, ["Tổng cộng", lines.length]];
}

/** A cell as a CSV shows it. */
export function cellText(cell: Cell): string {
  if (cell === null) return "";
  return typeof cell === "object" ? dayMonthYearMinute(cell.localMs - LOCAL_MS) : String(cell);
}
