import fc from "fast-check";
import { expect, test } from "vitest";
import { calendarOf, deadlineOf, limitOf } from "../calendar/index.ts";
import type { Limit } from "../calendar/index.ts";
import { severeBefore } from "./severe-before.ts";

const TET = Object.fromEntries([16, 17, 18, 19, 20].map((day) => [`2026-02-${day}`, "Tết"]));
const years = Object.fromEntries([2025, 2026, 2027].map((year) => [year, { status: "decided", off: year === 2026 ? TET : {}, worked: {} }]));
const read = calendarOf(JSON.stringify({ zone: "Asia/Ho_Chi_Minh", weekend: ["SATURDAY", "SUNDAY"], years }), "test");
if ("problems" in read) throw new Error(JSON.stringify(read.problems));
const VIETNAM = read.calendar;
const OFFICE = [
  { from: "07:00", to: "11:30" },
  { from: "13:30", to: "17:00" },
];
const at = (local: string): number => Date.parse(`${local}:00+07:00`);
const wall = (instant: number): string => new Date(instant + 7 * 3_600_000).toISOString();
const limit = (text: string): Limit => limitOf(text) as Limit;

test.each([
  // ten working days late on Wednesday 18 March: the first late day was Wednesday 4 March
  ["2026-03-18T10:00", "10wd", "2026-03-04T00:00"],
  ["2026-03-18T00:00", "10wd", "2026-03-04T00:00"],
  ["2026-03-17T23:59", "10wd", "2026-03-03T00:00"],
  // a week-end and Tết in between: five days off are not counted
  ["2026-02-25T00:00", "2wd", "2026-02-23T00:00"],
  ["2026-02-24T08:00", "2wd", "2026-02-13T00:00"],
  ["2026-03-18T10:00", "24h", "2026-03-17T10:00"],
])("at %s what was due %s ago and more lies before %s", (now, of, before) => {
  expect(wall(severeBefore(at(now), limit(of), VIETNAM, OFFICE)).slice(0, 16)).toBe(before);
});

test("it parts the due instants exactly: what is due then has been late for the limit, a millisecond later it has not", () => {
  const nows = fc.integer({ min: at("2025-04-01T00:00"), max: at("2027-06-01T00:00") });
  const limits = fc.constantFrom("1wd", "3wd", "10wd", "30wd", "4wh", "24h", "15d").map(limit);
  const isSevere = (due: number, of: Limit, now: number): boolean => deadlineOf(due - 1, { ...of, soonHours: 0 }, VIETNAM, OFFICE).dueAt <= now;
  fc.assert(
    fc.property(nows, limits, (now, of) => {
      const before = severeBefore(now, of, VIETNAM, OFFICE);
      expect([isSevere(before, of, now), isSevere(before + 1, of, now)]).toEqual([true, false]);
    }),
    { numRuns: 300 },
  );
});

test("where the calendar does not reach back nothing is told to be severely late", () => {
  expect(severeBefore(at("2025-01-06T08:00"), limit("10wd"), VIETNAM, OFFICE)).toBe(-Infinity);
});
