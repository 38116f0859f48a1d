import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { folded } from "./folded.ts";
import { PERSONAL_NUMBERS, ownEmailFinders } from "./personal-number.ts";
import { SearchedText } from "./searched-text.ts";
import type { PatternFinder } from "./searched-text.ts";

const PIECES = [
  "Nguyễn",
  "NGUYEN",
  "văn",
  "Văn An",
  "an",
  "AN",
  "Thuỳ",
  "Ông ",
  "tôi là ",
  " ",
  ".",
  "-",
  ":",
  "\n",
  "0912345678",
  "+84 912 345 678",
  "079 123 456 789",
  "CMND ",
  "225123456",
  "1",
  "@",
  "a@b.vn",
  "An.Tran@example.vn",
  "Ｎａｍ",
  "Иван",
  "иван",
  "ΣΊΣΥΦΟΣ",
  "İ",
  "ſ",
  "K",
  "ß",
  "\u0301",
  "\u200b",
  "🙂",
  "山田",
  "\ud83d",
];
const aText = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: "binary", maxLength: 4 })), { maxLength: 8 }).map((parts) => parts.join(""));
const runs = { numRuns: 3_000 };

/** The finders find in a text what their patterns match there. */
function nothingIsOverlooked(finders: readonly PatternFinder[], text: string): void {
  const searched = new SearchedText(text);
  for (const find of finders)
    expect(find(searched)).toEqual([...searched.plain.matchAll(find.pattern())].map((match) => [match.index, match.index + match[0].length]));
}

describe("the cheap look before a search overlooks nothing", () => {
  test("of an e-mail address", () => {
    fc.assert(
      fc.property(aText, aText, aText, (own, before, after) => nothingIsOverlooked(ownEmailFinders(own), `${before}${own}${after}`)),
      runs,
    );
  });

  test("of anybody's numbers", () => {
    fc.assert(
      fc.property(aText, (text) => nothingIsOverlooked(PERSONAL_NUMBERS, text)),
      runs,
    );
  });
});

test("every folded character has its place in the original, in order, and one for the end", () => {
  fc.assert(
    fc.property(aText, (text) => {
      const { text: plain, at } = folded(text);
      const places = at();
      expect(places.length).toBe(plain.length + 1);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      expect(places.at(-1)).toBe(text.length);
      places.slice(0, -1).forEach((place, i) => expect(folded(String.fromCodePoint(text.codePointAt(place) ?? 0)).text).toContain(plain[i]));
    }),
    runs,
  );
});

test("a text folds the same in one pass and in pieces", () => {
  const inPieces = (text: string): string => folded(`${text}…`).text.slice(0, -"...".length); // what becomes three characters fits no single pass
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...PIECES, "“Đường”", "–", "ƯỚC", "e\u0302\u0301", "\u200b", "ﬁ", "👍"), fc.string()), { maxLength: 8 }),
      (pieces) => {
        const text = pieces.join("");
        expect(folded(text).text).toBe(inPieces(text));
        expect(folded(text).at().length).toBe(folded(text).text.length + 1);
      },
    ),
    { numRuns: 500 },
  );
});
