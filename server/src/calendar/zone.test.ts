import { expect, test } from "vitest";
import { localDateOf } from "./index.ts";
import { DAY, HOUR } from "./local-date.ts";
import { VIETNAM, aYear, at } from "./vietnam.fixture.ts";
import { instantOfWall, localDate, rfc3339, zoneOf } from "./zone.ts";
import type { Zone } from "./zone.ts";

function zone(name: string): Zone {
  const known = zoneOf(name);
  if (!known) throw new Error(`${name} is unknown`);
  return known;
}

test.each(["Asia/Ho_Chi_Minh", "UTC", "America/New_York", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca"])(
  "wall and date in %s agree with the platform at every third hour of 2011 and 2026",
  (name) => {
    const here = zone(name);
    const format = new Intl.DateTimeFormat("sv-SE", { timeZone: name, dateStyle: "short", timeStyle: "medium" });
    for (const year of [2011, 2026]) {
      for (let instant = Date.UTC(year, 0, 1); instant < Date.UTC(year + 1, 0, 1); instant += 3 * HOUR) {
        const wall = format.format(instant);
        expect(localDate(instant, here)).toBe(wall.slice(0, 10));
        const clock = instant + here.offsetAt(instant);
        expect(new Date(clock).toISOString().slice(0, 19).replace("T", " ")).toBe(wall);
        // The first instant with this wall time: this one, or its earlier twin on a day the clock is put back.
        const first = instantOfWall(clock, here);
        expect(first === instant || (first < instant && first + here.offsetAt(first) === clock)).toBe(true);
      }
    }
  },
);

test("a wall time that the clock passes over is the moment of the change", () => {
  const skipped = Date.UTC(2026, 2, 8, 2, 30);
  expect(instantOfWall(skipped, zone("America/New_York"))).toBe(Date.UTC(2026, 2, 8, 7));
  expect(instantOfWall(Date.UTC(2026, 10, 1, 1, 30), zone("America/New_York"))).toBe(Date.UTC(2026, 10, 1, 5, 30));
});

test("instants are written with the zone's offset", () => {
  expect(rfc3339(at("2026-11-26T24:00"), zone("Asia/Ho_Chi_Minh"))).toBe("2026-11-27T00:00:00+07:00");
  expect(rfc3339(at("2026-11-26T09:30:15.250"), zone("Asia/Ho_Chi_Minh"))).toBe("2026-11-26T09:30:15.250+07:00");
  expect(rfc3339(Date.UTC(2026, 0, 1), zone("America/St_Johns"))).toBe("2025-12-31T20:30:00-03:30");
});

test("Vietnam's old offsets are its own", () => {
  expect(zone("Asia/Ho_Chi_Minh").offsetAt(Date.UTC(1970, 0, 1))).toBe(8 * HOUR);
  expect(zone("Asia/Ho_Chi_Minh").offsetAt(Date.UTC(1976, 0, 1))).toBe(7 * HOUR);
});

test("an unknown zone is not guessed", () => {
  expect(zoneOf("Asia/Nowhere")).toBeUndefined();
  expect(zoneOf("")).toBeUndefined();
});

test("the local date of any instant, covered by the calendar or not", () => {
  expect(localDateOf(at("2026-11-20T00:00"), VIETNAM)).toBe("2026-11-20");
  expect(localDateOf(at("2026-11-20T00:00") - 1, VIETNAM)).toBe("2026-11-19");
  expect(localDateOf(at("2040-11-20T00:00"), VIETNAM)).toBe("2040-11-20");
  expect(localDateOf(at("2026-11-20T00:00"), aYear(2026, "UTC"))).toBe("2026-11-19");
});

test("many thousand different days keep their offsets right", () => {
  const here = zone("Asia/Ho_Chi_Minh");
  for (let day = 3000; day < 110_000; day += 1) expect(here.offsetAt(day * DAY)).toBe(7 * HOUR);
}, 20_000);
