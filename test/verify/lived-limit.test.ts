import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { StepKind } from "@dau-moi/schema";
import { describe, expect, test } from "vitest";
import { inTime, presentCycle, type Step } from "./course.ts";
import { livedLimit, noResultDuty, type Limit, type Terms } from "./lived-limit.ts";
import { termsOf } from "./terms.ts";
import { dayNamed, dayOf, dayText, WorkingDays, type CalendarFile } from "./working-days.ts";

const CHECKOUT = resolve(import.meta.dirname, "../..");
const calendar = new WorkingDays(JSON.parse(readFileSync(join(CHECKOUT, "test/sample/calendar.json"), "utf8")) as CalendarFile);

/** The departments' words; the first two are accepted, the second only until the end of October 2026. */
const terms: Terms = termsOf({
  pauseReasons: [
    { code: "CHO-CONG-DAN", stopsClock: true },
    { code: "CHO-CHUYEN-MON", stopsClock: true, to: "2026-11-01" },
    { code: "CHO-KINH-PHI", stopsClock: false },
  ],
  extension: { times: 1, beforeDue: true, longest: "10wd" },
});
const CITIZEN = "chờ công dân bổ sung";

const vn = (local: string): number => Date.parse(`${local}:00+07:00`);
const told = (instant: number): string => (instant === Infinity ? "never" : new Date(instant + 7 * 3_600_000).toISOString().slice(0, 16));

/** "PAUSED 2026-03-10T09:00 | RESUMED 2026-03-11T09:00"; a pause is for the citizen unless a reason follows, an extension names its day. */
function steps(text: string): Step[] {
  return text
    .split("|")
    .filter((part) => part.trim() !== "")
    .map((part) => {
      const [, kind, at, term] = /^\s*(\w+) (\S+) ?(.*?)\s*$/.exec(part) ?? [];
      const said = kind === "PAUSED" ? { reason: term === "" ? CITIZEN : term } : kind === "EXTENDED" ? { dueDay: term } : {};
      return { at: vn(at ?? ""), kind: kind as StepKind, unit: null, ...said } as Step;
    });
}
/** Begins at an instant with so many working days. */
const limit = (start: string, days: number): Limit => ({ start: vn(start), last: calendar.lastDay(vn(start), days), canBeExtended: true });
const lived = (start: string, days: number, text: string) => livedLimit(calendar, limit(start, days), steps(text), terms);

