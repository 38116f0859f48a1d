import fc from "fast-check";
import { expect, test } from "vitest";
import { folded } from "./folded.ts";
import { ownNameFinders } from "./own-name.ts";
import { SearchedText } from "./searched-text.ts";

/** The same rules as patterns: slower, and plain to read. For names of one person without a title, in Latin letters. */
function patternsOf(name: string): RegExp[] {
  const words =
    folded(name)
      .text.toLowerCase()
      .match(/[a-z]+/g) ?? [];
  const last = words.at(-1) ?? "";
  const [before, after] = [`(?<![a-zA-Z\\u0080-\\uffff])`, `(?![a-zA-Z\\u0080-\\uffff])`];
  const anyCase = (word: string): string => word.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
  const capitalised = (word: string): string => word.slice(0, 1).toUpperCase() + anyCase(word.slice(1));
  const call = ["ong", "ba", "anh", "chi", "em", "co", "chu", "bac", "cau", "toi la", "toi ten", "ten la", "ten", "dong chi", "ky ten", "nguoi gui"]
    .map((one) => anyCase(one).replace(" ", "\\s{1,3}"))
    .join("|");
  if (words.length === 1 && last.length <= 7) return [new RegExp(`${before}${capitalised(last)}${after}`, "g")];
  return [
    new RegExp(`${before}${words.map(anyCase).join("[^0-9a-zA-Z\\u0080-\\uffff]{0,3}")}${after}`, "g"),
    ...(words.length > 1 ? [new RegExp(`(?<=${before}(?:${call})[\\s:.,]{1,3})${capitalised(last)}${after}`, "g")] : []),
    ...(words.length > 2 ? [new RegExp(`${before}${words.slice(-2).map(capitalised).join("[\\s.]{1,3}")}${after}`, "g")] : []),
  ];
}

const NAMES = ["Nguyễn Văn An", "An", "An An", "An An An", "Lý", "Vu Thi Lan Anh", "Johnathan", "Trần Hoà", "E Ê Đê"];
const PIECES = [
  "Nguyễn",
  "NGUYEN",
  "nguyen",
  "Văn",
  "van",
  "An",
  "AN",
  "an",
  "aN",
  "Anh",
  "Lan",
  "LAN",
  "Vũ",
  "Thị",
  "Lý",
  "johnathan",
  "Hoà",
  "Ê",
  "đê",
  "ông ",
  "Ông: ",
  "tôi  là ",
  "TÔI TÊN ",
  "ký\ntên. ",
  " ",
  "  ",
  ".",
  "-",
  ", ",
  "....",
  "\t",
  "1",
  "é",
  "И",
  "🙂",
  "•",
  "\u200b",
  "\u00a0",
  "số 12 ",
];
const aText = fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((parts) => parts.join(""));

test("a name is found exactly where the patterns find it", () => {
  fc.assert(
    fc.property(fc.constantFrom(...NAMES), aText, (name, text) => {
      const searched = new SearchedText(text);
      const wanted = patternsOf(name).map((pattern) => [...searched.plain.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length]));
      expect(ownNameFinders(name).map((find) => find(searched))).toEqual(wanted);
    }),
    { numRuns: 20_000 },
  );
});

test.each([
  ["Иван Петров", "пишет ИВАН ПЕТРОВ, гражданин", ["ИВАН ПЕТРОВ"]],
  ["Οδυσσεύς Νικολάου", "ΟΔΥΣΣΕΥΣ-ΝΙΚΟΛΑΟΥ και Οδυσσευς", ["ΟΔΥΣΣΕΥΣ-ΝΙΚΟΛΑΟΥ"]],
  ["山田 太郎", "tôi tên 太郎 (山田 太郎)", ["太郎", "山田 太郎"]],
])("a name in another script is found too: %s", (name, text, wanted) => {
  const searched = new SearchedText(text);
  const found = ownNameFinders(name).flatMap((find) => find(searched));
  expect(found.map(([from, to]) => text.slice(from, to)).toSorted()).toEqual(wanted.toSorted());
});

test("every character of a folded text has its small form in the same place", () => {
  const longer: number[] = [];
  for (let code = 0; code <= 0x10_ff_ff; code++) {
    const { plain, lower } = new SearchedText(String.fromCodePoint(code));
    if (plain.length !== lower.length) longer.push(code);
  }
  expect(longer).toEqual([]);
});
