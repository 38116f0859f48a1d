import { expect, test } from "vitest";
import { stepOf, stepsOf } from "./steps.ts";

test("classes grow with the numbers, are easy to say, and the greatest number stands in the last", () => {
  expect(stepsOf([0, 13, 26, 104])).toEqual([1, 11, 21, 51]);
  expect(stepsOf([0, 3, 41])).toEqual([1, 6, 11, 21]);
  expect(stepsOf([2])).toEqual([1, 2]);
  for (const none of [[], [0, 0], [1]]) expect(stepsOf(none)).toEqual([1]);
  for (const most of [1, 2, 3, 9, 26, 99, 1_284, 65_000]) expect(stepOf(most, stepsOf([most]))).toBe(stepsOf([most]).length);
});

test("a number stands in its class, and none stands apart", () => {
  const steps = stepsOf([104]);
  expect([0, 1, 10, 11, 20, 21, 50, 51, 104].map((value) => stepOf(value, steps))).toEqual([0, 1, 1, 2, 2, 3, 3, 4, 4]);
});
