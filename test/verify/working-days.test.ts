import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { dayNamed, dayOf, dayText, deadlineOf, midnightOf, mondayOf, WorkingDays, type CalendarFile } from "./working-days.ts";

const CHECKOUT = resolve(import.meta.dirname, "../..");
const VECTORS = resolve(CHECKOUT, "../shared/data/deadline-vectors.json");
const calendar = new WorkingDays(JSON.parse(readFileSync(join(CHECKOUT, "test/sample/calendar.json"), "utf8")) as CalendarFile);

const vn = (local: string): number => Date.parse(`${local}:00+07:00`);
const told = (instant: number): string => new Date(instant + 7 * 3_600_000).toISOString().slice(0, 16);

test("a limit ends on the day the vectors name", ({ skip }) => {
  if (!existsSync(VECTORS)) return skip("../shared/data/deadline-vectors.json is absent");
  const vectors = JSON.parse(readFileSync(VECTORS, "utf8")) as { received: string; workingDays: number; due: string }[];
  expect(vectors.length).toBeGreaterThan(0);
  for (const { received, workingDays, due } of vectors) {
    const deadline = deadlineOf(calendar, vn(`${received}T09:00`), workingDays);
    expect(dayText(dayOf(deadline.due) - 1), `${received} + ${workingDays}`).toBe(due);
    expect(told(deadline.due).slice(11)).toBe("00:00");
  }
});

test.each([
  // start, limit, due, warning, soon
  ["2026-11-20T09:00", 0, "2026-11-21T00:00", "2026-11-20T17:00", "2026-11-20T09:00"],
  ["2026-11-20T06:30", 0, "2026-11-21T00:00", "2026-11-20T17:00", "2026-11-20T07:00"],
  ["2026-11-20T16:59", 0, "2026-11-21T00:00", "2026-11-20T17:00", "2026-11-20T16:59"],
  ["2026-11-20T17:00", 0, "2026-11-24T00:00", "2026-11-23T17:00", "2026-11-23T07:00"],
  ["2026-11-21T10:00", 0, "2026-11-24T00:00", "2026-11-23T17:00", "2026-11-23T07:00"], // a Saturday
  ["2026-11-20T23:59", 1, "2026-11-24T00:00", "2026-11-23T17:00", "2026-11-23T07:00"],
  ["2026-11-23T10:00", 1, "2026-11-26T00:00", "2026-11-25T17:00", "2026-11-25T07:00"], // the 24th is off
  ["2026-01-09T10:00", 1, "2026-01-11T00:00", "2026-01-10T17:00", "2026-01-10T07:00"], // a worked Saturday
])("what starts at %s with %i working days is late from %s", (start, days, due, warn, soon) => {
  const deadline = deadlineOf(calendar, vn(start), days);
  expect([deadline.due, deadline.warn, deadline.soon].map(told)).toEqual([due, warn, soon]);
});

test.each([
  ["2026-11-20T17:00", 8, "2026-11-20T07:00"],
  ["2026-11-20T17:00", 3, "2026-11-20T14:00"],
  ["2026-11-20T15:00", 4, "2026-11-20T09:00"],
  ["2026-11-20T12:00", 4.5, "2026-11-20T07:00"],
  ["2026-11-23T08:00", 2, "2026-11-20T16:00"],
])("so much office time before %s: %d hours", (instant, hours, before) => {
  expect(told(calendar.officeTimeBefore(vn(instant), hours * 3_600_000))).toBe(before);
});

test("days are local, and weeks begin on Monday", () => {
  expect(dayText(dayOf(Date.parse("2026-11-20T16:59:59.999Z")))).toBe("2026-11-20");
  expect(dayText(dayOf(Date.parse("2026-11-20T17:00:00Z")))).toBe("2026-11-21");
  expect(midnightOf(dayNamed("2026-11-21"))).toBe(Date.parse("2026-11-20T17:00:00Z"));
  expect(["2026-11-16", "2026-11-20", "2026-11-22", "2026-11-23"].map((day) => dayText(mondayOf(dayNamed(day))))).toEqual([
    "2026-11-16",
    "2026-11-16",
    "2026-11-16",
    "2026-11-23",
  ]);
});

test("a year the calendar does not tell is refused, not guessed", () => {
  expect(() => calendar.isWorking(dayNamed("2031-03-03"))).toThrow("2031-03-03");
});
