import { describe, expect, test } from "vitest";
import { CalendarTooShort, deadlineOf } from "./index.ts";
import { MORNINGS, OFFICE, ROUND_THE_CLOCK, VIETNAM, aYear, at, due, dueDay, limit, wall } from "./vietnam.fixture.ts";

describe("working days", () => {
  test.each([
    // received, limit, last day on time, why
    ["2026-11-20T09:00", "3wd", "2026-11-26", "Friday: Monday, Wednesday, Thursday; Tuesday is Culture Day"],
    ["2026-11-21T09:00", "3wd", "2026-11-26", "a Saturday counts as little as the Friday before"],
    ["2026-11-22T23:59", "3wd", "2026-11-26", "nor the last minute of Sunday"],
    ["2026-11-23T00:00", "3wd", "2026-11-27", "but Monday's first minute is Monday"],
    ["2026-11-24T10:00", "1wd", "2026-11-25", "received on a holiday"],
    ["2026-11-25T24:00", "1wd", "2026-11-27", "24:00 of Wednesday is Thursday"],
    ["2026-11-25T23:59:59.999", "1wd", "2026-11-26", "a millisecond before it is Wednesday"],
    ["2026-02-13T16:59", "1wd", "2026-02-23", "over Tết"],
    ["2026-02-17T12:00", "2wd", "2026-02-24", "received on the first day of Tết"],
    ["2026-04-24T09:00", "3wd", "2026-05-04", "two free stretches in eight days"],
    ["2026-08-21T09:00", "1wd", "2026-08-22", "a worked Saturday counts"],
    ["2026-08-22T09:00", "1wd", "2026-08-24", "and can be the day of receipt"],
    ["2026-08-28T09:00", "1wd", "2026-09-03", "the day it was swapped for does not"],
    ["2026-01-09T09:00", "1wd", "2026-01-10", "a worked Saturday in January"],
    ["2025-04-25T09:00", "3wd", "2025-04-29", "a worked Saturday, then Monday and Tuesday"],
    ["2025-12-31T09:00", "1wd", "2026-01-05", "over the end of the year"],
    ["2026-12-31T09:00", "1wd", "2027-01-04", "into a provisional year"],
    ["2027-12-30T09:00", "1wd", "2027-12-31", "the calendar's very last day"],
    ["2025-01-01T00:00", "1wd", "2025-01-02", "the calendar's very first instant"],
    ["2026-11-25T09:00", "0wd", "2026-11-25", "the same day"],
    ["2026-11-25T16:59:59.999", "0wd", "2026-11-25", "still within the last shift"],
    ["2026-11-25T17:00", "0wd", "2026-11-26", "the last shift is over"],
    ["2026-11-25T03:00", "0wd", "2026-11-25", "before the first opening"],
    ["2026-11-21T09:00", "0wd", "2026-11-23", "Saturday: the next working day"],
    ["2026-11-24T09:00", "0wd", "2026-11-25", "holiday: the next working day"],
    ["2026-08-22T09:00", "0wd", "2026-08-22", "a worked Saturday is a working day"],
  ])("received %s, %s: %s (%s)", (received, text, day) => {
    const deadline = due(received, text);
    expect(dueDay(received, text)).toBe(day);
    expect(deadline.dueAt).toBe(at(`${day}T24:00`));
    expect(deadline.warnAt).toBe(at(`${day}T17:00`));
  });

  test.each([
    [2028, "2028-02-28T09:00", "1wd", "2028-02-29"],
    [2028, "2028-02-28T09:00", "2wd", "2028-03-01"],
    [2028, "2028-02-29T09:00", "1wd", "2028-03-01"],
    [2027, "2027-02-26T09:00", "1wd", "2027-03-01"],
    [2100, "2100-02-26T09:00", "1wd", "2100-03-01"],
  ])("in %i, received %s, %s: %s", (year, received, text, day) => {
    expect(dueDay(received, text, OFFICE, aYear(year))).toBe(day);
  });

  test("the explanation names every day after receipt up to the last", () => {
    const { startAt, counted, skipped } = due("2026-11-20T09:00", "3wd");
    expect(wall(startAt)).toBe("2026-11-21T00:00");
    expect(counted).toEqual([
      { date: "2026-11-23", minutes: 480 },
      { date: "2026-11-25", minutes: 480 },
      { date: "2026-11-26", minutes: 480 },
    ]);
    expect(skipped).toEqual([
      { date: "2026-11-21", reason: "Thứ Bảy" },
      { date: "2026-11-22", reason: "Chủ nhật" },
      { date: "2026-11-24", reason: "Ngày Văn hóa Việt Nam" },
    ]);
  });

  test("the same working day begins at receipt and is counted itself", () => {
    const today = due("2026-11-25T09:00", "0wd");
    expect(wall(today.startAt)).toBe("2026-11-25T09:00");
    expect([today.counted, today.skipped]).toEqual([[{ date: "2026-11-25", minutes: 480 }], []]);
    const tomorrow = due("2026-11-23T17:30", "0wd");
    expect(wall(tomorrow.startAt)).toBe("2026-11-24T00:00");
    expect(tomorrow.counted).toEqual([{ date: "2026-11-25", minutes: 480 }]);
    expect(tomorrow.skipped).toEqual([{ date: "2026-11-24", reason: "Ngày Văn hóa Việt Nam" }]);
  });

  test("a caller who changes his lists changes nobody else's", () => {
    due("2026-11-20T09:00", "3wd").counted.length = 0;
    due("2026-11-20T09:00", "3wd").skipped.length = 0;
    expect(due("2026-11-20T09:00", "3wd").counted).toHaveLength(3);
    expect(due("2026-11-20T09:00", "3wd").skipped).toHaveLength(3);
  });
});

