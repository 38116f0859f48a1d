import { describe, expect, test } from "vitest";
import { startHub, until } from "../hub.ts";
import type { TestHub, Watching } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import { BOARD_CHANGED, CASE_CHANGED } from "./kit/documents.ts";
import type { BoardAnswer } from "./kit/documents.ts";
import { boardOf, listOf, theCase } from "./kit/reading.ts";

type Boards = Watching<{ boardChanged: BoardAnswer }>;
/** Given to Sở Xây dựng on Monday 16 March at 9:00: five working days end with Monday 23 March; its last eight working hours are that Monday's. */
const ROADS = aCase({ id: "roads", received: "2026-03-16 08:00", lead: "SXD" });
const BEGIN = { at: "2026-03-16 09:30" };

async function numbers(hub: TestHub): Promise<{ open: number; overdue: number; dueSoon: number }> {
  const { open, overdue, dueSoon } = await boardOf(hub, "SXD");
  return { open, overdue, dueSoon };
}

/** How many cases all frames so far named for a cause; a frame that comes again with the same last event tells nothing new. */
function told(boards: Boards, cause: string): number {
  const changes = new Map(
    boards.frames.filter(({ boardChanged }) => boardChanged.changes.length > 0).map(({ boardChanged }) => [boardChanged.asOf.event, boardChanged.changes]),
  );
  return [...changes.values()].flat().reduce((sum, change) => (change.cause === cause ? sum + change.cases : sum), 0);
}

/** @returns the journal's entries of a kind, which no query tells */
async function journalled(hub: TestHub, kind: string): Promise<{ case_id: string; happened_at: Date; quiet: boolean }[]> {
  return hub.database.sql("select case_id, happened_at, quiet from event where kind = $1 order by seq", [kind]);
}

describe("by the passing of time alone", () => {
  test("a case becomes due soon and then overdue, at the very instant", async () => {
    const { hub } = await aProvince(BEGIN).with(ROADS);
    expect(await numbers(hub)).toEqual({ open: 1, overdue: 0, dueSoon: 0 });
    await hub.now("2026-03-23T06:59:59.999+07:00");
    expect(await numbers(hub)).toEqual({ open: 1, overdue: 0, dueSoon: 0 });
    await hub.now("2026-03-23T07:00:00.000+07:00");
    expect(await numbers(hub)).toEqual({ open: 1, overdue: 0, dueSoon: 1 });
    expect(await theCase(hub, "roads")).toMatchObject({ lateness: "DUE_SOON", dueAt: "2026-03-23T17:00:00.000Z" });
    await hub.now("2026-03-23T23:59:59.999+07:00");
    expect(await numbers(hub)).toEqual({ open: 1, overdue: 0, dueSoon: 1 });
    await hub.now("2026-03-24T00:00:00.000+07:00");
    expect(await numbers(hub)).toEqual({ open: 1, overdue: 1, dueSoon: 0 });
    expect(await theCase(hub, "roads")).toMatchObject({
      lateness: "OVERDUE",
      clocks: [
        { stage: "ASSIGN", late: false },
        { stage: "HANDLE", late: true },
        { stage: "ACCEPT", late: true },
      ],
    });
    expect((await listOf(hub, { lateness: "OVERDUE" })).rows.map((row) => row.reference)).toEqual(["PA-ROADS"]);
  });

  test("a case that is overdue is told once, with its cause, on the board and on its own", async () => {
    const { hub } = await aProvince(BEGIN).with(ROADS);
    await hub.now("2026-03-23T23:59:50+07:00");
    const [boards, cases] = [await hub.watch(BOARD_CHANGED, { unit: "SXD" }), await hub.watch(CASE_CHANGED)];
    for (let second = 0; second < 30; second += 1) await hub.now(1_000);
    await boards.frame("the board tells it", ({ boardChanged }) => boardChanged.changes.some((c) => c.cause === "BECAME_OVERDUE" && c.cases === 1));
    await cases.frame("the case tells it", ({ caseChanged }) => caseChanged.case?.lateness === "OVERDUE");
    const overdue = cases.frames.filter(({ caseChanged }) => caseChanged.case?.lateness === "OVERDUE");
    expect([told(boards, "BECAME_OVERDUE"), overdue.length]).toEqual([1, 1]);
    expect(await journalled(hub, "BECAME_OVERDUE")).toMatchObject([{ happened_at: new Date("2026-03-23T17:00:00.000Z"), quiet: false }]);
    for (const watching of [boards, cases]) await watching.stop();
  });

  test.each([
    ["before", "2026-03-23T23:59:59.000+07:00"],
    ["at", "2026-03-24T00:00:00.000+07:00"],
    ["after", "2026-03-24T00:00:01.000+07:00"],
  ])("a hub that is started again %s the instant tells it once, too", async (_when, at) => {
    const world = await aProvince(BEGIN).with(ROADS);
    await world.hub.now(at);
    const hub = await world.restarted();
    expect(await numbers(hub)).toEqual({ open: 1, overdue: 1, dueSoon: 0 });
    await hub.now("2026-03-24T09:00:00+07:00");
    expect(await journalled(hub, "BECAME_OVERDUE")).toHaveLength(1);
  });

  test("two hubs over one database journal it once, and both tell its cause, also the one that looks seldom", async () => {
    const { hub, clock } = await aProvince(BEGIN).with(ROADS);
    const second = await startHub({ clock, database: hub.database, tickMs: 200 });
    await hub.now("2026-03-23T23:50:00+07:00"); // an unused session ends after half an hour, and its socket with it
    const [here, there] = [await hub.watch(BOARD_CHANGED), await second.watch(BOARD_CHANGED)];
    await hub.now("2026-03-24T00:00:00+07:00");
    await hub.now(5_000);
    for (const boards of [here, there]) await boards.frame("the board shows it", ({ boardChanged }) => boardChanged.overdue === 1);
    expect([told(here, "BECAME_OVERDUE"), told(there, "BECAME_OVERDUE")]).toEqual([1, 1]);
    expect(await journalled(hub, "BECAME_OVERDUE")).toHaveLength(1);
    for (const boards of [here, there]) await boards.stop();
    await second.close();
  });

  test("a hub that takes the ticking over tells what ran out since, once", async () => {
    const { hub, clock } = await aProvince(BEGIN).with(ROADS);
    const second = await startHub({ clock, database: hub.database });
    await hub.close();
    clock.advance(Date.parse("2026-03-24T00:00:05+07:00") - clock.now());
    await second.shown();
    expect(await journalled(second, "BECAME_OVERDUE")).toHaveLength(1);
    expect(await numbers(second)).toEqual({ open: 1, overdue: 1, dueSoon: 0 });
    await second.close();
  });

  test("a case that was resolved in time does not become overdue, and an answered one waits for nobody", async () => {
    const { hub, source } = await aProvince(BEGIN).with(ROADS, aCase({ id: "done", received: "2026-03-16 08:00" }));
    await hub.now("2026-03-20T10:00:00+07:00");
    source.change("done", { stage: "ANSWERED", resolved: "2026-03-20 09:00", answered: "2026-03-20 09:30" });
    await hub.settled();
    await hub.now("2026-03-25T10:00:00+07:00");
    expect(await numbers(hub)).toEqual({ open: 2, overdue: 1, dueSoon: 0 });
    expect(await theCase(hub, "done")).toMatchObject({ lateness: "NO_CLOCK", dueAt: null, open: true });
  });

  test("a day begins: what was received and closed today becomes yesterday's", async () => {
    const { hub } = await aProvince({ at: "2026-03-16 15:00" }).with(ROADS, aCase({ received: "2026-03-16 06:00", stage: "CLOSED" }));
    expect(await boardOf(hub)).toMatchObject({ receivedToday: 2, closedToday: 1 });
    await hub.now("2026-03-16T23:59:59.999+07:00");
    expect(await boardOf(hub)).toMatchObject({ receivedToday: 2, closedToday: 1 });
    await hub.now("2026-03-17T00:00:00+07:00");
    expect(await boardOf(hub)).toMatchObject({ receivedToday: 0, closedToday: 0 });
  });
});

