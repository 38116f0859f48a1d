import type { FileBytes } from "./bytes.ts";
import { endingOf, FILE_KINDS } from "./kinds.ts";
import type { FileFault, FileKind } from "./kinds.ts";
import { packageKind } from "./package-kind.ts";
import { textFault } from "./text.ts";

/** How much of a file's beginning tells its kind. */
export const HEAD_LENGTH = 4_096;
/** A zip's directory ends within this. */
const TAIL_LENGTH = 66_000;
const PIECE = 256 * 1024;

const begins = (head: Buffer, ...bytes: readonly number[]): boolean => bytes.every((byte, at) => head[at] === byte);
const says = (head: Buffer, at: number, text: string): boolean => head.toString("latin1", at, at + text.length) === text;

/** What a file must not be, whatever it is called: its beginning tells. */
const REFUSED: readonly [(head: Buffer) => boolean, string][] = [
  [(h) => says(h, 0, "MZ"), "là chương trình Windows"],
  [(h) => says(h, 0, "\u007fELF"), "là chương trình Linux"],
  [(h) => [0xfeedface, 0xfeedfacf, 0xcefaedfe, 0xcffaedfe, 0xcafebabe].includes(h.length < 4 ? 0 : h.readUInt32BE(0)), "là chương trình"],
  [(h) => says(h, 0, "#!"), "là tệp lệnh"],
  [(h) => begins(h, 0xd0, 0xcf, 0x11, 0xe0), "là tài liệu kiểu cũ (.doc, .xls) có thể chứa macro; hãy lưu lại thành .docx, .xlsx hoặc PDF"],
  [(h) => says(h, 0, "{\\rtf"), "là tài liệu RTF; hãy lưu lại thành .docx hoặc PDF"],
  [(h) => says(h, 0, "Rar!") || begins(h, 0x37, 0x7a, 0xbc, 0xaf) || begins(h, 0x1f, 0x8b), "là tệp nén; hãy gửi từng tệp"],
];

/** What the beginning of a file promises: a kind, a zip that is to be looked into, or why it cannot be one. */
export function promised(head: Buffer): FileKind | "ZIP" | FileFault {
  const refused = REFUSED.find(([is]) => is(head));
  if (refused !== undefined) return { fault: refused[1] };
  if (says(head, 0, "%PDF-")) return "PDF";
  if (says(head, 0, "PK\u0003\u0004")) return "ZIP";
  if (begins(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) && says(head, 12, "IHDR")) return "PNG";
  if (begins(head, 0xff, 0xd8, 0xff)) return "JPEG";
  if (begins(head, 0x49, 0x49, 0x2a, 0x00) || begins(head, 0x4d, 0x4d, 0x00, 0x2a)) return "TIFF";
  if (says(head, 0, "RIFF") && says(head, 8, "WAVE")) return "WAV";
  if (isTagged(head) || frameLength(head, 0) !== null) return "MP3";
  const fault = textFault(head, { before: false, behind: true });
  return fault === null ? "TEXT" : { fault };
}

/**
 * What a file is by its bytes. Its name can only speak against it: the ending must be one of its kind's.
 * @param name already found fit
 */
export async function kindOf(name: string, file: FileBytes): Promise<FileKind | FileFault> {
  if (file.size === 0) return { fault: "không có nội dung" };
  const first = promised(await file.at(0, HEAD_LENGTH));
  if (typeof first !== "string") return first;
  const kind = first === "ZIP" ? await packageKind(file) : first;
  if (typeof kind !== "string") return kind;
  const endings: readonly string[] = FILE_KINDS[kind].endings;
  if (!endings.includes(endingOf(name)))
    return { fault: `có nội dung là ${FILE_KINDS[kind].word} nhưng tên không có đuôi ${endings.map((ending) => `.${ending}`).join(" hoặc ")}` };
  const fault = await wholeFault(kind, file);
  return fault === null ? kind : { fault };
}

