import { expect, test } from "vitest";
import { isMonth, monthOf, monthSpan } from "./inside-month.ts";

test.each([
  ["2026-03", 1, "2026-03-01", "2026-03-31"],
  ["2026-02", 1, "2026-02-01", "2026-02-28"],
  ["2028-02", 1, "2028-02-01", "2028-02-29"],
  ["2026-12", 1, "2026-12-01", "2026-12-31"],
  ["2026-03", 15, "2026-02-15", "2026-03-14"],
  ["2026-01", 15, "2025-12-15", "2026-01-14"],
  ["2028-03", 15, "2028-02-15", "2028-03-14"],
])("month %s that begins on the %d. goes from %s to %s", (month, firstDay, from, to) => {
  expect(monthSpan(month, firstDay)).toEqual({ from, to });
});

test.each([
  ["2026-03-14", 15, "2026-03"],
  ["2026-03-15", 15, "2026-04"],
  ["2026-12-15", 15, "2027-01"],
  ["2026-12-31", 1, "2026-12"],
])("the day %s lies, by months that begin on the %d., in %s", (day, firstDay, month) => {
  expect(monthOf(day, firstDay)).toBe(month);
});

test("a day lies in one month only: the months of either reckoning follow one another without a hole", () => {
  for (const firstDay of [1, 15, 28])
    for (let at = Date.parse("2026-01-01"); at < Date.parse("2028-04-01"); at += 86_400_000) {
      const day = new Date(at).toISOString().slice(0, 10);
      const { from, to } = monthSpan(monthOf(day, firstDay), firstDay);
      expect([from <= day, day <= to]).toEqual([true, true]);
    }
});

test.each([
  ["2026-03", true],
  ["2026-13", false],
  ["2026-3", false],
  ["2026-03-01", false],
])("%s is a month: %s", (text, is) => {
  expect(isMonth(text)).toBe(is);
});
