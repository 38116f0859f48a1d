import { folded } from "./folded.ts";

/**
 * A telephone number in its one spelling, for the blind index: digits, national form with 0. Of several numbers in one field the first counts.
 * @returns null when it is no number of 8 to 13 digits
 */
export function phoneOf(phone: string): string | null {
  const [first = ""] = folded(phone).text.split(/[,;/|\n]|\s-\s/);
  const digits = first.replace(/\D/g, "").replace(/^(?:00)?840?(?=[1-9]\d{8,9}$)/, "0");
  return digits.length >= 8 && digits.length <= 13 ? digits : null;
}

/** A citizen identity number in its one spelling: 12 digits; the older ones have 9. @returns null when it is neither */
export function identityNumberOf(number: string): string | null {
  const digits = folded(number).text.replace(/\D/g, "");
  return digits.length === 12 || digits.length === 9 ? digits : null;
}

const GROUPED = /(?<!\d)0(?:[ .-]?\d){11}(?!\d)/;

/** The first citizen identity number of twelve digits that a text tells, in whatever groups; null: there is none. */
export function identityNumberIn(text: string): string | null {
  const found = GROUPED.exec(text);
  return found === null ? null : identityNumberOf(found[0]);
}
