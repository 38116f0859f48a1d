import type { SheetCell } from "../../platform/workbook.ts";
import { streamedBook } from "../../platform/streamed-book.ts";
import { momentWords } from "../issuing-body.ts";
import type { ReportCell, ReportColumn, ReportRow } from "../report-kind.ts";
import { cellText, grouped, spanWords } from "./paper.ts";
import type { Kept } from "./paper.ts";

const STREAMS = { HOTLINE: "Đường dây nóng", ADMIN_REGULATION: "Quy định hành chính", LEGAL_DOCUMENT: "Văn bản quy phạm pháp luật" } as const;

/**
 * A report as an XLSX file, piece by piece: its table in numbers that can be reckoned with, and where they come from. The same content is the same bytes.
 * @param more rows that are not in the content, some at a time
 */
export function reportXlsx(kept: Kept, more: AsyncIterable<readonly ReportRow[]> | Iterable<readonly ReportRow[]> = []): AsyncGenerator<Buffer> {
  const { columns } = kept.content;
  return streamedBook([
    { name: "Báo cáo", widths: columns.map(({ kind, widthMm }) => (kind === "TEXT" ? Math.max(18, widthMm / 1.6) : 14)), rows: tableRows(kept, more) },
    { name: "Nguồn gốc", widths: [30, 100], rows: provenance(kept) },
  ]);
}

async function* tableRows(
  { content: { columns, rows } }: Kept,
  more: AsyncIterable<readonly ReportRow[]> | Iterable<readonly ReportRow[]>,
): AsyncGenerator<SheetCell[]> {
  const shown = ({ cells }: ReportRow): SheetCell[] => cells.map((cell, at) => sheetCell(cell, columns[at]?.kind ?? "TEXT"));
  yield columns.map(({ vi, group }) => (group === undefined ? vi : `${group.vi}: ${vi}`));
  for (const row of rows) yield shown(row);
  for await (const some of more) for (const row of some) yield shown(row);
}

function sheetCell(cell: ReportCell, kind: ReportColumn["kind"]): SheetCell {
  if (cell === null || typeof cell === "string") return cellText(cell, kind);
  const n = typeof cell === "number" ? cell : cell.n;
  return kind === "RATIO" ? n / 10 : n;
}

/** As-of, sources and how fresh they were, what each column counts, and the hash. */
function provenance({ content, sha256, verification }: Kept): string[][] {
  const { unit, asOf, counted, period, stream, reckoning, sources, columns, notes, provisional, corrects } = content;
  return [
    ["Báo cáo", `${content.kind} · ${content.subject}`],
    ["Đơn vị", `${unit.name} (${unit.code})`],
    ["Kỳ", spanWords(content)],
    ["Căn cứ của kỳ", period.legalBasis === null ? "không cần" : `${period.legalBasis}${period.assumed ? " (giả định)" : ""}`],
    ["Luồng", STREAMS[stream]],
    ["Cách tính đơn vị", reckoning === "AS_IT_WAS" ? "theo đơn vị tại thời điểm đó" : "theo đơn vị kế thừa"],
    ["Số liệu tính đến", `${momentWords(asOf.instant)} (sự kiện ${asOf.event}; ${counted === "AT_CUT_OFF" ? "chốt cuối kỳ" : "mới nhất khi lập"})`],
    ...(provisional ? [["Tình trạng", "Số liệu tạm: điểm số chưa chốt"]] : []),
    ...(corrects === null ? [] : [["Đính chính", grouped(corrects)]]),
    ["Mã kiểm tra", grouped(verification)],
    ["SHA-256 nội dung", sha256],
    ...sources.map(({ name, code, readUpTo }) => [`Nguồn: ${name} (${code})`, readUpTo === null ? "chưa đọc" : `đọc đến ${momentWords(readUpTo)}`]),
    ...columns.map(({ vi, group, what }) => [`Cột: ${group === undefined ? "" : `${group.vi}: `}${vi}`, what]),
    ...notes.map((note) => ["Ghi chú", note]),
    ["Dấu “…”", "không có số liệu"],
  ];
}