/** What only the whole file tells; null: nothing stands against it. */
async function wholeFault(kind: FileKind, file: FileBytes): Promise<string | null> {
  const tail = await file.at(Math.max(0, file.size - TAIL_LENGTH), TAIL_LENGTH);
  if (!["DOCX", "XLSX", "ODT"].includes(kind) && tail.lastIndexOf("PK\u0005\u0006", undefined, "latin1") >= 0) return "có tệp nén giấu ở cuối";
  switch (kind) {
    case "PDF":
      return tail.lastIndexOf("%%EOF", undefined, "latin1") < 0 ? "là PDF bị cụt, không có phần cuối" : pdfFault(file);
    case "PNG":
      return says(tail, tail.length - 8, "IEND") ? null : "là ảnh PNG bị cụt hoặc có thêm phần lạ ở cuối";
    case "WAV":
      return (await file.at(4, 4)).readUInt32LE(0) + 8 <= file.size ? null : "là tệp âm thanh WAV bị cụt";
    case "MP3":
      return soundFault(file);
    case "TEXT":
      return eachPiece(file, (piece, cut) => textFault(piece, cut));
    case "DOCX":
    case "XLSX":
    case "ODT":
    case "JPEG":
    case "TIFF":
      return null;
  }
}

/** The words by which a PDF runs something when it is opened; in packed streams nobody sees them, and readers ask before they run them. */
const RUNS = /\/(?:JavaScript|Launch)\b/;

function pdfFault(file: FileBytes): Promise<string | null> {
  return eachPiece(file, (piece) => (RUNS.test(piece.toString("latin1")) ? "là PDF có mã lệnh chạy khi mở; hãy in lại thành PDF thường" : null));
}

/** Looks at a file piece by piece, each beginning a little before the end of the last. */
async function eachPiece(file: FileBytes, faultOf: (piece: Buffer, cut: { before: boolean; behind: boolean }) => string | null): Promise<string | null> {
  const overlap = 64;
  for (let at = 0; at < file.size; at += PIECE - overlap) {
    const isLast = at + PIECE >= file.size;
    const fault = faultOf(await file.at(at, PIECE), { before: at > 0, behind: !isLast });
    if (fault !== null || isLast) return fault;
  }
  return null;
}

const isTagged = (head: Buffer): boolean => says(head, 0, "ID3") && (head[3] ?? 0xff) <= 4 && head.length >= 10;

/** Sound must follow the tag, and a second frame the first. */
async function soundFault(file: FileBytes): Promise<string | null> {
  const head = await file.at(0, 10);
  const size = isTagged(head) ? [6, 7, 8, 9].reduce((sum, at) => sum * 128 + ((head[at] ?? 0) & 0x7f), 0) + 10 : 0;
  const stretch = await file.at(size, HEAD_LENGTH);
  const from = stretch.findIndex((byte) => byte !== 0);
  const length = from < 0 ? null : frameLength(stretch, from);
  const next = length === null ? null : await file.at(size + from + length, 4);
  return length !== null && (next === null || next.length === 0 || frameLength(next, 0) !== null) ? null : "không phải tệp âm thanh MP3";
}

const BITRATES = {
  1: [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  2: [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
} as const;
const RATES = [44_100, 48_000, 32_000] as const;

/** Bytes of an MPEG layer III frame that begins there; null: none does. @source ISO/IEC 11172-3, 2.4.1.3 */
function frameLength(bytes: Buffer, at: number): number | null {
  const [b0 = 0, b1 = 0, b2 = 0] = [bytes[at], bytes[at + 1], bytes[at + 2]];
  const version = (b1 >> 3) & 3; // 3: MPEG 1, 2: MPEG 2, 0: MPEG 2.5
  if (b0 !== 0xff || (b1 & 0xe0) !== 0xe0 || version === 1 || ((b1 >> 1) & 3) !== 1) return null;
  const kilobits = BITRATES[version === 3 ? 1 : 2][(b2 >> 4) - 1];
  const rate = RATES[(b2 >> 2) & 3];
  if (kilobits === undefined || rate === undefined) return null;
  const hertz = rate / (version === 3 ? 1 : version === 2 ? 2 : 4);
  return Math.floor(((version === 3 ? 144_000 : 72_000) * kilobits) / hertz) + ((b2 >> 1) & 1);
}
