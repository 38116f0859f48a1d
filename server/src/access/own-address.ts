import { foldedLower } from "./folded.ts";
import { patternFinder } from "./searched-text.ts";
import type { Finder } from "./searched-text.ts";

/** "số nhà 12", "nhà số 12", "số 12" */
const NUMBER_SAID = /^(?:so nha|nha so|so)[ .:]*(?=\d)/;
/** A number, with letters and strokes, and words behind it: a hamlet's or a quarter's name is no house. */
const HOUSE = /^\d[\da-z/.-]*[\s,]+[a-z\u0080-\uffff]{2}/;
/** Words that some write and others leave out. */
const STREET = new Set(["duong", "pho"]);
const GAP = "[^0-9a-zA-Z\\u0080-\\uffff]{0,3}";

/**
 * What finds a person's own house in a folded text: number and street, with or without marks.
 * @param address as the source has it; only its first part is looked for, and only when it begins with a number
 */
export function ownAddressFinders(address: string): Finder[] {
  const house = (foldedLower(address).split(/[,;\n]/)[0] ?? "").trim().replace(NUMBER_SAID, "");
  if (!HOUSE.test(house)) return [];
  const parts = house.match(/\d+|[a-z\u0080-\uffff]+/g) ?? [];
  const longest = parts.toSorted((a, b) => b.length - a.length)[0] ?? "";
  const body = parts.map((part) => (STREET.has(part) ? `(?:${part}${GAP})?` : `${part}${GAP}`)).join("");
  const pattern = (): RegExp =>
    new RegExp(`(?<![0-9a-z])${body.slice(0, body.lastIndexOf(GAP))}${body.slice(body.lastIndexOf(GAP) + GAP.length)}(?![0-9a-z])`, "gi");
  return [patternFinder((text) => text.lower.includes(longest), pattern)];
}
