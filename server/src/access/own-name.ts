import { folded } from "./folded.ts";
import { finder } from "./searched-text.ts";
import type { Finder, SearchedText } from "./searched-text.ts";

/** In a folded text: a letter; neither letter nor digit. */
const LETTER = "a-zA-Z\\u0080-\\uffff";
const BEFORE = `(?<![${LETTER}])`;
const AFTER = `(?![${LETTER}])`;
/** Up to three characters between two words, or none: "Nguyễn-Văn-An", "nguyenvanan". */
const GAP = `[^0-9${LETTER}]{0,3}`;
const SPACE = "[\\s.]{1,3}";
/** Forms of address and "my name is", folded: what follows with a capital is a name. */
const CALLED = ["ong", "ba", "anh", "chi", "em", "co", "chu", "bac", "cau", "toi la", "toi ten", "ten la", "ten", "dong chi", "ky ten", "nguoi gui"];
const A_CALL = `${BEFORE}(?:${CALLED.map(anyCase).join("|")})[\\s:.,]{1,3}`;
const CALL_AT_END = new RegExp(`${A_CALL}$`);
/** No call is longer, with the character before it. */
const LONGEST_CALL = 20;
/** Written before a name, not part of it; with its marks, for Chu and Co are surnames. */
const TITLE = /^\s*(?:ông|bà|anh|chị|em|cô|chú|bác)\s+(?=\S+\s+\S)/iu;
/** No syllable of Vietnamese is longer. */
const LONGEST_SYLLABLE = 7;

/**
 * What finds a person's name in a folded text.
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
  return (
    folded(name)
      .text.toLowerCase()
      .match(/[a-z\u0080-\uffff]+/g) ?? []
  );
}

function findersOf(words: string[]): Finder[] {
  const last = words.at(-1);
  if (last === undefined) return [];
  const lastIn = (text: SearchedText): boolean => mayHaveCapitalised(text, last);
  if (words.length === 1 && last.length <= LONGEST_SYLLABLE) return [finder(lastIn, () => new RegExp(`${BEFORE}${capitalised(last)}${AFTER}`, "g"))];
  const finders = [
    finder(
      (text) => words.every((word) => mayHave(text, word)),
      () => inAnyCase(words, (all) => `${BEFORE}${all.join(GAP)}${AFTER}`),
    ),
  ];
  if (words.length > 1)
    finders.push(
      finder(
        (text) => mayHaveCapitalised(text, last, isCalled),
        () => new RegExp(`(?<=${A_CALL})${capitalised(last)}${AFTER}`, "g"),
      ),
    );
  if (words.length > 2) {
    const lastTwo = words.slice(-2);
    const bothIn = (text: SearchedText): boolean => lastTwo.every((word) => mayHaveCapitalised(text, word));
    finders.push(finder(bothIn, () => new RegExp(`${BEFORE}${lastTwo.map(capitalised).join(SPACE)}${AFTER}`, "g")));
  }
  return finders;
}

/** "An" and "AN", not "an", which is a word. */
function capitalised(word: string): string {
  return `${word.slice(0, 1).toUpperCase()}${anyCase(word.slice(1))}`;
}

/** Made out of classes for plain letters: the flag "i" makes the wide classes around them hundreds of times dearer. */
function inAnyCase(words: string[], pattern: (words: string[]) => string): RegExp {
  return words.every((word) => IS_PLAIN.test(word)) ? new RegExp(pattern(words.map(anyCase)), "g") : new RegExp(pattern(words), "gi");
}

function anyCase(words: string): string {
  return words.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`).replaceAll(" ", "\\s{1,3}");
}

/** Case is a matter of its own in other scripts: there the pattern has to look. */
const IS_PLAIN = /^[a-z]+$/;

function mayHave(text: SearchedText, word: string): boolean {
  return !IS_PLAIN.test(word) || text.lower.includes(word);
}

function isCalled({ plain }: SearchedText, at: number): boolean {
  return CALL_AT_END.test(plain.slice(Math.max(0, at - LONGEST_CALL), at));
}

/** Whether a word may stand by itself there, its first letter a capital, at a place that serves. */
function mayHaveCapitalised(text: SearchedText, word: string, serves: (text: SearchedText, at: number) => boolean = () => true): boolean {
  const { plain, lower } = text;
  if (!IS_PLAIN.test(word) || plain.length !== lower.length) return true;
  for (let at = lower.indexOf(word); at !== -1; at = lower.indexOf(word, at + 1)) {
    const isCapital = plain.charCodeAt(at) !== lower.charCodeAt(at);
    const isAlone = !isLetter(lower.charCodeAt(at - 1)) && !isLetter(lower.charCodeAt(at + word.length));
    if (isCapital && isAlone && serves(text, at)) return true;
  }
  return false;
}

/** @param code of a character in lower case; NaN beyond the text's ends */
function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || code >= 0x80;
}
