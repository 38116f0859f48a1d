import { isUtf8 } from "node:buffer";
import iconv from "iconv-lite";
import { ConnectorError } from "../connector.ts";
import { quoted } from "./quoted.ts";

const BYTE_ORDER_MARKS: readonly { bytes: readonly number[]; encoding: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: "utf-8" },
  { bytes: [0xff, 0xfe], encoding: "utf-16le" },
  { bytes: [0xfe, 0xff], encoding: "utf-16be" },
];

/** Encodings that give every byte a meaning, so that UTF-8 declared as one of them would turn into mojibake unnoticed. */
const WESTERN = /^(iso-?8859-1|latin-?1|us-ascii|ascii|windows-1252|cp1252)$/;

/**
 * Decodes a body. A byte order mark wins, then the charset of the answer, then the manifest's, then the XML declaration, then UTF-8.
 * @param contentType the Content-Type header as it came, or null
 * @param fallback encoding named by the manifest for sources that declare none
 * @returns the text without byte order mark; normalise its strings with `nfc` after parsing
 * @throws {ConnectorError} data: not valid in its encoding (naming the offset in bytes), or an encoding nobody knows
 */
export function decodeText(body: Uint8Array, contentType: string | null, fallback?: string): string {
  const mark = BYTE_ORDER_MARKS.find(({ bytes }) => bytes.every((byte, index) => body[index] === byte));
  const declared = mark?.encoding ?? charsetOf(contentType) ?? fallback ?? xmlEncodingOf(body) ?? "utf-8";
  const bytes = mark === undefined ? body : body.subarray(mark.bytes.length);
  const encoding = declared.toLowerCase();
  if (isUtf8Name(encoding) || (WESTERN.test(encoding) && isUtf8(bytes))) return strictUtf8(bytes, mark === undefined ? 0 : mark.bytes.length);
  return decodeOther(bytes, encoding);
}

/** Vietnamese typed on a Mac comes decomposed; everything beyond the wire is composed (NFC). */
export function nfc(text: string): string {
  return text.normalize("NFC");
}

/**
 * @returns offset in bytes of the first byte that no valid UTF-8 text can have there, or -1
 */
export function firstInvalidUtf8(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return -1;
}

function isUtf8Name(encoding: string): boolean {
  return encoding === "utf-8" || encoding === "utf8";
}

function charsetOf(contentType: string | null): string | undefined {
  return /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(contentType ?? "")?.[1];
}

function xmlEncodingOf(body: Uint8Array): string | undefined {
  const head = Buffer.from(body.subarray(0, 200)).toString("latin1");
  return /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([^"']+)["']/.exec(head)?.[1];
}

function strictUtf8(bytes: Uint8Array, skipped: number): string {
  if (!isUtf8(bytes)) {
    const offset = firstInvalidUtf8(bytes) + skipped;
    throw new ConnectorError("data", `the body says it is UTF-8 but is not: byte ${offset} of ${bytes.length + skipped} fits no character`);
  }
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}

function decodeOther(bytes: Uint8Array, encoding: string): string {
  if (!iconv.encodingExists(encoding)) throw new ConnectorError("data", `the body says it is in ${quoted(encoding)}, an encoding unknown here`);
  const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding);
  const lost = text.indexOf("\uFFFD");
  if (lost >= 0) throw new ConnectorError("data", `the body says it is in ${encoding} but is not: character ${lost} has no meaning there`);
  return text;
}

/** Length of the well-formed sequence at `at`, 0 when there is none (RFC 3629: no overlong forms, no surrogates, at most U+10FFFF). */
function sequenceLength(bytes: Uint8Array, at: number): 0 | 1 | 2 | 3 | 4 {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const second = bytes[at + 1] ?? 0;
  if (first >= 0xc2 && first <= 0xdf) return isTail(second) ? 2 : 0;
  const tail = isTail(bytes[at + 2] ?? 0);
  if (first === 0xe0) return second >= 0xa0 && second <= 0xbf && tail ? 3 : 0;
  if (first === 0xed) return second >= 0x80 && second <= 0x9f && tail ? 3 : 0;
  if (first > 0xe0 && first <= 0xef) return isTail(second) && tail ? 3 : 0;
  const last = tail && isTail(bytes[at + 3] ?? 0);
  if (first === 0xf0) return second >= 0x90 && second <= 0xbf && last ? 4 : 0;
  if (first === 0xf4) return second >= 0x80 && second <= 0x8f && last ? 4 : 0;
  return first > 0xf0 && first < 0xf4 && isTail(second) && last ? 4 : 0;
}

function isTail(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}
