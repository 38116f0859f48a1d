import { foldedLower } from "./folded.ts";
import { patternFinder } from "./searched-text.ts";
import type { Finder, PatternFinder, Place, SearchedText } from "./searched-text.ts";

/** Between the digits of one number: blanks, dots, dashes, brackets; not a line's end, not "/" (dates). */
const SEP = "[ .()-]{0,3}";
/** "05-03-2026 14" has the digits of a mobile number and is a date. */
const NO_DATE = "(?!0[1-9][ .-]{1,3}(?:0[1-9]|1[0-2])[ .-]{1,3}(?:19|20)\\d\\d(?!\\d))";
const PREFIX = `(?:\\+?84${SEP}0?|0084${SEP}0?|0)`;
const ANY_GAP = "[^0-9a-zA-Z\\u0080-\\uffff]{0,3}";

/** Mobile numbers since 2018 (03, 05, 07, 08, 09) and the older ones of eleven digits (012, 016, 018, 019). */
const MOBILE = new RegExp(`(?<!\\d)${NO_DATE}${PREFIX}${SEP}(?:[35789]|1${SEP}[2689])(?:${SEP}\\d){8}(?!\\d)`, "g");
/** Citizen identity numbers begin with 0 (province 001 to 096); in groups only those, or amounts of money would go. */
const IDENTITY_NUMBER = new RegExp(`(?<!\\d)(?:\\d{12}|0(?:${SEP}\\d){11})(?!\\d)`, "g");
/** The older identity numbers of nine digits, where the text says so. */
const OLDER_IDENTITY_NUMBER = /(?<=(?:cmnd|cmt|chung minh|can cuoc|cccd)[^\d\n]{0,40})(?<!\d)\d(?:[ .]?\d){8}(?!\d)/gi;
/** Series of a plate; I, J, O, Q and W are none, and what looks like "QĐ" is a document. */
const SERIES = "[A-HK-NPR-VX-Z][A-HK-NPR-Z0-9]?";
const YEAR = "(?!(?:19|20)\\d\\d(?!\\d))";
/** 29A-123.45, 29-F1 234.56, 29A 1234; in small letters only where a blank cannot make a quantity of it ("15 m 2024"). */
const PLATE = new RegExp(
  [
    `(?<![0-9A-Za-z\\u0080-\\uffff.,/-])[1-9]\\d[ .-]?${SERIES}[ .-]{0,3}(?:\\d{3}[. ]?\\d{2}|${YEAR}\\d{4})(?![0-9a-zA-Z])`,
    `(?<![0-9A-Za-z\\u0080-\\uffff.,/-])[1-9]\\d-?[a-hk-npr-vx-z][0-9]?[.-]?(?:\\d{3}[.]?\\d{2})(?![0-9a-zA-Z])`,
  ].join("|"),
  "g",
);
const EMAIL = /[\w\u0080-\uffff.!#$%&'*+/=?^`{|}~-]{1,64} ?@ ?[\w\u0080-\uffff-]{1,63}(?:\.[\w\u0080-\uffff-]{1,63}){1,8}/g;

const withDigits = (least: number) => (text: SearchedText) => text.digits.length >= least;
const withAt = (text: SearchedText): boolean => text.plain.includes("@");

/** What finds anybody's numbers and e-mail addresses in a folded text. */
export const PERSONAL_NUMBERS: readonly PatternFinder[] = [
  patternFinder(withDigits(10), () => MOBILE),
  patternFinder(withDigits(12), () => IDENTITY_NUMBER),
  patternFinder(withDigits(9), () => OLDER_IDENTITY_NUMBER),
  patternFinder(withDigits(6), () => PLATE),
  patternFinder(withAt, () => EMAIL),
];

/** What may stand before a number without its 0, at the end of a text. */
const PREFIX_BEFORE = new RegExp(`${PREFIX}${ANY_GAP}$`);
/** No prefix is longer. */
const LONGEST_PREFIX = 12;
const WITHIN_NUMBER = new RegExp(`^${ANY_GAP}$`);

/**
 * What finds a person's own telephone numbers in a folded text, however they are grouped, with or without 0 or +84.
 * @param phone as the source has it: one number or several; fewer than 7 digits are no number
 */
export function ownPhoneFinders(phone: string): Finder[] {
  const numbers = foldedLower(phone).split(/[,;/|\n]|\s-\s|\s(?:va|hoac)\s/);
  return numbers.flatMap((number) => {
    const digits = number.replace(/\D/g, "").replace(/^(?:(?:00)?84(?=\d{8})0?|0)/, "");
    return digits.length < 7 ? [] : [(text) => numberIn(text, digits)];
  });
}

function numberIn(text: SearchedText, digits: string): Place[] {
  const places: Place[] = [];
  for (let i = text.digits.indexOf(digits), next = 0; i !== -1; i = text.digits.indexOf(digits, next)) {
    const at = text.digitsAt.slice(i, i + digits.length);
    const stands = at.every((place, n) => n === 0 || WITHIN_NUMBER.test(text.plain.slice((at[n - 1] as number) + 1, place)));
    next = stands ? i + digits.length : i + 1;
    if (!stands) continue;
    const [from, to] = [at[0] as number, (at.at(-1) as number) + 1];
    const before = text.plain.slice(Math.max(places.at(-1)?.[1] ?? 0, from - LONGEST_PREFIX), from);
    places.push([from - (PREFIX_BEFORE.exec(before)?.[0].length ?? 0), to]);
  }
  return places;
}

/** What finds a person's own e-mail address in a folded text, in any case, blanks in it or not. */
export function ownEmailFinders(email: string): PatternFinder[] {
  const letters = [...foldedLower(email).replace(/\s/g, "")];
  if (letters.length < 3) return [];
  const pattern = (): RegExp => new RegExp(letters.map((letter) => letter.replace(/[^0-9a-z\u0080-\uffff]/, "\\$&")).join("\\s{0,2}"), "gi");
  return [patternFinder(letters.includes("@") ? withAt : () => true, pattern)];
}
