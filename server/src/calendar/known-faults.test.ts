import { describe, expect, test } from "vitest";
import { deadlineOf, localDateOf } from "./index.ts";
import type { Shift } from "./index.ts";
import { NIGHTS, OFFICE, ROUND_THE_CLOCK, VIETNAM, at, due, limit, wall } from "./vietnam.fixture.ts";

describe("faults other systems had", () => {
  test("B9: a case received outside hours or on a holiday has its whole allowance, from the next opening", () => {
    for (const received of ["2026-11-20T17:00", "2026-11-21T11:00", "2026-11-22T23:00", "2026-11-23T06:59"]) {
      expect(wall(due(received, "4wh").dueAt)).toBe("2026-11-23T11:00");
    }
    expect(wall(due("2026-02-15T11:00", "4wh").dueAt)).toBe("2026-02-23T11:00");
  });

  test("B10: nobody is warned at midnight or at the weekend", () => {
    for (const text of ["1wd", "2wd", "5wd", "9wh", "24wh"]) {
      for (const received of ["2026-11-20T01:00", "2026-11-20T23:00", "2026-11-21T11:00", "2026-11-24T00:00"]) {
        const { soonAt, warnAt } = due(received, text);
        expect(wall(soonAt).slice(11) >= "07:00" && wall(soonAt).slice(11) < "17:00").toBe(true);
        expect(wall(warnAt).slice(11) > "07:00" && wall(warnAt).slice(11) <= "17:00").toBe(true);
        expect(["2026-11-21", "2026-11-22", "2026-11-24"]).not.toContain(wall(soonAt).slice(0, 10));
      }
    }
  });

  test("B11: 00:00–24:00 is 24 hours, and 00:00–23:59 a minute less", () => {
    expect(due("2026-11-25T00:00", "24wh", ROUND_THE_CLOCK).dueAt).toBe(at("2026-11-25T24:00"));
    expect(due("2026-11-24T10:00", "1wd", ROUND_THE_CLOCK).counted).toEqual([{ date: "2026-11-25", minutes: 1440 }]);
    const short: Shift[] = [{ from: "00:00", to: "23:59" }];
    expect(wall(due("2026-11-25T00:00", "24wh", short).dueAt)).toBe("2026-11-26T00:01");
  });

  test("B12: lunch is not working time, and an office may have more than two shifts", () => {
    expect(wall(due("2026-11-23T11:00", "1wh").dueAt)).toBe("2026-11-23T14:00");
    const three: Shift[] = [...OFFICE, { from: "18:00", to: "20:00" }];
    expect(wall(due("2026-11-23T16:30", "1wh", three).dueAt)).toBe("2026-11-23T18:30");
  });

  test("B13: a holiday is the province's own day, whatever the zone of the sender or the server", () => {
    const eveOfCultureDay = Date.parse("2026-11-23T16:59:59Z"); // 23:59:59 on Monday in Vietnam
    const cultureDay = Date.parse("2026-11-23T12:00:00-05:00"); // 00:00 on Tuesday in Vietnam
    expect(wall(deadlineOf(eveOfCultureDay, limit("0.25wh"), VIETNAM, ROUND_THE_CLOCK).startAt)).toBe("2026-11-23T23:59");
    expect(wall(deadlineOf(cultureDay, limit("0.25wh"), VIETNAM, ROUND_THE_CLOCK).startAt)).toBe("2026-11-25T00:00");
    expect(due("2026-11-23T09:00", "1wd").skipped.map(({ date }) => date)).toEqual(["2026-11-24"]);
  });

  test("B14: only days off are off: anniversaries on which offices work are not", () => {
    for (const worked of ["2026-02-03", "2026-02-27", "2026-05-19", "2026-11-20", "2026-12-22"]) {
      const eve = at(`${worked}T00:00`) - 1;
      expect(localDateOf(deadlineOf(eve, limit("1wd"), VIETNAM, OFFICE).dueAt - 1, VIETNAM)).toBe(worked);
    }
  });

  test("B21: an office that works through the night loses nothing at the break of day or week", () => {
    expect(wall(due("2026-11-25T23:00", "2wh", NIGHTS).dueAt)).toBe("2026-11-26T01:00");
    expect(wall(due("2026-11-27T23:00", "2wh", NIGHTS).dueAt)).toBe("2026-11-30T01:00");
    expect(wall(due("2026-11-25T05:30", "1wh", NIGHTS).dueAt)).toBe("2026-11-25T22:30");
    expect(wall(due("2026-11-25T12:00", "1wd", NIGHTS).warnAt)).toBe("2026-11-27T00:00");
  });
});
