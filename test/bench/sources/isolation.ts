import { loadavg } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { processorOf } from "../cpu.ts";
import type { Processor } from "../cpu.ts";
import { percentile } from "../figure.ts";
import type { Measured } from "../figure.ts";
import type { Province } from "../province.ts";
import type { Order } from "../suite.ts";
import { Departments } from "./departments.ts";
import { startHub, until } from "./hub-process.ts";
import type { HubProcess } from "./hub-process.ts";

/** Sources for each case that a bench is told: 50,000 cases are 200 sources. */
const CASES_A_SOURCE = 250;
const FEWEST_SOURCES = 8;
const MOST_SOURCES = 200;
/** Cases that each department has before anything is measured, and new ones that each writes in one window. */
const BEFORE = 20;
const CHANGES = 8;
/** Seconds from the end of one read of a source to the next, as in the sample. */
const PACE = 5;
/** Milliseconds from one look at the hub's table to the next. */
const LOOK_MS = 25;

/** How long the others' changes were on their way, and their reads beyond their pace, ms. */
interface Window {
  lags: number[];
  delays: number[];
  /** processor time that a read of a department took in the hub and its PostgreSQL, ms, all that went on beside included; null where the kernel does not tell */
  cpu: number | null;
}

/** Many sources of one hub: what three that hang, fail and lie do to the others. */
export async function* measureIsolation(order: Order, province: Province): AsyncIterable<Measured> {
  const count = Math.min(MOST_SOURCES, Math.max(FEWEST_SOURCES, Math.round(order.cases / CASES_A_SOURCE)));
  const isFull = count === MOST_SOURCES;
  const manner = { pace: isFull ? PACE : 1, changes: isFull ? CHANGES : 2 };
  order.say(`sources: ${count} departments at a pace of ${manner.pace} s`);
  const departments = await Departments.start(count, BEFORE);
  const hub = await startHub(order, province, "isolation", departments.manifests(manner.pace));
  const rounds: { calm: Window; disturbed: Window }[] = [];
  try {
    await until("every source was read", async () => (await hub.rows("select from source where read_up_to is null")).length === 0);
    const meter = await processorOf(hub.pid, province.url);
    for (let round = 0; round < order.rounds; round++) {
      const measured = await measureRound({ hub, departments, meter, ...manner }, round);
      rounds.push(measured);
      order.say(
        `sources, isolation, round ${round + 1} (${departments.lie(round)}; load ${loadavg()[0]?.toFixed(1)}): undisturbed ${told(measured.calm)}; disturbed ${told(measured.disturbed)}`,
      );
    }
  } finally {
    await hub.stop();
    await departments.stop();
  }
  yield* figuresOf(rounds, { count, ...manner });
}

type Rounds = readonly { calm: Window; disturbed: Window }[];

function* figuresOf(rounds: Rounds, { count, pace, changes }: { count: number; pace: number; changes: number }): Iterable<Measured> {
  const how = `${count} departments over HTTP on loopback, read by one hub as a process of its own every ${pace} s; 3 of them from one instant on hang (accept and never answer), answer 500, and lie (in turn: pages without end, a byte now and then, a page that leads back); counted are the other ${count - 3}, in windows with and without these three, in turns, ${rounds.length} rounds`;
  const p95 = (which: "calm" | "disturbed", what: "lags" | "delays"): number[] => rounds.map((round) => percentile(round[which][what], 0.95));
  yield {
    figure: "sources.isolation",
    unit: "ms",
    values: p95("disturbed", "lags"),
    floors: p95("calm", "lags"),
    goal: { sense: "≤", limit: 1.1 },
    workload: `${how}; p95 from a department's commit of a new case to the case in the hub's table, ${changes} of each department in a window; floor: undisturbed`,
  };
  yield {
    figure: "sources.isolation_reads",
    unit: "ms",
    values: p95("disturbed", "delays"),
    floors: p95("calm", "delays"),
    goal: { sense: "≤", limit: 1.1 },
    workload: `${how}; p95 of what lies between two reads of a department beyond its pace: the whole of a read, and its wait for a turn; floor: undisturbed`,
  };
}

