import type { SourceRecord } from "@dau-moi/connectors";
import { recordCases } from "../case/index.ts";
import { ruleNumber } from "../calendar/index.ts";
import { recordClocks } from "../clock/index.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { advanceTo, progressRun, proveLease } from "../source/index.ts";
import { announce, News } from "./announce.ts";
import { CaseNumbers, deriveCases } from "./derive-cases.ts";
import type { Derived, Taken } from "./derive-cases.ts";
import { holdBack } from "./hold-back.ts";
import { gently } from "../platform/gently.ts";
import { inStep } from "./in-step.ts";
import { countBatch, keepRaw, knownRecords, openBatch } from "./inbox.queries.ts";
import type { BatchCounts } from "./inbox.queries.ts";
import { readerOf } from "./read-record.ts";
import type { Batch, Run } from "./run.ts";
import { takeTombstones, tellSweep } from "./sweep/index.ts";
import { byOperation, tombstonesOf } from "./tombstones.ts";

/** A calendar or a regulation was adopted after the run began: it must go on by the new rules. */
export class RulesMovedOn extends Error {}

/** Records read while as many before them are written; fewer would make more statements, more would make one wait for the other. */
const AT_ONCE = 100;

/**
 * Takes one batch: raw inbox, cases, holders, clocks, journal, intervals, quarantine, words, counts and the checkpoint in this one transaction.
 * @returns what became of the records; nothing is kept when it throws
 * @throws {RulesMovedOn} nobody adopts while a batch is taken, but somebody did since the run began
 */
export async function takeBatch(tx: Tx, run: Run, batch: Batch, now: Instant): Promise<BatchCounts> {
  if ((await ruleNumber(tx, "share")) !== run.rules.number) throw new RulesMovedOn();
  await proveLease(tx, run.sourceId, run.fence, now);
  const known = await knownRecords(tx, run.sourceId, batch.stream, [...new Set(batch.records.map((r) => r.sourceId))]);
  const row = new BatchRow(tx, { sourceId: run.sourceId, stream: batch.stream, at: now, fence: run.fence });
  const told = { sourceId: run.sourceId, stream: batch.stream, learnedAt: now, province: run.province };
  const { upserts, tombstones } = byOperation(batch.records);
  const read = readerOf(run, { ...batch, records: upserts }, known);
  const numbers = await CaseNumbers.of(tx, upserts, known);
  const taken: Taken[] = [];
  const news = new News();
  await inStep(
    piecesOf(upserts),
    async ({ from, records }) => {
      const derived = await deriveCases(tx, run, await gently(records, (one, i) => read(one, from + i)), numbers);
      taken.push(...derived);
      news.add(derived.filter(isDerived), run);
      return derived;
    },
    (piece) => record(tx, piece, { ...told, row }),
  );
  await holdBack(tx, run, taken, batch, now);
  const there = upserts.map((r) => r.sourceId);
  if (batch.replay !== true) await tellSweep(tx, run, batch.stream, batch.sweep ?? null, there);
  if (batch.checkpoint !== undefined) await advanceTo(tx, run.sourceId, batch.stream, batch.checkpoint);
  const ended = tombstonesOf(tombstones, known, taken);
  if (ended.length > 0) await announce(tx, news, { ...told, batchId: row.written });
  const gone = ended.length === 0 ? 0 : await takeTombstones(tx, run, ended, { ...told, at: now, batchId: await row.id() });
  const counts = countsOf(taken, { rejected: batch.rejects.length, tombstones: tombstones.length, ended: ended.length, gone });
  const progress = { stream: batch.stream, bytes: batch.bytes ?? 0, checkpoint: batch.checkpoint, at: now };
  await Promise.all([row.written === null ? null : countBatch(tx, row.written, counts), progressRun(tx, run.runId, counts, progress)]);
  if (ended.length === 0) await announce(tx, news, { ...told, batchId: row.written }); // last: every other source's news waits for it until the commit
  return counts;
}

/** A batch's own row, written with the first thing that is kept of it: a source read again and again at rest leaves none. */
class BatchRow {
  /** null: nothing is kept so far */
  written: number | null = null;
  readonly #tx: Tx;
  readonly #told: Parameters<typeof openBatch>[1];

  constructor(tx: Tx, told: Parameters<typeof openBatch>[1]) {
    [this.#tx, this.#told] = [tx, told];
  }

  /** @returns its number; one caller after the other */
  async id(): Promise<number> {
    return (this.written ??= await openBatch(this.#tx, this.#told));
  }
}

function* piecesOf(records: readonly SourceRecord[]): Iterable<{ from: number; records: readonly SourceRecord[] }> {
  for (let from = 0; from < records.length; from += AT_ONCE) yield { from, records: records.slice(from, from + AT_ONCE) };
}

const isDerived = (taken: Taken): taken is Derived => taken.outcome === "applied";

/** Cases, who holds them, their clocks, and every version in the raw inbox: one statement goes out behind the other, none waits for an answer it does not need. */
async function record(
  tx: Tx,
  taken: readonly Taken[],
  { row, ...told }: { sourceId: number; stream: string; learnedAt: Instant; province: string; row: BatchRow },
): Promise<void> {
  const versions = taken.flatMap((t) => (t.outcome === "unchanged" ? [] : [t.row]));
  if (versions.length === 0) return;
  const batchId = await row.id();
  const derived = taken.filter(isDerived);
  const changed = derived.filter((d) => d.known?.caseId != null).map((d) => d.caseId);
  const written = derived.map((d) => d.written);
  const clocks = derived.map((d) => ({ id: d.caseId, clocks: d.facts.clocks }));
  await Promise.all([recordCases(tx, written, changed, told), recordClocks(tx, clocks, changed), keepRaw(tx, versions, { ...told, batchId })]);
}

/** Tombstones that end nothing leave all as it was; those that wait for a person are held. */
function countsOf(taken: readonly Taken[], { rejected, tombstones, ended, gone }: Record<"rejected" | "tombstones" | "ended" | "gone", number>): BatchCounts {
  const of = (outcome: Taken["outcome"]): number => taken.filter((t) => t.outcome === outcome).length;
  return {
    records: taken.length + tombstones,
    applied: of("applied"),
    unchanged: of("unchanged") + tombstones - ended,
    superseded: of("superseded"),
    held: of("held") + ended - gone,
    rejected,
    gone,
  };
}
