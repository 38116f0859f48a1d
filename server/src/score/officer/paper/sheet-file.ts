import { canonical } from "../../../audit/index.ts";
import type { Plain } from "../../../audit/index.ts";
import { streamedBook } from "../../../platform/streamed-book.ts";
import { bodyOf, letterDocument, momentWords, placeName, vietnameseDay } from "../../../report/index.ts";
import type { Letter } from "../../../report/index.ts";
import type { ScoreContext } from "../../context.ts";
import { hashOf } from "../../indicator/result.ts";
import type { SeenSheet } from "../graph/seen.ts";
import { ruledResult } from "../graph/seen.ts";
import type { SheetResult } from "../counting/result.ts";
import { termsOf } from "../taking/count.ts";
import { wordsOfCases } from "../taking/sheet.queries.ts";
import { EXCLUSION_WORDS, PART_WORDS, STAFF_WORDS, STATE_WORDS } from "./paper-words.ts";

/** A sheet as a file. */
export interface SheetFile {
  name: string;
  mediaType: string;
  base64: string;
  sha256: string;
}

const MEDIA = {
  XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
} as const;

/** What both papers say: rows of figures, rows of lines, and where they come from. */
interface Told {
  figures: string[][];
  lines: string[][];
  origin: string[][];
  sha256: string;
}

const FIGURE_HEAD = ["Nội dung", "Số dòng tính", "Số việc", "Hoàn thành / chưa đạt / chậm", "Quy đổi", "Tỷ lệ", "Trạng thái"] as const;
const LINE_HEAD = ["Nội dung", "Mã phản ánh", "Tiêu đề", "Hệ số", "Kết quả", "Hạn", "Xong", "Không tính vì", "Người phê duyệt", "Văn bản, căn cứ"] as const;
const LINE_WIDTHS = [16, 16, 40, 8, 14, 18, 18, 30, 24, 50];

/** The sheet for forms 02A and 02B: what was given and done, quality, late limits with objective causes, and every line. */
export async function sheetFile(seen: SeenSheet, format: "XLSX" | "DOCX", context: ScoreContext): Promise<SheetFile> {
  const told = await toldOf(seen, context);
  const bytes = format === "XLSX" ? await bookOf(told) : await letterDocument(letterOf(seen, told, context));
  const { period, row } = seen;
  const name = `phieu-so-lieu_${row.code}_${period.from}_${period.to}.${format.toLowerCase()}`;
  return { name, mediaType: MEDIA[format], base64: bytes.toString("base64"), sha256: told.sha256 };
}

async function toldOf({ period, row, lines }: SeenSheet, context: ScoreContext): Promise<Told> {
  const result = ruledResult(period, row, lines) ?? (JSON.parse(row.body) as SheetResult);
  const words = await context.database.read((tx) =>
    wordsOfCases(
      tx,
      lines.map(({ caseId }) => caseId),
    ),
  );
  const instant = (at: number | boolean | null | undefined): string => (typeof at === "number" ? momentWords(at) : "");
  const rows = lines
    .filter(({ part }) => part !== "TIME")
    .map((line) => [
      PART_WORDS[line.part],
      words.get(line.caseId)?.reference ?? "…",
      words.get(line.caseId)?.title ?? "Ngoài phạm vi được xem",
      line.weight ?? "",
      line.excluded === null ? `${line.numerator}/${line.denominator}` : "không tính",
      instant(line.facts["due"]),
      instant(line.facts["stop"]),
      line.excluded === null ? "" : EXCLUSION_WORDS[line.excluded],
      line.approver ?? line.ruling?.byName ?? "",
      line.document ?? line.ruling?.documentNumber ?? "",
    ]);
  const figures = result.ratios.map(({ part, n, items, hits, done, given, value, state }) => [
    PART_WORDS[part],
    String(n),
    String(items),
    String(hits),
    done === null || given === null ? "" : `${done}/${given}`,
    value === null ? "…" : percent(value),
    STATE_WORDS[state],
  ]);
  const sha256 = hashOf([period.inputsHash, canonical(result as unknown as Plain), ...rows.map((cells) => canonical(cells))]);
  return { figures, lines: rows, origin: originOf({ period, row }, sha256), sha256 };
}

/** "83,33 %" of 0.8333 */
function percent(value: string): string {
  const [whole = "0", rest = "0000"] = value.split(".");
  const digits = `${whole}${rest}`.padStart(5, "0");
  return `${Number(digits.slice(0, -2))},${digits.slice(-2)} %`;
}

