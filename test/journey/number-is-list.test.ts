import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asked } from "../hub.ts";
import { aProvince, localText } from "../world.ts";
import type { World } from "../world.ts";
import { diceOf } from "./kit/dice.ts";
import { BOARD, BOARD_CHANGED, CASES } from "./kit/documents.ts";
import type { BoardAnswer, UnitFigures } from "./kit/documents.ts";
import { manyCases } from "./kit/many-cases.ts";
import { boardOf, listOf } from "./kit/reading.ts";

const dice = diceOf(20_261_121);
const UNITS = [
  "TINH",
  "VPUB",
  "SXD",
  "SXD-HTGT",
  "SXD-QLVT",
  "SXD-QLN",
  "TTHT",
  "STNMT",
  "SYT",
  "SGDDT",
  "SNV",
  "SCT",
  "CTDT",
  "X-ANPHU",
  "X-BINHHOA",
  "X-TANLOC",
  "P-DONGTHANH",
  "P-TRUNGTAM",
  "P-HAIAN",
];
const FIGURES = ["open", "overdue", "dueSoon", "paused", "inheritedOverdue"] as const;

let world: World;
beforeAll(async () => {
  world = await aProvince({ kept: true, at: "2026-03-18 10:20" }).with();
  for (const spec of manyCases(420, world.clock.now(), dice, true)) world.source.put(spec);
  await world.hub.settled();
});
afterAll(() => world.leave());

