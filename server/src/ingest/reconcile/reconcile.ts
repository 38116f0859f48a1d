import type { Context, SourceRecord } from "@dau-moi/connectors";
import type { SourceRow } from "../../source/index.ts";
import { cutBatch } from "../cut-batch.ts";
import { byTheRules, runOf } from "../lease-run.ts";
import type { Held } from "../lease-run.ts";
import { add } from "../report.ts";
import type { IngestHub } from "../report.ts";
import type { Run } from "../run.ts";
import { contextOf } from "../source-context.ts";
import { takeBatch } from "../take-batch.ts";
import { untilStopped } from "../watch.ts";
import { addRead, differences, emptyTold, keyRanges, wanted } from "./reconcile.queries.ts";
import type { Difference, KeyRange } from "./reconcile.queries.ts";

const RANGE = 1_000;
const SHOWN = 100;

/** A full read of a source beside what the hub holds of it. */
export interface Reconciled {
  source: string;
  ranges: KeyRange[];
  counts: Record<Difference["kind"], number>;
  /** the first of what differs */
  first: Difference[];
  /** records that were taken, where it was to be mended */
  mended: number;
  /** what the source told and nobody could read */
  rejected: number;
}

/**
 * Reads all a source has from its beginning, without applying it, and holds count and hash of every range of ids against the hub's.
 * @param mend takes what is missing or other in a second read; what the hub has too much goes only by a sweep
 * @param told is told how many records were read, after each piece
 */
export async function reconcileSource(held: Held, mend: boolean, told: (records: number) => Promise<void> = async () => undefined): Promise<Reconciled> {
  const { source, hub, watch } = held;
  const answer: Reconciled = { source: source.code, ranges: [], counts: { MISSING: 0, EXTRA: 0, DIFFERENT: 0 }, first: [], mended: 0, rejected: 0 };
  await byTheRules(hub, async () => {
    const run = runOf(held);
    let read = 0;
    const lent = contextOf(source, { config: run.config, hub, signal: watch.signal, came: (bytes) => watch.came(bytes) });
    try {
      await hub.database.write((tx) => emptyTold(tx, source.id));
      answer.rejected = await eachBatch(run, lent.context, async (stream, records) => {
        await keepRead(hub, source, stream, records);
        await told((read += records.length));
      });
      Object.assign(answer, await compared(hub, source));
      const differing = answer.counts.MISSING + answer.counts.DIFFERENT;
      if (mend && differing > 0) await eachBatch(run, lent.context, (stream, records) => takeWanted(run, held, stream, records));
      answer.mended = held.report.applied + held.report.held;
      await hub.database.write((tx) => emptyTold(tx, source.id));
    } finally {
      await lent.close();
    }
  });
  return answer;

  /** @returns how much of it could not be read */
  async function eachBatch(run: Run, context: Context<unknown>, take: (stream: string, records: readonly SourceRecord[]) => Promise<void>): Promise<number> {
    let rejected = 0;
    for (const stream of run.connector.streams(run.config))
      for await (const message of untilStopped(run.connector.read(context, null, { stream }), watch.signal)) {
        if (message.type === "reject") rejected += 1;
        if (message.type !== "batch") continue;
        watch.committed(message.records.length, false);
        for (const records of cutBatch(message.records, 0)) await take(stream, records);
      }
    return rejected;
  }
}

async function keepRead(hub: IngestHub, source: SourceRow, stream: string, records: readonly SourceRecord[]): Promise<void> {
  const there = records.filter(({ op }) => op === "upsert");
  const hashed = there.map(({ sourceId, data }) => ({ id: sourceId, hash: hub.vault.fingerprint(Buffer.from(JSON.stringify(data), "utf8")) }));
  await hub.database.write((tx) => addRead(tx, source.id, stream, hashed));
}

async function compared(hub: IngestHub, source: SourceRow): Promise<Pick<Reconciled, "ranges" | "counts" | "first">> {
  return hub.database.read(async (tx) => ({ ranges: await keyRanges(tx, source.id, RANGE), ...(await differences(tx, source.id, SHOWN)) }));
}

async function takeWanted(run: Run, { hub, report }: Held, stream: string, records: readonly SourceRecord[]): Promise<void> {
  const ids = records.map(({ sourceId }) => sourceId);
  const lacking = await hub.database.read((tx) => wanted(tx, run.sourceId, stream, ids));
  const some = records.filter(({ sourceId, op }) => op === "upsert" && lacking.has(sourceId));
  if (some.length === 0) return;
  const counts = await hub.database.write((tx) => takeBatch(tx, run, { stream, records: some, rejects: [] }, hub.clock.now()));
  add(report, counts);
  if (counts.applied > 0) hub.changed();
}
