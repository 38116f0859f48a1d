/** What a browser would take for a page or a drawing, or run. */
const MARKUP = /<\s*(?:!doctype|\?xml|\?php|%@|html|head|body|script|svg|iframe|object|embed|meta|link|style|form|img|math|xsl)\b/i;
const NOT_TAKEN = "không thuộc loại tệp được nhận (PDF, Word, Excel, OpenDocument, ảnh, âm thanh, văn bản thuần)";

/**
 * Why bytes are no plain text: UTF-8 without control signs and without markup.
 * @param cut where the bytes may begin or end in the middle of a sign
 */
export function textFault(bytes: Buffer, cut: { before: boolean; behind: boolean }): string | null {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return "là văn bản mã UTF-16; hãy lưu lại dạng UTF-8";
  const text = decoded(bytes, cut);
  if (text === null || [...text].some(isControl)) return NOT_TAKEN;
  return MARKUP.test(text) ? "có mã trang web (HTML, SVG hoặc XML)" : null;
}

const isControl = (sign: string): boolean => (sign < " " && !"\t\n\r\f".includes(sign)) || sign === "\u007f";

function decoded(bytes: Buffer, { before, behind }: { before: boolean; behind: boolean }): string | null {
  const whole = before ? bytes.subarray(0, 4).findIndex((byte) => (byte & 0xc0) !== 0x80) : 0;
  const from = Math.max(whole, 0);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(from), { stream: behind });
  } catch {
    return null; // it is no text, and that is the answer
  }
}
