import type { Stage } from "@dau-moi/schema";
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