describe("working hours", () => {
  test.each([
    // received, limit, shifts, start, due, why
    ["2026-11-23T08:00", "2wh", OFFICE, "2026-11-23T08:00", "2026-11-23T10:00", "within one shift"],
    ["2026-11-23T10:00", "4wh", OFFICE, "2026-11-23T10:00", "2026-11-23T16:00", "over lunch"],
    ["2026-11-23T10:00", "1.5wh", OFFICE, "2026-11-23T10:00", "2026-11-23T11:30", "used up at lunch: not 13:30"],
    ["2026-11-23T11:30", "0.25wh", OFFICE, "2026-11-23T13:30", "2026-11-23T13:45", "received as lunch begins"],
    ["2026-11-23T12:00", "1wh", OFFICE, "2026-11-23T13:30", "2026-11-23T14:30", "received at lunch"],
    ["2026-11-23T07:00", "8wh", OFFICE, "2026-11-23T07:00", "2026-11-23T17:00", "a whole day ends at its last closing"],
    ["2026-11-20T16:00", "8wh", OFFICE, "2026-11-20T16:00", "2026-11-23T16:00", "over the weekend"],
    ["2026-11-23T17:00", "4wh", OFFICE, "2026-11-25T07:00", "2026-11-25T11:00", "received at closing, then a holiday"],
    ["2026-11-23T24:00", "4wh", OFFICE, "2026-11-25T07:00", "2026-11-25T11:00", "received at midnight"],
    ["2026-11-24T10:00", "0.25wh", OFFICE, "2026-11-25T07:00", "2026-11-25T07:15", "received on a holiday"],
    ["2026-02-13T16:30", "1wh", OFFICE, "2026-02-13T16:30", "2026-02-23T07:30", "over Tết"],
    ["2026-08-21T16:00", "2wh", OFFICE, "2026-08-21T16:00", "2026-08-22T08:00", "a worked Saturday"],
    ["2025-12-31T16:30", "1wh", OFFICE, "2025-12-31T16:30", "2026-01-05T07:30", "over the end of the year"],
    ["2026-11-23T10:00", "4wh", MORNINGS, "2026-11-23T10:00", "2026-11-25T09:30", "half days"],
    ["2026-11-23T10:00", "1.5wh", MORNINGS, "2026-11-23T10:00", "2026-11-23T11:30", "half day used up"],
    ["2026-11-20T12:00", "12wh", ROUND_THE_CLOCK, "2026-11-20T12:00", "2026-11-20T24:00", "used up at 24:00 of Friday"],
    ["2026-11-20T12:00", "24wh", ROUND_THE_CLOCK, "2026-11-20T12:00", "2026-11-23T12:00", "a day office sleeps at weekends"],
    ["2026-11-25T12:00", "24wh", ROUND_THE_CLOCK, "2026-11-25T12:00", "2026-11-26T12:00", "midnight is no break"],
    ["2027-12-31T16:00", "1wh", OFFICE, "2027-12-31T16:00", "2027-12-31T17:00", "the calendar's last hour"],
    ["2027-12-31T12:00", "12wh", ROUND_THE_CLOCK, "2027-12-31T12:00", "2027-12-31T24:00", "the calendar's last instant"],
  ])("received %s, %s, shifts %j: starts %s, due %s (%s)", (received, text, shifts, start, expected) => {
    const deadline = due(received, text, shifts);
    expect(wall(deadline.startAt)).toBe(start);
    expect(deadline.dueAt).toBe(at(expected));
    expect(deadline.warnAt).toBe(deadline.dueAt);
  });

  test("the explanation says how many minutes of which day", () => {
    const { counted, skipped } = due("2026-11-20T16:00", "16wh");
    expect(counted).toEqual([
      { date: "2026-11-20", minutes: 60 },
      { date: "2026-11-23", minutes: 480 },
      { date: "2026-11-25", minutes: 420 },
    ]);
    expect(skipped).toEqual([
      { date: "2026-11-21", reason: "Thứ Bảy" },
      { date: "2026-11-22", reason: "Chủ nhật" },
      { date: "2026-11-24", reason: "Ngày Văn hóa Việt Nam" },
    ]);
  });

  test("a day whose last shift was over is skipped as such", () => {
    const { counted, skipped } = due("2026-11-23T18:00", "1wh");
    expect(counted).toEqual([{ date: "2026-11-25", minutes: 60 }]);
    expect(skipped).toEqual([
      { date: "2026-11-23", reason: "Ngoài giờ làm việc" },
      { date: "2026-11-24", reason: "Ngày Văn hóa Việt Nam" },
    ]);
  });

  test("received between two minutes, the minutes are whole and still add up", () => {
    const { dueAt, counted } = due("2026-11-20T16:49:30", "1wh");
    expect(new Date(dueAt).toISOString()).toBe("2026-11-23T00:49:30.000Z");
    expect(counted).toEqual([
      { date: "2026-11-20", minutes: 11 },
      { date: "2026-11-23", minutes: 49 },
    ]);
  });
});

