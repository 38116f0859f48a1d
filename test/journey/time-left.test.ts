import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SAMPLE_FOLDER } from "../hub.ts";
import { aProvince, instantOf } from "../world.ts";
import type { World } from "../world.ts";
import { asked } from "./kit/asking.ts";
import { diceOf } from "./kit/dice.ts";
import { manyCases } from "./kit/many-cases.ts";
import { idOf } from "./kit/reading.ts";

interface TimeLeft {
  at: string;
  dueAt: string | null;
  late: boolean;
  paused: boolean;
  days: number;
  minutes: number;
  workingMinutes: number | null;
  pauseReason: string | null;
  counted: { day: string; minutes: number }[];
  skipped: { day: string; reason: string }[];
}
interface Told {
  id: string;
  open: boolean;
  dueAt: string | null;
  paused: boolean;
  timeLeft: TimeLeft | null;
}
const FIELDS = "id open dueAt paused timeLeft { at dueAt late paused days minutes workingMinutes pauseReason counted { day minutes } skipped { day reason } }";
const ONE = asked<{ case: Told | null }>(`query ($id: ID!) { case(id: $id) { ${FIELDS} } }`);
const LIST = asked<{ cases: { asOf: { token: string }; edges: { node: Told }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }>(
  `query ($after: String, $asOf: String) { cases(filter: { open: true }, order: SEVERITY_FIRST, first: 100, after: $after, asOf: $asOf) {
     asOf { token } edges { node { ${FIELDS} } } pageInfo { hasNextPage endCursor } } }`,
);

const SHIFTS = [
  ["07:00", "11:30"],
  ["13:30", "17:00"],
] as const;
const CALENDAR = JSON.parse(readFileSync(join(SAMPLE_FOLDER, "calendar.json"), "utf8")) as {
  years: Record<string, { off: Record<string, string>; worked: Record<string, string> }>;
};
const DAY = 86_400_000;

/** Working minutes of one day that lie between two instants: by the sample's calendar and shifts, without a line of the hub's. */
function minutesOf(day: string, from: number, to: number): number {
  const year = CALENDAR.years[day.slice(0, 4)];
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const works = year?.worked[day] !== undefined || (weekday !== 0 && weekday !== 6 && year?.off[day] === undefined);
  const overlaps = SHIFTS.map(([opens, closes]) => Math.min(to, instantOf(`${day} ${closes}`)) - Math.max(from, instantOf(`${day} ${opens}`)));
  return works ? overlaps.reduce((sum, ms) => sum + Math.max(ms, 0), 0) / 60_000 : 0;
}

/** Whole minutes and their days from one instant to a later one. */
function worked(from: number, to: number): number {
  let sum = 0;
  for (let at = from - DAY; at <= to + DAY; at += DAY) sum += minutesOf(new Date(at + 7 * 3_600_000).toISOString().slice(0, 10), from, to);
  return Math.floor(sum);
}

/** What does not fit the recount. */
function faultsOf({ open, paused, dueAt, timeLeft }: Told): string[] {
  if (!open || (dueAt === null && !paused)) return timeLeft === null ? [] : ["a figure without a clock"];
  if (timeLeft === null) return ["no figure"];
  const { at, late, days, minutes, workingMinutes, counted, skipped } = timeLeft;
  if (paused) return timeLeft.paused && counted.length === 0 && workingMinutes === null ? [] : ["not told as paused"];
  const [now, due] = [Date.parse(at), Date.parse(dueAt ?? "")];
  const expected = worked(Math.min(now, due), Math.max(now, due));
  const said = [late === due <= now, workingMinutes === expected, days * 480 + minutes === expected, minutes < 480];
  const inDays = [counted.reduce((sum, one) => sum + one.minutes, 0) === expected, skipped.every(({ reason }) => reason !== "")];
  return [...said, ...inDays].every(Boolean) ? [] : [JSON.stringify({ at, dueAt, late, days, minutes, workingMinutes, expected })];
}

let world: World;
beforeAll(async () => {
  world = await aProvince({ kept: true, at: "2026-03-18 10:20" }).with();
  for (const spec of manyCases(250, world.clock.now(), diceOf(20_261_124), true)) world.source.put(spec);
  world.source.put({ id: "soon", received: "2026-03-13 08:00", assigned: "2026-03-13 09:00", lead: "SXD", stage: "IN_PROGRESS", field: "TRANSPORT" });
  world.source.put({ id: "tet", received: "2026-02-05 08:00", assigned: "2026-02-06 08:00", lead: "SXD", stage: "IN_PROGRESS", field: "TRANSPORT" });
  world.source.put({
    id: "waits",
    received: "2026-03-09 08:00",
    lead: "SXD",
    stage: "IN_PROGRESS",
    field: "TRANSPORT",
    steps: [
      { at: "2026-03-09 08:00", kind: "RECEIVED" },
      { at: "2026-03-10 08:00", kind: "ASSIGNED", unit: "SXD" },
      { at: "2026-03-10 09:00", kind: "ACCEPTED" },
      { at: "2026-03-12 09:00", kind: "PAUSED", terms: { why: "CHO-CONG-DAN" } },
    ],
  });
  await world.hub.settled();
}, 120_000);
afterAll(() => world.leave());

const one = async (id: string): Promise<Told> => {
  const found = (await world.hub.ask(ONE, { id: await idOf(world.hub, id) })).case;
  if (found === null) throw new Error(`no case ${id}`);
  return found;
};

async function all(): Promise<Told[]> {
  const rows: Told[] = [];
  for (let [after, asOf] = [null as string | null, null as string | null]; ;) {
    const { cases } = await world.hub.ask(LIST, { after, asOf });
    rows.push(...cases.edges.map(({ node }) => node));
    if (!cases.pageInfo.hasNextPage) return rows;
    [after, asOf] = [cases.pageInfo.endCursor, cases.asOf.token];
  }
}

test("it is protected: no time is told to nobody", async () => {
  expect((await world.hub.answer(ONE, { id: await idOf(world.hub, "soon") }, null)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
});

describe("the working time that is left", () => {
  test("is counted to the end of the last day, over the lunch that is still to come", async () => {
    const { timeLeft } = await one("soon");
    expect(timeLeft).toMatchObject({ late: false, days: 2, minutes: 279, workingMinutes: 1239, paused: false });
    expect(timeLeft?.counted.map(({ minutes }) => minutes)).toEqual([279, 480, 480]);
  });

  test("past due it is what went by since, the days off between named with their reasons", async () => {
    const { timeLeft } = await one("tet");
    expect(timeLeft?.late).toBe(true);
    expect(timeLeft?.skipped.filter(({ reason }) => reason === "Tết Nguyên đán").map(({ day }) => day)).toEqual([
      "2026-02-16",
      "2026-02-17",
      "2026-02-18",
      "2026-02-19",
      "2026-02-20",
    ]);
    expect(timeLeft?.skipped.map(({ reason }) => reason)).toEqual(expect.arrayContaining(["Thứ Bảy", "Chủ nhật"]));
  });

  test("while the case waits it is what the pause left, with the reason of the regulation", async () => {
    expect(await one("waits")).toMatchObject({
      paused: true,
      timeLeft: {
        paused: true,
        late: false,
        dueAt: null,
        days: 4,
        minutes: 0,
        workingMinutes: null,
        pauseReason: "Chờ công dân bổ sung thông tin",
        counted: [],
      },
    });
  });

  test("of every open case of a list equals a recount by the calendar's own dates, and is the figure of its page", async () => {
    const rows = await all();
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.flatMap(faultsOf)).toEqual([]);
    expect(rows.filter(({ timeLeft }) => timeLeft?.late === true).length).toBeGreaterThan(10);
    expect(rows.filter(({ timeLeft }) => timeLeft?.paused === true).length).toBeGreaterThan(2);
    for (const row of rows.slice(0, 8)) {
      const page = (await world.hub.ask(ONE, { id: row.id })).case?.timeLeft;
      const { at: _list, counted: _days, skipped: _off, ...told } = row.timeLeft ?? ({} as TimeLeft);
      expect(page).toMatchObject(told);
    }
  });

  test("is the same after a restart, and moves with the hub's clock", async () => {
    const hub = await world.restarted();
    await hub.shown();
    expect((await one("soon")).timeLeft?.workingMinutes).toBe(1239);
    await hub.now(60 * 60_000);
    expect((await one("soon")).timeLeft).toMatchObject({ days: 2, minutes: 219, workingMinutes: 1179 });
  });
});
