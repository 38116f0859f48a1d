import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { until } from "../hub.ts";
import type { HubProcess, Program } from "../hub.ts";
import { diceOf } from "../journey/kit/dice.ts";
import { boardOf } from "../journey/kit/reading.ts";
import { asked } from "../journey/kit/asking.ts";
import { recounted, verified } from "./kit/check.ts";
import { killServer, serverOf, stopServer } from "./kit/postgres-processes.ts";
import { look, theProvince } from "./kit/province.ts";
import type { Province } from "./kit/province.ts";

/** FAULT_KILLS=50 FAULT_SCALE=1 is the full run; CI makes a small one. */
const KILLS = Number(process.env["FAULT_KILLS"] ?? 5);
const SCALE = Number(process.env["FAULT_SCALE"] ?? (KILLS >= 50 ? 1 : 0.25));
const SEED = Number(process.env["FAULT_SEED"] ?? Math.floor(Math.random() * 1e9));
const LIMIT_MS = 120_000 + KILLS * 15_000;

let province: Province;
beforeAll(async () => {
  province = await theProvince(SCALE, SEED);
}, 60_000);
afterAll(() => province?.leave(), 60_000);

/** Waits until every source was read completely after now. */
async function synchronised(at: Province, limitMs: number): Promise<void> {
  const from = new Date(Date.now() + STANDS_STILL_MS).toISOString();
  await until(
    "every source is read",
    async () => {
      const found = await look<{ left: number; all: number }>(
        at.dataDir,
        `select count(*) filter (where read_up_to is null or (read_up_to < '${from}' and not frozen))::int as left, count(*)::int as all from source`,
      );
      return found?.[0]?.all === at.departments.length && found[0].left === 0;
    },
    limitMs,
  );
}

/** A register is taken at the second look that finds it as it was, some seconds after the first. */
const STANDS_STILL_MS = 8_000;

/** Records of cases that the hub has taken from the departments; null while its database does not answer. What switchboards tell are records too. */
async function recordsIn(at: Province): Promise<number | null> {
  const ofCases = "not exists (select 1 from hotline_telling t where t.source_id = r.source_id and t.stream = r.stream)";
  return (await look<{ n: number }>(at.dataDir, `select count(*)::int as n from source_record r where ${ofCases}`))?.[0]?.n ?? null;
}

/** Open cases of all streams: the department is free to receive one of any. */
async function openOf(hub: HubProcess): Promise<number> {
  const { board } = await hub.ask(asked<{ board: { open: number; otherStreams: { open: number }[] } }>("{ board { open otherStreams { open } } }"), {});
  return board.otherStreams.reduce((sum, stream) => sum + stream.open, board.open);
}

