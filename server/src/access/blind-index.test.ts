import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { identityNumberIn, identityNumberOf, phoneOf } from "./blind-index.ts";

const digits = (length: number) =>
  fc.array(fc.constantFrom(...Array.from("0123456789")), { minLength: length, maxLength: length }).map((parts) => parts.join(""));
/** Nine digits behind 0 or +84, as mobile numbers have them; the first is never 0. */
const subscriber = fc.tuple(fc.constantFrom(...Array.from("35789")), digits(8)).map((parts) => parts.join(""));
const prefix = fc.constantFrom("0", "84", "+84", "0084", "+84 0", "(+84) ", "84-", "(0)", "+840");
const separator = fc.constantFrom("", " ", ".", "-", "\u00a0", "\u2013", " . ", "(", ")", "\u200b");
const runs = { numRuns: 5_000 };

/** The digits with a separator of its own before each. */
const spread = (number: string) =>
  fc.array(separator, { minLength: number.length, maxLength: number.length }).map((gaps) => gaps.map((gap, i) => `${i === 0 ? "" : gap}${number[i]}`).join(""));
const wide = (text: string): string => text.replaceAll(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));

describe("a telephone number in the blind index", () => {
  test("is one, whether with 0, 84 or +84, with blanks, dots, dashes, brackets or in full width", () => {
    fc.assert(
      fc.property(
        subscriber.chain((own) => fc.tuple(fc.constant(own), prefix, spread(own), fc.boolean())),
        ([own, before, spoken, fullWidth]) => {
          const written = ` ${before}${spoken} `;
          expect(phoneOf(fullWidth ? wide(written) : written)).toBe(`0${own}`);
        },
      ),
      runs,
    );
  });

  test("is another for another subscriber", () => {
    fc.assert(
      fc.property(subscriber, prefix, subscriber, prefix, (one, ofOne, other, ofOther) => {
        expect(phoneOf(ofOne + one) === phoneOf(ofOther + other)).toBe(one === other);
      }),
      runs,
    );
  });

  test("stays what it is when it is spelled so already", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (text) => {
        const once = phoneOf(text);
        if (once !== null) expect(phoneOf(once)).toBe(once);
      }),
      runs,
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 16 }).chain(digits), (number) => {
        const once = phoneOf(number);
        if (once !== null) expect(phoneOf(once)).toBe(once);
      }),
      runs,
    );
  });

  test("is the first of several, and nothing where too few or too many digits stand", () => {
    fc.assert(
      fc.property(
        subscriber,
        subscriber,
        fc.constantFrom(",", ";", "/", " - ", "|", "\n"),
        (one, other, gap) => phoneOf(`0${one}${gap}0${other}`) === `0${one}`,
      ),
      runs,
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 7 }).chain(digits), (short) => phoneOf(short) === null),
      runs,
    );
    fc.assert(
      fc.property(fc.integer({ min: 16, max: 30 }).chain(digits), (long) => phoneOf(long) === null),
      runs,
    );
  });
});

describe("an identity number in the blind index", () => {
  test("is one in whatever groups, by itself and in a text", () => {
    const grouped = digits(11).chain((rest) =>
      fc.tuple(fc.constant(`0${rest}`), fc.array(fc.constantFrom("", " ", ".", "-"), { minLength: 12, maxLength: 12 })),
    );
    fc.assert(
      fc.property(grouped, ([number, gaps]) => {
        const written = number
          .split("")
          .map((digit, i) => `${i === 0 ? "" : gaps[i]}${digit}`)
          .join("");
        expect(identityNumberOf(` ${written}. `)).toBe(number);
        expect(identityNumberIn(`Tôi có CCCD số ${written}, cấp ngày nào tôi quên`)).toBe(number);
      }),
      runs,
    );
  });

  test("has nine or twelve digits and nothing else; a longer run of digits holds none", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 }).chain(digits), (number) => {
        expect(identityNumberOf(number)).toBe(number.length === 9 || number.length === 12 ? number : null);
        if (number.length > 12) expect(identityNumberIn(`x${number}x`)).toBeNull();
      }),
      runs,
    );
  });
});
