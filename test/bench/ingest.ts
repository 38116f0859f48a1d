import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { connectorOf } from "@dau-moi/connectors";
import type { SourceRecord } from "@dau-moi/connectors";
import type { Hub } from "../../server/src/hub.ts";
import { takeBatch } from "../../server/src/ingest/take-batch.ts";
import type { Run } from "../../server/src/ingest/run.ts";
import { fixedClock } from "../../server/src/platform/now.ts";
import { leaseSource, manifestOf, openRun, sourceRows } from "../../server/src/source/index.ts";
import { casesIn, copyCases } from "./copy-floor.ts";
import { postgresMeter, Stopwatch } from "./cpu.ts";
import type { Pass, PostgresMeter } from "./cpu.ts";
import type { Measured } from "./figure.ts";
import { aProvince } from "./province.ts";
import type { Province } from "./province.ts";
import { ANCHOR, BATCH, inventRows, recordsOf } from "./records.ts";
import type { Order, Suite } from "./suite.ts";

const SEED = 7;
const NOWHERE = "http://127.0.0.1:9";
const A_DAY = 86_400_000;

/** Loads cases of one source through the whole way, then the same records again, and the same cases by COPY. */
export const ingestSuite: Suite = { full: 200_000, smallest: 1_000, measure: measureIngest };

async function* measureIngest(order: Order): AsyncIterable<Measured> {
  order.say(`ingest: inventing ${order.cases} cases`);
  const batches = inventRows(order.cases, SEED);
  const province = await aProvince({ checkout: order.checkout, addresses: { tinh: NOWHERE }, clock: fixedClock(ANCHOR) });
  try {
    const rounds: Round[] = [];
    for (let round = 0, copied: Buffer[] = []; round < order.rounds; round++) {
      const measured = await measureRound(order, province, batches, copied);
      rounds.push(measured);
      copied = measured.copied;
      order.say(`ingest, round ${round + 1}: new ${told(measured.fresh, order)}; again ${told(measured.again, order)}; COPY ${told(measured.copy, order)}`);
    }
    yield* figuresOf(order, rounds);
  } finally {
    await province.end();
  }
}

function* figuresOf(order: Order, rounds: readonly Round[]): Iterable<Measured> {
  const rates = (pass: "fresh" | "again" | "copy"): number[] => rounds.map((round) => order.cases / round[pass].seconds);
  const what = `${order.cases} cases of the sample hotline in batches of ${BATCH}, records parsed beforehand, ${order.rounds} rounds in fresh databases`;
  yield {
    figure: "ingest.vs_copy",
    unit: "cases/s",
    values: rates("fresh"),
    floors: rates("copy"),
    goal: { sense: "≥", limit: 0.2 },
    workload: `${what}; counted: lease, hash, sealing, mapping by the manifest, identity out of the words, case, holders, assignments, clocks, raw inbox, intervals, journal with rollups, counts, checkpoint, commit. Floor: COPY of the very rows of feedback_case, encoded in Node, same indices`,
  };
  yield {
    figure: "ingest.unchanged_vs_new",
    unit: "cases/s",
    values: rates("again"),
    floors: rates("fresh"),
    goal: { sense: "≥", limit: 3 },
    workload: `${what}; the same records taken a second time, against the first`,
  };
}

type Round = Record<"fresh" | "again" | "copy", Pass> & { copied: Buffer[] };

function told({ seconds, cpu }: Pass, { cases }: Order): string {
  const each = (used: number): string => ((used / cases) * 1e6).toFixed(0);
  return `${Math.round(cases / seconds)}/s${cpu === null ? "" : ` (µs a case: ${each(cpu.here)} here, ${each(cpu.postgres)} PostgreSQL)`}`;
}

/** @param copied the cases as COPY takes them; empty in the first round, where the hub makes them */
async function measureRound(order: Order, province: Province, batches: readonly Buffer[], copied: Buffer[]): Promise<Round> {
  const meter = await postgresMeter(province.url);
  const url = await province.fresh("whole_way");
  const hub = await province.open(url, fixedClock(ANCHOR + A_DAY));
  const run = await aRun(hub, order.checkout);
  const fresh = await takeAll(hub, run, batches, meter, { applied: order.cases, unchanged: 0 });
  const again = await takeAll(hub, run, batches, meter, { applied: 0, unchanged: order.cases });
  await hub.close();
  const chunks = copied.length === 0 ? await casesIn(province.owner(url)) : copied;
  await province.drop("whole_way");
  const copy = await copyCases(province.owner(await province.fresh("floor")), chunks, meter);
  await province.drop("floor");
  return { fresh, again, copy, copied: chunks };
}

/** A run of the sample hotline as the ingest makes one, its lease taken. */
export async function aRun(hub: Hub, checkout: string): Promise<Run> {
  const source = (await hub.database.read(sourceRows)).find((row) => row.code === "tinh");
  const connector = connectorOf("rest");
  const rules = hub.rules();
  if (source === undefined || connector === null || rules === null) throw new Error("the sample province lacks its hotline or its calendar");
  const { fence, runId } = await hub.database.write(async (tx) => {
    const lease = await leaseSource(tx, source.id, hub.owner, hub.clock.now());
    if (lease === null) throw new Error("another hub reads the hotline");
    return { fence: lease.fence, runId: await openRun(tx, { sourceId: source.id, ...lease, at: hub.clock.now() }) };
  });
  const config = connector.configSchema.parse(manifestOf(readFileSync(join(checkout, "test/sample/sources/tinh.yaml"), "utf8")).config);
  const units = hub.units();
  return {
    sourceId: source.id,
    sourceCode: source.code,
    province: units.province.code,
    zone: source.zone,
    config,
    connector,
    fence,
    runId,
    quiet: false,
    units,
    rules,
    vault: hub.vault,
  };
}

/** Takes and commits the batches; what lies between two of them does not count. @param expected what must become of the records */
async function takeAll(hub: Hub, run: Run, batches: readonly Buffer[], meter: PostgresMeter, expected: { applied: number; unchanged: number }): Promise<Pass> {
  const stopwatch = new Stopwatch(meter);
  const counts = { applied: 0, unchanged: 0 };
  for (const batch of batches) {
    const records = recordsOf(batch);
    const taken = await stopwatch.time(() =>
      hub.database.write((tx) => takeBatch(tx, run, { stream: "cases", records, rejects: [], checkpoint: checkpointAfter(records) }, hub.clock.now())),
    );
    counts.applied += taken.applied;
    counts.unchanged += taken.unchanged;
  }
  if (!isDeepStrictEqual(counts, expected))
    throw new Error(`the workload is not what it should be: ${JSON.stringify(counts)} instead of ${JSON.stringify(expected)}`);
  return stopwatch.pass;
}

function checkpointAfter(records: readonly SourceRecord[]): Record<string, string> {
  const last = records.at(-1);
  return { since: last?.version ?? "", afterId: last?.sourceId ?? "" };
}
