import { expect, test } from "vitest";
import { fixedClock, systemClock } from "./now.ts";

test("a fixed clock stands still until it is advanced, and never goes back", () => {
  const clock = fixedClock(1_000);
  clock.advance(250);
  expect(clock.now()).toBe(1_250);
  expect(() => clock.advance(-1)).toThrow(RangeError);
  expect(() => clock.advance(Number.NaN)).toThrow(RangeError);
});

test("the system clock gives milliseconds of this century", () => {
  expect(systemClock.now()).toBeGreaterThan(1_700_000_000_000);
  expect(systemClock.now()).toBeLessThan(4_102_444_800_000);
});
