import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MINUTE } from "./local-date.ts";
import { OFFICE, VIETNAM, at } from "./vietnam.fixture.ts";
import { workingSpan, workingSpanDays } from "./working-span.ts";
import { workingMillis } from "./working-time.ts";

const said = (from: string, to: string): [number, number] => {
  const { days, minutes } = workingSpan(at(from), at(to), VIETNAM, OFFICE);
  return [days, minutes];
};

describe("working time as people say it", () => {
  test.each([
    ["2026-11-23T12:00", "2026-11-23T24:00", 0, 210],
    ["2026-11-23T09:30", "2026-11-26T14:00", 2, 150],
    ["2026-11-20T00:00", "2026-11-25T00:00", 2, 0],
    ["2026-11-20T17:00", "2026-11-23T07:00", 0, 0],
    ["2026-02-13T16:30", "2026-02-23T07:30", 0, 60],
    ["2026-11-23T07:00:30", "2026-11-23T07:01:29", 0, 0],
    ["2026-02-14T10:00", "2026-02-23T00:00", 0, 0],
  ])("from %s to %s: %i days and %i minutes", (from, to, days, minutes) => {
    expect(said(from, to)).toEqual([days, minutes]);
  });

  test("over Tết the days off are named with their reasons, and none of them gives a minute", () => {
    const { counted, skipped } = workingSpanDays(at("2026-02-13T16:30"), at("2026-02-23T07:30"), VIETNAM, OFFICE);
    expect(counted).toEqual([
      { date: "2026-02-13", minutes: 30 },
      { date: "2026-02-23", minutes: 30 },
    ]);
    expect(skipped).toHaveLength(9);
    expect(skipped.filter(({ reason }) => reason === "Tết Nguyên đán")).toHaveLength(5);
  });

  test("days and minutes make up the whole, and the days behind it do too, whatever the span", () => {
    const instant = fc.integer({ min: at("2025-01-02T00:00"), max: at("2027-12-20T00:00") });
    fc.assert(
      fc.property(instant, instant, (one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const whole = Math.floor(workingMillis(from, to, VIETNAM, OFFICE) / MINUTE);
        const span = workingSpan(from, to, VIETNAM, OFFICE);
        const { counted } = workingSpanDays(from, to, VIETNAM, OFFICE);
        expect(span.workingMinutes).toBe(whole);
        expect(span.days * 480 + span.minutes).toBe(whole);
        expect(span.minutes).toBeLessThan(480);
        expect(counted.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(whole);
      }),
    );
  });
});
