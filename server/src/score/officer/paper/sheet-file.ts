import { canonical } from "../../../audit/index.ts";
import type { Plain } from "../../../audit/index.ts";
import { streamedBook } from "../../../platform/streamed-book.ts";
import { bodyOf, letterDocument, momentWords, placeName, vietnameseDay } from "../../../report/index.ts";
import type { Letter } from "../../../report/index.ts";
import type { ScoreContext } from "../../context.ts";
import { hashOf } from "../../indicator/result.ts";
import type { SeenSheet } from "../graph/seen.ts";
import { ruledResult } from "../graph/seen.ts";
import type { CountedLine } from "../counting/line.ts";
import type { SheetResult } from "../counting/result.ts";
import { countedLines, resultOf, termsOf } from "../taking/count.ts";
import { wordsOfCases } from "../taking/sheet.queries.ts";
import type { CaseWords } from "../taking/sheet.queries.ts";
import { adjustedAfterSeal, AFTER_SEAL, AFTER_SEAL_HEAD } from "./after-seal.ts";
import type { SheetState } from "./after-seal.ts";
import { EXCLUSION_WORDS, PART_WORDS, percent, STAFF_WORDS, STATE_WORDS } from "./paper-words.ts";

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
  /** what was ruled after the seal, before and after */
  adjusted: string[][];
  origin: string[][];
  sha256: string;
}

const FIGURE_HEAD = ["Nội dung", "Số dòng tính", "Số việc", "Hoàn thành / chưa đạt / chậm", "Quy đổi", "Tỷ lệ", "Trạng thái"] as const;
const LINE_HEAD = [
  "Nội dung",
  "Mã phản ánh",
  "Tiêu đề",
  "Hệ số",
  "Kết quả",
  "Hạn",
  "Xong",
  "Không tính vì",
  "Người phê duyệt",
  "Văn bản, căn cứ",
  "Ghi chú",
] as const;
const LINE_WIDTHS = [16, 16, 40, 8, 14, 18, 18, 30, 24, 50, 24];
const STOOD_IN = "có ngày làm thay người nghỉ";

/** The sheet for forms 02A and 02B: what was given and done, quality, late limits with objective causes, and every line. */
export async function sheetFile(seen: SeenSheet, format: "XLSX" | "DOCX", context: ScoreContext): Promise<SheetFile> {
  const told = await toldOf(seen, context);
  const bytes = format === "XLSX" ? await bookOf(told) : await letterDocument(letterOf(seen, told, context));
  const { period, row } = seen;
  const name = `phieu-so-lieu_${row.code}_${period.from}_${period.to}.${format.toLowerCase()}`;
  return { name, mediaType: MEDIA[format], base64: bytes.toString("base64"), sha256: told.sha256 };
}

async function toldOf(seen: SeenSheet, context: ScoreContext): Promise<Told> {
  const { period, row } = seen;
  const now: SheetState = { lines: seen.lines, result: ruledResult(period, row, seen.lines) ?? (JSON.parse(row.body) as SheetResult) };
  const { lines, result } = (await sealedState(seen, context)) ?? now;
  const words = await context.database.read((tx) =>
    wordsOfCases(
      tx,
      lines.map(({ caseId }) => caseId),
    ),
  );
  const references = new Map([...words].map(([id, { reference }]) => [id, reference ?? "…"]));
  const adjusted = adjustedAfterSeal({ lines, result }, now, references);
  const rows = lines.filter(({ part }) => part !== "TIME").map((line) => lineCells(line, words.get(line.caseId)));
  const figures = figuresOf(result);
  const sha256 = hashOf([
    period.inputsHash,
    period.sealHash ?? "-",
    canonical(result as unknown as Plain),
    ...[...rows, ...adjusted].map((cells) => canonical(cells)),
  ]);
  return { figures, lines: rows, adjusted, origin: originOf({ period, row }, sha256), sha256 };
}

/** The sheet as it was sealed, with the rulings that there were then; null: it is not sealed. */
async function sealedState({ period, row }: SeenSheet, context: ScoreContext): Promise<SheetState | null> {
  const { sealedUpTo } = period;
  if (sealedUpTo === null) return null;
  const counted = await context.database.read((tx) => countedLines(tx, period, [row.officerId], sealedUpTo));
  const lines = counted.get(row.officerId) ?? [];
  return { lines, result: resultOf(period, row.staff, lines) };
}

