import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { adoptCalendar } from "../../server/src/calendar/index.ts";
import { systemClock } from "../../server/src/platform/now.ts";
import { SAMPLE_FOLDER, hubCommand } from "../hub.ts";
import type { Program, TestHub } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { BOARD_CHANGED } from "./kit/documents.ts";
import { boardOf, listOf, theCase } from "./kit/reading.ts";

const folder = mkdtempSync(join(tmpdir(), "dau-moi-calendar-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface CalendarFile {
  zone: string;
  weekend: string[];
  years: Record<string, { status: string; off: Record<string, string>; worked: Record<string, string> }>;
}
const sample = (): CalendarFile => JSON.parse(readFileSync(join(SAMPLE_FOLDER, "calendar.json"), "utf8")) as CalendarFile;
const withYear = (change: (year: CalendarFile["years"][string]) => void): CalendarFile => {
  const file = sample();
  change(file.years["2026"] as CalendarFile["years"][string]);
  return file;
};

const textOf = (content: CalendarFile | string): string => (typeof content === "string" ? content : JSON.stringify(content));

/** In force at once, as when a hub is set up; what two persons do instead is another file's. */
const inForce = ({ hub }: TestHub, content: CalendarFile | string): Promise<string> =>
  hub.database.write((tx) => adoptCalendar(tx, textOf(content), systemClock.now()));

/** `hub calendar preview FILE`, beside the running hub. */
async function looked(hub: TestHub, content: CalendarFile | string): Promise<Program> {
  const file = join(folder, `${Math.random().toString(36).slice(2)}.json`);
  writeFileSync(file, textOf(content));
  return hubCommand(["calendar", "preview", file, "--json"], { DATABASE_URL: hub.database.url, HUB_KEY_FILE: hub.database.keyFile });
}

/** Due with Monday 23 March, closed long since, and a clock that ended. */
const CASES = [
  aCase({ id: "open", received: "2026-03-16 08:00", lead: "SXD" }),
  aCase({ id: "closed", received: "2026-03-09 08:00", lead: "SXD", stage: "CLOSED" }),
  aCase({ id: "answered", received: "2026-03-09 08:00", lead: "SXD", stage: "ANSWERED" }),
];

describe("when a new working calendar is adopted", () => {
  test("open cases are dated anew, closed ones stay as they were, and the journal has it", async () => {
    const { hub } = await aProvince({ at: "2026-03-16 09:30" }).with(...CASES);
    const [before, closed] = [await theCase(hub, "open"), await theCase(hub, "closed")];
    const [board, event] = [await boardOf(hub), await hub.lastEvent()];
    expect(before.dueAt).toBe("2026-03-23T17:00:00.000Z");
    const adopted = await inForce(
      hub,
      withYear((year) => (year.off["2026-03-19"] = "Nghỉ đột xuất")),
    );
    await hub.settled();
    const after = await theCase(hub, "open");
    expect(after).toMatchObject({ dueAt: "2026-03-24T17:00:00.000Z", receivedAt: before.receivedAt, custody: before.custody });
    expect(after.clocks.findLast((clock) => clock.stage === "HANDLE")?.explanation).toMatchObject({
      calendarVersion: adopted,
      skipped: expect.arrayContaining([{ day: "2026-03-19", reason: "Nghỉ đột xuất" }]),
    });
    expect((await theCase(hub, "closed")).clocks).toEqual(closed.clocks);
    const told = await hub.database.sql<{ kind: string; n: number }>("select kind, count(distinct case_id)::int as n from event where seq > $1 group by kind", [
      event,
    ]);
    expect(told.map((row) => row.kind)).not.toContain("RECEIVED");
    expect(told.length).toBeGreaterThan(0);
    // as it was, at the mark from before
    expect((await listOf(hub, { open: true }, { asOf: board.asOf.token })).rows.find((row) => row.reference === "PA-OPEN")?.dueAt).toBe(before.dueAt);
  });

  test("the board tells that the calendar moved its numbers, and nothing that did not happen", async () => {
    const { hub } = await aProvince({ at: "2026-03-23 09:30" }).with(...CASES);
    expect(await boardOf(hub)).toMatchObject({ dueSoon: 1 });
    await hub.now(1_000);
    const boards = await hub.watch(BOARD_CHANGED);
    await inForce(
      hub,
      withYear((year) => (year.off["2026-03-19"] = "Nghỉ đột xuất")),
    );
    await hub.settled();
    const { boardChanged } = await boards.frame("the case is no longer due soon", (data) => data.boardChanged.dueSoon === 0);
    expect(boardChanged.changes).toEqual([{ cause: "CALENDAR_CHANGED", cases: 1 }]);
    await boards.stop();
  });

  test("what a worked Saturday makes late is late from then on, told once", async () => {
    const { hub } = await aProvince({ at: "2026-03-23 09:30" }).with(...CASES);
    await inForce(
      hub,
      withYear((year) => (year.worked["2026-03-21"] = "Làm bù")),
    );
    await hub.settled();
    expect(await theCase(hub, "open")).toMatchObject({ dueAt: "2026-03-21T17:00:00.000Z", lateness: "OVERDUE" });
    expect(await boardOf(hub)).toMatchObject({ overdue: 1 });
    await hub.now(60_000);
    expect((await hub.database.sql("select 1 from event where kind = 'BECAME_OVERDUE'")).length).toBeLessThanOrEqual(1);
  });

  test("the same calendar again changes nothing", async () => {
    const { hub } = await aProvince({ at: "2026-03-16 09:30" }).with(...CASES);
    const event = await hub.lastEvent();
    await inForce(hub, readFileSync(join(SAMPLE_FOLDER, "calendar.json"), "utf8"));
    await hub.settled();
    expect(await hub.lastEvent()).toBe(event);
  });
});

describe("a calendar that cannot be used is refused, with the place, and nothing of it is taken:", () => {
  let world: World;
  beforeAll(async () => {
    world = await aProvince({ at: "2026-03-16 09:30", kept: true }).with(...CASES);
  });
  afterAll(() => world.leave());

  test.each([
    ["no JSON", "{", /line 1, column 2: expected/],
    ["a day that is none", withYear((year) => (year.off["2026-02-31"] = "?")), /2026-02-31/],
    ["a gap between its years", { ...sample(), years: Object.fromEntries(Object.entries(sample().years).filter(([year]) => year !== "2025")) }, /2025/],
  ])("%s", async (_name, content, told) => {
    const { hub } = world;
    const before = await hub.database.sql("select version, current from work_calendar");
    const { ended, stdout, stderr } = await looked(hub, content);
    expect(ended?.code).not.toBe(0);
    expect([stdout, stderr]).toEqual(["", expect.stringMatching(told)]);
    expect(stderr).not.toMatch(/\n\s+at /); // words for a person, no stack
    expect(await hub.database.sql("select version, current from work_calendar")).toEqual(before);
    await hub.settled();
    expect(await theCase(hub, "open")).toMatchObject({ dueAt: "2026-03-23T17:00:00.000Z" });
  });
});
