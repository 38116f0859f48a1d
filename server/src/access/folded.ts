/**
 * A text without marks, with the place of every character in the text it came from. Small alphabets keep the patterns
 * on it fast: a character from U+0080 on is a letter or digit of another script.
 */
export interface Folded {
  /** No marks and no invisible characters; đ is d, full-width is plain; capitals, ASCII and the other scripts' letters are kept. */
  text: string;
  /** at[i]: where in the original the i-th character (UTF-16) came from; one more entry for the end. */
  at: readonly number[];
}

/** Any other sign: no letter, digit, blank or dash. */
const SIGN = "\u0002";
const known = new Map<string, string>();
const REMEMBERED = 4_000;

/** Folds a text so that "NGUYỄN", "nguyen" in full width and NFD spellings can be compared; marks may be found by place. */
export function folded(original: string): Folded {
  const parts: string[] = [];
  const at: number[] = [];
  let place = 0;
  for (const character of original) {
    const part = foldedCharacter(character);
    parts.push(part);
    for (let i = 0; i < part.length; i++) at.push(place);
    place += character.length;
  }
  at.push(original.length);
  return { text: parts.join(""), at };
}

/** The folded text alone, in lower case. */
export function foldedLower(original: string): string {
  return folded(original).text.toLowerCase();
}

function foldedCharacter(character: string): string {
  if (character < "\u0080") return character;
  let part = known.get(character);
  if (part === undefined) {
    part = [...character.normalize("NFKD")].map(plain).join("");
    if (known.size >= REMEMBERED) known.clear();
    known.set(character, part);
  }
  return part;
}

function plain(character: string): string {
  if (character < "\u0080") return character;
  if (character === "đ") return "d";
  if (character === "Đ") return "D";
  if (/[\p{M}\p{Cf}]/u.test(character)) return "";
  if (/[\p{L}\p{N}]/u.test(character)) return character;
  if (/\s/u.test(character)) return " ";
  return /\p{Pd}/u.test(character) ? "-" : SIGN;
}