function lineCells(line: CountedLine, words: CaseWords | undefined): string[] {
  const instant = (at: number | boolean | null | undefined): string => (typeof at === "number" ? momentWords(at) : "");
  return [
    PART_WORDS[line.part],
    words?.reference ?? "…",
    words?.title ?? "Ngoài phạm vi được xem",
    line.weight ?? "",
    line.excluded === null ? `${line.numerator}/${line.denominator}` : "không tính",
    instant(line.facts["due"]),
    instant(line.facts["stop"]),
    line.excluded === null ? "" : EXCLUSION_WORDS[line.excluded],
    line.approver ?? line.ruling?.byName ?? "",
    line.document ?? line.ruling?.documentNumber ?? "",
    line.facts["standsIn"] === true ? STOOD_IN : "",
  ];
}

function figuresOf({ ratios }: SheetResult): string[][] {
  return ratios.map(({ part, n, items, hits, done, given, value, state }) => [
    PART_WORDS[part],
    String(n),
    String(items),
    String(hits),
    done === null || given === null ? "" : `${done}/${given}`,
    value === null ? "…" : percent(value),
    STATE_WORDS[state],
  ]);
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
    ...(period.sealHash === null ? [] : [["SHA-256 khóa sổ của cả kỳ", period.sealHash]]),
    ["SHA-256 phiếu", sha256],
    ["Lưu ý", NOTE],
  ];
}

const NOTE = "Phiếu ghi việc đường dây nóng, chỉ là một phần của 70 điểm kết quả thực hiện nhiệm vụ; là chứng cứ để người có thẩm quyền xem xét.";

async function bookOf({ figures, lines, adjusted, origin }: Told): Promise<Buffer> {
  const pieces: Buffer[] = [];
  const sheets = [
    { name: "Phiếu số liệu", widths: [24, 14, 12, 28, 14, 12, 24], rows: [FIGURE_HEAD, ...figures] },
    { name: "Chi tiết", widths: LINE_WIDTHS, rows: [LINE_HEAD, ...lines] },
    ...(adjusted.length === 0 ? [] : [{ name: AFTER_SEAL, widths: [18, 16, 36, 36, 20, 16, 28], rows: [AFTER_SEAL_HEAD, ...adjusted] }]),
    { name: "Nguồn gốc", widths: [24, 100], rows: [["Mục", "Nội dung"], ...origin] },
  ];
  for await (const piece of streamedBook(sheets)) pieces.push(piece);
  return Buffer.concat(pieces);
}

function letterOf({ period, row }: SeenSheet, { figures, lines, adjusted, origin }: Told, { units }: ScoreContext): Letter {
  const unit = units.byId(row.unitId);
  const [year, month] = period.to.split("-");
  const said = figures.map(([what, n, items, hits, weights, value, state]) => {
    const counted = weights === "" ? "" : `, quy đổi ${weights}`;
    return `${what}: ${n} dòng về ${items} việc, ${hits}${counted}; tỷ lệ ${value} (${state}).`;
  });
  const changed = adjusted.map(([what, reference, then, since, ...paper]) => {
    const by = paper.filter((text) => text !== "").join(", ");
    return `${AFTER_SEAL}: ${what}${reference === "" ? "" : `, ${reference}`}: ${then} → ${since}${by === "" ? "" : ` (${by})`}.`;
  });
  return {
    ...bodyOf(unit, units),
    number: period.sealedAt === null ? "SỐ LIỆU TẠM" : "Số:            /PSL",
    placeAndDay: `${placeName(unit, units)}, ngày      tháng ${Number(month)} năm ${year}`,
    subject: `${row.name} từ ngày ${vietnameseDay(period.from)} đến ngày ${vietnameseDay(period.to)}`,
    addressees: [],
    paragraphs: [...said, ...changed, ...origin.map(([what, text]) => `${what}: ${text}`)],
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
      rows: lines.map(([part, reference, , weight, outcome, due, , why, approver, document, note]) =>
        [part, reference, weight, outcome, due, why, [approver, document, note].filter((text) => text !== "").join("; ")].map((text) => text ?? ""),
      ),
    },
    minutes: { title: "PHIẾU SỐ LIỆU CÁ NHÂN", otherSigner: "NGƯỜI ĐƯỢC LẬP PHIẾU" },
  };
}
