import fc from "fast-check";
import { expect, test } from "vitest";
import { differenceOf, unbalancedCases } from "./balance.ts";
import { shareOf } from "./kinds/columns.ts";
import { typedFaults } from "./typed-span.ts";

const MONTHS = [
  { from: "2025-12-15", to: "2026-01-14" },
  { from: "2026-01-15", to: "2026-02-14" },
];
const TYPED = {
  from: "2025-12-15",
  to: "2026-02-14",
  opening: 0,
  received: 1_976,
  handedIn: 0,
  handled: 1_740,
  declined: 0,
  handedOut: 0,
  closing: 236,
  document: "12/BC",
};

test("a year with 1,976 received, 1,740 handled and 237 open is refused with the difference, both sides and the line", () => {
  expect(typedFaults([TYPED], MONTHS)).toEqual([]);
  const [fault] = typedFaults([{ ...TYPED, closing: 237 }], MONTHS);
  expect(fault?.place).toBe(0);
  expect(fault?.message).toBe(
    "Cân đối không khớp, chênh lệch 1: tồn đầu kỳ 0 + tiếp nhận 1.976 + chuyển đến 0 = 1.976, nhưng đã xử lý 1.740 + từ chối, chuyển hướng 0 + chuyển đi 0 + tồn cuối kỳ 237 = 1.977.",
  );
});

test.each([
  ["half a month", { from: "2025-12-16" }],
  ["a month that is not the first", { from: "2026-01-15" }],
  ["less than nothing", { handedOut: -1, closing: 237 }],
  ["parts of a case", { received: 1_976.5, closing: 236.5 }],
])("figures of %s are refused", (_name, wrong) => {
  expect(typedFaults([{ ...TYPED, ...wrong }], MONTHS)[0]?.place).toBe(0);
});

test("what is typed in is told month after month, each beginning as the one before ended", () => {
  const [first, second] = MONTHS.map((month) => ({ ...TYPED, ...month }));
  if (first === undefined || second === undefined) throw new Error("two months");
  const goes = { ...second, opening: 236, received: 1_740 };
  expect(typedFaults([first, goes], MONTHS)).toEqual([]);
  expect(typedFaults([first, second], MONTHS)[0]?.place).toBe(1);
  expect(typedFaults([goes, first], MONTHS)[0]?.place).toBe(0);
  expect(typedFaults([first, { ...goes, from: "2025-12-15" }], MONTHS)[0]?.place).toBe(1);
});

test("the cases that a difference is made of are exactly those that came without going, or went without coming", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(500)), fc.uniqueArray(fc.nat(500)), (came, went) => {
      const found = unbalancedCases([came.slice(0, 3), came.slice(3)], [went.slice(0, 2), went.slice(2)]);
      const odd = [...came.filter((one) => !went.includes(one)), ...went.filter((one) => !came.includes(one))];
      expect(found.toSorted()).toEqual(odd.toSorted());
      const figures = {
        opening: came.length,
        received: 0,
        handedIn: 0,
        resulted: went.length,
        declined: 0,
        redirected: 0,
        merged: 0,
        handedOut: 0,
        closing: 0,
      };
      expect(differenceOf(figures)).toBe(came.length - went.length);
    }),
  );
});

test.each([
  [0, 0, null],
  [1, 3, 333],
  [2, 3, 667],
  [1, 2_000, 1],
  [1, 2_001, 0],
  [7, 7, 1_000],
])("a share of %i in %i is %s tenths of a per cent", (among, whole, share) => {
  expect(shareOf(among, whole)).toBe(share);
});
