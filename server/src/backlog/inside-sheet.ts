import type { Instant } from "../platform/instant.ts";
import { streamedBook } from "../platform/streamed-book.ts";
import { moment } from "./export-rows.ts";
import type { InsideFigures, InsideWorkload } from "./inside-load.types.ts";

const COLUMNS = [
  ["Phòng, đơn vị trực thuộc", 38],
  ["Cán bộ", 30],
  ["Đang xử lý", 14],
  ["Quá hạn", 12],
  ["Sắp đến hạn", 14],
  ["Quá hạn nghiêm trọng", 22],
  ["Quá hạn nội bộ", 16],
  ["Kết thúc trong tháng", 22],
  ["Thời gian giữ trung bình (giờ làm việc)", 38],
] as const;
const WITHOUT_OFFICER = "(chưa giao cán bộ)";
const RECKONING_WORDS = { CALENDAR: "tháng dương lịch", ADMINISTRATIVE: "kỳ báo cáo hành chính" } as const;

/** dd/MM/yyyy @param day YYYY-MM-DD */
const dayText = (day: string): string => day.split("-").toReversed().join("/");

/** The sheet of a month by division and officer for the morning meeting (giao ban), with where its numbers come from. @param told who takes it, and when */
export async function insideBook(load: InsideWorkload, told: { name: string; username: string; at: Instant }): Promise<Buffer> {
  const provenance = [
    ["Nguồn gốc bảng", "Khối lượng việc trong nội bộ đơn vị theo phòng và cán bộ"],
    ["Đơn vị", load.unit.name],
    ["Tháng", `${load.month.split("-").toReversed().join("/")}, ${RECKONING_WORDS[load.reckoning]}: từ ${dayText(load.from)} đến hết ${dayText(load.to)}`],
    ["Căn cứ kỳ", load.legalBasis],
    ["Số liệu đến", `${moment(load.asOf.instant)} (sự kiện ${load.asOf.event})${load.atItsEnd ? ", chốt cuối kỳ" : ""}`],
    ["Số dòng", String(load.rows.length)],
    ["Người tải", `${told.name} (${told.username})`],
    ["Tải lúc", moment(told.at)],
  ];
  const rows = [
    COLUMNS.map(([title]) => title),
    ...load.rows.map((row) => [row.place.name, row.officer?.name ?? WITHOUT_OFFICER, ...figures(row)]),
    ["Cộng", "", ...figures(load.total)],
  ];
  const book = [
    { name: "Nguồn gốc", widths: [24, 90], rows: provenance },
    { name: "Giao ban", widths: COLUMNS.map(([, width]) => width), rows },
  ];
  const pieces: Buffer[] = [];
  for await (const piece of streamedBook(book)) pieces.push(piece);
  return Buffer.concat(pieces);
}

function figures({ open, overdue, dueSoon, severe, insideLate, done, meanOwnMinutes }: InsideFigures): string[] {
  return [...[open, overdue, dueSoon, severe, insideLate, done].map(String), meanOwnMinutes === null ? "–" : hours(meanOwnMinutes)];
}

/** Working hours with one digit. */
const hours = (minutes: number): string => (Math.round(minutes / 6) / 10).toLocaleString("vi-VN", { minimumFractionDigits: 1 });