describe("it is protected:", () => {
  test.each([
    ["board", BOARD],
    ["cases", CASES],
    ["trend", asked("{ trend { points { received } } }")],
  ])("%s answers nobody who is not signed in", async (_name, document) => {
    expect((await world.hub.answer(document, {}, null)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
  });
});

test("the sample has something of everything to count", async () => {
  const board = await boardOf(world.hub);
  for (const figure of [...FIGURES, "receivedToday", "closedToday"] as const) expect([figure, board[figure] > 1]).toEqual([figure, true]);
  expect(board.open).toBeGreaterThan(200); // more than two pages
  expect(board.units.find((u) => u.unit.code === "X-BINHHOA")?.open).toBeGreaterThan(0); // it took over the district's
});

/** Every number of a board, with the list that stands behind it. */
function numbersOf(board: BoardAnswer): { name: string; number: number; filter: Record<string, unknown> }[] {
  const unit = board.scope.code;
  const today = localText(Date.parse(board.asOf.instant)).slice(0, 10);
  const ofOne = (figures: Pick<UnitFigures, (typeof FIGURES)[number]>, where: Record<string, unknown>): ReturnType<typeof numbersOf> =>
    FIGURES.map((name) => ({ name: `${JSON.stringify(where)} ${name}`, number: figures[name], filter: { ...where, ...FILTER[name] } }));
  return [
    ...ofOne(board, { unit }),
    ...ofOne(board.own, { unit, unitOnly: true }),
    ...board.units.flatMap((child) => ofOne(child, { unit: child.unit.code })),
    { name: `${unit} received today`, number: board.receivedToday, filter: { unit, receivedFrom: today, receivedTo: today } },
    { name: `${unit} closed today`, number: board.closedToday, filter: { unit, closedFrom: today, closedTo: today } },
  ];
}

const FILTER = {
  open: { open: true },
  overdue: { lateness: "OVERDUE" },
  dueSoon: { lateness: "DUE_SOON" },
  paused: { lateness: "PAUSED" },
  inheritedOverdue: { lateness: "OVERDUE", inheritedLate: true },
} as const;

/** @returns the numbers that differ from their lists; none when all is well */
async function differences(board: BoardAnswer): Promise<string[]> {
  const checks = numbersOf(board).map(async ({ name, number, filter }) => {
    const { totalCount, rows } = await listOf(world.hub, filter, { asOf: board.asOf.token });
    const distinct = new Set(rows.map((row) => row.id)).size;
    const same = totalCount === number && rows.length === number && distinct === number;
    return same ? [] : [`${name}: ${number}, list ${totalCount}, rows ${rows.length}, cases ${distinct}`];
  });
  return (await Promise.all(checks)).flat();
}

describe("every number equals its list", () => {
  test("for the province and for each unit", async () => {
    for (const unit of UNITS) expect(await differences(await boardOf(world.hub, unit))).toEqual([]);
  });

  test("also when the world has gone on in between: the list is of the number's moment", async () => {
    const boards = [];
    for (const unit of ["TINH", "SXD", "SYT", "X-BINHHOA"]) boards.push(await boardOf(world.hub, unit));
    await world.hub.now(26 * 3_600_000);
    for (const spec of manyCases(140, world.clock.now(), dice, true)) world.source.put(spec); // the first 140 are written anew
    await world.hub.settled();
    expect((await boardOf(world.hub)).open).not.toBe(boards[0]?.open);
    for (const board of boards) expect(await differences(board)).toEqual([]);
    for (const board of boards) {
      const { changes: _changes, coverage: _coverage, ...numbers } = await boardOf(world.hub, board.scope.code, board.asOf.token);
      expect(board).toMatchObject(numbers); // counted again from the intervals
    }
    for (const unit of UNITS) expect(await differences(await boardOf(world.hub, unit))).toEqual([]);
  });

  test("page by page too, whatever the pages' length and the order, without a row twice", async () => {
    const board = await boardOf(world.hub);
    for (const order of ["DUE_FIRST", "NEWEST_FIRST"]) {
      const pages = [];
      for (const first of [7, 100]) pages.push((await listOf(world.hub, { open: true }, { asOf: board.asOf.token, first, order })).rows.map((row) => row.id));
      expect(pages[0]).toEqual(pages[1]);
      expect(new Set(pages[0]).size).toBe(board.open);
    }
  });

  test("of the trend: each week's received and closed are its lists", async () => {
    type Trend = { trend: { asOf: { token: string }; points: { week: string; received: number; closed: number }[] } };
    const { trend } = await world.hub.ask(asked<Trend>("{ trend(weeks: 12) { asOf { token } points { week received closed } } }"));
    expect(trend.points).toHaveLength(12);
    expect(trend.points.filter((point) => point.received > 0 && point.closed > 0).length).toBeGreaterThan(3);
    for (const { week, received, closed } of trend.points) {
      const sunday = new Date(Date.parse(`${week}T00:00:00Z`) + 6 * 86_400_000).toISOString().slice(0, 10);
      const lists = [
        await listOf(world.hub, { receivedFrom: week, receivedTo: sunday }, { asOf: trend.asOf.token }),
        await listOf(world.hub, { closedFrom: week, closedTo: sunday }, { asOf: trend.asOf.token }),
      ];
      expect([week, ...lists.map((list) => list.rows.length)]).toEqual([week, received, closed]);
    }
  });
});

test("parts add up to totals in every board that is pushed", async () => {
  const watchings = [await world.hub.watch(BOARD_CHANGED), await world.hub.watch(BOARD_CHANGED, { unit: "SXD" })];
  for (let round = 0; round < 12; round += 1) {
    for (const spec of manyCases(30, world.clock.now(), dice, true)) world.source.put(spec);
    await world.hub.readSources();
    await world.hub.now(dice.whole(1, 7_200_000));
  }
  await world.hub.now(11_000); // a scope whose numbers stood still is told at the next heartbeat
  const last = (await boardOf(world.hub)).asOf.event;
  for (const watching of watchings) {
    await watching.frame("the last change is pushed", (data) => data.boardChanged.asOf.event === last);
    expect(watching.frames.length).toBeGreaterThan(5);
    for (const { boardChanged: board } of watching.frames) {
      for (const figure of FIGURES) expect([figure, board.units.reduce((sum, unit) => sum + unit[figure], board.own[figure])]).toEqual([figure, board[figure]]);
      expect(board.overdue + board.dueSoon + board.paused).toBeLessThanOrEqual(board.open);
    }
    const instants = watching.frames.map(({ boardChanged }) => Date.parse(boardChanged.asOf.instant));
    expect(instants).toEqual(instants.toSorted((a, b) => a - b));
    await watching.stop();
  }
});

test("a mark that this hub never gave is refused in words", async () => {
  for (const asOf of [
    "x",
    Buffer.from("999999999.1").toString("base64url"),
    Buffer.from(`1.${world.clock.now() + 86_400_000}`).toString("base64url"),
    Buffer.from("-1.0").toString("base64url"),
  ]) {
    expect((await world.hub.answer(BOARD, { asOf })).errors[0]?.extensions?.code).toBe("BAD_AS_OF");
    expect((await world.hub.answer(CASES, { asOf })).errors[0]?.extensions?.code).toBe("BAD_AS_OF");
  }
  expect((await world.hub.answer(CASES, { after: "không" })).errors[0]?.extensions?.code).toBe("BAD_CURSOR");
});
