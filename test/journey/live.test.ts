import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CASE_STREAMS } from "@dau-moi/schema";
import { manifestOf } from "../../server/src/source/index.ts";
import { startDepartments, stopDepartments } from "../departments/index.ts";
import type { RunningDepartment } from "../departments/start.ts";
import { SAMPLE_FOLDER, asked, dataFolder, startHub, until } from "../hub.ts";
import type { TestHub, Watching } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import { diceOf } from "./kit/dice.ts";
import { BOARD_CHANGED, CASE_CHANGED } from "./kit/documents.ts";
import type { BoardAnswer, CaseChange, Row } from "./kit/documents.ts";
import { boardOf, idOf, listOf } from "./kit/reading.ts";

const SEED = Number(process.env["LIVE_SEED"] ?? 20_261_121);
const CHANGES = 200;
const LIVING = ["tinh", "sxd", "hatang", "trungtam"];

let departments: RunningDepartment[];
let hub: TestHub;
beforeAll(async () => {
  departments = await startDepartments({ dir: dataFolder(), seed: SEED, anchor: new Date(Date.now()).toISOString(), rate: 0, scale: 0.04 });
  hub = await startHub();
  for (const { dept, baseUrl } of departments) {
    const manifest = manifestOf(readFileSync(join(SAMPLE_FOLDER, "sources", `${dept}.yaml`), "utf8"));
    await hub.connect({ ...manifest, baseUrl, everySeconds: 1 });
  }
  await hub.settled();
}, 90_000);
afterAll(async () => {
  await hub?.leave();
  await stopDepartments(departments ?? []);
}, 30_000);

/** The lists of all streams: a change is told whichever stream its case is of. */
async function everyCase(): Promise<Row[]> {
  const lists = [];
  for (const stream of CASE_STREAMS) lists.push(...(await listOf(hub, { stream })).rows);
  return lists;
}

/** What a list on a screen holds: fetched once, then kept by what the hub tells. */
class Screen {
  rows = new Map<string, Row>();
  resyncs = 0;
  #taken = 0;
  #seq = 0;

  async fetch(): Promise<void> {
    this.rows = new Map((await everyCase()).map((row) => [row.id, row]));
  }

