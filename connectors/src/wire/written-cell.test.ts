import fc from "fast-check";
import { expect, test } from "vitest";
import { writtenCell } from "./written-cell.ts";

test.each([
  ['=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'],
  ["+84 912 345 678", "'+84 912 345 678"],
  ["-5", "'-5"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1+1", "'\t=1+1"],
  ["Đường = hỏng", "Đường = hỏng"],
  ["", ""],
])("%j is written as %j", (text, written) => {
  expect(writtenCell(text)).toBe(written);
});

test("nothing that is written is computed, and everything comes back", () => {
  const claim = () =>
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\u0000").chain((sign) => fc.string().map((rest) => sign + rest)),
        ),
        (text) => {
          const written = writtenCell(text);
          return !["=", "+", "-", "@", "\t", "\r", "\u0000"].includes(written.charAt(0)) && (written === text || written === `'${text}`);
        },
      ),
    );
  expect(claim).not.toThrow();
});
