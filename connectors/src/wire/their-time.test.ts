import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { movedBack, patternFault, readTime } from "./index.ts";
import { readDay } from "./their-time.ts";
import { isSameTime, writtenDay, writtenTime } from "./written-time.ts";

const HCM = "Asia/Ho_Chi_Minh";
const read = (text: string, format: string, zone = HCM) => {
  const time = readTime(text, format, zone);
  return time.ok ? time.instant.text : time.reason;
};

describe("an instant as the source wrote it", () => {
  test.each([
    ["2026-11-20T09:15:00+07:00", "rfc3339", "2026-11-20T02:15:00.000Z"],
    ["2026-11-20T09:15:00.5+07:00", "rfc3339", "2026-11-20T02:15:00.500Z"],
    ["2026-11-20T02:15:00Z", "rfc3339", "2026-11-20T02:15:00.000Z"],
    ["2026-11-20t02:15:00z", "rfc3339", "2026-11-20T02:15:00.000Z"],
    ["2010-04-14T06:37:38-08:00", "rfc3339", "2010-04-14T14:37:38.000Z"],
    ["2026-11-20T09:15:00.1234569+0700", "rfc3339", "2026-11-20T02:15:00.123456Z"],
    [" 01/03/2025 08:05 ", "dd/MM/yyyy HH:mm", "2025-03-01T01:05:00.000Z"],
    ["1/3/2025 8:05", "d/M/yyyy H:mm", "2025-03-01T01:05:00.000Z"],
    ["2025-03-01 08:05:09", "yyyy-MM-dd HH:mm:ss", "2025-03-01T01:05:09.000Z"],
    ["2025-03-01T08:05:09.25", "yyyy-MM-ddTHH:mm:ss.SSS", "2025-03-01T01:05:09.250Z"],
    ["29/02/2024", "dd/MM/yyyy", "2024-02-28T17:00:00.000Z"],
    ["01/01/2025 00:00", "dd/MM/yyyy HH:mm", "2024-12-31T17:00:00.000Z"],
  ])("%s in %s", (text, format, instant) => {
    expect(read(text, format)).toBe(instant);
  });

  test.each([
    ["31/02/2025 08:05", "dd/MM/yyyy HH:mm", /"31\/02\/2025 08:05" \(no such day\)/],
    ["29/02/2025 08:05", "dd/MM/yyyy HH:mm", /no such day/],
    ["00/01/2025 08:05", "dd/MM/yyyy HH:mm", /no such day/],
    ["01/13/2025 08:05", "dd/MM/yyyy HH:mm", /no such day/],
    ["01/01/2025 24:00", "dd/MM/yyyy HH:mm", /no such time/],
    ["1/1/2025 08:05", "dd/MM/yyyy HH:mm", /expected a time written dd\/MM\/yyyy HH:mm, found "1\/1\/2025 08:05"/],
    ["01/01/25 08:05", "dd/MM/yyyy HH:mm", /expected a time written/],
    ["01/01/9999 08:05", "dd/MM/yyyy HH:mm", /outside 2000 to 2099/],
    ["01/01/1999 08:05", "dd/MM/yyyy HH:mm", /outside 2000 to 2099/],
    ["9999-12-31T23:59:59Z", "rfc3339", /outside 2000 to 2099/],
    ["2000-01-01T00:00:00+07:00", "rfc3339", /outside 2000 to 2099/],
    ["2026-11-20T09:15:00", "rfc3339", /with its offset/],
    ["2026-11-20T09:15:00+25:00", "rfc3339", /no such offset/],
    ["hôm qua", "rfc3339", /found "hôm qua"/],
    ["", "rfc3339", /found ""/],
    [`rác\u0000${"x".repeat(100)}`, "rfc3339", /found "rác\uFFFDx+…"/],
  ])("%s in %s is none", (text, format, reason) => {
    expect(read(text, format)).toMatch(reason);
  });

  const FORMS = ["dd-MM-yyyy HH:mm:ss", "rfc3339"];
  test.each([
    ["20-11-2026 09:15:00", "2026-11-20T02:15:00.000Z", "2026-11-20"],
    ["2026-11-20T09:15:00+07:00", "2026-11-20T02:15:00.000Z", "2026-11-20"],
    ["2026-11-20T17:15:00.250Z", "2026-11-20T17:15:00.250Z", "2026-11-21"],
  ])("%s among records that write several forms is %s, on %s", (text, instant, day) => {
    const [time, its] = [readTime(text, FORMS, HCM), readDay(text, FORMS, HCM)];
    expect(time.ok && time.instant.text).toBe(instant);
    expect(its.ok && its.day).toBe(day);
    expect(isSameTime(text, instant, FORMS, HCM)).toBe(true);
  });

  test("a text in none of several forms is told what was expected, and what is wrong with it where one form fits", () => {
    expect(readTime("20/11/2026", FORMS, HCM)).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/^expected a time written dd-MM-yyyy HH:mm:ss or an instant with its offset .*, found "20\/11\/2026"$/),
    });
    expect(readTime("31-02-2026 09:15:00", FORMS, HCM)).toMatchObject({ ok: false, reason: expect.stringMatching(/\(no such day\)$/) });
  });

  test("several forms: what is written back is in the first", () => {
    expect(writtenTime(Date.UTC(2026, 10, 20, 2, 15) * 1000, FORMS, HCM)).toBe("20-11-2026 09:15:00");
    expect(writtenDay("2026-11-20", FORMS)).toBe("20-11-2026");
    expect(writtenDay("2026-11-20", FORMS.toReversed())).toBe("2026-11-20");
  });

  test("an hour that a zone had twice is the first, one it never had is none", () => {
    expect(read("2026-11-01 01:30:00", "yyyy-MM-dd HH:mm:ss", "America/New_York")).toBe("2026-11-01T05:30:00.000Z");
    expect(read("2026-03-08 02:30:00", "yyyy-MM-dd HH:mm:ss", "America/New_York")).toMatch(/no such hour in America\/New_York/);
    expect(read("2026-03-08 03:30:00", "yyyy-MM-dd HH:mm:ss", "America/New_York")).toBe("2026-03-08T07:30:00.000Z");
  });

  test.each([
    ["dd/MM/yyyy HH:mm", null],
    ["rfc3339", null],
    ["yyyy-MM-ddTHH:mm:ss", null],
    ["dd/MM/yy HH:mm", /no year/],
    ["HH:mm", /no year, month, day/],
    ["dd/MM/yyyy hh:mm a", /letters other than/],
    ["dd/MM/yyyy dd", /stands twice/],
  ])("the pattern %s", (pattern, fault) => {
    if (fault === null) expect(patternFault(pattern)).toBeNull();
    else expect(patternFault(pattern)).toMatch(fault);
  });
});

