import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { SAMPLE_FOLDER, hubCommand } from "../hub.ts";
import type { TestHub } from "../hub.ts";
import { aCase, aProvince, instantOf } from "../world.ts";
import type { CaseSpec } from "../world.ts";
import { CASE } from "./kit/documents.ts";
import type { ClockAnswer } from "./kit/documents.ts";
import { boardOf, idOf, listOf, theCase } from "./kit/reading.ts";

const folder = mkdtempSync(join(tmpdir(), "dau-moi-deadlines-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const utc = (local: string): string => new Date(instantOf(local)).toISOString();
const BEGIN = { at: "2026-03-16 09:30" };
/** Given to the Department of Construction on Monday 16 March with five working days: due when Tuesday the 24th begins. */
const ROADS = aCase({ id: "roads", received: "2026-03-16 08:00", lead: "SXD", stage: "IN_PROGRESS" });
const DUE = "2026-03-24T00:00:00+07:00";

const handling = async (hub: TestHub, id = "roads"): Promise<ClockAnswer> =>
  (await theCase(hub, id)).clocks.findLast((clock) => clock.stage === "HANDLE") as ClockAnswer;
const journalled = (hub: TestHub, kind: string): Promise<{ happened_at: Date }[]> => hub.database.sql("select happened_at from event where kind = $1", [kind]);

/** A working calendar with one day of 2026 off, adopted as the IT officer does it. */
async function adoptDayOff(hub: TestHub, day: string): Promise<void> {
  const calendar = JSON.parse(readFileSync(join(SAMPLE_FOLDER, "calendar.json"), "utf8")) as { years: Record<string, { off: Record<string, string> }> };
  Object.assign(calendar.years["2026"]?.off ?? {}, { [day]: "Nghỉ đột xuất" });
  const file = join(folder, `${day}.json`);
  writeFileSync(file, JSON.stringify(calendar));
  const { ended, stderr } = await hubCommand(["import", "calendar", file, "--json"], { DATABASE_URL: hub.database.url, HUB_KEY_FILE: hub.database.keyFile });
  if (ended?.code !== 0) throw new Error(stderr);
}

test("it is protected: a clock answers nobody who is not signed in", async () => {
  const { hub } = await aProvince(BEGIN).with(ROADS);
  expect((await hub.answer(CASE, { id: await idOf(hub, "roads") }, null)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
});

describe("faults other systems had with deadlines, seen through the graph", () => {
  test("B1 a case becomes overdue by the passing of time alone, though nothing of it is written", async () => {
    const { hub } = await aProvince(BEGIN).with(ROADS);
    const written = async (): Promise<unknown> => hub.database.sql("select case_id, from_event, to_event, due_at from case_state order by 1, 2");
    const before = await written();
    await hub.now(DUE);
    expect([await boardOf(hub, "SXD"), await theCase(hub, "roads")]).toMatchObject([{ overdue: 1 }, { lateness: "OVERDUE" }]);
    expect(await written()).toEqual(before);
  });

  test("B3 at the due instant the number counts one, a moment before none, and its list has as many", async () => {
    const { hub } = await aProvince(BEGIN).with(ROADS);
    for (const [at, overdue] of [
      ["2026-03-23T23:59:59.999+07:00", 0],
      [DUE, 1],
    ] as const) {
      // prettier-ignore
      await hub.now(at);
      const board = await boardOf(hub);
      expect([board.overdue, (await listOf(hub, { lateness: "OVERDUE" }, { asOf: board.asOf.token })).rows.length]).toEqual([overdue, overdue]);
    }
  });

  test("nobody is told at night or at the weekend that a case is due soon", async () => {
    const received = ["2026-03-09 08:00", "2026-03-12 16:50", "2026-03-13 17:30", "2026-03-14 11:00", "2026-03-15 23:00"];
    const { hub } = await aProvince(BEGIN).with(...received.map((at) => aCase({ received: at, lead: "SXD", stage: "IN_PROGRESS" })));
    for (let hours = 0; hours < 24 * 9; hours += 6) await hub.now(6 * 3_600_000);
    const told = await journalled(hub, "BECAME_DUE_SOON");
    expect(told.length).toBeGreaterThan(3);
    const wrong = told.filter(({ happened_at: at }) => {
      const local = new Date(at.getTime() + 7 * 3_600_000);
      return [0, 6].includes(local.getUTCDay()) || local.getUTCHours() < 7 || local.getUTCHours() >= 17;
    });
    expect(wrong).toEqual([]);
  });

  test("B15 a new working calendar dates the open cases anew, those that wait and those that were extended too, and says so", async () => {
    const given: CaseSpec["steps"] = [{ at: "2026-03-16 08:00", kind: "RECEIVED" }, { at: "2026-03-16 08:30", kind: "ASSIGNED", unit: "SXD" }]; // prettier-ignore
    const { hub } = await aProvince(BEGIN).with(
      ROADS,
      {
        ...ROADS,
        id: "waited",
        steps: [...given, { at: "2026-03-16 08:40", kind: "PAUSED", terms: { why: "CHO-CONG-DAN" } }, { at: "2026-03-16 09:00", kind: "RESUMED" }],
      },
      { ...ROADS, id: "extended", steps: [...given, { at: "2026-03-16 08:50", kind: "EXTENDED", terms: { days: 2 } }] },
    );
    expect((await theCase(hub, "extended")).dueAt).toBe(utc("2026-03-26 00:00"));
    await adoptDayOff(hub, "2026-03-19");
    await hub.settled();
    const dues = await Promise.all(["roads", "waited", "extended"].map(async (id) => (await theCase(hub, id)).dueAt));
    expect(dues).toEqual([utc("2026-03-25 00:00"), utc("2026-03-25 00:00"), utc("2026-03-27 00:00")]);
    expect((await theCase(hub, "extended")).originalDueAt).toBe(utc("2026-03-25 00:00"));
    expect(await journalled(hub, "REDATED")).toHaveLength(3);
  });

  test("B17 old cases that come closed, or come late, alarm nobody, and no calendar moves what has ended", async () => {
    const { hub } = await aProvince(BEGIN).with(
      {
        ...ROADS,
        id: "archived",
        received: "2026-01-05 08:00",
        stage: "CLOSED",
        resolved: "2026-02-02 08:00",
        answered: "2026-02-02 09:00",
        closed: "2026-02-02 10:00",
      },
      { ...ROADS, id: "old", received: "2026-01-05 08:00" },
    );
    await hub.now(DUE);
    expect(await boardOf(hub)).toMatchObject({ open: 1, overdue: 1 });
    expect(await journalled(hub, "BECAME_OVERDUE")).toEqual([]);
    expect((await theCase(hub, "old")).dueAt).toBe(utc("2026-01-11 00:00")); // the Saturday was worked
    const before = (await theCase(hub, "archived")).clocks;
    expect(before.map((clock) => clock.late)).toEqual([false, true, false]);
    await adoptDayOff(hub, "2026-01-07");
    await hub.settled();
    expect((await theCase(hub, "archived")).clocks).toEqual(before);
    expect((await theCase(hub, "old")).dueAt).toBe(utc("2026-01-13 00:00"));
  });

  test("B20 lateness is told in working time, never negative, and not at all where nothing is late", async () => {
    const { hub, source } = await aProvince(BEGIN).with(ROADS);
    expect(await handling(hub)).toMatchObject({ late: false, lateWorkingMinutes: null });
    await hub.now("2026-03-24T07:30:00+07:00"); // half an hour of work after a night
    expect(await handling(hub)).toMatchObject({ late: true, lateWorkingMinutes: 30 });
    await hub.now("2026-03-28T12:00:00+07:00"); // a Saturday
    expect(await handling(hub)).toMatchObject({ lateWorkingMinutes: 4 * 480 });
    source.change("roads", { stage: "RESOLVED", resolved: "2026-03-25 09:00" });
    await hub.settled();
    expect(await handling(hub)).toMatchObject({ late: true, lateWorkingMinutes: 480 + 120 });
    source.change("roads", { stage: "RESOLVED", resolved: "2026-03-20 09:00" });
    await hub.settled();
    expect(await handling(hub)).toMatchObject({ late: false, lateWorkingMinutes: null });
    expect((await theCase(hub, "roads")).clocks.every((clock) => (clock.lateWorkingMinutes ?? 0) >= 0)).toBe(true);
  });

  test("B24 a source that writes in UTC, or with another offset, has the same due instant as one that writes local time", async () => {
    const written = (received: string, given: string): Partial<CaseSpec> => ({
      ...ROADS,
      row: { received, log: [{ at: given, what: "giao cho", unit: "SXD", note: null }] },
    });
    const { hub } = await aProvince(BEGIN).with(
      { ...written("2026-03-16T06:30:00+07:00", "2026-03-16T06:40:00+07:00"), id: "local" },
      { ...written("2026-03-15T23:30:00Z", "2026-03-15T23:40:00Z"), id: "utc" }, // still Sunday there
      { ...written("2026-03-15T18:30:00-05:00", "2026-03-15T18:40:00-05:00"), id: "west" },
    );
    const dues = await Promise.all(["local", "utc", "west"].map(async (id) => (await handling(hub, id)).dueAt));
    expect(dues).toEqual([utc("2026-03-24 00:00"), utc("2026-03-24 00:00"), utc("2026-03-24 00:00")]);
  });
});