// Monday 2026-03-09 09:00 and five working days: the last one is Monday 2026-03-16.
describe("a limit of five working days from Monday 9 March 2026", () => {
  test.each([
    ["nothing happens", "", "2026-03-17T00:00"],
    ["two days of waiting are two days more", "PAUSED 2026-03-10T10:00 | RESUMED 2026-03-12T10:00", "2026-03-19T00:00"],
    ["waiting within one day takes none away", "PAUSED 2026-03-10T08:00 | RESUMED 2026-03-10T16:00", "2026-03-17T00:00"],
    ["a pause of no length is none", "PAUSED 2026-03-10T10:00 | RESUMED 2026-03-10T10:00", "2026-03-17T00:00"],
    ["waiting over the week-end is one day", "PAUSED 2026-03-13T10:00 | RESUMED 2026-03-16T10:00", "2026-03-18T00:00"],
    ["from evening to dawn no office was open", "PAUSED 2026-03-10T18:30 | RESUMED 2026-03-11T06:30", "2026-03-17T00:00"],
    ["nor over the noon break", "PAUSED 2026-03-11T11:30 | RESUMED 2026-03-11T13:30", "2026-03-17T00:00"],
    ["nor on Saturday and Sunday", "PAUSED 2026-03-13T17:00 | RESUMED 2026-03-16T07:00", "2026-03-17T00:00"],
    ["from the evening until the dawn after one day", "PAUSED 2026-03-10T18:30 | RESUMED 2026-03-12T06:30", "2026-03-18T00:00"],
    ["from dawn to the afternoon a day is lost", "PAUSED 2026-03-11T06:30 | RESUMED 2026-03-11T16:00", "2026-03-18T00:00"],
    ["from dawn to dawn it is one day", "PAUSED 2026-03-11T06:30 | RESUMED 2026-03-12T07:00", "2026-03-18T00:00"],
    ["on the last day, gone on with at dawn two days later: that day is left", "PAUSED 2026-03-16T15:00 | RESUMED 2026-03-18T06:00", "2026-03-19T00:00"],
    ["at dawn of the last day, gone on with at noon of the next", "PAUSED 2026-03-16T06:00 | RESUMED 2026-03-17T12:00", "2026-03-19T00:00"],
    ["from the evening until after two days", "PAUSED 2026-03-10T18:30 | RESUMED 2026-03-12T08:00", "2026-03-19T00:00"],
    ["on the last day, gone on with two days later: that day is left", "PAUSED 2026-03-16T15:00 | RESUMED 2026-03-18T09:00", "2026-03-19T00:00"],
    ["on the last day, gone on with on a Saturday: Monday is left", "PAUSED 2026-03-16T15:00 | RESUMED 2026-03-21T09:00", "2026-03-24T00:00"],
    ["on the last evening, after the office closed but before it was late", "PAUSED 2026-03-16T20:00 | RESUMED 2026-03-17T10:00", "2026-03-18T00:00"],
    ["waiting twice adds up", "PAUSED 2026-03-10T10:00 | RESUMED 2026-03-11T10:00 | PAUSED 2026-03-12T10:00 | RESUMED 2026-03-13T10:00", "2026-03-19T00:00"],
    ["a second word of the same pause changes nothing", "PAUSED 2026-03-10T10:00 | PAUSED 2026-03-11T10:00 | RESUMED 2026-03-12T10:00", "2026-03-19T00:00"],
    ["a result ends what it waited for", "PAUSED 2026-03-10T10:00 | RESOLVED 2026-03-12T10:00", "2026-03-19T00:00"],
    ["closing ends it too", "PAUSED 2026-03-10T10:00 | CLOSED 2026-03-12T10:00", "2026-03-19T00:00"],
    ["going on with what never waited", "RESUMED 2026-03-12T10:00", "2026-03-17T00:00"],
    ["lateness before the pause stays", "PAUSED 2026-03-17T00:00 | RESUMED 2026-03-20T10:00", "2026-03-17T00:00"],
    ["one minute before it would have been late", "PAUSED 2026-03-16T23:59 | RESUMED 2026-03-18T10:00", "2026-03-19T00:00"],
    ["a reason the regulation does not allow", "PAUSED 2026-03-10T10:00 chờ kinh phí | RESUMED 2026-03-12T10:00", "2026-03-17T00:00"],
    ["a reason the regulation does not know", "PAUSED 2026-03-10T10:00 chờ lãnh đạo | RESUMED 2026-03-12T10:00", "2026-03-17T00:00"],
    ["an unknown reason never resumed", "PAUSED 2026-03-10T10:00 chờ lãnh đạo", "2026-03-17T00:00"],
    ["waiting that began before the limit counts from its start", "PAUSED 2026-03-06T10:00 | RESUMED 2026-03-10T10:00", "2026-03-18T00:00"],
    ["waiting that was over before the limit began", "PAUSED 2026-03-05T10:00 | RESUMED 2026-03-06T10:00", "2026-03-17T00:00"],
    ["more time granted in time", "EXTENDED 2026-03-12T10:00 2026-03-23", "2026-03-24T00:00"],
    ["more time granted on the last evening", "EXTENDED 2026-03-16T23:59 2026-03-23", "2026-03-24T00:00"],
    ["more time granted when it was late", "EXTENDED 2026-03-17T00:00 2026-03-23", "2026-03-17T00:00"],
    ["only once", "EXTENDED 2026-03-12T10:00 2026-03-23 | EXTENDED 2026-03-20T10:00 2026-03-30", "2026-03-24T00:00"],
    ["not to an earlier day, and that does not use it up", "EXTENDED 2026-03-11T10:00 2026-03-13 | EXTENDED 2026-03-12T10:00 2026-03-20", "2026-03-21T00:00"],
    ["ten working days more, the longest there is", "EXTENDED 2026-03-12T10:00 2026-03-30", "2026-03-31T00:00"],
    ["eleven working days more is not granted at all", "EXTENDED 2026-03-12T10:00 2026-03-31", "2026-03-17T00:00"],
    ["granted before the limit began", "EXTENDED 2026-03-06T10:00 2026-03-23", "2026-03-17T00:00"],
    ["waiting, then more time", "PAUSED 2026-03-10T10:00 | RESUMED 2026-03-12T10:00 | EXTENDED 2026-03-18T09:00 2026-03-25", "2026-03-26T00:00"],
    ["more time, then waiting", "EXTENDED 2026-03-12T10:00 2026-03-23 | PAUSED 2026-03-20T10:00 | RESUMED 2026-03-25T10:00", "2026-03-27T00:00"],
    ["more time granted while it waits", "PAUSED 2026-03-13T10:00 | EXTENDED 2026-03-18T10:00 2026-03-20 | RESUMED 2026-03-19T10:00", "2026-03-27T00:00"],
  ])("%s", (_, text, due) => {
    expect(told(lived("2026-03-09T09:00", 5, text).due)).toBe(due);
  });

  test("while it waits it is never late, and keeps the days that are left", () => {
    expect(lived("2026-03-09T09:00", 5, "PAUSED 2026-03-11T10:00")).toMatchObject({
      due: Infinity,
      soon: Infinity,
      pausedSince: vn("2026-03-11T10:00"),
      daysLeft: 3,
    });
    expect(lived("2026-03-09T09:00", 5, "PAUSED 2026-03-16T10:00").daysLeft).toBe(0);
    expect(lived("2026-03-09T09:00", 5, "PAUSED 2026-03-17T08:00")).toMatchObject({ due: vn("2026-03-17T00:00"), pausedSince: null });
  });

  test("warns and is soon due before the day that it ends on now, and remembers the one before", () => {
    const { due, warn, soon, originalDue } = lived("2026-03-09T09:00", 5, "EXTENDED 2026-03-12T10:00 2026-03-23");
    expect([due, warn, soon, originalDue ?? 0].map(told)).toEqual(["2026-03-24T00:00", "2026-03-23T17:00", "2026-03-23T07:00", "2026-03-17T00:00"]);
    expect(lived("2026-03-09T09:00", 5, "PAUSED 2026-03-10T10:00 | RESUMED 2026-03-12T10:00").originalDue).toBeNull();
  });

  test("cannot be extended where it is no handling", () => {
    const assigning = { ...limit("2026-03-09T09:00", 5), canBeExtended: false };
    expect(told(livedLimit(calendar, assigning, steps("EXTENDED 2026-03-12T10:00 2026-03-23"), terms).due)).toBe("2026-03-17T00:00");
  });
});

