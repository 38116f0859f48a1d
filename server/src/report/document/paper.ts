import { localDay } from "../../platform/local-time.ts";
import type { ReportContent } from "../content.ts";
import { momentWords, vietnameseDay } from "../issuing-body.ts";
import type { PaperFoot, PaperHead } from "../letter-parts.ts";
import type { ReportCell, ReportColumn } from "../report-kind.ts";

/** A column on paper. */
export interface PaperColumn {
  title: string;
  group: string | null;
  widthMm: number;
  /** numbers and days stand in the middle */
  middle: boolean;
}

export interface PaperRow {
  cells: readonly string[];
  strong: boolean;
  /** its balance does not close */
  wrong: boolean;
}

/** A report as paper shows it, whatever the file. */
export interface Paper extends PaperHead, PaperFoot {
  subject: string;
  addressees: readonly string[];
  paragraphs: readonly string[];
  annex: { title: string; caption: string; columns: readonly PaperColumn[]; rows: readonly PaperRow[]; notes: readonly string[] };
  /** by what it can be verified */
  verification: string;
}

/** What a paper is made of: the kept content, and what it is verified by. */
export interface Kept {
  content: ReportContent;
  sha256: string;
  verification: string;
  /** rows before the last that this paper leaves to the sheet; absent: none */
  leftOut?: number;
}

/** Three groups of four: 7K3M-9QXT-20AB. */
export const grouped = (verification: string): string => verification.replaceAll(/(.{4})(?=.)/g, "$1-");

/** "từ ngày 15/02/2026 đến ngày 14/03/2026" */
export const spanWords = ({ period }: Pick<ReportContent, "period">): string => `từ ngày ${vietnameseDay(period.from)} đến ngày ${vietnameseDay(period.to)}`;

/** @source Nghị định 30/2020/NĐ-CP, Phụ lục I và III */
export function paperOf({ content, sha256, verification, leftOut = 0 }: Kept): Paper {
  const { form, asOf } = content;
  const [year, month] = localDay(asOf.instant).split("-");
  return {
    superior: form.superior,
    body: form.body,
    number: "Số:            /BC-",
    placeAndDay: `${form.place}, ngày      tháng ${Number(month)} năm ${year}`,
    subject: `${content.subject} ${spanWords(content)}`,
    addressees: form.addressees,
    paragraphs: paragraphsOf(content),
    recipients: form.recipients,
    signer: { titles: form.signer, name: form.signerName ?? "" },
    annex: {
      title: content.subject.toUpperCase(),
      caption: `Kèm theo Báo cáo số       /BC-           ngày     /     /${year}; số liệu tính đến ${momentWords(asOf.instant)}`,
      columns: [{ title: "STT", group: null, widthMm: 10, middle: true }, ...content.columns.map(columnOf)],
      rows: rowsOf(content),
      notes: [...leftOutNote(leftOut), ...content.notes, ...differencesOf(content), "Dấu “…”: không có số liệu."],
    },
    verification: `Mã kiểm tra: ${grouped(verification)}. SHA-256: ${sha256}`,
  };
}

const leftOutNote = (n: number): string[] =>
  n === 0 ? [] : [`Phụ lục in các dòng đầu và dòng cuối; ${n.toLocaleString("vi-VN")} dòng khác nằm trong tệp XLSX có cùng mã kiểm tra.`];

const columnOf = ({ vi, group, widthMm, kind }: ReportColumn): PaperColumn => ({ title: vi, group: group?.vi ?? null, widthMm, middle: kind !== "TEXT" });