describe("a source that is connected", () => {
  const OLD = Array.from({ length: 60 }, (_, i) => aCase({ received: `2026-0${1 + (i % 2)}-1${i % 10}`, stage: i % 3 === 0 ? "CLOSED" : "IN_PROGRESS" }));

  test("brings its old cases as an opening balance, without an alarm", async () => {
    const world = await aProvince(BEGIN).with(ROADS);
    await world.hub.now(1_000);
    const boards = await world.hub.watch(BOARD_CHANGED);
    const archive = await world.another("luutru");
    for (const spec of OLD) archive.put(spec);
    await world.hub.settled();
    const frame = await boards.frame("the old cases are there", ({ boardChanged }) => boardChanged.open === 41);
    expect(frame.boardChanged.overdue).toBe(40);
    await world.hub.now(10_000);
    expect(told(boards, "OPENING_BALANCE")).toBe(60);
    for (const cause of ["BECAME_OVERDUE", "RECEIVED", "CLOSED", "HANDED_OVER"]) expect([cause, told(boards, cause)]).toEqual([cause, 0]);
    expect(await journalled(world.hub, "BECAME_OVERDUE")).toEqual([]);
    await boards.stop();
  });

  test("speaks up from then on: a new case is received, and an old one's closing is told", async () => {
    const world = await aProvince(BEGIN).with(aCase({ id: "old", received: "2026-02-02", stage: "ANSWERED" }));
    await world.hub.now(1_000);
    const boards = await world.hub.watch(BOARD_CHANGED);
    world.source.put(aCase({ received: "2026-03-16 09:00", stage: "RECEIVED" }));
    world.source.change("old", { stage: "CLOSED", closed: "2026-03-16 09:20" });
    await world.hub.settled();
    await until("both are told", () => told(boards, "RECEIVED") === 1 && told(boards, "CLOSED") === 1);
    expect(told(boards, "OPENING_BALANCE")).toBe(0);
    await boards.stop();
  });

  test("is not quiet for ever when its first read broke off: what comes after a complete read is news", async () => {
    const world = await aProvince(BEGIN).with();
    const flaky = await world.another("hongdan");
    for (const spec of OLD) flaky.put(spec);
    let pages = 0;
    flaky.spoil((_url, response) => {
      pages += 1;
      if (pages > 1) response.writeHead(404).end();
      return pages > 1;
    });
    await world.hub.settled();
    expect((await boardOf(world.hub)).open).toBeGreaterThan(0); // the first page is kept
    const boards = await world.hub.watch(BOARD_CHANGED);
    flaky.spoil(null);
    await world.hub.settled();
    await boards.frame("the rest is there", ({ boardChanged }) => boardChanged.open === 40);
    expect([told(boards, "RECEIVED"), told(boards, "OPENING_BALANCE") > 0]).toEqual([0, true]);
    flaky.put(aCase({ received: "2026-03-16 09:25" }));
    await world.hub.settled();
    await until("the new one is told", () => told(boards, "RECEIVED") === 1);
    await boards.stop();
  });
});
