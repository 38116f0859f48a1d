import { folded } from "./folded.ts";
import { inLowerCase } from "./searched-text.ts";
import type { Finder, Place, SearchedText } from "./searched-text.ts";

/** Forms of address and "my name is", folded: what follows with a capital is a name. */
const CALLED = ["ong", "ba", "anh", "chi", "em", "co", "chu", "bac", "cau", "toi la", "toi ten", "ten la", "ten", "dong chi", "ky ten", "nguoi gui"];
const CALL_BEFORE = new RegExp(`(?<![a-z\\u0080-\\uffff])(?:${CALLED.map((call) => call.replace(" ", "\\s{1,3}")).join("|")})[\\s:.,]{1,3}$`);
/** No call is longer, with the character before it. */
const LONGEST_CALL = 20;
/** Written before a name, not part of it; with its marks, for Chu and Co are surnames. */
const TITLE = /^\s*(?:ông|bà|anh|chị|em|cô|chú|bác)\s+(?=\S+\s+\S)/iu;
/** No syllable of Vietnamese is longer. */
const LONGEST_SYLLABLE = 7;

/**
 * What finds a person's name in a folded text. No patterns are made of names: to compile them took most of the time of taking a case in.
 * @param name as the source has it: one person, or several with "và", "," or "/" between them
 */
export function ownNameFinders(name: string): Finder[] {
  return name
    .normalize("NFC")
    .split(/[,;/&+|]|\s(?:và|-)\s/iu)
    .flatMap((one) => {
      const untitled = one.replace(TITLE, "");
      // Ông is a form of address and a surname too
      return [...findersOf(wordsOf(untitled)), ...(untitled === one ? [] : findersOf(wordsOf(one)))];
    });
}

function wordsOf(name: string): string[] {
  return inLowerCase(folded(name).text).match(/[a-z\u0080-\uffff]+/g) ?? [];
}

function findersOf(words: string[]): Finder[] {
  const last = words.slice(-1);
  if (last[0] === undefined) return [];
  const one = { words: last, gap: NEAR, capitals: true };
  if (words.length === 1 && last[0].length <= LONGEST_SYLLABLE) return [(text) => found(text, one)];
  const finders: Finder[] = [(text) => found(text, { words, gap: NEAR, capitals: false })];
  if (words.length > 1) finders.push((text) => found(text, one).filter(([from]) => isCalled(text, from)));
  if (words.length > 2) finders.push((text) => found(text, { words: words.slice(-2), gap: APART, capitals: true }));
  return finders;
}

function isCalled({ lower }: SearchedText, at: number): boolean {
  return CALL_BEFORE.test(lower.slice(Math.max(0, at - LONGEST_CALL), at));
}

/** Words that stand one after the other, in lower case. */
interface Sequence {
  words: readonly string[];
  gap: Gap;
  /** each begins with a capital: "An" and "AN", not "an", which is a word */
  capitals: boolean;
}

/** What may stand between two words, up to three characters of it. */
interface Gap {
  least: number;
  isFilledBy(code: number): boolean;
}
const WIDEST_GAP = 3;
/** Neither letters nor digits, or nothing: "Nguyễn-Văn-An", "nguyenvanan". */
const NEAR: Gap = { least: 0, isFilledBy: (code) => !isLetter(code) && !(code >= 0x30 && code <= 0x39) };
/** Blanks and dots. */
const APART: Gap = { least: 1, isFilledBy: (code) => code === 0x20 || code === 0x2e || (code >= 0x09 && code <= 0x0d) };

/** Where the sequence stands by itself, no letter before or after it; one place does not reach into the next. */
function found(text: SearchedText, sequence: Sequence): Place[] {
  const { lower } = text;
  const first = sequence.words[0] ?? "";
  const places: Place[] = [];
  for (let at = lower.indexOf(first), next = 0; at !== -1; at = lower.indexOf(first, next)) {
    const end = isLetter(lower.charCodeAt(at - 1)) ? -1 : endOf(text, at, sequence);
    if (end !== -1) places.push([at, end]);
    next = end === -1 ? at + 1 : end;
  }
  return places;
}

/** @returns where the sequence that begins at a place ends; -1: it does not stand there */
function endOf({ plain, lower }: SearchedText, from: number, { words, gap, capitals }: Sequence): number {
  let at = from;
  for (const word of words) {
    if (at !== from) {
      const afterWord = at;
      while (at - afterWord < WIDEST_GAP && gap.isFilledBy(lower.charCodeAt(at))) at++;
      if (at - afterWord < gap.least) return -1;
    }
    if (!lower.startsWith(word, at) || (capitals && !isCapital(plain.charAt(at)))) return -1;
    at += word.length;
  }
  return isLetter(lower.charCodeAt(at)) ? -1 : at;
}

/** In scripts without capitals every letter serves as one. */
function isCapital(letter: string): boolean {
  return letter === letter.toUpperCase();
}

/** @param code of a character in lower case; NaN beyond the text's ends */
function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || code >= 0x80;
}
