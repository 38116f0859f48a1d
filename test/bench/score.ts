import pg from "pg";
import { recomputed } from "../../server/src/score/period/recompute.ts";
import { lockPeriod } from "../../server/src/score/period/period.queries.ts";
import { takeAllDue } from "../../server/src/score/index.ts";
import { fixedClock } from "../../server/src/platform/now.ts";
import type { Hub } from "../../server/src/hub.ts";
import type { Measured } from "./figure.ts";
import { fillCourses } from "./many-courses.ts";
import { aProvince, orderOn } from "./province.ts";
import type { Province } from "./province.ts";
import { ANCHOR } from "./records.ts";
import type { Order, Suite } from "./suite.ts";

const NOWHERE = "http://127.0.0.1:9";
const CLOCK = fixedClock(ANCHOR);
const UNITS = 100;
const QUARTER = { from: "2026-07-01", to: "2026-09-30" } as const;

const OPENED = `/* bench */ insert into score_period (province, scheme_id, kind, reckoning, from_day, to_day, cut_at, opened_at, by_account_id, by_name, by_unit_id, asked_key, asked_hash)
  select 'TINH', s.id, 'QUARTER', 'CALENDAR', $1, $2, $2::date + interval '1 day', now(), a.id, 'đo tốc độ', u.id, gen_random_uuid(), ''
  from scoring_scheme s, (select min(id) as id from account) a, unit u where s.code = 'DDN-DON-VI' and s.valid_from <= $1::date and u.code = 'TINH' returning id::int`;

/** A quarter of a province's units taken, counted and counted again, against one reading of all intervals from end to end. */
export const scoreSuite: Suite = {
  full: 1_000_000,
  smallest: 3_000,
  async *measure(order: Order): AsyncIterable<Measured> {
    const province = await aProvince({ checkout: order.checkout, addresses: { tinh: NOWHERE }, clock: CLOCK });
    try {
      order.say(`score: generating ${order.cases} cases of ${UNITS} units`);
      const base = await province.fresh("score_base");
      await fillCourses(province.owner(base), { units: UNITS, cases: order.cases, openEvery: 20 }, order.say);
      yield* await measureTakings(order, province, base);
    } finally {
      await province.end();
    }
  },
};

interface Round {
  scan: number;
  taken: number;
  again: number;
  written: number;
}

async function measureTakings(order: Order, province: Province, base: string): Promise<Measured[]> {
  const url = Object.assign(new URL(base), { pathname: "/score_round" }).href;
  const rounds: Round[] = [];
  let lines = 0;
  for (let round = 0; round < order.rounds; round += 1) {
    await orderOn(province.url, "create database score_round template score_base");
    const [owner, hub] = [new pg.Client({ connectionString: province.owner(url) }), await province.open(url, CLOCK)];
    await owner.connect();
    try {
      const one = await aRound(hub, owner);
      lines = one.lines;
      rounds.push(one);
      order.say(
        `score, round ${round + 1}: ${one.taken.toFixed(2)} s for ${lines} lines, ${one.written.toFixed(2)} s of them to write, counted again in ${one.again.toFixed(2)} s, one scan ${one.scan.toFixed(2)} s`,
      );
    } finally {
      await owner.end();
      await hub.close();
      await province.drop("score_round");
    }
  }
  const workload = `a quarter (${QUARTER.from} to ${QUARTER.to}) of ${UNITS} communes from ${order.cases} cases over 540 days, ${lines} lines; ${order.rounds} rounds on fresh copies, wall clock`;
  const floor = "floor: every interval read in order from end to end, its instants summed";
  return [
    {
      figure: "score.province",
      unit: "s",
      values: rounds.map(({ taken }) => taken),
      floors: rounds.map(({ scan }) => scan),
      goal: { sense: "≤", limit: 10 },
      workload: `${workload}; from the snapshot to the commit: lines of all indicators, hashes, cards. ${floor}`,
    },
    {
      figure: "score.beyond_lines",
      unit: "s",
      values: rounds.map(({ taken }) => taken),
      floors: rounds.map(({ written }) => written),
      goal: { sense: "≤", limit: 6 },
      workload: `${workload}; as score.province. Floor: the lines that came of it, read from a table without keys and written into one with the keys of score_line, nothing looked at or counted`,
    },
    {
      figure: "score.again",
      unit: "s",
      values: rounds.map(({ again }) => again),
      floors: rounds.map(({ scan }) => scan),
      goal: { sense: "≤", limit: 10 },
      workload: `${workload}; counted again from the frozen lines, every byte the same. ${floor}`,
    },
  ];
}

async function aRound(hub: Hub, owner: pg.Client): Promise<Round & { lines: number }> {
  const { rows } = await owner.query<{ id: number }>(OPENED, [QUARTER.from, QUARTER.to]);
  const id = rows[0]?.id ?? 0;
  await owner.query("/* warm */ select sum(extract(epoch from received_at)) from case_state");
  await owner.query("set max_parallel_workers_per_gather = 0");
  const scan = await seconds(() =>
    owner.query("/* floor */ select count(*), sum(extract(epoch from received_at)), sum(extract(epoch from due_at)) from case_state"),
  );
  const worker = { ...hub, database: hub.database.asWorker() };
  const taken = await seconds(async () => {
    if ((await takeAllDue(worker)) !== 1) throw new Error("the period was not taken");
  });
  const again = await seconds(async () => {
    const found = await worker.database.write(async (tx) => {
      const period = await lockPeriod(tx, id);
      return period === undefined ? null : recomputed(tx, period);
    });
    if (found === null || !(found.sameInputs && found.sameResult && found.sameCards)) throw new Error(`counted again it is another: ${JSON.stringify(found)}`);
  });
  const { rows: counted } = await owner.query<{ n: number }>("select count(*)::int as n from score_line");
  await owner.query("create table line_read as select * from score_line");
  await owner.query("create table line_written (like score_line including all)");
  const written = await seconds(() => owner.query("insert into line_written select * from line_read"));
  return { scan, taken, again, written, lines: counted[0]?.n ?? 0 };
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1_000;
}
