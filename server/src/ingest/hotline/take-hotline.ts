import type { HotlineOutcome } from "@dau-moi/connectors";
import type { HotlineDay, HotlineOutage } from "@dau-moi/schema";
import { identityHiderOf } from "../../access/index.ts";
import { appendSourceEvents } from "../../journal/index.ts";
import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { localDay } from "../../platform/local-time.ts";
import { advanceTo, progressRun, proveLease } from "../../source/index.ts";
import { withoutQuotes } from "../hold-back.ts";
import { countBatch, keepRaw, knownRecords, openBatch, quarantine, settleQuarantine } from "../inbox.queries.ts";
import type { BatchCounts, InboxRow, KnownRecord } from "../inbox.queries.ts";
import { sealerOf } from "../read-record.ts";
import type { Batch, Run } from "../run.ts";
import { changedOnly, daysTold, writeDays, writeOutages } from "./versions.queries.ts";

/** Rows of one list of calls or outages, to be taken in one transaction. */
export interface HotlineBatch extends Pick<Batch, "stream" | "records" | "rejects" | "checkpoint" | "bytes"> {
  /** they come out of the raw inbox: those that were held back, or all since the manifest changed */
  again?: "HELD" | "ALL";
}

/** A row of the list, and what became of it. */
type Taken =
  | { outcome: "unchanged" }
  | { outcome: "superseded"; row: InboxRow }
  | { outcome: "held"; row: InboxRow; reason: string }
  | { outcome: "applied"; row: InboxRow; day: HotlineDay }
  | { outcome: "applied"; row: InboxRow; outage: HotlineOutage };

/** @returns what became of the rows: raw inbox, versions, journal, quarantine, counts and checkpoint in this one transaction */
export async function takeHotline(tx: Tx, run: Run, batch: HotlineBatch, now: Instant): Promise<BatchCounts> {
  const told = { sourceId: run.sourceId, stream: batch.stream, at: now };
  await proveLease(tx, run.sourceId, run.fence, now);
  const known = await knownRecords(tx, run.sourceId, batch.stream, [...new Set(batch.records.map((r) => r.sourceId))]);
  const read = await oneTellerADay(tx, run.sourceId, readRows(run, batch, known, localDay(now)));
  const taken = batch.again === "HELD" ? read.map((t): Taken => (t.outcome === "held" ? { outcome: "unchanged" } : t)) : read;
  const counts = countsOf(taken, batch.rejects.length);
  if (taken.some(({ outcome }) => outcome !== "unchanged")) {
    const batchId = await openBatch(tx, { ...told, fence: run.fence });
    const rows = taken.flatMap((t) => (t.outcome === "unchanged" ? [] : [t.row]));
    await keepRaw(tx, rows, { ...told, learnedAt: now, batchId });
    await countBatch(tx, batchId, counts);
  }
  await setAside(tx, run, taken, batch, now);
  if (batch.checkpoint !== undefined) await advanceTo(tx, run.sourceId, batch.stream, batch.checkpoint);
  await progressRun(tx, run.runId, counts, { stream: batch.stream, bytes: batch.bytes ?? 0, checkpoint: batch.checkpoint, at: now });
  await tellNews(tx, run, taken, now); // last: it locks the journal until the commit
  return counts;
}

function readRows(run: Run, { records, again }: HotlineBatch, known: ReadonlyMap<string, KnownRecord>, today: string): Taken[] {
  const sealed = sealerOf(run, again !== undefined, known);
  const last = new Map(records.map((record, at) => [record.sourceId, at]));
  return records.map((record, at): Taken => {
    const arrived = sealed(record);
    if (arrived === null) return { outcome: "unchanged" };
    const { row, known: before } = arrived;
    const isOlder = before?.observedAt != null && row.observedAt !== null && row.observedAt < before.observedAt;
    if (isOlder || last.get(record.sourceId) !== at) return { outcome: "superseded", row: { ...row, outcome: "superseded" } };
    const outcome = run.connector.mapHotline?.(run.config, run.zone, record);
    return outcome === undefined ? heldBack(row, "its kind reads no such list") : taking(outcome, row, today);
  });
}

const heldBack = (row: InboxRow, reason: string): Taken => ({ outcome: "held", row: { ...row, outcome: "held" }, reason });

