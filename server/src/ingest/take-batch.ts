import type { Checkpoint, Connector, SourceRecord } from "@dau-moi/connectors";
import type { SourceCase } from "@dau-moi/schema";
import type { Vault } from "../access/index.ts";
import { CalendarTooShort } from "../calendar/index.ts";
import { custodyBefore, newCaseIds, recordCases } from "../case/index.ts";
import type { CaseRow, CustodySpan } from "../case/index.ts";
import { NoLimit, recordClocks } from "../clock/index.ts";
import type { Rules } from "../clock/index.ts";
import { append, factEvents, takeNumbers } from "../journal/index.ts";
import type { Fact, NewEvent } from "../journal/index.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantOf } from "../platform/instant.ts";
import { localDay } from "../platform/local-time.ts";
import { advanceTo, proveLease } from "../source/index.ts";
import { currentStates, sameState, turnStates } from "../tally/index.ts";
import type { CaseState } from "../tally/index.ts";
import { UnknownUnit } from "../unit/index.ts";
import type { UnitRegister } from "../unit/index.ts";
import { factsOf, openWords } from "./derive.ts";
import type { CaseFacts } from "./derive.ts";
import { keepRaw, knownRecords, openBatch, quarantine, queueWords, settleQuarantine } from "./inbox.queries.ts";
import type { BatchCounts, InboxRow, KnownRecord, Quarantined } from "./inbox.queries.ts";

/** One run of one source. */
export interface Run {
  sourceId: number;
  sourceCode: string;
  province: string;
  zone: string;
  config: unknown;
  connector: Connector<unknown>;
  fence: number;
  /** true: nothing of the source was ever completely read; what comes is an opening balance, without alarms */
  quiet: boolean;
  units: UnitRegister;
  rules: Rules;
  vault: Vault;
}

/** A record that could not be read as one. */
export interface Reject {
  locator: string;
  reason: string;
  raw: Uint8Array;
}

/** What became of one record of the batch. */
type Taken =
  | { outcome: "unchanged" }
  | { outcome: "superseded"; row: InboxRow }
  | { outcome: "held"; row: InboxRow; reason: string; words: Words }
  | { outcome: "applied"; row: InboxRow; known: KnownRecord | undefined; key: Buffer; c: SourceCase; observedAt: Instant; words: Words };
type Words = readonly { list: string; word: string }[];
type Applied = Extract<Taken, { outcome: "applied" }>;
type Derived = Applied & { caseId: number; facts: CaseFacts; before: { custody: CustodySpan[]; state: CaseState | undefined } };

/**
 * Takes one batch: raw inbox, cases, holders, clocks, journal, intervals, quarantine, words, counts and the checkpoint in this one transaction.
 * @returns what became of the records; nothing is kept when it throws
 */
export async function takeBatch(tx: Tx, run: Run, batch: { stream: string; records: readonly SourceRecord[]; rejects: readonly Reject[]; checkpoint?: Checkpoint; replay?: boolean }, now: Instant): Promise<BatchCounts> {
  await proveLease(tx, run.sourceId, run.fence, now);
  const told = { sourceId: run.sourceId, stream: batch.stream, at: now, learnedAt: now, province: run.province };
  const known = await knownRecords(tx, run.sourceId, batch.stream, [...new Set(batch.records.map((r) => r.sourceId))]);
  const repeats = repeatsIn(batch.records);
  const keys = new Map<string, RecordKey>();
  const read = batch.records.map((record, i) => take(record, run, known.get(record.sourceId), { repeat: repeats.get(i) ?? "none", keys, replay: batch.replay === true }));
  const taken = await derive(tx, run, read);
  const counts = countsOf(taken, batch.rejects.length);
  const batchId = await openBatch(tx, { ...told, fence: run.fence }, counts);
  const derived = taken.filter((t): t is Derived => t.outcome === "applied");
  await settleQuarantine(tx, taken.flatMap((t) => (t.outcome === "applied" || t.outcome === "held" ? [t.row.sourceCaseId] : [])), told);
  await holdBack(tx, run, taken, batch.rejects, { ...told, replay: batch.replay === true });
  const changed = derived.filter((d) => d.known?.caseId != null).map((d) => d.caseId);
  await recordCases(tx, derived.map((d) => caseRowOf(d, run)), changed, told);
  await recordClocks(tx, derived.map((d) => ({ id: d.caseId, clocks: d.facts.clocks })), changed);
  await keepRaw(tx, taken.flatMap((t) => (t.outcome === "unchanged" ? [] : [t.row])), { ...told, batchId });
  if (batch.checkpoint !== undefined) await advanceTo(tx, run.sourceId, batch.stream, batch.checkpoint);
  await announce(tx, run, derived, { ...told, batchId });
  return counts;
}