describe("real hours", () => {
  test("run through nights, weekends and holidays, and need no calendar", () => {
    const deadline = due("2026-11-20T22:00", "24h");
    expect(wall(deadline.startAt)).toBe("2026-11-20T22:00");
    expect(wall(deadline.dueAt)).toBe("2026-11-21T22:00");
    expect(wall(deadline.warnAt)).toBe("2026-11-21T22:00");
    expect(wall(deadline.soonAt)).toBe("2026-11-21T16:00");
    expect([deadline.counted, deadline.skipped]).toEqual([[], []]);
    expect(wall(due("2031-06-01T10:00", "0.25h").dueAt)).toBe("2031-06-01T10:15");
  });
});

describe("due soon", () => {
  test.each([
    ["2026-11-20T09:00", "3wd", OFFICE, "2026-11-26T07:00", "eight hours are the whole last day, not last evening"],
    ["2026-11-20T09:00", "3wd", [{ from: "08:00", to: "15:00" }], "2026-11-25T14:00", "a shorter day reaches into the day before"],
    ["2026-11-23T09:00", "1wd", MORNINGS, "2026-11-23T09:00", "less than eight hours in all: from receipt"],
    ["2026-11-23T03:00", "8wh", OFFICE, "2026-11-23T07:00", "eight hours in all: from the opening"],
    ["2026-11-23T07:00", "16wh", OFFICE, "2026-11-25T07:00", "the second of two days"],
    ["2026-11-23T10:00", "4wh", OFFICE, "2026-11-23T10:00", "four hours: from receipt"],
    ["2026-11-23T10:00", "0wd", OFFICE, "2026-11-23T10:00", "the same day: from receipt"],
    ["2025-01-01T09:00", "1wd", MORNINGS, "2025-01-01T09:00", "never before the calendar begins"],
  ])("received %s, %s, shifts %j: from %s (%s)", (received, text, shifts, soon) => {
    expect(wall(due(received, text, shifts).soonAt)).toBe(soon);
  });
});

describe("a calendar that ends too early", () => {
  test.each([
    ["2027-12-30T09:00", "2wd", 2028],
    ["2027-12-31T16:00", "1.25wh", 2028],
    ["2027-12-31T17:00", "1wh", 2028],
    ["2027-12-31T24:00", "1wd", 2028],
    ["2027-12-31T24:00", "1wh", 2028],
    ["2026-11-20T09:00", "1000wd", 2028],
    ["2029-05-05T09:00", "1wd", 2029],
    ["2024-12-31T23:59", "1wd", 2024],
    ["2024-12-31T23:59", "1wh", 2024],
  ])("received %s, %s: the year %i is missing", (received, text, year) => {
    try {
      due(received, text);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(CalendarTooShort);
      expect(error).toMatchObject({ year, message: expect.stringContaining(String(year)) as string });
    }
  });

  test("what is no instant, no limit or no shift is refused loudly", () => {
    const day = limit("1wd");
    expect(() => deadlineOf(Number.NaN, day, VIETNAM, OFFICE)).toThrow(RangeError);
    expect(() => deadlineOf(Infinity, day, VIETNAM, OFFICE)).toThrow(RangeError);
    expect(() => deadlineOf(1e300, day, VIETNAM, OFFICE)).toThrow(RangeError);
    expect(() => deadlineOf(at("2026-11-20T09:00"), { unit: "wd", amount: 1.5, soonHours: 8 }, VIETNAM, OFFICE)).toThrow(RangeError);
    expect(() => deadlineOf(at("2026-11-20T09:00"), day, VIETNAM, [])).toThrow(/at least one shift/);
    expect(() => deadlineOf(at("2026-11-20T09:00"), day, { ...VIETNAM, zone: "Asia/Nowhere" }, OFFICE)).toThrow(RangeError);
  });
});
