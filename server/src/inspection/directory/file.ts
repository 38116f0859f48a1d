import { canonical } from "../../audit/index.ts";
import { streamedBook } from "../../platform/streamed-book.ts";
import { momentWords } from "../../report/index.ts";
import type { Unit } from "../../unit/index.ts";
import type { DirectoryTermRow } from "./directory.queries.ts";
import { hashOf } from "./directory.ts";
import type { DirectoryEntryRow, DirectoryFault, DirectorySystem, ReviewStanding } from "./directory.ts";
import type { DirectoryFile } from "./change.types.ts";

const FAULT: Readonly<Record<DirectoryFault, string>> = {
  NO_NUMBER: "chưa có số",
  NO_MAILBOX: "chưa có hộp thư",
  NOBODY_IN_CHARGE: "chưa có người phụ trách",
  HEAD_UNREACHABLE: "thủ trưởng chưa có số, thư điện tử",
  NUMBER_SHARED: "trùng số với đơn vị khác",
  ADDRESS_SHARED: "trùng địa chỉ với đơn vị khác",
};
const SYSTEM: Readonly<Record<DirectorySystem, string>> = { NONE: "chưa có hệ thống riêng", CONNECTED: "đã kết nối", SILENT: "im lặng" };
const STANDING: Readonly<Record<ReviewStanding, string>> = {
  CURRENT: "đã rà soát",
  WRONG: "rà soát thấy sai",
  CHANGED: "đã thay đổi từ lần rà soát",
  DUE: "cần rà soát",
};
const HEAD = [
  "Mã đơn vị",
  "Đơn vị",
  "Số đường dây nóng",
  "Hộp thư",
  "Người phụ trách",
  "Thủ trưởng",
  "Thiếu sót",
  "Hệ thống",
  "Rà soát",
  "Rà soát lần cuối",
] as const;
const WIDTHS = [16, 36, 30, 40, 40, 24, 30, 20, 24, 30];
const NOTE = "Số liệu lấy từ danh bạ của hệ thống; tệp không tự cập nhật.";

/** What the file was made of. */
interface Asked {
  scope: Unit;
  rows: readonly DirectoryEntryRow[];
  term: DirectoryTermRow;
  at: number;
  byName: string;
}

/** The entries of a list as XLSX, row by row as the page shows them, and where they come from. */
export async function directoryBook({ scope, rows, term, at, byName }: Asked): Promise<DirectoryFile> {
  const lines = rows.map(lineOf);
  const sha256 = hashOf(lines.map((line) => canonical(line)).join("\n"));
  const origin = [
    ["Phạm vi", `${scope.name} và đơn vị trực thuộc`],
    ["Số đơn vị", String(lines.length)],
    ["Lấy lúc", momentWords(at)],
    ["Người lấy", byName],
    ["Thời hạn rà soát", `${term.months} tháng. ${term.legalBasis}${term.assumed ? " (tỉnh chưa xác nhận)" : ""}`],
    ["SHA-256 các dòng", sha256],
    ["Lưu ý", NOTE],
  ];
  const sheets = [
    { name: "Danh bạ", widths: WIDTHS, rows: [[...HEAD], ...lines] },
    { name: "Nguồn gốc", widths: [28, 90], rows: [["Nội dung", "Giá trị"], ...origin] },
  ];
  const pieces: Buffer[] = [];
  for await (const piece of streamedBook(sheets)) pieces.push(piece);
  return { name: `danh-ba-duong-day-nong-${scope.code}.xlsx`, base64: Buffer.concat(pieces).toString("base64"), sha256 };
}

function lineOf({ unit, numbers, mailboxes, roster, head, faults, system, sources, standing, review }: DirectoryEntryRow): string[] {
  const named = sources.map(({ name }) => name).join(", ");
  return [
    unit.code,
    unit.name,
    numbers.map(({ number, name }) => `${number} (${name})`).join("; "),
    mailboxes.map(({ address, name }) => `${address} (${name})`).join("; "),
    roster.map(({ code, task, charge }) => `${code}: ${task}, ${charge}`).join("; "),
    head?.code ?? "",
    faults.map((fault) => FAULT[fault]).join("; "),
    named === "" ? SYSTEM[system] : `${SYSTEM[system]}: ${named}`,
    STANDING[standing],
    review === null ? "chưa rà soát" : `${momentWords(review.reviewedAt)}, ${review.byName}`,
  ];
}