function taking(outcome: HotlineOutcome, row: InboxRow, today: string): Taken {
  if (!outcome.ok) return heldBack(row, `${outcome.at}: ${outcome.reason}`);
  if (outcome.kind === "DAYS")
    return outcome.day.day > today ? heldBack(row, `the day ${outcome.day.day} has not come yet`) : { outcome: "applied", row, day: outcome.day };
  const { cause } = outcome.outage;
  const hidden = identityHiderOf({ name: null, phone: null, email: null });
  return { outcome: "applied", row, outage: { ...outcome.outage, cause: cause === null ? null : hidden(cause) } };
}

/** One number's day is told by one record: a second one is held back, or calls would be counted twice. */
async function oneTellerADay(tx: Tx, sourceId: number, taken: readonly Taken[]): Promise<readonly Taken[]> {
  const days = taken.flatMap((t) => ("day" in t ? [{ recordId: t.row.sourceCaseId, day: t.day }] : []));
  if (days.length === 0) return taken;
  const key = (day: { number: string; day: string }): string => `${day.day} ${day.number}`;
  const tellers = new Map<string, string>();
  const tellsNow = new Map<string, string>();
  for (const { recordId, ...day } of await daysTold(tx, sourceId, days)) {
    tellers.set(key(day), recordId);
    tellsNow.set(recordId, key(day));
  }
  return taken.map((t) => {
    if (!("day" in t)) return t;
    const { sourceCaseId: id } = t.row;
    const other = tellers.get(key(t.day));
    if (other !== undefined && other !== id) return heldBack(t.row, `the record ${other} tells the calls of this number on ${t.day.day} already`);
    const before = tellsNow.get(id);
    if (before !== undefined) tellers.delete(before);
    tellers.set(key(t.day), id);
    return t;
  });
}

function countsOf(taken: readonly Taken[], rejected: number): BatchCounts {
  const of = (outcome: Taken["outcome"]): number => taken.filter((t) => t.outcome === outcome).length;
  return { records: taken.length, applied: of("applied"), unchanged: of("unchanged"), superseded: of("superseded"), held: of("held"), rejected, gone: 0 };
}

/** What could not be taken goes to a person, with its place and reason; what is good again leaves. */
async function setAside(tx: Tx, run: Run, taken: readonly Taken[], batch: Pick<Batch, "stream" | "rejects">, at: Instant): Promise<void> {
  const told = { sourceId: run.sourceId, stream: batch.stream, at };
  const answered = taken.flatMap((t) => (t.outcome === "applied" || t.outcome === "held" ? [t.row.sourceCaseId] : []));
  const held = taken.flatMap((t) =>
    t.outcome === "held" ? [{ locator: t.row.sourceCaseId, reason: withoutQuotes(t.reason, []), rawSealed: null, place: null }] : [],
  );
  const unreadable = batch.rejects.map(({ locator, reason, raw }) => ({
    locator: locator.replaceAll("\u0000", "␀").slice(0, 300),
    reason: withoutQuotes(reason.replaceAll("\u0000", "␀"), []),
    place: null,
    rawSealed: run.vault.sealMaster(Buffer.from(raw), `quarantine:${run.sourceCode}`),
  }));
  await settleQuarantine(tx, answered, told);
  await quarantine(tx, [...held, ...unreadable], told);
}

/** New versions, valid from an event of their own; what says the same as before makes none. */
async function tellNews(tx: Tx, run: Run, taken: readonly Taken[], now: Instant): Promise<void> {
  const { days, outages } = await changedOnly(tx, run.sourceId, {
    days: taken.flatMap((t) => ("day" in t ? [{ recordId: t.row.sourceCaseId, day: t.day }] : [])),
    outages: taken.flatMap((t) => ("outage" in t ? [{ recordId: t.row.sourceCaseId, outage: t.outage }] : [])),
  });
  if (days.length + outages.length === 0) return;
  const told = { province: run.province, learnedAt: now };
  const [event = 0] = await appendSourceEvents(tx, [{ kind: "HOTLINE_TOLD", sourceId: run.sourceId, happenedAt: now }], told);
  const learned = { sourceId: run.sourceId, at: now, event };
  await writeDays(tx, days, learned);
  await writeOutages(tx, outages, learned);
}
