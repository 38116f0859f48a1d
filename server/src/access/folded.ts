/**
 * A text without marks, with the place of every character in the text it came from. Small alphabets keep the patterns
 * on it fast: a character from U+0080 on is a letter or digit of another script.
 */
export interface Folded {
  /** No marks and no invisible characters; đ is d, full-width is plain; capitals, ASCII and the other scripts' letters are kept. */
  text: string;
  /** at()[i]: where in the original the i-th character (UTF-16) came from; one more entry for the end. Reckoned when it is asked for. */
  at: () => readonly number[];
}

/** Any other sign: no letter, digit, blank or dash. */
const SIGN = "\u0002";
const ASCII_END = 0x80;
const BEYOND_ASCII = /[^\0-\x7f]/u;
const known = new Map<string, string>();
const REMEMBERED = 4_000;

/** All letters of Vietnamese, composed, and the signs of western texts. */
const ascii = new Uint8Array(0x21_00);
const UNKNOWN = 0;
const OTHER = 0xff;
const LONGEST_IN_ONE_PASS = 32_768;
const pass = Buffer.allocUnsafe(LONGEST_IN_ONE_PASS);

/** Folds a text so that "NGUYỄN", "nguyen" in full width and NFD spellings can be compared; marks may be found by place. */
export function folded(original: string): Folded {
  return { text: foldedText(original), at: () => placesIn(original) };
}

/** The folded text alone, in lower case. */
export function foldedLower(original: string): string {
  return foldedText(original).toLowerCase();
}

function foldedText(original: string): string {
  if (!BEYOND_ASCII.test(original)) return original;
  return original.length <= LONGEST_IN_ONE_PASS ? (inOnePass(original) ?? inPieces(original)) : inPieces(original);
}

/** For texts whose every character folds into one of ASCII, as Vietnamese does: a byte each. @returns null: some other character is among them */
function inOnePass(original: string): string | null {
  for (let place = 0; place < original.length; place++) {
    const code = original.charCodeAt(place);
    const folds = code < ASCII_END ? code : asciiOf(code);
    if (folds === OTHER) return null;
    pass[place] = folds;
  }
  return pass.toString("latin1", 0, original.length);
}

function asciiOf(code: number): number {
  if (code >= ascii.length) return OTHER;
  const found = ascii[code];
  if (found !== undefined && found !== UNKNOWN) return found;
  const part = foldedCharacter(String.fromCharCode(code));
  const folds = part.length === 1 && part < "\u0080" ? part.charCodeAt(0) : OTHER;
  ascii[code] = folds;
  return folds;
}

function inPieces(original: string): string {
  let text = "";
  let plainFrom = 0;
  for (let place = 0; place < original.length;) {
    if (original.charCodeAt(place) < ASCII_END) {
      place++;
      continue;
    }
    const character = characterAt(original, place);
    text += original.slice(plainFrom, place) + foldedCharacter(character);
    place += character.length;
    plainFrom = place;
  }
  return text + original.slice(plainFrom);
}

function placesIn(original: string): number[] {
  const at: number[] = [];
  for (let place = 0; place < original.length;) {
    const character = characterAt(original, place);
    for (let i = foldedCharacter(character).length; i > 0; i--) at.push(place);
    place += character.length;
  }
  at.push(original.length);
  return at;
}

/** The whole character at a place, both halves of it where UTF-16 has two. */
function characterAt(original: string, place: number): string {
  const code = original.charCodeAt(place);
  return code >= 0xd800 && code <= 0xdbff ? String.fromCodePoint(original.codePointAt(place) ?? code) : original.charAt(place);
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
