import type { SourceRecord } from "@dau-moi/connectors";
import { instantOf } from "../platform/instant.ts";
import type { Taken } from "./derive-cases.ts";
import type { KnownRecord } from "./inbox.queries.ts";

/** Of several records with one id the last one says whether it is still there. */
export function byOperation(records: readonly SourceRecord[]): { upserts: readonly SourceRecord[]; tombstones: SourceRecord[] } {
  if (!records.some((record) => record.op === "delete")) return { upserts: records, tombstones: [] };
  const last = new Map(records.map((record) => [record.sourceId, record]));
  return { upserts: records.filter((record) => record.op === "upsert"), tombstones: [...last.values()].filter((record) => record.op === "delete") };
}

/** Those whose record is there and not newer than they are. */
export function tombstonesOf(
  tombstones: readonly SourceRecord[],
  known: ReadonlyMap<string, KnownRecord>,
  taken: readonly Taken[],
): { record: SourceRecord; known: Pick<KnownRecord, "wrappedKey" | "caseId"> }[] {
  if (tombstones.length === 0) return [];
  const arrived = new Map(taken.flatMap((t) => (t.outcome === "applied" || t.outcome === "held" ? [[t.row.sourceCaseId, t.row] as const] : [])));
  return tombstones.flatMap((record) => {
    const before = arrived.get(record.sourceId) ?? known.get(record.sourceId);
    if (before === undefined || ("gone" in before && before.gone)) return [];
    const older = before.observedAt !== null && record.observedAt !== null && instantOf(record.observedAt) < before.observedAt;
    return older ? [] : [{ record, known: before }];
  });
}
