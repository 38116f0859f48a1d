import type { Checkpoint, Connector, Context, ReadMessage } from "@dau-moi/connectors";
import { checkpointOf } from "../source/index.ts";
import type { SourceRow } from "../source/index.ts";
import { confirmChanges } from "../writeback/index.ts";
import { cutBatch } from "./cut-batch.ts";
import { DriftWatch } from "./drift/index.ts";
import { readHotline } from "./hotline/index.ts";
import { byTheRules, runOf, underLease } from "./lease-run.ts";
import type { Asking, Held } from "./lease-run.ts";
import { replayHeld } from "./replay.ts";
import { add } from "./report.ts";
import type { IngestHub, IngestReport } from "./report.ts";
import type { Batch, OpenSweep, Reject, Run } from "./run.ts";
import { contextOf } from "./source-context.ts";
import { beginSweep, carryOutConfirmed, closeSweep } from "./sweep/index.ts";
import { takeBatch } from "./take-batch.ts";

/**
 * The way of a source's cases into the hub: every batch is one transaction with its checkpoint, committed before the next is asked for.
 * @param asking who wants it, where it is not the hub's own pace
 * @returns what came of it, or null when another hub reads this source now
 */
export async function ingest(
  source: SourceRow,
  hub: IngestHub,
  signal: AbortSignal,
  asking: Asking = { owner: hub.owner, askedBy: null },
): Promise<IngestReport | null> {
  const report = await underLease(source, hub, signal, { asking, work: (held) => readSource(held) });
  if (report !== null) await confirmChanges(source, hub);
  return report;
}

/** Reads a source to its end. @param made how its run is made @returns true */
export async function readSource(held: Held, made: (held: Held) => Run = runOf): Promise<boolean> {
  const { source, hub, watch } = held;
  await carryOutConfirmed(hub, source.id);
  let lent: ReturnType<typeof contextOf> | undefined;
  try {
    await byTheRules(hub, async () => {
      const run = made(held);
      lent ??= contextOf(source, { config: run.config, hub, signal: watch.signal, came: (bytes) => watch.came(bytes) });
      await replayHeld(run, hub, held.report);
      for (const stream of run.connector.streams(run.config)) {
        const drift = new DriftWatch();
        await readStream({ stream, run, held, context: lent.context, told: [], sweep: null, position: null, drift });
        await hub.database.write((tx) => drift.keep(tx, { sourceId: source.id, stream, at: hub.clock.now(), learning: run.quiet }));
      }
      await readHotline({ run, held, context: lent.context });
    });
  } finally {
    await lent?.close();
  }
  return true;
}

interface Reading {
  stream: string;
  run: Run;
  held: Held;
  context: Context<unknown>;
  /** rejects of this run */
  told: Reject[];
  /** the sweep that began in this run and did not end */
  sweep: OpenSweep | null;
  /** the newest checkpoint, as `textOf` has it */
  position: string | null;
  drift: DriftWatch;
}

async function readStream(reading: Reading): Promise<void> {
  const { run, held, stream, context } = reading;
  const from = await held.hub.database.read((tx) => checkpointOf(tx, run.sourceId, stream));
  reading.position = textOf(from);
  const mayCut = isOrdered(run.connector, run.config);
  for await (const message of held.watch.messages(run.connector.read(context, from, { stream }))) {
    await commit(message, reading);
    if (mayCut && reading.sweep === null) held.watch.proveTimeLeft();
  }
}

/** One text for one position: the database gives its parts back in an order of its own. */
function textOf(checkpoint: Checkpoint | null): string {
  return JSON.stringify(checkpoint === null ? null : Object.entries(checkpoint).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** A stream without a position before its end cannot go on later: it is read in one go. */
function isOrdered(connector: Connector<unknown>, config: unknown): boolean {
  return connector.capabilities(config).order === "cursor_asc";
}

async function commit(message: ReadMessage, reading: Reading): Promise<void> {
  switch (message.type) {
    case "batch":
      return commitBatch(message, reading);
    case "reject":
      reading.told.push(message);
      if (reading.sweep !== null) reading.sweep.unreadable = true;
      return take(reading, { records: [], rejects: [message] });
    case "sweep":
      return commitSweep(message, reading);
    case "shape":
      return reading.drift.told(message.fields);
  }
}

async function commitBatch(message: Extract<ReadMessage, { type: "batch" }>, reading: Reading): Promise<void> {
  const { held, drift } = reading;
  held.watch.met(message.records);
  drift.met(message.records);
  const bytes = held.watch.takeBytes();
  const pieces = [...cutBatch(message.records, bytes)];
  for (const [i, records] of pieces.entries()) {
    const last = i === pieces.length - 1;
    const closing = last ? closingOf(message, reading) : {};
    await take(reading, { records, rejects: [], bytes: i === 0 ? bytes : 0, ...closing });
  }
}

/** What belongs to the last piece of a batch. */
function closingOf({ checkpoint, retold }: { checkpoint?: Checkpoint; retold?: string }, { told }: Reading): Partial<Batch> {
  return { ...(checkpoint === undefined ? {} : { checkpoint }), ...(retold === undefined ? {} : { retold: { part: retold, still: told } }) };
}

async function take(reading: Reading, batch: Omit<Batch, "stream">): Promise<void> {
  const { run, held, stream, sweep } = reading;
  const { hub } = held;
  const counts = await hub.database.write((tx) => takeBatch(tx, run, { ...batch, stream, sweep }, hub.clock.now()));
  add(held.report, counts);
  const position = batch.checkpoint === undefined ? reading.position : textOf(batch.checkpoint);
  held.watch.committed(counts.records + counts.rejected, position !== reading.position);
  reading.position = position;
  if (counts.applied + counts.gone > 0) hub.changed();
}

async function commitSweep({ phase, generation }: Extract<ReadMessage, { type: "sweep" }>, reading: Reading): Promise<void> {
  const { run, held, stream, sweep } = reading;
  const { hub } = held;
  const at = hub.clock.now();
  if (phase === "begin") {
    reading.sweep = await hub.database.write((tx) => beginSweep(tx, run, stream, generation, at));
    return;
  }
  reading.sweep = null;
  if (sweep?.generation !== generation) {
    hub.log.warn({ source: run.sourceCode, stream }, "a sweep ended that did not begin in this read; nothing is taken for gone");
    return;
  }
  const gone = await hub.database.write((tx) => closeSweep(tx, run, stream, sweep, at));
  held.report.gone += gone;
  if (gone > 0) hub.changed();
}
