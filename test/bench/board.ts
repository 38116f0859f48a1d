import pg from "pg";
import type { Hub } from "../../server/src/hub.ts";
import { append, takeNumbers } from "../../server/src/journal/index.ts";
import { fixedClock } from "../../server/src/platform/now.ts";
import type { FixedClock } from "../../server/src/platform/now.ts";
import { currentStates, TickerMemory, tickOnce, turnStates } from "../../server/src/tally/index.ts";
import { postgresMeter, Stopwatch } from "./cpu.ts";
import type { Pass, PostgresMeter } from "./cpu.ts";
import type { Measured } from "./figure.ts";
import { fill } from "./many-cases.ts";
import type { Size } from "./many-cases.ts";
import { aProvince } from "./province.ts";
import type { Province } from "./province.ts";
import { ANCHOR } from "./records.ts";
import type { Order, Suite } from "./suite.ts";

/** Ticks, and bare aggregates, of one round. */
const A_ROUND = 10;
/** Cases that change between two ticks. */
const CHANGED = 20;
const A_TICK_MS = 1_000;

/** Ticks a province of a fifth of the cases, and one of all of them with as many open: `--cases 5000000` compares 5,000,000 with 1,000,000. */
export const boardSuite: Suite = { full: 5_000_000, smallest: 5_000, measure: measureBoard };

async function* measureBoard(order: Order): AsyncIterable<Measured> {
  const small = sizeOf(Math.max(50, Math.round(order.cases / 5)));
  const large = { ...small, cases: order.cases };
  const province = await aProvince({ checkout: order.checkout, addresses: { tinh: "http://127.0.0.1:9" }, clock: fixedClock(ANCHOR) });
  try {
    order.say(`board: generating ${small.cases} cases, ${small.open} of them open, ${small.units} units`);
    const smallUrl = await province.fresh("small");
    await fill(province.owner(smallUrl), small);
    order.say(`board: generating ${large.cases} cases`);
    const largeUrl = await province.fresh("large");
    await fill(province.owner(largeUrl), large);
    yield* await measureTicks(order, province, { small, large, smallUrl, largeUrl });
  } finally {
    await province.end();
  }
}

/** 5,000 units and 500,000 open cases at a million. */
function sizeOf(cases: number): Size {
  return { cases, open: Math.round(cases / 2), units: Math.max(5, Math.round(cases / 200)) };
}

async function measureTicks(order: Order, province: Province, made: { small: Size; large: Size; smallUrl: string; largeUrl: string }): Promise<Measured[]> {
  const meter = await postgresMeter(province.url);
  const small = await ticking(province, made.smallUrl);
  const large = await ticking(province, made.largeUrl);
  const bare = await bareAggregate(province.owner(made.smallUrl));
  const passes: Record<"small" | "large" | "bare", Pass[]> = { small: [], large: [], bare: [] };
  try {
    await Promise.all([small.tick(), large.tick(), bare.count()]); // everything in memory
    for (let round = 0; round < order.rounds; round++) {
      passes.small.push(await timed(meter, small.tick, small.change));
      passes.bare.push(await timed(meter, bare.count));
      passes.large.push(await timed(meter, large.tick, large.change));
      const told = (["small", "bare", "large"] as const).map((name) => `${name} ${(costOf(passes[name][round]) * 1000).toFixed(1)} ms`);
      order.say(`board, round ${round + 1}, of processor time each: ${told.join(", ")}`);
    }
  } finally {
    await Promise.all([small.end(), large.end(), bare.end()]);
  }
  return figuresOf(order, made, passes);
}

