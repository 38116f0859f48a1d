import type { Stage } from "@dau-moi/schema";
import { unnested } from "../platform/bulk.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { statesAt } from "./board.queries.ts";
import type { AsOf } from "./board.queries.ts";
import { predicate } from "./case-predicate.ts";
import type { CaseCriteria } from "./case-predicate.ts";

/** A case as somebody selected it at an as-of. */
export interface SelectedCase {
  id: number;
  stage: Stage;
  unitId: number;
  receivedAt: Instant;
  /** Infinity: paused; null: no clock runs */
  dueAt: Instant | null;
  /** when the hub last learned something of it, by now */
  learnedAt: Instant;
  /** something of it was learned, or it was handed on, after the as-of */
  movedOn: boolean;
}

/** What happens to a case without anything of it being learned or moved. */
const LEAVES_IT_AS_IT_IS =
  "'CHANGE_REQUESTED', 'CHANGE_MOVED', 'URGED', 'SUBMITTED', 'DIRECTED', 'DIRECTIVE_MOVED', 'INSIDE_MOVED', 'BECAME_DUE_SOON', 'BECAME_OVERDUE'";

const rowsOf = (
  states: string,
): string => `select s.case_id as id, s.stage, s.unit_id as "unitId", s.received_at as "receivedAt", s.due_at as "dueAt", c.learned_at as "learnedAt",
  exists (select 1 from event e where e.case_id = s.case_id and e.seq > $1::bigint and e.kind not in (${LEAVES_IT_AS_IT_IS})) as "movedOn"
from ${states} s join feedback_case c on c.id = s.case_id`;

/** All rows of a list at an as-of, due first: the ones that it counts and pages. @param most no more than these */
export async function casesOfList(tx: Tx, criteria: CaseCriteria, { asOf, latest }: { asOf: AsOf; latest: boolean }, most: number): Promise<SelectedCase[]> {
  const values: unknown[] = [];
  const where = predicate(criteria, asOf, values);
  return tx.rows<SelectedCase>(
    `/* casesOfList */ ${rowsOf(statesAt(latest))} where ${where} order by coalesce(s.due_at, 'infinity'::timestamptz), s.case_id limit $${values.push(most)}`,
    values,
  );
}

/** Those of these cases that are there at an as-of, due first. */
export async function casesOfIds(tx: Tx, ids: readonly number[], { asOf, latest }: { asOf: AsOf; latest: boolean }): Promise<SelectedCase[]> {
  return tx.rows<SelectedCase>(
    `/* casesOfIds */ ${rowsOf(statesAt(latest))} where s.case_id = any($2::bigint[]) order by coalesce(s.due_at, 'infinity'::timestamptz), s.case_id`,
    [asOf.event, ids],
  );
}

/** A row of a list as it is kept: its case, who held it, and its limit then. */
export type ListedRow = Pick<SelectedCase, "id" | "unitId" | "dueAt">;

/**
 * Keeps a list for good, in its order. @param kept the table and the column that names what it is kept for
 * @throws when another number of rows came to lie than the list has
 */
export async function keepList(
  tx: Tx,
  { table, of }: { table: "campaign_case" | "directive_case"; of: "campaign_id" | "directive_id" },
  id: number,
  list: readonly ListedRow[],
): Promise<void> {
  const rows = unnested(
    list.map((one, i) => ({ ...one, position: i + 1 })),
    [
      { name: "position", type: "int", of: (row) => row.position },
      { name: "case_id", type: "bigint", of: (row) => row.id },
      { name: "unit_id", type: "int", of: (row) => row.unitId },
      { name: "due_at", type: "timestamptz", of: (row) => (row.dueAt === Infinity ? null : row.dueAt) },
    ],
    2,
  );
  const { n } = await tx.one<{ n: number }>(
    `/* keepList */ with kept as (insert into ${table} (${of}, ${rows.names}) select $1::bigint, t.* from (${rows.select}) t returning 1) select count(*)::int as n from kept`,
    [id, ...rows.values],
  );
  if (n !== list.length) throw new Error(`${table} of ${id}: ${n} of ${list.length} cases were kept`);
}