function originOf({ period, row }: Pick<SeenSheet, "period" | "row">, sha256: string): string[][] {
  const { term, rules } = termsOf(period);
  const rule = rules.find(({ staff }) => staff === row.staff);
  const status = rule === undefined ? "" : `${rule.status === "ISSUED" ? "" : " (đề xuất, chưa ban hành)"}${rule.compared ? "" : " (chưa đối chiếu văn bản)"}`;
  return [
    ["Cán bộ", `${row.name} (${row.code})`],
    ["Chức danh", row.title ?? "…"],
    ["Loại", row.staff === null ? "chưa có trong hồ sơ: không tính tỷ lệ" : STAFF_WORDS[row.staff]],
    ["Kỳ", `từ ngày ${vietnameseDay(period.from)} đến ngày ${vietnameseDay(period.to)}`],
    ["Tình trạng", period.sealedAt === null ? "Số liệu tạm" : `Đã khóa sổ ${momentWords(period.sealedAt)}`],
    ["Số liệu tính đến", `${momentWords(period.asOfInstant)} (sự kiện ${period.asOfEvent})`],
    ["Quy tắc", rule === undefined ? "không áp dụng" : `${rule.legalBasis}${status}`],
    ["Quy định chung", term.legalBasis],
    ["SHA-256 đầu vào", period.inputsHash],
    ["SHA-256 phiếu", sha256],
    ["Lưu ý", NOTE],
  ];
}

const NOTE = "Phiếu là chứng cứ về việc đường dây nóng, chỉ là một phần của 70 điểm kết quả thực hiện nhiệm vụ; hệ thống không xếp loại ai.";

async function bookOf({ figures, lines, origin }: Told): Promise<Buffer> {
  const pieces: Buffer[] = [];
  const sheets = [
    { name: "Phiếu số liệu", widths: [24, 14, 12, 28, 14, 12, 24], rows: [FIGURE_HEAD, ...figures] },
    { name: "Chi tiết", widths: LINE_WIDTHS, rows: [LINE_HEAD, ...lines] },
    { name: "Nguồn gốc", widths: [24, 100], rows: [["Mục", "Nội dung"], ...origin] },
  ];
  for await (const piece of streamedBook(sheets)) pieces.push(piece);
  return Buffer.concat(pieces);
}

function letterOf({ period, row }: SeenSheet, { figures, lines, origin }: Told, { units }: ScoreContext): Letter {
  const unit = units.byId(row.unitId);
  const [year, month] = period.to.split("-");
  const said = figures.map(([what, n, items, hits, weights, value, state]) => {
    const counted = weights === "" ? "" : `, quy đổi ${weights}`;
    return `${what}: ${n} dòng về ${items} việc, ${hits}${counted}; tỷ lệ ${value} (${state}).`;
  });
  return {
    ...bodyOf(unit, units),
    number: period.sealedAt === null ? "SỐ LIỆU TẠM" : "Số:            /PSL",
    placeAndDay: `${placeName(unit, units)}, ngày      tháng ${Number(month)} năm ${year}`,
    subject: `${row.name} từ ngày ${vietnameseDay(period.from)} đến ngày ${vietnameseDay(period.to)}`,
    addressees: [],
    paragraphs: [...said, ...origin.map(([what, text]) => `${what}: ${text}`)],
    recipients: [],
    signer: { title: "THỦ TRƯỞNG ĐƠN VỊ", name: "" },
    annex: {
      title: "CÁC VIỆC LÀM CĂN CỨ",
      caption: `Kèm theo phiếu của ${row.name}; số liệu tính đến ${momentWords(period.asOfInstant)}`,
      columns: [
        { title: "Nội dung", widthMm: 18 },
        { title: "Mã", widthMm: 24 },
        { title: "Hệ số", widthMm: 12, centred: true },
        { title: "Kết quả", widthMm: 18, centred: true },
        { title: "Hạn", widthMm: 29 },
        { title: "Không tính vì", widthMm: 28 },
        { title: "Người phê duyệt; văn bản", widthMm: 36 },
      ],
      rows: lines.map(([part, reference, , weight, outcome, due, , why, approver, document]) =>
        [part, reference, weight, outcome, due, why, [approver, document].filter((text) => text !== "").join("; ")].map((text) => text ?? ""),
      ),
    },
    minutes: { title: "PHIẾU SỐ LIỆU CÁ NHÂN", otherSigner: "NGƯỜI ĐƯỢC LẬP PHIẾU" },
  };
}
