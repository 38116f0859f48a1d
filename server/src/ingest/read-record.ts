import type { SourceRecord } from "@dau-moi/connectors";
import type { SourceCase } from "@dau-moi/schema";
import type { Instant } from "../platform/instant.ts";
import { instantOf } from "../platform/instant.ts";
import type { InboxRow, KnownRecord } from "./inbox.queries.ts";
import { sealContext } from "./run.ts";
import type { Batch, Run } from "./run.ts";

/** Words of a source that its manifest does not map. */
export type Words = readonly { list: string; word: string }[];

/** A record that changes no case. */
export type Kept =
  | { outcome: "unchanged" }
  | { outcome: "superseded"; row: InboxRow }
  | { outcome: "held"; row: InboxRow; reason: string; words: Words; place?: string | undefined };

/** A record that makes or changes a case. */
export interface Applicable {
  outcome: "applied";
  row: InboxRow;
  known: KnownRecord | undefined;
  key: Buffer;
  c: SourceCase;
  observedAt: Instant;
  words: Words;
  /** where it stands in its file, for the person who is told of it */
  place: string | undefined;
  /** what a person should look at though the case was taken */
  notes: readonly { reason: string; place: string | undefined }[];
  /** its key was destroyed: of who sent it nothing is kept again, whatever the source goes on telling */
  erased: boolean;
}

/** `wrapped` null: what is sealed under it never opens again */
type RecordKey = { key: Buffer; wrapped: Buffer | null };

/**
 * Reads the records of a batch one by one: recognised by hash, sealed, mapped.
 * @param known what the hub knows of them already, by source id
 */
export function readerOf(run: Run, batch: Batch, known: ReadonlyMap<string, KnownRecord>): (record: SourceRecord, index: number) => Kept | Applicable {
  const repeats = repeatsIn(batch.records);
  const sealed = sealerOf(run, batch.replay === true, known);
  return (record, index) => {
    const arrived = sealed(record);
    return arrived === null ? { outcome: "unchanged" } : mapped(record, run, arrived, repeats.get(index) ?? "none");
  };
}

/** A record that came, recognised and sealed, before anybody looked at what it says. */
type Arrived = Pick<Applicable, "row" | "known" | "key" | "erased">;

/** Recognises records by their hash and seals what is new of them. @param replay what lies in the inbox is looked at once more @returns null: it is unchanged */
export function sealerOf(
  run: Pick<Run, "vault" | "sourceCode">,
  replay: boolean,
  known: ReadonlyMap<string, KnownRecord>,
): (record: SourceRecord) => Arrived | null {
  const keys = new Map<string, RecordKey>();
  return (record) => {
    const before = known.get(record.sourceId);
    const plain = Buffer.from(JSON.stringify(record.data), "utf8");
    const hash = run.vault.fingerprint(plain);
    const same = before?.hash.equals(hash) === true;
    if (same && !replay && !before.gone) return null;
    const { key, wrapped } = keyFor(record.sourceId, run, before, keys);
    const row: InboxRow = {
      sourceCaseId: record.sourceId,
      version: record.version,
      observedAt: record.observedAt === null ? null : instantOf(record.observedAt),
      op: record.op,
      hash,
      payload: run.vault.seal(key, plain, sealContext(run.sourceCode, record.stream, record.sourceId, "payload")),
      outcome: "applied",
      wrappedKey: wrapped,
      caseId: before?.caseId ?? null,
      inboxId: same ? (before?.inboxId ?? null) : null,
    };
    return { row, known: before, key, erased: wrapped === null };
  };
}

function mapped(record: SourceRecord, run: Run, { row, known, key, erased }: Arrived, repeat: Repeat): Kept | Applicable {
  const older = known?.observedAt != null && row.observedAt !== null && row.observedAt < known.observedAt;
  if (older || repeat === "older") return { outcome: "superseded", row: { ...row, outcome: "superseded" } };
  if (repeat === "contradicted")
    return {
      outcome: "held",
      row: { ...row, outcome: "superseded" },
      reason: "two different records with this id in one answer; the later one was taken",
      words: [],
    };
  const told = run.connector.map(run.config, run.zone, record);
  if (!told.ok)
    return {
      outcome: "held",
      row: { ...row, outcome: "held" },
      reason: `${told.at}: ${told.reason}`,
      words: told.unknownWords,
      place: placeOf(record, told.at),
    };
  return {
    outcome: "applied",
    row,
    known,
    key,
    erased,
    c: told.case,
    observedAt: row.observedAt ?? instantOf(told.case.receivedAt),
    words: told.unknownWords,
    ...toldOf(record, told.notes),
  };
}

function toldOf(record: SourceRecord, notes: readonly { at: string; reason: string }[] = []): Pick<Applicable, "place" | "notes"> {
  return { place: placeOf(record), notes: notes.map(({ at, reason }) => ({ reason: `${at}: ${reason}`, place: placeOf(record, at) })) };
}

/** The cell of a file's record where it has one, else its row: "so.xlsx › Tháng 3 › C17". */
function placeOf({ place }: SourceRecord, at?: string): string | undefined {
  if (place === undefined) return undefined;
  const column = at === undefined || !Object.hasOwn(place.columns, at) ? "" : (place.columns[at] ?? "");
  return [place.file, place.sheet, `${column}${place.row}`].filter((part) => part !== null).join(" › ");
}

/** Every version of a record is sealed under the record's one key; where that was destroyed, under one that nobody keeps. */
function keyFor(sourceId: string, run: Pick<Run, "vault">, before: KnownRecord | undefined, keys: Map<string, RecordKey>): RecordKey {
  const known = keys.get(sourceId);
  if (known !== undefined) return known;
  const made = before === undefined ? run.vault.newRecordKey() : keyAgain(run, before.wrappedKey);
  keys.set(sourceId, made);
  return made;
}

function keyAgain(run: Pick<Run, "vault">, wrapped: Buffer | null): RecordKey {
  return wrapped === null ? { key: run.vault.newRecordKey().key, wrapped } : { key: run.vault.unwrap(wrapped), wrapped };
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
