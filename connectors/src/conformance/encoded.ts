import iconv from "iconv-lite";
import type { Answer } from "./answer.ts";

/**
 * The answer in another encoding. "… declared" tells it in Content-Type, "… marked" by a byte order mark, otherwise only the manifest knows it;
 * "decomposed" is UTF-8 with letters and marks apart, "broken" UTF-8 in which ễ lost its last byte.
 */
export function encoded(answer: Answer, manner: string | null): Answer {
  if (manner === null || typeof answer.body !== "string") return answer;
  const [name = "utf-8", told] = manner.split(" ");
  const type = (answer.type ?? "application/json").replace(/;.*/, "");
  return { ...answer, type: told === "declared" ? `${type}; charset=${name}` : type, body: bytesOf(answer.body, name, told === "marked") };
}

/** Text in an encoding, by its name here. Windows-1258 has letters with their tone marks apart. */
export function bytesOf(text: string, name: string, withMark = false): Uint8Array {
  if (name === "decomposed") return Buffer.from(text.normalize("NFD"));
  if (name === "broken")
    return Buffer.concat(
      text
        .split("ễ")
        .flatMap((part) => [HALF_A_LETTER, Buffer.from(part)])
        .slice(1),
    );
  if (name === "windows-1258") return iconv.encode(toneMarksApart(text), name);
  return iconv.encode(text, name, { addBOM: withMark });
}

/** The first two of the three bytes of ễ. */
const HALF_A_LETTER = Buffer.from([0xe1, 0xbb]);

/** ấ becomes â and its acute; a letter that the encoding has whole stays whole. */
function toneMarksApart(text: string): string {
  return [...text.normalize("NFC")]
    .map((letter) => {
      const [base = "", ...marks] = letter.normalize("NFD");
      const tones = marks.filter((mark) => TONES.includes(mark));
      const shapes = marks.filter((mark) => !TONES.includes(mark));
      return (base + shapes.join("")).normalize("NFC") + tones.join("");
    })
    .join("");
}
const TONES = ["\u0300", "\u0301", "\u0303", "\u0309", "\u0323"];
