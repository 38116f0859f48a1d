import { folded, foldedLower } from "./folded.ts";
import { ownNameFinders } from "./own-name.ts";
import { ownAddressFinders } from "./own-address.ts";
import { PERSONAL_NUMBERS, ownEmailFinders, ownPhoneFinders } from "./personal-number.ts";
import { PROVINCES } from "./provinces.ts";
import { SearchedText } from "./searched-text.ts";
import type { Place } from "./searched-text.ts";

/** What stands where something personal was. */
const HIDDEN = "•••";

/** The first letter of each word and at most three dots: "Nguyễn Văn An" → "N••• V•• A•". Nobody can tell how long a word was. */
export function maskedName(name: string): string {
  const words = name
    .normalize("NFC")
    .split(/\s+/u)
    .map((word) => word.match(/\p{L}/gu) ?? []);
  const masked = words.filter((letters) => letters.length > 0).map((letters) => maskedWord(letters));
  return masked.length === 0 ? HIDDEN : masked.join(" ");
}

/** A word of one letter is hidden whole, or a name written l i k e  t h i s would be shown. */
function maskedWord(letters: readonly string[]): string {
  return letters.length === 1 ? "•" : `${letters[0]}${"•".repeat(Math.min(letters.length - 1, 3))}`;
}

/** The first two and last two digits, in the national form: "+84 912 345 678" → "09••••••78"; anything else is hidden whole. */
export function maskedPhone(phone: string): string {
  const digits = folded(phone)
    .text.replace(/\D/g, "")
    .replace(/^(?:00)?840?(?=[1-9]\d{8,9}$)/, "0");
  if (digits.length < 8 || digits.length > 13) return HIDDEN;
  return `${digits.slice(0, 2)}${"•".repeat(digits.length - 4)}${digits.slice(-2)}`;
}

/** Only the last administrative part: "12 Trần Phú, phường Vĩnh Thọ, Khánh Hòa" → "Khánh Hòa"; without one, all is hidden. */
export function maskedAddress(address: string): string {
  const parts = address
    .normalize("NFC")
    .split(/[,;\n]/u)
    .map((part) => part.trim());
  for (const part of parts.toReversed()) {
    if (isAdministrative(part)) return part;
    const last = part.split(/\s+[-–—]\s+|\s*\|\s*/u).at(-1) ?? "";
    if (last !== part && isAdministrative(last)) return last;
  }
  return HIDDEN;
}

/** "tỉnh Khánh Hòa", "P. Vĩnh Thọ", "Quận 12"; no house number and no telephone number is behind such a word. */
const WITH_KIND = /^(?:tinh|thanh pho|tp|quan|q|huyen|h|thi xa|tx|thi tran|tt|phuong|p|xa|x|dac khu)[. ]\s*(?:\p{L}[\p{L}'’ -]{0,40}|\d{1,2})$/u;
function isAdministrative(part: string): boolean {
  const words = foldedLower(part).replace(/\s+/gu, " ").trim();
  return PROVINCES.has(words) || WITH_KIND.test(words);
}

/** What tells who sent a case. */
export interface Submitter {
  name: string | null;
  phone: string | null;
  email: string | null;
  address?: string | null;
}

/**
 * Free text without what tells who sent it: the submitter's name (also without marks, in any case and either Unicode
 * form), telephone number, e-mail address and house, and anybody's Vietnamese mobile number, 12-digit identity number,
 * licence plate or e-mail address. Each becomes "•••"; the rest is left as it was.
 * A part of the name goes where it is recognisable: the last two words with capitals ("Văn An"), the last one after a
 * form of address ("ông An"), a name of a single syllable only with a capital. Other addresses and spelled-out numbers stay.
 */
export function withoutIdentity(text: string, submitter: Submitter): string {
  return identityHiderOf(submitter)(text);
}

/** `withoutIdentity` for all texts of one submitter: what is looked for is made ready once. */
export function identityHiderOf({ name, phone, email, address }: Submitter): (text: string) => string {
  const finders = [
    ...(name === null ? [] : ownNameFinders(name)),
    ...(phone === null ? [] : ownPhoneFinders(phone)),
    ...(email === null ? [] : ownEmailFinders(email)),
    ...(address == null ? [] : ownAddressFinders(address)),
    ...PERSONAL_NUMBERS,
  ];
  return (text) => {
    const searched = new SearchedText(text);
    const places = finders.flatMap((find) => find(searched));
    return places.length === 0 ? text : hidden(text, inOriginal(places, searched.at()));
  };
}

function inOriginal(places: readonly Place[], origins: readonly number[]): Place[] {
  return places.map(([from, to]) => [origins[from] as number, origins[to] as number]);
}

/** @param places [from, to) in any order, overlapping or not */
function hidden(text: string, places: readonly Place[]): string {
  const kept: string[] = [];
  let end = -1;
  for (const [from, to] of places.toSorted((a, b) => a[0] - b[0])) {
    if (from > end) kept.push(text.slice(Math.max(end, 0), from), HIDDEN);
    end = Math.max(end, to);
  }
  kept.push(text.slice(end));
  return kept.join("");
}