function paragraphsOf(content: ReportContent): string[] {
  const { unit, period, asOf, counted, provisional, corrects } = content;
  const point = counted === "AT_CUT_OFF" ? "chốt khi hết ngày cuối của kỳ" : "mới nhất khi lập báo cáo";
  const basis = period.legalBasis === null ? "" : ` Căn cứ của kỳ: ${period.legalBasis}${period.assumed ? " (giả định, tỉnh chưa xác nhận)" : ""}.`;
  const open = localDay(asOf.instant) <= period.to ? ["Kỳ báo cáo chưa kết thúc: số liệu đến thời điểm nêu dưới đây."] : [];
  return [
    ...open,
    ...(corrects === null ? [] : [`Báo cáo này đính chính báo cáo có mã kiểm tra ${grouped(corrects)}.`]),
    ...(provisional ? ["Số liệu tạm: điểm số trong báo cáo chưa chốt."] : []),
    `${unit.name} báo cáo ${content.subject.slice(0, 1).toLowerCase()}${content.subject.slice(1)} ${spanWords(content)} như sau.${basis}`,
    ...summaryOf(content),
    `Số liệu chi tiết tại Phụ lục kèm theo, lấy từ hệ thống, tính đến ${momentWords(asOf.instant)} (${point}).`,
  ];
}

const SENTENCES: readonly (readonly [string, string])[] = [
  ["opening", "tồn đầu kỳ"],
  ["received", "tiếp nhận"],
  ["handedIn", "chuyển đến"],
  ["resulted", "kết thúc có kết quả"],
  ["declined", "từ chối"],
  ["redirected", "chuyển hướng"],
  ["merged", "gộp trùng"],
  ["handedOut", "chuyển đi"],
  ["closing", "tồn cuối kỳ"],
  ["closingOverdue", "trong đó quá hạn"],
];

/** What the first version left out of the sentence: a paper that was filed reads as it did. */
const SINCE_SECOND: ReadonlySet<string> = new Set(["declined", "redirected", "merged"]);

/** The whole scope's numbers in one sentence, where the table has them. */
function summaryOf({ version, columns, rows }: ReportContent): string[] {
  const total = rows.at(-1);
  if (total?.kind !== "TOTAL") return [];
  const told = SENTENCES.filter(([key]) => version > 1 || !SINCE_SECOND.has(key)).flatMap(([key, words]) => {
    const at = columns.findIndex((column) => column.key === key);
    const cell = at === -1 ? undefined : total.cells[at];
    return cell === undefined || typeof cell === "string" ? [] : [`${words} ${cellText(cell, "COUNT")}`];
  });
  return told.length === 0 ? [] : [`Toàn bộ: ${told.join("; ")} phản ánh, kiến nghị.`];
}

function rowsOf({ columns, rows }: ReportContent): PaperRow[] {
  let number = 0;
  return rows.map(({ kind, cells, difference }) => {
    const strong = kind === "TOTAL";
    const place = strong ? "" : String((number += 1));
    return { cells: [place, ...cells.map((cell, at) => cellText(cell, columns[at]?.kind ?? "TEXT"))], strong, wrong: difference !== undefined };
  });
}

function differencesOf({ rows }: ReportContent): string[] {
  return rows.flatMap(({ cells, difference }) =>
    difference === undefined
      ? []
      : [`CÂN ĐỐI KHÔNG KHỚP, dòng “${cellText(cells[0] ?? null, "TEXT")}”: chênh lệch ${difference.n}; phản ánh: ${difference.cases.join(", ")}.`],
  );
}

/** A cell in Vietnamese spelling: 1.976; 93,5; 14/03/2026; "…" for what nobody knows. */
export function cellText(cell: ReportCell, kind: ReportColumn["kind"]): string {
  if (cell === null) return "…";
  if (typeof cell === "string") return kind === "DAY" ? vietnameseDay(cell) : cell;
  const n = typeof cell === "number" ? cell : cell.n;
  return kind === "RATIO" ? `${Math.floor(n / 10)},${n % 10}` : n.toLocaleString("vi-VN");
}

const LONGEST_CELL = 400;
// eslint-disable-next-line no-control-regex
const UNSHOWN = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g;

/** Text that a page can carry: composed, in one direction, cut where no page would hold it. */
export function printable(text: string): string {
  const plain = text
    .toWellFormed()
    .normalize("NFC")
    .replaceAll(/[\t\n\r]+/g, " ")
    .replaceAll(UNSHOWN, "");
  return plain.length > LONGEST_CELL ? `${plain.slice(0, LONGEST_CELL).toWellFormed()}…` : plain;
}
