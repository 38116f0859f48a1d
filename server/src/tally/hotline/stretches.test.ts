import fc from "fast-check";
import { expect, test } from "vitest";
import { stretchesOf } from "./stretches.ts";

const BOUNDS = { from: 20_000, to: 60_000 };
const second = fc.integer({ min: 0, max: 80 }).map((n) => n * 1000);
const ticket = fc
  .record({ number: fc.constantFrom("1022", "1900"), from: second, lasts: fc.option(second), cause: fc.constantFrom("điện", "cáp", null) })
  .map(({ lasts, ...one }) => ({ ...one, until: lasts === null ? null : one.from + lasts }));

test("a second is out of order once, however many tickets tell of it, and only inside the bounds", () => {
  fc.assert(
    fc.property(fc.array(ticket, { maxLength: 12 }), (tickets) => {
      const stretches = stretchesOf(tickets, BOUNDS);
      for (const number of ["1022", "1900"]) {
        let down = 0;
        for (let at = BOUNDS.from; at < BOUNDS.to; at += 1000)
          if (tickets.some((one) => one.number === number && one.from <= at && (one.until === null || one.until > at))) down += 1;
        const ofNumber = stretches.filter((one) => one.number === number);
        expect(ofNumber.reduce((sum, { seconds }) => sum + seconds, 0)).toBe(down);
      }
      expect(stretches.every(({ from, until }) => from < BOUNDS.to && (until === null || until >= BOUNDS.from))).toBe(true);
      expect(stretches.reduce((sum, one) => sum + one.tickets, 0)).toBeLessThanOrEqual(tickets.length);
    }),
    { numRuns: 1000 },
  );
});

test("tickets that only touch are one outage; one of no length counts and takes no time", () => {
  const one = { number: "1022", cause: null };
  expect(
    stretchesOf(
      [
        { ...one, from: 30_000, until: 31_000 },
        { ...one, from: 31_000, until: 32_000 },
        { ...one, from: 40_000, until: 40_000 },
      ],
      BOUNDS,
    ),
  ).toMatchObject([
    { from: 40_000, seconds: 0, tickets: 1 },
    { from: 30_000, until: 32_000, seconds: 2, tickets: 2 },
  ]);
});