/** Journal and intervals, last: from here to the commit the journal is locked. */
async function announce(tx: Tx, run: Run, derived: readonly Derived[], told: { province: string; learnedAt: Instant; batchId: number; sourceId: number }): Promise<void> {
  const events: NewEvent[] = [];
  const turns: { caseId: number; offset: number; state: CaseState; isNew: boolean }[] = [];
  for (const d of derived) {
    const offset = events.length + 1;
    events.push(...eventsOf(d, run.quiet));
    const before = d.before.state;
    if (before === undefined || !sameState(before, d.facts.state)) turns.push({ caseId: d.caseId, offset, state: d.facts.state, isNew: before === undefined });
  }
  if (events.length === 0) return;
  const after = await takeNumbers(tx, events.length);
  await append(tx, after, events, told);
  await turnStates(tx, run.sourceId, turns.map((t) => ({ caseId: t.caseId, fromEvent: after + t.offset, state: t.state, isNew: t.isNew })));
}

function take(record: SourceRecord, run: Run, before: KnownRecord | undefined, inBatch: { repeat: Repeat; keys: Map<string, RecordKey>; replay: boolean }): Taken {
  const plain = Buffer.from(JSON.stringify(record.data), "utf8");
  const hash = run.vault.fingerprint(plain);
  const same = before?.hash.equals(hash) === true;
  if (same && !inBatch.replay) return { outcome: "unchanged" };
  const { key, wrapped } = keyFor(record.sourceId, run, before, inBatch.keys);
  const observedAt = record.observedAt === null ? null : instantOf(record.observedAt);
  const row: InboxRow = {
    sourceCaseId: record.sourceId,
    version: record.version,
    observedAt,
    op: record.op,
    hash,
    payload: run.vault.seal(key, plain, sealContext(run.sourceCode, record.stream, record.sourceId, "payload")),
    outcome: "applied",
    wrappedKey: wrapped,
    caseId: before?.caseId ?? null,
    inboxId: same ? (before?.inboxId ?? null) : null,
  };
  const older = before?.observedAt != null && observedAt !== null && observedAt < before.observedAt;
  if (older || inBatch.repeat === "older") return { outcome: "superseded", row: { ...row, outcome: "superseded" } };
  if (inBatch.repeat === "contradicted") return { outcome: "held", row: { ...row, outcome: "superseded" }, reason: "two different records with this id in one answer; the later one was taken", words: [] };
  const mapped = run.connector.map(run.config, run.zone, record);
  if (!mapped.ok) return { outcome: "held", row: { ...row, outcome: "held" }, reason: `${mapped.at}: ${mapped.reason}`, words: mapped.unknownWords };
  return { outcome: "applied", row, known: before, key, c: mapped.case, observedAt: observedAt ?? instantOf(mapped.case.receivedAt), words: mapped.unknownWords };
}

type RecordKey = { key: Buffer; wrapped: Buffer };

/** Every version of a record is sealed under the record's one key. */
function keyFor(sourceId: string, run: Run, before: KnownRecord | undefined, keys: Map<string, RecordKey>): RecordKey {
  const known = keys.get(sourceId);
  if (known !== undefined) return known;
  const made = before?.wrappedKey == null ? run.vault.newRecordKey() : { key: run.vault.unwrap(before.wrappedKey), wrapped: before.wrappedKey };
  keys.set(sourceId, made);
  return made;
}

/** How a record stands to a later one of the same batch with the same id: an older version of it, or contradicted by it under one version. */
type Repeat = "none" | "older" | "contradicted";

function repeatsIn(records: readonly SourceRecord[]): Map<number, Repeat> {
  const last = new Map(records.map((record, i) => [record.sourceId, i]));
  const repeats = new Map<number, Repeat>();
  records.forEach((record, i) => {
    const at = last.get(record.sourceId) as number;
    const later = records[at] as SourceRecord;
    if (at === i) return;
    const contradicts = later.version !== null && later.version === record.version && JSON.stringify(later.data) !== JSON.stringify(record.data);
    repeats.set(i, contradicts ? "contradicted" : "older");
  });
  return repeats;
}

/** Computes the facts of what can be applied; what the register, the calendar or the limits cannot answer is held back. */
async function derive(tx: Tx, run: Run, read: readonly Taken[]): Promise<(Taken | Derived)[]> {
  const old = read.flatMap((t) => (t.outcome === "applied" && t.known?.caseId != null ? [t.known.caseId] : []));
  const custody = await custodyBefore(tx, old);
  const states = await currentStates(tx, old);
  const fresh = await newCaseIds(tx, read.filter((t) => t.outcome === "applied" && t.known?.caseId == null).length);
  return read.map((t) => {
    if (t.outcome !== "applied") return t;
    const before = { custody: t.known?.caseId == null ? [] : (custody.get(t.known.caseId) ?? []), state: t.known?.caseId == null ? undefined : states.get(t.known.caseId) };
    try {
      const facts = factsOf(t.c, run.units, run.rules, before.custody, t.observedAt);
      const caseId = t.known?.caseId ?? (fresh.shift() as number);
      return { ...t, caseId, facts, before, row: { ...t.row, caseId } };
    } catch (error) {
      if (!(error instanceof UnknownUnit || error instanceof CalendarTooShort || error instanceof NoLimit)) throw error;
      return { outcome: "held", row: { ...t.row, outcome: "held" }, reason: error.message, words: t.words };
    }
  });
}