function figuresOf(order: Order, { small, large }: { small: Size; large: Size }, passes: Record<"small" | "large" | "bare", Pass[]>): Measured[] {
  const costs = (name: "small" | "large" | "bare"): number[] => passes[name].map((pass) => costOf(pass) * 1000);
  const how = `${order.rounds} rounds of ${A_ROUND}, ${CHANGED} cases changing before each tick; processor time of the hub's process and of the whole PostgreSQL server`;
  const tick = "lease, crossings into the journal, every unit's own numbers and causes in one snapshot, publishing";
  return [
    {
      figure: "board.tick",
      unit: "ms of processor time",
      values: costs("small"),
      floors: costs("bare"),
      goal: { sense: "≤", limit: 0.2 },
      workload: `${small.units} units, ${small.open} open of ${small.cases} cases; ${how}. Tick: ${tick}. Floor: open, overdue, due soon and inherited of the open cases grouped by unit, rows received by pg`,
    },
    {
      figure: "board.growth",
      unit: "ms of processor time",
      values: costs("large"),
      floors: costs("small"),
      goal: { sense: "≤", limit: 1.2 },
      workload: `a tick at ${large.cases} cases against one at ${small.cases}, ${small.open} open in both; ${how}`,
    },
  ];
}

/** Seconds of one tick or aggregate: processor time, or by the wall clock where the kernel does not tell. */
function costOf(pass: Pass | undefined): number {
  if (pass === undefined) return Number.NaN;
  return (pass.cpu === null ? pass.seconds : pass.cpu.here + pass.cpu.postgres) / A_ROUND;
}

async function timed(meter: PostgresMeter, work: () => Promise<unknown>, before?: () => Promise<void>): Promise<Pass> {
  const stopwatch = new Stopwatch(meter);
  for (let i = 0; i < A_ROUND; i++) {
    await before?.();
    await stopwatch.time(work);
  }
  return stopwatch.pass;
}

interface Ticking {
  change(): Promise<void>;
  tick(): Promise<unknown>;
  end(): Promise<void>;
}

async function ticking(province: Province, url: string): Promise<Ticking> {
  const clock = fixedClock(ANCHOR);
  const hub = await province.open(url, clock);
  const ticker = { ...hub, province: () => hub.units().province.code, everyMs: A_TICK_MS };
  const memory = new TickerMemory();
  let turn = 0;
  return {
    change: () => changeCases(hub, clock, turn++),
    tick: () => tickOnce(ticker, memory),
    end: () => hub.close(),
  };
}

/** A second goes by, and some open cases go on. */
async function changeCases(hub: Hub, clock: FixedClock, turn: number): Promise<void> {
  clock.advance(A_TICK_MS);
  await hub.database.write(async (tx) => {
    const ids = Array.from({ length: CHANGED }, (_, i) => turn * CHANGED + i + 1);
    const states = [...(await currentStates(tx, ids))];
    const after = await takeNumbers(tx, states.length);
    const told = { province: hub.units().province.code, learnedAt: clock.now(), sourceId: null, batchId: null };
    await append(
      tx,
      after,
      states.map(([caseId, { caseStream, unitId }]) => ({
        kind: "UPDATED",
        caseId,
        caseStream,
        unitId,
        fromUnitId: null,
        factDay: null,
        weight: 1,
        happenedAt: clock.now(),
        quiet: false,
      })),
      told,
    );
    const turns = states.map(([caseId, state], i) => ({
      caseId,
      fromEvent: after + i + 1,
      state: { ...state, stage: turn % 2 === 0 ? "RESOLVED" : "IN_PROGRESS" },
      isNew: false,
    }));
    await turnStates(tx, 1, turns);
  });
}

/** The least that any hub must do to know the numbers of its open cases. */
async function bareAggregate(url: string): Promise<{ count(): Promise<unknown>; end(): Promise<void> }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const sql = `/* bareAggregate */ select unit_id, count(*), count(*) filter (where due_at <= $1::timestamptz), count(*) filter (where due_at > $1::timestamptz and soon_at <= $1::timestamptz),
    count(*) filter (where due_at <= $1::timestamptz and inherited_late) from case_state where to_event is null and open group by unit_id`;
  return { count: () => client.query(sql, [new Date(ANCHOR).toISOString()]), end: () => client.end() };
}
