import type { SourceRecord } from "@dau-moi/connectors";
import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { driftBetween } from "./compare.ts";
import type { KnownField } from "./compare.ts";
import { keepFields, knownFields, noteDrift } from "./drift.queries.ts";
import { fieldsOf } from "./fields.ts";

/** So many records of a read are looked at, and fewer than these say nothing. */
const MOST_RECORDS = 200;
const FEWEST_RECORDS = 3;

/** The fields that a stream's records have in one read: names and kinds, never their content. */
export class DriftWatch {
  readonly #seen = new Map<string, { type: KnownField["type"]; times: number }>();
  #records = 0;
  #shape: readonly string[] | null = null;

  met(records: readonly SourceRecord[]): void {
    for (const record of records.slice(0, Math.max(0, MOST_RECORDS - this.#records))) {
      if (record.op === "delete") continue;
      this.#records += 1;
      for (const [path, type] of fieldsOf(record.data)) {
        const known = this.#seen.get(path);
        if (known === undefined) this.#seen.set(path, { type, times: 1 });
        else this.#seen.set(path, { type: known.type === "nothing" ? type : known.type, times: known.times + 1 });
      }
    }
  }

  /** The source told its fields itself. */
  told(fields: readonly string[]): void {
    this.#shape = fields.slice(0, 500).map((field) => field.slice(0, 120));
  }

  /** Notes what is other than at the reads before, for a person. */
  async keep(tx: Tx, told: { sourceId: number; stream: string; at: Instant; learning: boolean }): Promise<void> {
    const seen = this.#fields();
    if (seen === null) return;
    const known = await knownFields(tx, told);
    const drift = known.length === 0 || told.learning ? [] : driftBetween(known, seen);
    await noteDrift(tx, drift, told);
    const fields = settled(known, seen, drift);
    if (!areSame(known, fields)) await keepFields(tx, fields, told);
  }

  #fields(): Map<string, KnownField> | null {
    if (this.#shape !== null) return new Map(this.#shape.map((path) => [path, { path, type: "nothing", always: true }]));
    if (this.#records < FEWEST_RECORDS) return null;
    return new Map([...this.#seen].map(([path, { type, times }]) => [path, { path, type, always: times === this.#records && !path.includes("[]") }]));
  }
}

/** Most reads change nothing; then nothing is written, and the transaction costs no commit. */
function areSame(known: readonly KnownField[], fields: readonly KnownField[]): boolean {
  const before = new Map(known.map((field) => [field.path, field]));
  return known.length === fields.length && fields.every(({ path, type, always }) => before.get(path)?.type === type && before.get(path)?.always === always);
}

/** What is known from now on. */
function settled(known: readonly KnownField[], seen: ReadonlyMap<string, KnownField>, drift: ReturnType<typeof driftBetween>): KnownField[] {
  const gone = new Set(drift.flatMap(({ change, path, was }) => (change === "REMOVED" ? [path] : change === "RENAMED" && was !== null ? [was] : [])));
  const before = new Map(known.filter(({ path }) => !gone.has(path)).map((field) => [field.path, field]));
  for (const field of seen.values()) {
    const old = before.get(field.path);
    const type = field.type === "nothing" ? (old?.type ?? "nothing") : field.type;
    before.set(field.path, { path: field.path, type, always: field.always && (known.length === 0 || old?.always === true || gone.size > 0) });
  }
  for (const old of known) {
    const now = before.get(old.path);
    if (now !== undefined && !seen.has(old.path)) before.set(old.path, { ...now, always: false });
  }
  return [...before.values()].slice(0, 1_000);
}