test.each([
  // Tết 2026: 16 to 20 February off. Wed 11 Feb + 5 ends on Wed 25 Feb; two days are gone on Fri 13, three are left.
  ["over Tết, gone on with on the first day after it", "2026-02-11T09:00", 5, "PAUSED 2026-02-13T10:00 | RESUMED 2026-02-23T09:00", "2026-02-27T00:00"],
  ["only in the days of Tết", "2026-02-11T09:00", 5, "PAUSED 2026-02-14T09:00 | RESUMED 2026-02-22T09:00", "2026-02-26T00:00"],
  // 30 April, 1 May off, 27 April made up: Fri 24 April + 5 is 28, 29 April, 4, 5, 6 May.
  ["over the last days of April", "2026-04-24T09:00", 5, "PAUSED 2026-04-29T10:00 | RESUMED 2026-05-05T10:00", "2026-05-09T00:00"],
  // Saturday 10 January 2026 is worked: Thu 8 January + 3 is Fri 9, Sat 10, Mon 12.
  ["on a Saturday that is worked", "2026-01-08T09:00", 3, "PAUSED 2026-01-09T16:00 | RESUMED 2026-01-10T09:00", "2026-01-14T00:00"],
  // 24 November 2026 off: Fri 20 + 1 ends on Mon 23.
  ["over the Day of Culture", "2026-11-20T09:00", 1, "PAUSED 2026-11-23T10:00 | RESUMED 2026-11-25T09:00", "2026-11-26T00:00"],
  ["on the Day of Culture alone", "2026-11-23T09:00", 1, "PAUSED 2026-11-24T08:00 | RESUMED 2026-11-24T16:00", "2026-11-26T00:00"],
  [
    "for an expert while that was allowed",
    "2026-10-26T09:00",
    5,
    "PAUSED 2026-10-30T09:00 chờ ý kiến chuyên môn | RESUMED 2026-11-03T09:00",
    "2026-11-05T00:00",
  ],
  [
    "for an expert when it no longer was",
    "2026-10-29T09:00",
    5,
    "PAUSED 2026-11-02T09:00 chờ ý kiến chuyên môn | RESUMED 2026-11-04T09:00",
    "2026-11-06T00:00",
  ],
])("waiting %s", (_, start, days, text, due) => {
  expect(told(lived(start, days, text).due)).toBe(due);
});

