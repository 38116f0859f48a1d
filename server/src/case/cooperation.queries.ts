import { numbersText, unnested } from "../platform/bulk.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";

/** Who works on a case beside its lead agency, from an event on until the case's next row. */
export interface CooperationTurn {
  caseId: number;
  /** the journal event that the hub learned it by */
  fromEvent: number;
  /** the source's own instant of the version that told it */
  toldAt: Instant;
  /** none: its lead agency works alone */
  unitIds: readonly number[];
}

/** Appends what changed of who cooperates; a case that has no row yet had nobody. */
export async function recordCooperation(tx: Tx, turns: readonly CooperationTurn[]): Promise<void> {
  if (turns.length === 0) return;
  const rows = unnested<CooperationTurn>(turns, [
    { name: "case_id", type: "bigint", of: (t) => t.caseId },
    { name: "from_event", type: "bigint", of: (t) => t.fromEvent },
    { name: "told_at", type: "timestamptz", of: (t) => t.toldAt },
    { name: "unit_ids", type: "text", cast: "int[]", of: (t) => numbersText([...t.unitIds]) },
  ]);
  await tx.bulk(`/* recordCooperation */ insert into cooperation (${rows.names}) ${rows.select}`, rows.values);
}

/** Who cooperates on cases as the hub believes until now. */
export async function cooperatingBefore(tx: Tx, caseIds: readonly number[]): Promise<Map<number, number[]>> {
  if (caseIds.length === 0) return new Map();
  const rows = await tx.rows<{ id: number; cooperating: number[] }>(
    "/* cooperatingBefore */ select id, cooperating from feedback_case where id = any($1::bigint[]) limit cardinality($1::bigint[])",
    [caseIds],
  );
  return new Map(rows.map(({ id, cooperating }) => [id, cooperating]));
}
