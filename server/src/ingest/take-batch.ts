import type { SourceRecord } from "@dau-moi/connectors";
import { recordCases } from "../case/index.ts";
import { ruleNumber } from "../calendar/index.ts";
import { recordClocks } from "../clock/index.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { advanceTo, proveLease } from "../source/index.ts";
import { announce } from "./announce.ts";
import { deriveCases, numberCases } from "./derive-cases.ts";
import type { Derived, Taken } from "./derive-cases.ts";
import { holdBack } from "./hold-back.ts";
import { gently, inStep } from "./in-step.ts";
import { countBatch, keepRaw, knownRecords, openBatch } from "./inbox.queries.ts";
import type { BatchCounts } from "./inbox.queries.ts";
import { readerOf } from "./read-record.ts";
import type { Batch, Run } from "./run.ts";

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
  const batchId = await openBatch(tx, { sourceId: run.sourceId, stream: batch.stream, at: now, fence: run.fence });
  const told = { sourceId: run.sourceId, stream: batch.stream, learnedAt: now, province: run.province, batchId };
  const read = readerOf(run, batch, known);
  const taken: Taken[] = [];
  await inStep(
    piecesOf(batch.records),
    async ({ from, records }) => deriveCases(tx, run, await gently(records, (one, i) => read(one, from + i))),
    async (computed) => {
      const numbered = await numberCases(tx, computed);
      taken.push(...numbered);
      await record(tx, numbered, told);
    },
  );
  const counts = countsOf(taken, batch.rejects.length);
  await countBatch(tx, batchId, counts);
  await holdBack(tx, run, taken, batch, now);
  if (batch.checkpoint !== undefined) await advanceTo(tx, run.sourceId, batch.stream, batch.checkpoint);
  await announce(tx, run, taken.filter(isDerived), told);
  return counts;
}

function* piecesOf(records: readonly SourceRecord[]): Iterable<{ from: number; records: readonly SourceRecord[] }> {
  for (let from = 0; from < records.length; from += AT_ONCE) yield { from, records: records.slice(from, from + AT_ONCE) };
}

const isDerived = (taken: Taken): taken is Derived => taken.outcome === "applied";

/** Cases, who holds them, their clocks, and every version in the raw inbox. */
async function record(
  tx: Tx,
  taken: readonly Taken[],
  told: { sourceId: number; stream: string; learnedAt: Instant; province: string; batchId: number },
): Promise<void> {
  const derived = taken.filter(isDerived);
  const changed = derived.filter((d) => d.known?.caseId != null).map((d) => d.caseId);
  await recordCases(
    tx,
    derived.map((d) => d.written),
    changed,
    told,
  );
  await recordClocks(
    tx,
    derived.map((d) => ({ id: d.caseId, clocks: d.facts.clocks })),
    changed,
  );
  await keepRaw(
    tx,
    taken.flatMap((t) => (t.outcome === "unchanged" ? [] : [t.row])),
    told,
  );
}

function countsOf(taken: readonly Taken[], rejected: number): BatchCounts {
  const of = (outcome: Taken["outcome"]): number => taken.filter((t) => t.outcome === outcome).length;
  return { records: taken.length, applied: of("applied"), unchanged: of("unchanged"), superseded: of("superseded"), held: of("held"), rejected };
}
