import { unnested } from "../platform/bulk.ts";
import type { Tx } from "../platform/database.ts";
import { instantText } from "../platform/instant.ts";
import type { ClockRow } from "./clocks.ts";

/** Writes the clocks of cases; `changed` are the cases that had clocks before. */
export async function recordClocks(tx: Tx, cases: readonly { id: number; clocks: readonly ClockRow[] }[], changed: readonly number[]): Promise<void> {
  if (changed.length > 0) await tx.rows("/* recordClocks:delete */ delete from clock where case_id = any($1::bigint[])", [changed]);
  const all = cases.flatMap((c) => c.clocks.map((k, ordinal) => ({ caseId: c.id, ordinal, k })));
  if (all.length === 0) return;
  const rows = unnested(all, [
    { name: "case_id", type: "bigint", of: (r) => r.caseId },
    { name: "ordinal", type: "smallint", of: (r) => r.ordinal },
    { name: "stage", type: "text", of: (r) => r.k.stage },
    { name: "unit_id", type: "int", of: (r) => r.k.unitId },
    { name: "started_at", type: "timestamptz", of: (r) => instantText(r.k.startedAt) },
    { name: "due_at", type: "timestamptz", of: (r) => instantText(r.k.dueAt) },
    { name: "warn_at", type: "timestamptz", of: (r) => instantText(r.k.warnAt) },
    { name: "soon_at", type: "timestamptz", of: (r) => instantText(r.k.soonAt) },
    { name: "stopped_at", type: "timestamptz", of: (r) => (r.k.stoppedAt === null ? null : instantText(r.k.stoppedAt)) },
    { name: "limit_id", type: "int", of: (r) => r.k.limitId },
    { name: "calendar_version", type: "text", of: (r) => r.k.calendarVersion },
    { name: "remainder", type: "text", cast: "jsonb", of: (r) => (r.k.remainder === null ? null : JSON.stringify(r.k.remainder)) },
    { name: "original_due_at", type: "timestamptz", of: (r) => (r.k.originalDueAt === null ? null : instantText(r.k.originalDueAt)) },
    { name: "pauses", type: "text", cast: "jsonb", of: (r) => JSON.stringify(r.k.pauses) },
    { name: "extensions", type: "text", cast: "jsonb", of: (r) => JSON.stringify(r.k.extensions) },
  ]);
  await tx.rows(`/* recordClocks */ insert into clock (${rows.names}) ${rows.select}`, rows.values);
}
