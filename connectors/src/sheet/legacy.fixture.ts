import iconv from "iconv-lite";

/** Each sign by the one of the 256 bytes that means it in TCVN3. */
const TCVN3 = new Map(Array.from({ length: 224 }, (_none, at) => [iconv.decode(Buffer.from([at + 32]), "tcvn").normalize("NFC"), at + 32]));

/** Text in TCVN3; it has no capitals with marks. */
export function tcvn3(words: string): Buffer {
  return Buffer.from([...words].map((sign) => TCVN3.get(sign) ?? (sign < " " ? sign.charCodeAt(0) : (TCVN3.get(sign.toLowerCase()) ?? 63))));
}