function told({ lags, delays, cpu }: Window): string {
  const both = (values: readonly number[]): string => [0.5, 0.95].map((part) => percentile(values, part).toFixed(0)).join("/");
  return `lag ${both(lags)}, reads ${both(delays)} ms p50/p95${cpu === null ? "" : `, ${cpu.toFixed(1)} ms of processor a read`}`;
}

interface Measuring {
  hub: HubProcess;
  departments: Departments;
  meter: Processor;
  /** seconds */
  pace: number;
  /** of each department, in one window */
  changes: number;
}

/** One window of each kind; every other round begins with the disturbed one. */
async function measureRound(measuring: Measuring, round: number): Promise<{ calm: Window; disturbed: Window }> {
  const disturbed = async (): Promise<Window> => {
    measuring.departments.spoil(round);
    const window = await measureWindow(measuring);
    await mended(measuring);
    return window;
  };
  if (round % 2 === 0) return { calm: await measureWindow(measuring), disturbed: await disturbed() };
  const first = await disturbed();
  return { disturbed: first, calm: await measureWindow(measuring) };
}

/** The three answer again; somebody asks for them to be read now. */
async function mended({ hub, departments }: Measuring): Promise<void> {
  departments.mend();
  const [now] = await hub.rows<{ at: Date }>(
    "with asked as (update source set asked_at = now(), asked_by = 'bench' where consecutive_failures > 0 or lease_until is not null) select now() as at",
  );
  const isWell = async (): Promise<boolean> =>
    (await hub.rows("select from source where consecutive_failures > 0 or asked_at is not null or read_up_to < $1", [now?.at])).length === 0;
  await until("every source is read as before", isWell);
}

/** Departments write at instants of their own, spread over the window; it ends when everything is in the hub's table. */
async function measureWindow({ hub, departments, meter, pace, changes }: Measuring): Promise<Window> {
  const writes = departments.well.flatMap((department) =>
    Array.from({ length: changes }, (_, turn) => ({ department, at: (turn + Math.random()) * pace * 1000 })),
  );
  const watch = await Arrivals.from(hub);
  const used = meter();
  departments.hearReads(true);
  for (const { department, at } of writes.toSorted((a, b) => a.at - b.at)) {
    await watch.until(at);
    watch.committed(department.put({}));
  }
  await watch.all();
  const delays = departments.hearReads(false).map((between) => between - pace * 1000);
  const now = meter();
  return { lags: watch.lags, delays, cpu: used === null || now === null ? null : ((now - used) * 1000) / delays.length };
}

/** When cases come into the hub's table, as its owner sees it. */
class Arrivals {
  readonly lags: number[] = [];
  readonly #hub: HubProcess;
  readonly #after: string;
  readonly #committed = new Map<string, number>();
  readonly #began = performance.now();

  private constructor(hub: HubProcess, after: string) {
    this.#hub = hub;
    this.#after = after;
  }

  static async from(hub: HubProcess): Promise<Arrivals> {
    const [newest] = await hub.rows<{ id: string }>("select coalesce(max(id), 0) as id from feedback_case");
    return new Arrivals(hub, newest?.id ?? "0");
  }

  /** A department wrote a case just now. */
  committed(id: string): void {
    this.#committed.set(id, performance.now());
  }

  /** Looks until so many milliseconds of the window are over. */
  async until(ms: number): Promise<void> {
    for (let left = ms - this.#passed(); left > 0; left = ms - this.#passed()) {
      await pause(Math.min(left, LOOK_MS));
      await this.#look();
    }
  }

  /** Looks until everything has come. */
  async all(): Promise<void> {
    while (this.#committed.size > 0) await this.until(this.#passed() + LOOK_MS);
  }

  #passed(): number {
    return performance.now() - this.#began;
  }

  async #look(): Promise<void> {
    const rows = await this.#hub.rows<{ id: string }>("select source_case_id as id from feedback_case where id > $1", [this.#after]);
    const at = performance.now();
    for (const { id } of rows) {
      const since = this.#committed.get(id);
      if (since !== undefined) this.lags.push(at - since);
      this.#committed.delete(id);
    }
  }
}
