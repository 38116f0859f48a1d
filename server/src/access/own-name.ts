import { folded } from "./folded.ts";

/** In a folded text: a letter; neither letter nor digit. */
const LETTER = "a-zA-Z\\u0080-\\uffff";
const BEFORE = `(?<![${LETTER}])`;
const AFTER = `(?![${LETTER}])`;
/** Up to three characters between two words, or none: "Nguyễn-Văn-An", "nguyenvanan". */
const GAP = `[^0-9${LETTER}]{0,3}`;
const SPACE = "[\\s.]{1,3}";
/** Forms of address and "my name is", folded: what follows with a capital is a name. */
const CALLED = ["ong", "ba", "anh", "chi", "em", "co", "chu", "bac", "cau", "toi la", "toi ten", "ten la", "ten", "dong chi", "ky ten", "nguoi gui"];
/** Written before a name, not part of it; with its marks, for Chu and Co are surnames. */
const TITLE = /^\s*(?:ông|bà|anh|chị|em|cô|chú|bác)\s+(?=\S+\s+\S)/iu;
/** No syllable of Vietnamese is longer. */
const LONGEST_SYLLABLE = 7;

/**
 * What finds a person's name in a folded text.
 * @param name as the source has it: one person, or several with "và", "," or "/" between them
 */
export function ownNamePatterns(name: string): RegExp[] {
  return name.normalize("NFC").split(/[,;/&+|]|\s(?:và|-)\s/iu).flatMap((one) => {
    const untitled = one.replace(TITLE, "");
    // Ông is a form of address and a surname too
    return [...patternsOf(wordsOf(untitled)), ...(untitled === one ? [] : patternsOf(wordsOf(one)))];
  });
}

function wordsOf(name: string): string[] {
  return folded(name).text.toLowerCase().match(/[a-z\u0080-\uffff]+/g) ?? [];
}

function patternsOf(words: string[]): RegExp[] {
  const last = words.at(-1);
  if (last === undefined) return [];
  if (words.length === 1 && last.length <= LONGEST_SYLLABLE) return [new RegExp(`${BEFORE}${capitalised(last)}${AFTER}`, "g")];
  const patterns = [new RegExp(`${BEFORE}${words.join(GAP)}${AFTER}`, "gi")];
  if (words.length > 1) patterns.push(new RegExp(`(?<=${BEFORE}(?:${CALLED.map(anyCase).join("|")})[\\s:.,]{1,3})${capitalised(last)}${AFTER}`, "g"));
  if (words.length > 2) patterns.push(new RegExp(`${BEFORE}${words.slice(-2).map(capitalised).join(SPACE)}${AFTER}`, "g"));
  return patterns;
}

/** "An" and "AN", not "an", which is a word. */
function capitalised(word: string): string {
  return `${word.slice(0, 1).toUpperCase()}${anyCase(word.slice(1))}`;
}

function anyCase(words: string): string {
  return words.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`).replaceAll(" ", "\\s{1,3}");
}