async function holdBack(tx: Tx, run: Run, taken: readonly Taken[], rejects: readonly Reject[], told: { sourceId: number; stream: string; at: Instant; replay: boolean }): Promise<void> {
  const held = taken.flatMap((t): Quarantined[] => (t.outcome === "held" ? [{ locator: t.row.sourceCaseId, reason: t.reason, rawSealed: null }] : []));
  const unreadable = rejects.map((r) => ({ locator: r.locator.replaceAll("\u0000", "␀").slice(0, 300), reason: r.reason.replaceAll("\u0000", "␀"), rawSealed: run.vault.sealMaster(Buffer.from(r.raw), `quarantine:${run.sourceCode}`) }));
  await quarantine(tx, [...held, ...unreadable], told);
  if (told.replay) return; // their words were counted when they came
  const words = new Map<string, { list: string; word: string; records: number }>();
  for (const t of taken) {
    if (t.outcome !== "held" && t.outcome !== "applied") continue;
    for (const { list, word } of t.words) {
      const key = `${list}\u0001${word}`;
      const seen = words.get(key);
      if (seen === undefined) words.set(key, { list, word: word.slice(0, 500), records: 1 });
      else seen.records += 1;
    }
  }
  await queueWords(tx, [...words.values()], told);
}

function eventsOf(d: Derived, quiet: boolean): NewEvent[] {
  const isNew = d.before.state === undefined;
  const before = d.before.state === undefined ? [] : countableFacts(d.before.custody, d.before.state);
  const after = countableFacts(d.facts.custody, d.facts.state);
  const events = factEvents(d.caseId, before, after, quiet && isNew);
  const plain = (kind: "REOPENED" | "UPDATED"): NewEvent => ({
    kind,
    caseId: d.caseId,
    unitId: d.facts.unitId,
    fromUnitId: null,
    factDay: null,
    weight: 1,
    happenedAt: d.observedAt,
    quiet: false,
  });
  if (d.before.state?.open === false && d.facts.open) events.push(plain("REOPENED"));
  return events.length > 0 ? events : [plain("UPDATED")];
}

/** What the rollups count of a case: its receipt, its hand-overs, its closing. */
function countableFacts(custody: readonly CustodySpan[], state: CaseState): Fact[] {
  const facts: Fact[] = [{ kind: "RECEIVED", unitId: state.intakeUnitId, fromUnitId: null, day: state.receivedDay, happenedAt: state.receivedAt }];
  custody.forEach((span, i) => {
    const from = custody[i - 1];
    if (from !== undefined && from.unitId !== span.unitId) facts.push({ kind: "HANDED_OVER", unitId: span.unitId, fromUnitId: from.unitId, day: localDay(span.from), happenedAt: span.from });
  });
  const end = custody.at(-1)?.to;
  if (state.closedDay !== null) facts.push({ kind: "CLOSED", unitId: state.unitId, fromUnitId: null, day: state.closedDay, happenedAt: end ?? state.receivedAt });
  return facts;
}

function caseRowOf(d: Derived, run: Run): CaseRow {
  const { c, facts } = d;
  const words = openWords(c);
  const submitter = Buffer.from(JSON.stringify(c.submitter), "utf8");
  return {
    id: d.caseId,
    sourceCaseId: d.row.sourceCaseId,
    reference: c.reference,
    stage: c.stage,
    open: facts.open,
    channel: c.channel,
    field: c.field,
    urgent: c.urgent,
    title: words.title,
    content: words.content === "" ? null : words.content,
    placeText: words.place,
    areaCode: c.place.areaCode,
    lat: c.place.lat,
    long: c.place.long,
    receivedAt: facts.state.receivedAt,
    closedAt: facts.closedAt,
    intakeUnitId: facts.intakeUnitId,
    unitId: facts.unitId,
    cooperating: facts.cooperating,
    supervisingUnitId: facts.supervisingUnitId,
    submitterSealed: run.vault.seal(d.key, submitter, sealContext(run.sourceCode, "cases", d.row.sourceCaseId, "submitter")),
    confidential: c.submitter.confidential,
    steps: words.steps,
    result: words.result,
    closureReason: words.closureReason,
    repeatOf: c.repeatOf,
    custody: facts.custody,
  };
}

/** What a sealed value is bound to, so that it cannot be moved to another record or field. */
export function sealContext(sourceCode: string, stream: string, sourceCaseId: string, field: "payload" | "submitter"): string {
  return `${sourceCode}:${stream}:${sourceCaseId}:${field}`;
}

function countsOf(taken: readonly Taken[], rejected: number): BatchCounts {
  const of = (outcome: Taken["outcome"]): number => taken.filter((t) => t.outcome === outcome).length;
  return { records: taken.length, applied: of("applied"), unchanged: of("unchanged"), superseded: of("superseded"), held: of("held"), rejected };
}
