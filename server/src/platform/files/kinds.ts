/** The kinds of file that may go with a result; what a file is, its bytes tell. */
export const FILE_KINDS = {
  PDF: { mediaType: "application/pdf", endings: ["pdf"], word: "PDF" },
  DOCX: { mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", endings: ["docx"], word: "Word (.docx)" },
  XLSX: { mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", endings: ["xlsx"], word: "Excel (.xlsx)" },
  ODT: { mediaType: "application/vnd.oasis.opendocument.text", endings: ["odt"], word: "OpenDocument (.odt)" },
  PNG: { mediaType: "image/png", endings: ["png"], word: "ảnh PNG" },
  JPEG: { mediaType: "image/jpeg", endings: ["jpg", "jpeg"], word: "ảnh JPEG" },
  TIFF: { mediaType: "image/tiff", endings: ["tif", "tiff"], word: "ảnh TIFF" },
  MP3: { mediaType: "audio/mpeg", endings: ["mp3"], word: "âm thanh MP3" },
  WAV: { mediaType: "audio/wav", endings: ["wav"], word: "âm thanh WAV" },
  TEXT: { mediaType: "text/plain", endings: ["txt", "csv"], word: "văn bản thuần (.txt)" },
} as const satisfies Record<string, { mediaType: string; endings: readonly string[]; word: string }>;

export type FileKind = keyof typeof FILE_KINDS;

/** Every ending that a file may have, with its dot. */
export const FILE_ENDINGS: readonly string[] = Object.values(FILE_KINDS).flatMap(({ endings }) => endings.map((ending) => `.${ending}`));

/** Why a file is not taken, for the one who handed it over. */
export type FileFault = { fault: string };

const LONGEST_NAME = 200;
/** Control signs, and signs that turn the direction in which a name is read ("gpj.exe"). */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/u;

/**
 * A file's name as it is kept: without folders, blanks folded, composed (NFC).
 * @returns null: it is no name: empty, longer than 200 signs, or with signs that nobody sees
 */
export function fileName(given: string): string | null {
  const last = given.split(/[/\\]/).at(-1) ?? "";
  const name = last.normalize("NFC").replace(/\s+/gu, " ").trim();
  return name === "" || name === "." || name === ".." || name.length > LONGEST_NAME || UNSEEN.test(name) ? null : name;
}

/** The ending of a name in small letters, without its dot; "" where it has none. */
export function endingOf(name: string): string {
  return /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
}
