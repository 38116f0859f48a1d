import iconv from "iconv-lite";
import { FileRefused } from "./refused.ts";

/** How a text file is written. */
export interface TextEncoding {
  /** a name of iconv-lite */
  name: string;
  /** bytes of its byte order mark */
  mark: number;
}

const MARKS: readonly { bytes: readonly number[]; name: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], name: "utf-8" },
  { bytes: [0xff, 0xfe], name: "utf-16le" },
  { bytes: [0xfe, 0xff], name: "utf-16be" },
];
/** The manifest's names → those of iconv-lite. VNI is a font on top of windows-1252. */
const NAMES: Readonly<Record<string, string>> = { tcvn3: "tcvn", vni: "windows-1252" };

/**
 * What a file is written in: its byte order mark, else UTF-8 where its beginning is UTF-8, else what the manifest says. Never guessed.
 * @param head the first bytes of the file
 * @param declared the manifest's encoding for files that do not tell
 * @throws {FileRefused} it is no UTF-8 and the manifest names nothing else
 */
export function encodingOf(head: Uint8Array, declared: string | undefined): TextEncoding {
  const mark = MARKS.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte));
  if (mark !== undefined) return { name: mark.name, mark: mark.bytes.length };
  const { whole, broken } = utf8In(head);
  const other = declared === undefined || /^utf-?8$/i.test(declared) ? undefined : declared.toLowerCase();
  if (other === undefined) {
    if (broken > whole) throw new FileRefused("is not written in UTF-8; name its encoding in the manifest: tcvn3, vni, windows-1258, utf-16le …");
    return { name: "utf-8", mark: 0 };
  }
  return { name: whole > broken ? "utf-8" : (NAMES[other] ?? other), mark: 0 };
}

/** @returns whether the manifest may name it */
export function isEncoding(name: string): boolean {
  return Object.hasOwn(NAMES, name.toLowerCase()) || iconv.encodingExists(name);
}

/** Letters beyond ASCII that are whole UTF-8, and places that are not. */
function utf8In(head: Uint8Array): { whole: number; broken: number } {
  let end = head.length;
  for (let back = 1; back <= 3 && back <= end; back += 1) {
    const byte = head[end - back] ?? 0;
    if ((byte & 0xc0) === 0xc0) end -= back; // the head may end inside a letter
    if ((byte & 0xc0) !== 0x80) break;
  }
  const text = new TextDecoder("utf-8").decode(head.subarray(0, end));
  let [whole, broken] = [0, 0];
  for (const letter of text) {
    if (letter === "\uFFFD") broken += 1;
    else if (letter > "\u007F") whole += 1;
  }
  return { whole, broken };
}

/** Decodes pieces of a file; what has no meaning becomes U+FFFD, which its cell is refused for. */
export async function* decoded(pieces: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding);
  for await (const piece of pieces) yield decoder.write(Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength));
  yield decoder.end() ?? "";
}