test("fifteen calendar days end on the next working day where the fifteenth is off", () => {
  const last = (start: string): string => dayText(calendar.lastCalendarDay(vn(start), 15));
  expect([last("2026-11-06T09:00"), last("2026-11-09T15:00"), last("2026-11-13T23:59")]).toEqual(["2026-11-23", "2026-11-25", "2026-11-30"]);
});

test("what happened in an earlier cycle does not move the limit of the present one", () => {
  const before =
    "ASSIGNED 2026-03-02T09:00 | PAUSED 2026-03-03T10:00 | EXTENDED 2026-03-04T10:00 2026-03-12 | CLOSED 2026-03-05T10:00 | REOPENED 2026-03-09T09:00";
  const present = presentCycle(vn("2026-03-02T09:00"), inTime(steps(before)));
  expect(told(livedLimit(calendar, limit("2026-03-09T09:00", 5), present, terms).due)).toBe("2026-03-17T00:00");
});

describe("the lead of several agencies without a result", () => {
  // Handling was late from Tuesday 17 March 2026; the last day of seven working days is Wednesday the 25th.
  const late = vn("2026-03-17T00:00");
  test.each([
    ["has nothing to say before the limit runs out", [], "2026-03-16T23:59", null],
    ["reports within seven working days", [], "2026-03-17T00:00", "2026-03-26T00:00"],
    ["has a new seven after each report", ["2026-03-24T10:00"], "2026-03-30T09:00", "2026-04-03T00:00"],
    ["has a new seven after a late report too", ["2026-03-27T10:00"], "2026-03-30T09:00", "2026-04-08T00:00"],
    ["is not excused by a report from before the limit ran out", ["2026-03-13T10:00"], "2026-03-30T09:00", "2026-03-26T00:00"],
    ["is not excused by a report still to come", ["2026-03-24T10:00", "2026-04-02T10:00"], "2026-04-01T09:00", "2026-04-03T00:00"],
  ])("%s", (_, reports, now, due) => {
    const duty = noResultDuty(calendar, { handlingDue: late, everyDays: 7 }, (reports as string[]).map(vn), vn(now));
    expect(duty === null ? null : told(duty.deadline.due)).toBe(due);
  });
});

test("a regulation that says nothing of pauses and extensions allows none", () => {
  const silent = termsOf({});
  expect(told(livedLimit(calendar, limit("2026-03-09T09:00", 5), steps("EXTENDED 2026-03-12T10:00 2026-03-23 | PAUSED 2026-03-13T10:00"), silent).due)).toBe(
    "2026-03-17T00:00",
  );
  expect(dayOf(vn("2026-03-17T00:00"))).toBe(dayNamed("2026-03-17"));
});
