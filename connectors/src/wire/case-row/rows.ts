import type { Json, SourceRecord } from "../../connector.ts";
import { isObject, valueAt } from "../draft/index.ts";
import { faultOfId, isTooDeep, rejectOf, type Reject } from "../record/index.ts";
import { expectation, quoted, readTime, type Instant } from "../index.ts";
import type { RowConfig } from "./row-config.ts";

/** A row that is a record, with its modification mark as an instant where it can be read. */
export interface Row {
  record: SourceRecord;
  modifiedAt: Instant | null;
}

/**
 * The rows of a page in the order given. Of rows that are equal in every byte one is kept; rows that share an id and differ are all kept.
 */
export function rowsOfPage(config: RowConfig, zone: string, rows: readonly Json[]): { kept: Row[]; rejects: Reject[] } {
  const kept: Row[] = [];
  const rejects: Reject[] = [];
  const given = new Set<string>();
  for (const data of rows) {
    const row = rowOf(config, zone, data);
    if (typeof row === "string") {
      rejects.push(rejectOf(config.stream, data, row));
      continue;
    }
    const bytes = JSON.stringify(data);
    if (given.has(bytes)) continue;
    given.add(bytes);
    kept.push(row);
  }
  return { kept, rejects };
}

/** A row as a record, or the reason why it is none. */
export function rowOf(config: RowConfig, zone: string, data: Json): Row | string {
  if (!isObject(data)) return "expected an object";
  if (isTooDeep(data)) return "nested too deeply";
  const sourceId = idOf(data, config.record.id);
  if (typeof sourceId !== "string") return sourceId.fault;
  const version = config.record.modified === undefined ? null : markAt(data, config.record.modified);
  const read = version === null ? null : readTime(version, config.time, zone);
  const modifiedAt = read?.ok === true ? read.instant : null;
  return { record: { stream: config.stream, sourceId, version, op: "upsert", observedAt: modifiedAt?.text ?? null, data }, modifiedAt };
}

/** What to tell of a row whose modification mark cannot be read: nobody then knows when it changed, nor which rows came before it. Null: nothing. */
export function markWarning({ record: { modified }, time }: Pick<RowConfig, "record" | "time">, { record: { version }, modifiedAt }: Row): string | null {
  if (modified === undefined || modifiedAt !== null) return null;
  const found = version === null ? "nothing" : quoted(version);
  return `record.modified: expected ${expectation(time)} at "${modified}", found ${found} in the first row; reading goes by this mark`;
}

function idOf(data: Json, path: string): string | { fault: string } {
  const value = valueAt(data, path);
  const id = typeof value === "number" ? String(value) : value;
  if (typeof id !== "string" || id.trim() === "") return { fault: `expected an id at "${path}", found none` };
  const fault = faultOfId(id);
  return fault === null ? id : { fault: `${fault} at "${path}"` };
}

/** A modification mark as the source's own text; null when there is none. */
export function markAt(data: Json, path: string): string | null {
  const value = valueAt(data, path);
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" && value.length <= 200 && value.isWellFormed() ? value : null;
}
