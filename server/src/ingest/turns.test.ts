import { expect, test } from "vitest";
import { AT_THE_SAME_TIME, nextDue, nextRuns } from "./turns.ts";
import type { Underway } from "./turns.ts";

const source = (id: number, more: Partial<Parameters<typeof nextRuns>[0][number]> = {}) => ({
  id,
  paused: false,
  stoppedAt: null,
  askedAt: null,
  consecutiveFailures: 0,
  ...more,
});
const idle = { running: new Map<number, Underway>(), dueAt: new Map<number, number>(), now: 1_000 };
const ids = (sources: { id: number }[]): number[] => sources.map(({ id }) => id);

test("who waits longest is read first, and nobody before his time", () => {
  const dueAt = new Map([
    [1, 900],
    [2, 500],
    [3, 1_001],
  ]);
  expect(ids(nextRuns([source(1), source(2), source(3), source(4)], { ...idle, dueAt }))).toEqual([4, 2, 1]);
});

test("of two hundred that hang most wait, and one that is well is read at once", () => {
  const hanging = Array.from({ length: 200 }, (_, i) => source(i + 1, { consecutiveFailures: 3 }));
  const begun = nextRuns(hanging, idle);
  expect(begun).toHaveLength(AT_THE_SAME_TIME.failing);
  const running = new Map(begun.map(({ id }) => [id, { failing: true, still: false }]));
  expect(ids(nextRuns([...hanging, source(201)], { ...idle, running }))).toEqual([201]);
});

test("those that hang take nobody's place, however many they are and though they never failed before", () => {
  const hanging = Array.from({ length: AT_THE_SAME_TIME.moving }, (_, i) => source(i + 1));
  const taken = new Map(hanging.map(({ id }) => [id, { failing: false, still: false }]));
  expect(nextRuns([...hanging, source(99)], { ...idle, running: taken })).toEqual([]);
  const still = new Map(hanging.map(({ id }) => [id, { failing: false, still: true }]));
  expect(ids(nextRuns([...hanging, source(99)], { ...idle, running: still }))).toEqual([99]);
});

test("no more than so many hang at once", () => {
  const hanging = Array.from({ length: AT_THE_SAME_TIME.still }, (_, i) => source(i + 1));
  const running = new Map(hanging.map(({ id }) => [id, { failing: true, still: true }]));
  expect(nextRuns([...hanging, source(999)], { ...idle, running })).toEqual([]);
});

test("the next instant to look at is the first at which somebody who is neither read nor paused becomes due", () => {
  const dueAt = new Map([
    [1, 900],
    [2, 1_200],
    [3, 1_100],
    [4, 1_050],
  ]);
  const running = new Map([[4, { failing: false, still: false }]]);
  expect(nextDue([source(1), source(2), source(3, { paused: true }), source(4)], { running, dueAt, now: 1_000 })).toBe(1_200);
  expect(nextDue([source(1)], { ...idle, dueAt })).toBe(null);
});

test("a source that is paused is never read; one that its faults stopped, when a person asks", () => {
  const stopped = { stoppedAt: 500 };
  expect(ids(nextRuns([source(1, { paused: true, askedAt: 900 }), source(2, stopped), source(3, { ...stopped, askedAt: 900 })], idle))).toEqual([3]);
});
