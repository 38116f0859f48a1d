import fc from "fast-check";
import { expect, test } from "vitest";
import { ownPhoneFinders } from "./personal-number.ts";
import { SearchedText } from "./searched-text.ts";

const GAP = "[^0-9a-zA-Z\\u0080-\\uffff]{0,3}";
const SEP = "[ .()-]{0,3}";

/** The same rule as one pattern: slower, and plain to read. @param digits of the number without 0 or +84 */
const patternOf = (digits: string): RegExp => new RegExp(`(?:(?:\\+?84${SEP}0?|0084${SEP}0?|0)${GAP})?${[...digits].join(GAP)}`, "g");

const PIECES = [
  "912345678",
  "0912345678",
  "912",
  "345",
  "678",
  "9",
  "1",
  "2",
  "+84",
  "84",
  "0084",
  "0",
  "(",
  ")",
  " ",
  ".",
  "-",
  "+",
  "  ",
  "....",
  "/",
  "\n",
  "a",
  "é",
  "n",
  "số ",
];
const aText = fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((parts) => parts.join(""));

test("a person's own number is found exactly where the pattern finds it", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("912345678", "0912345678", "+84 912 345 678", "1111111", "2583822123", "0909090909"),
      fc.tuple(aText, aText),
      (phone, [before, after]) => {
        const digits = phone.replace(/\D/g, "").replace(/^(?:84|0)/, "");
        const searched = new SearchedText(`${before}${digits.slice(0, 4)} ${digits.slice(4)}${after}${digits}`);
        const wanted = [...searched.plain.matchAll(patternOf(digits))].map((match) => [match.index, match.index + match[0].length]);
        expect(ownPhoneFinders(phone).flatMap((find) => find(searched))).toEqual(wanted);
      },
    ),
    { numRuns: 20_000 },
  );
});

test("a number is looked for in vain where it is not", () => {
  fc.assert(
    fc.property(aText, (text) => {
      const searched = new SearchedText(text);
      const wanted = [...searched.plain.matchAll(patternOf("912345678"))].map((match) => [match.index, match.index + match[0].length]);
      expect(ownPhoneFinders("0912 345 678").flatMap((find) => find(searched))).toEqual(wanted);
    }),
    { numRuns: 5_000 },
  );
});