describe(`a hub that is killed while ${SCALE === 1 ? "6,400 cases" : "its cases"} come in (FAULT_SEED=${SEED})`, () => {
  const dice = diceOf(SEED);
  const figures = { kills: 0, ofTheDatabaseToo: 0, beforeReady: 0, recordsAtKills: [] as (number | null)[] };
  let hub: HubProcess;
  let all = 0;

  /** One life of the hub, ended by SIGKILL. @param goal records that are to be in before the random instant comes; 0: already while it starts */
  async function aShortLife(turn: number, goal: number): Promise<void> {
    const program = await province.begin();
    if (goal > 0) await until("so many records are in", async () => program.ended ?? (await reached(goal, program)), 60_000);
    if (program.ended !== null)
      throw new Error(`in its life ${turn} the hub ended by itself (${JSON.stringify(program.ended)}): ${program.stdout} ${program.stderr}`);
    await new Promise((passed) => setTimeout(passed, goal > 0 ? dice.whole(0, 250) : dice.whole(50, 1_500))); // the random instant
    const too = turn % 5 === 0;
    if (too && dice.next() < 0.5) killServer(province.dataDir);
    const ended = program.end("SIGKILL");
    if (too) killServer(province.dataDir);
    await ended;
    figures.kills += 1;
    figures.ofTheDatabaseToo += too ? 1 : 0;
    figures.beforeReady += program.stdout.includes("ready http") ? 0 : 1;
  }

  /** The departments take so many milliseconds for each answer. */
  async function slowed(ms: number): Promise<void> {
    await Promise.all(province.departments.map((one) => one.control("fault", ms === 0 ? { mode: "none" } : { mode: "slow", ms })));
  }

  /** Where all records are in already, the hub reads them again: then it only has to be ready. */
  async function reached(goal: number, program: Program): Promise<boolean> {
    return goal > all ? program.stdout.includes("ready http") : ((await recordsIn(province)) ?? 0) >= goal;
  }

  test(
    `at ${KILLS} random instants, every fifth time with its database, and then left alone`,
    async () => {
      all = (await province.ledger()).size;
      await slowed(120); // so that there is something to take in every life
      let known = 0;
      // spread over the sync, so that no part of it is spared; some while the hub starts
      const goals = Array.from({ length: KILLS }, () => Math.ceil(dice.next() * 0.97 * all)).toSorted((a, b) => a - b);
      for (const [i, goal] of goals.entries()) {
        await aShortLife(i + 1, dice.next() < 0.1 ? 0 : Math.max(goal, known + 1)); // each life takes something
        figures.recordsAtKills.push(await recordsIn(province));
        known = figures.recordsAtKills.at(-1) ?? known;
      }
      await slowed(0);
      hub = await province.start();
      await synchronised(province, 120_000);
      expect(await recordsIn(province)).toBe(all);
    },
    LIMIT_MS,
  );

  test("has lost nothing, doubled nothing, and counts what the departments count", async () => {
    await until("the board shows the last event", async () => {
      const [journal] = (await look<{ last: string }>(province.dataDir, "select last from journal_head")) ?? [];
      return (await boardOf(hub)).asOf.event >= Number(journal?.last);
    });
    const recount = await recounted(province, hub);
    const [work] =
      (await look<{ versions: number; refetched: number; batches: number }>(
        province.dataDir,
        "select sum(applied)::int as versions, sum(unchanged + superseded)::int as refetched, count(*)::int as batches from ingest_batch",
      )) ?? [];
    console.log(`kill -9: ${JSON.stringify({ seed: SEED, scale: SCALE, ...figures, ...recount, ...work })}`);
    expect(recount).toMatchObject({ lost: 0, doubled: 0, strangers: 0, journalGaps: 0, openDifference: 0 });
  });

  test("is found right by the whole recount", async () => {
    const verdict = await verified(province);
    console.log(`verify: ${JSON.stringify(verdict)?.slice(0, 2_000)}`);
    const { differences, lost, doubled, details } = verdict ?? { differences: 0, lost: 0, doubled: 0, details: [] };
    expect(`${differences} different, ${lost} lost, ${doubled} doubled: ${JSON.stringify(details).slice(0, 1_500)}`).toBe("0 different, 0 lost, 0 doubled: []");
  }, 120_000);

  // a stop in good order is the milder end: the full run has it too
  test.each([["is killed", killServer] as const, ...(KILLS >= 50 ? [["is stopped", stopServer] as const] : [])])(
    "goes on when its database %s under it: no wrong number meanwhile, and the reading goes on",
    async (_name, end) => {
      const before = await boardOf(hub);
      const server = serverOf(province.dataDir);
      end(province.dataDir);
      const answers = { right: 0, none: 0 };
      await until(
        "it answers from the database again",
        async () => {
          const answer = await hub.answer(asked<{ cases: { totalCount: number } }>("{ cases(filter: { open: true }) { totalCount } }")).catch(() => null);
          if (answer?.data == null) answers.none += 1;
          else expect(answer.data.cases.totalCount).toBe(before.open);
          if (answer?.data != null) answers.right += 1;
          return serverOf(province.dataDir) !== server && answers.right > 0 && answer?.data != null;
        },
        30_000,
      );
      expect(hub.program.ended).toBeNull();
      await synchronised(province, 60_000);
      const { open, overdue } = await boardOf(hub);
      expect([open, overdue >= before.overdue]).toEqual([before.open, true]);
      const openBefore = await openOf(hub);
      await province.departments.find((one) => one.dept === "tinh")?.control("change", { kind: "new" });
      await until("a new case arrives", async () => (await openOf(hub)) === openBefore + 1, 30_000);
    },
    120_000,
  );

  test("ends in good order at last", async () => {
    await hub.program.end("SIGTERM");
    expect([hub.program.ended, serverOf(province.dataDir)]).toEqual([{ code: 0, signal: null }, null]);
  }, 30_000);
});

test("a hub that is asked to stop while cases come in stops within ten seconds, in good order, and goes on later", async () => {
  const other = await theProvince(0.25, SEED + 1);
  try {
    const first = await other.start();
    await until("the first cases are in", async () => ((await recordsIn(other)) ?? 0) > 0, 30_000);
    const began = performance.now();
    await first.program.end("SIGTERM");
    expect(performance.now() - began).toBeLessThan(10_000);
    expect([first.program.ended, serverOf(other.dataDir)]).toEqual([{ code: 0, signal: null }, null]);
    expect(first.program.stderr).not.toMatch(/did not stop in order|unexpected error|"level":50/);
    const second = await other.start();
    await synchronised(other, 60_000);
    await until("the board has them all", async () => (await recounted(other, second)).openDifference === 0);
    expect(await recounted(other, second)).toMatchObject({ lost: 0, doubled: 0, strangers: 0, journalGaps: 0, openDifference: 0 });
  } finally {
    await other.leave();
  }
}, 120_000);