describe("instants come back as they were written", () => {
  const millis = fc.integer({ min: Date.UTC(2000, 0, 2), max: Date.UTC(2099, 11, 30) });
  const offsets = fc.integer({ min: -14 * 60, max: 14 * 60 });
  const two = (value: number) => String(value).padStart(2, "0");

  test("RFC 3339 with any offset", () => {
    const claim = () =>
      fc.assert(
        fc.property(millis, offsets, (at, offset) => {
          const sign = offset < 0 ? "-" : "+";
          const text = new Date(at + offset * 60_000)
            .toISOString()
            .replace("Z", `${sign}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`);
          return read(text, "rfc3339") === new Date(at).toISOString();
        }),
      );
    expect(claim).not.toThrow();
  });

  test("local time of a zone without summer time", () => {
    const claim = () =>
      fc.assert(
        fc.property(millis, (at) => {
          const whole = at - (at % 1000);
          const [day, time] = new Date(whole + 7 * 3_600_000).toISOString().slice(0, 19).split("T");
          return read(`${day} ${time}`, "yyyy-MM-dd HH:mm:ss") === new Date(whole).toISOString();
        }),
      );
    expect(claim).not.toThrow();
  });

  test("local time of a zone with summer time, but for the hour it has twice", () => {
    const clock = new Intl.DateTimeFormat("sv-SE", { timeZone: "America/New_York", dateStyle: "short", timeStyle: "medium" });
    const claim = () =>
      fc.assert(
        fc.property(millis, (at) => {
          const whole = at - (at % 1000);
          const back = readTime(clock.format(whole), "yyyy-MM-dd HH:mm:ss", "America/New_York");
          return back.ok && [0, 3_600_000].includes(whole - back.instant.micros / 1000);
        }),
      );
    expect(claim).not.toThrow();
  });
});

test.each([
  ["2026-11-20T00:00:05.120+07:00", 10, "2026-11-19T23:59:55.120+07:00"],
  ["2026-03-01T00:00:00Z", 1, "2026-02-28T23:59:59Z"],
  ["2026-01-01T00:00:00.123456789+07:00", 60, "2025-12-31T23:59:00.123456789+07:00"],
  ["4711", 10, null],
  ["31/12/2025 10:00", 10, null],
])("the mark %s moved back by %i s keeps its form", (mark, seconds, moved) => {
  expect(movedBack(mark, seconds)).toBe(moved);
});