  /** Applies what came since the last look; numbers never go back. */
  async follow(watching: Watching<{ caseChanged: CaseChange }>): Promise<void> {
    for (; this.#taken < watching.frames.length; this.#taken += 1) {
      const { caseChanged } = watching.frames[this.#taken] as { caseChanged: CaseChange };
      if (caseChanged.resync) {
        this.resyncs += 1;
        await this.fetch();
        continue;
      }
      if (caseChanged.seq <= this.#seq) throw new Error(`change ${caseChanged.seq} came after change ${this.#seq}`);
      this.#seq = caseChanged.seq;
      if (caseChanged.case !== null) this.rows.set(caseChanged.case.id, caseChanged.case);
    }
  }

  /** After a lost socket: the next one's frames are counted from its own beginning. */
  async reconnected(): Promise<void> {
    [this.#taken, this.#seq] = [0, 0];
    await this.fetch();
  }
}

const steady = (rows: Iterable<Row>): unknown[] =>
  [...rows].map(({ lateness, ...row }) => ({ ...row, overdue: lateness === "OVERDUE" })).toSorted((a, b) => Number(a.id) - Number(b.id));
const numbersOf = ({ asOf: _asOf, coverage: _coverage, changes: _changes, ...numbers }: BoardAnswer): object => numbers;

test("it is protected: nobody hears of a change without signing in", async () => {
  for (const document of [BOARD_CHANGED, CASE_CHANGED]) {
    const watching = await hub.watch<unknown>(asked(document.text), {}, null);
    await until("the hub closes the socket", () => watching.closed);
    expect(watching.frames).toEqual([]);
  }
});

describe(`over ${CHANGES} random changes at the departments (LIVE_SEED=${SEED})`, () => {
  test("what was fetched and what was told since is what a fresh fetch gives; a lost socket too", async () => {
    const dice = diceOf(SEED);
    const screen = new Screen();
    const boards = [await hub.watch(BOARD_CHANGED), await hub.watch(BOARD_CHANGED, { unit: "SXD" })];
    let cases = await hub.watch(CASE_CHANGED);
    await screen.fetch();
    for (let made = 0; made < CHANGES;) {
      made += await someChanges(dice.whole(1, 36));
      await hub.settled();
      if (dice.next() < 0.2) {
        await cases.stop(); // the socket is lost, things go on, another one is opened
        made += await someChanges(3);
        cases = await hub.watch(CASE_CHANGED);
        await screen.reconnected();
        await hub.settled();
      }
      await agrees(screen, cases);
      for (const [unit, watching] of [
        ["TINH", boards[0]],
        ["SXD", boards[1]],
      ] as const)
        await boardAgrees(unit, watching as Watching<{ boardChanged: BoardAnswer }>);
    }
    for (const watching of [...boards, cases]) {
      expect(watching.errors).toEqual([]);
      await watching.stop();
    }

    async function someChanges(count: number): Promise<number> {
      for (let i = 0; i < count; i += 1) {
        const department = dice.pick(departments.filter((one) => LIVING.includes(one.dept)));
        await department.control("change").catch((error: unknown) => {
          if (!String(error).includes("409")) throw error; // nothing can happen there just now
        });
      }
      return count;
    }
  }, 120_000);

  async function agrees(screen: Screen, watching: Watching<{ caseChanged: CaseChange }>): Promise<void> {
    const rows = await everyCase();
    await until("state + events = fresh fetch", async () => {
      await screen.follow(watching);
      return JSON.stringify(steady(screen.rows.values())) === JSON.stringify(steady(rows));
    }).catch(() => expect(steady(screen.rows.values())).toEqual(steady(rows)));
  }

  async function boardAgrees(unit: string, watching: Watching<{ boardChanged: BoardAnswer }>): Promise<void> {
    const fresh = await boardOf(hub, unit);
    const shown = (): BoardAnswer | undefined => watching.frames.at(-1)?.boardChanged;
    await until(
      "the board that was pushed is the board that is fetched",
      () => JSON.stringify(numbersOf(shown() as BoardAnswer)) === JSON.stringify(numbersOf(fresh)),
    ).catch(() => expect(numbersOf(shown() as BoardAnswer)).toEqual(numbersOf(fresh)));
    const told = watching.frames.map(({ boardChanged }) => boardChanged.asOf.event);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
  }

  test("and the hub holds exactly what the departments hold", async () => {
    await hub.settled();
    const sources = await hub.ask(
      asked<{ sources: { code: string; cases: number; openCases: number; quarantined: number }[] }>("{ sources { code cases openCases quarantined } }"),
      {},
      "cntt",
    );
    for (const department of departments) {
      const { cases, open } = await department.control<{ cases: number; open: number }>("summary");
      expect(sources.sources.find((one) => one.code === department.dept)).toEqual({ code: department.dept, cases, openCases: open, quarantined: 0 });
    }
  });
});

test("a reader that stalls is told once to fetch anew, and holds up nobody", async () => {
  const { hub: small, source } = await aProvince().with();
  const long = "dài ".repeat(4_000);
  const ids = Array.from({ length: 520 }, () => source.put(aCase({ received: "2026-03-12", content: long, result: long })));
  await small.settled();
  const told = asked<{ caseChanged: { resync: boolean; case: { id: string } | null } }>(
    "subscription { caseChanged { seq resync case { id content result } } }",
  );
  const [stalled, awake] = [await small.watch(told), await small.watch(CASE_CHANGED, { ids: [await idOf(small, ids.at(-1) as string)] })];
  stalled.pause();
  for (const id of ids) source.change(id, { stage: "IN_PROGRESS" });
  await small.settled();
  await awake.frame("the other reader hears of the last of them", () => true, 20_000);
  stalled.resume();
  const { caseChanged } = await stalled.frame("the call to fetch anew", (frame) => frame.caseChanged.resync);
  expect(caseChanged.case).toBeNull();
  expect(stalled.frames.length).toBeLessThan(ids.length);
  expect(stalled.frames.filter((frame) => frame.caseChanged.resync)).toHaveLength(1);
  source.change(ids[0] as string, { stage: "RESOLVED" });
  await small.settled();
  await stalled.frame(
    "what happens after it",
    (frame) => frame.caseChanged.case !== null && stalled.frames.indexOf(frame) > stalled.frames.findIndex((one) => one.caseChanged.resync),
  );
  for (const watching of [stalled, awake]) await watching.stop();
}, 60_000);

test("each change of a case is told whole, to everybody what a fresh fetch gives him", async () => {
  const given = [
    { at: "2026-03-16 09:00", kind: "RECEIVED" },
    { at: "2026-03-16 09:30", kind: "ASSIGNED", unit: "SXD" },
  ] as const;
  const world = await aProvince({ at: "2026-03-16 10:00" }).with(aCase({ id: "one", received: "2026-03-16 09:00", lead: "SXD", steps: given }));
  const { hub: small, source, clock } = world;
  const whole = "id stage result closureReason steps { kind at } custody { unit { code } from to } clocks { stage startedAt stoppedAt dueAt } changes { id }";
  const id = await idOf(small, "one");
  const people = ["lanhdao", "chanhvp", "giamdoc.sxd", "giamdoc.sxd"] as const;
  const told = asked<{ caseChanged: { case: unknown } }>(`subscription { caseChanged { seq resync case { ${whole} } } }`);
  const all = await Promise.all(people.map((who) => small.watch(told, {}, who)));
  const fresh = asked<{ case: unknown }>(`query ($id: ID!) { case(id: $id) { ${whole} } }`);
  const course = [
    { stage: "RESOLVED", result: "đã vá", steps: [...given, { at: "2026-03-16 10:05", kind: "RESOLVED" }] },
    { stage: "IN_PROGRESS", result: "vá lại", lead: "SYT", steps: [...given, { at: "2026-03-16 10:15", kind: "TRANSFERRED", unit: "SYT" }] },
  ] as const;
  for (const step of course) {
    clock.advance(10 * 60_000);
    source.change("one", step);
    await small.settled();
    for (const [i, who] of people.entries()) {
      const now = await small.ask(fresh, { id }, who);
      const frames = (): unknown => all[i]?.frames.at(-1)?.caseChanged.case;
      await until("what was told is what is fetched", () => JSON.stringify(frames()) === JSON.stringify(now.case)).catch(() =>
        expect(frames()).toEqual(now.case),
      );
      expect(now.case).toMatchObject({ stage: step.stage, result: step.result });
    }
  }
  for (const watching of all) await watching.stop();
});
