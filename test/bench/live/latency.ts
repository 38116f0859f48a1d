import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { systemClock } from "../../../server/src/platform/now.ts";
import { percentile } from "../figure.ts";
import type { Measured } from "../figure.ts";
import { startHotline } from "../hotline.ts";
import type { Hotline } from "../hotline.ts";
import { signIn, startHub } from "../hub-process.ts";
import type { Program } from "../program.ts";
import { aProvince, orderOn } from "../province.ts";
import { inventRows } from "../records.ts";
import type { HotlineRow } from "../records.ts";
import { Subscriber } from "./subscriber.ts";
import type { Arrival } from "./subscriber.ts";
import type { Order } from "../suite.ts";

const SEED = 11;
const SUBSCRIBERS = 100;
const CHANGES_A_ROUND = 20;
const CHANGES_AT_SMALLEST = 3;
const TICK_MS = 1_000;
const ARRIVES_WITHIN_MS = 20_000;

/** The hub as its own process, a department on a real socket, a hundred people looking: how long a change is under way from its commit. */
export const FULL = 2_000;

export async function* measureLatency(order: Order): AsyncIterable<Measured> {
  const rows = inventRows(order.cases, SEED).flatMap((batch) => JSON.parse(batch.toString("utf8")) as HotlineRow[]);
  const hotline = await startHotline(rows);
  const province = await aProvince({
    checkout: order.checkout,
    addresses: { tinh: hotline.url },
    clock: systemClock,
    settings: { track_commit_timestamp: "on" },
  });
  try {
    const url = await province.fresh("live");
    await orderOn(province.owner(url), "update source set every_seconds = 1");
    const hub = await startHub(order, province, { url, tickMs: TICK_MS });
    const client = new pg.Client({ connectionString: province.owner(url) });
    await client.connect();
    try {
      yield* await measureRounds(order, { hub, hotline, client, rows });
    } finally {
      await client.end();
      await hub.stop();
    }
  } finally {
    await province.end();
    await hotline.stop();
  }
}

interface Stage {
  hub: Program;
  hotline: Hotline;
  client: pg.Client;
  rows: readonly HotlineRow[];
}

async function measureRounds(order: Order, stage: Stage): Promise<Measured[]> {
  await until("the hub has read the hotline once", async () => (await stage.client.query("select 1 from source where first_read_done")).rowCount === 1);
  const cookie = await signIn(stage.hub.url, { username: "lanhdao", password: "mau-lanh-dao" });
  const subscribers = await Promise.all(Array.from({ length: SUBSCRIBERS }, () => Subscriber.open(stage.hub.url, cookie)));
  const changes = order.cases < FULL ? CHANGES_AT_SMALLEST : CHANGES_A_ROUND;
  const p99 = { cases: [] as number[], boards: [] as number[] };
  for (let round = 0; round < order.rounds; round++) {
    const { cases, boards } = await measureRound(stage, subscribers, changes, round);
    p99.cases.push(percentile(cases, 0.99));
    p99.boards.push(percentile(boards, 0.99));
    const told = (all: readonly number[]): string => `p50 ${percentile(all, 0.5).toFixed(0)} ms, p99 ${percentile(all, 0.99).toFixed(0)} ms`;
    order.say(`live, round ${round + 1}: case ${told(cases)}; board ${told(boards)}`);
  }
  for (const subscriber of subscribers) subscriber.close();
  const how = `p99 of ${changes} changes at ${SUBSCRIBERS} subscribers a round, ${order.rounds} rounds; the hub its own process with ${order.cases} cases, polling a department over HTTP, one new case at a time; from PostgreSQL's commit timestamp`;
  return [
    { figure: "live.latency", unit: "ms", values: p99.cases, goal: { sense: "≤", limit: 250 }, workload: `${how} to caseChanged at the client` },
    {
      figure: "live.board",
      unit: "ms",
      values: p99.boards,
      goal: { sense: "≤", limit: TICK_MS + 250 },
      workload: `${how} to the first boardChanged that counts it; a tick is ${TICK_MS} ms`,
    },
  ];
}

/** @returns milliseconds from each change's commit to each subscriber */
async function measureRound(
  { hotline, client, rows }: Stage,
  subscribers: readonly Subscriber[],
  changes: number,
  round: number,
): Promise<{ cases: number[]; boards: number[] }> {
  const latencies = { cases: [] as number[], boards: [] as number[] };
  for (let i = 0; i < changes; i++) {
    const id = `moi-${round}-${i}`;
    hotline.put(newCase(rows[i % rows.length] as HotlineRow, id));
    const seq = await until(
      "the hub takes the new case",
      async () =>
        (
          await client.query<{ seq: string }>(
            "select min(e.seq) as seq from event e join feedback_case c on c.id = e.case_id where c.source_case_id = $1 having count(*) > 0",
            [id],
          )
        ).rows[0]?.seq,
    );
    const { rows: committed } = await client.query<{ at: number }>(
      "select extract(epoch from pg_xact_commit_timestamp(xmin))::float8 * 1000 as at from event where seq = $1",
      [seq],
    );
    const since = (arrivals: readonly Arrival[]): number | undefined => arrivals.find((arrival) => arrival.seq >= Number(seq))?.at;
    await until("the new case reaches every subscriber", () =>
      Promise.resolve(subscribers.every((one) => since(one.cases) !== undefined && since(one.boards) !== undefined)),
    );
    for (const one of subscribers) {
      latencies.cases.push((since(one.cases) ?? Number.NaN) - (committed[0]?.at ?? Number.NaN));
      latencies.boards.push((since(one.boards) ?? Number.NaN) - (committed[0]?.at ?? Number.NaN));
    }
    await pause((i * 137) % 700); // not in step with the ticks
  }
  return latencies;
}

/** A case just taken by the hotline; dated where the sample's calendar reaches. */
function newCase(like: HotlineRow, id: string): HotlineRow {
  const receivedAt = "2026-11-19T09:00:00+07:00";
  const steps = [{ at: receivedAt, act: "tiep_nhan", unit: "VPUB", note: null }];
  return {
    ...like,
    id,
    code: id.toUpperCase(),
    received_at: receivedAt,
    modified_at: new Date().toISOString(),
    status: "moi",
    lead: "VPUB",
    cooperating: [],
    supervisor: null,
    steps,
    outcome: null,
    close_reason: null,
    repeat_of: null,
  };
}

async function until<T>(what: string, look: () => Promise<T>): Promise<NonNullable<T> & {}> {
  for (const began = performance.now(); performance.now() - began < ARRIVES_WITHIN_MS; await pause(10)) {
    const found = await look();
    if (found) return found;
  }
  throw new Error(`nothing after ${ARRIVES_WITHIN_MS} ms: ${what}`);
}
