import type { Relation } from "../access/index.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import type { BacklogPoints } from "./backlog-points.ts";
import { backlogColumns } from "./backlog-sql.ts";
import { insideHolds } from "./inside-sql.ts";
import type { ListedCase } from "./list.queries.ts";

/** A case with every unit related to it, and how. */
export type CaseNow = Omit<ListedCase, "position"> & { related: { relation: Relation; unitId: number }[]; areaCode: string | null };

/** Cases as they stand now, and every unit that holds each, held it, received it or works on it. */
export async function casesNow(tx: Tx, ids: readonly number[], { points, at }: { points: BacklogPoints | null; at: Instant }): Promise<CaseNow[]> {
  const values: unknown[] = [ids];
  const backlog = backlogColumns(points, { at, event: "(select last from journal_head)" }, (value) => `$${values.push(value)}`);
  return tx.rows<CaseNow>(
    `/* casesNow */ select s.case_id as id, s.source_id as "sourceId", c.reference, c.title, s.case_stream as "caseStream", s.stage, s.open, s.channel, s.field, c.urgent, s.unit_id as "unitId",
       s.due_at as "dueAt", s.soon_at as "soonAt", s.original_due_at as "originalDueAt", s.merged, s.inherited_late as "inheritedLate", s.received_at as "receivedAt", c.place_text as "placeText", ${backlog}, s.area_code as "areaCode",
       (select jsonb_agg(jsonb_build_object('relation', relation, 'unitId', unit_id)) from (
          select 'HOLDS' as relation, s.unit_id union all select 'RECEIVED', s.intake_unit_id
          union all select 'SUPERVISES', c.supervising_unit_id where c.supervising_unit_id is not null
          union all select 'COOPERATES', unnest(c.cooperating)
          union all select case when ${insideHolds("(select last from journal_head)")} then 'WORKS_INSIDE' else 'HELD_BEFORE' end, a.division_id
            from inside_assignment a where a.case_id = s.case_id and a.division_id is not null
          union all select 'HELD_BEFORE', unit_id from custody where case_id = s.case_id) r) as related
     from case_state s join feedback_case c on c.id = s.case_id where s.case_id = any($1::bigint[]) and s.to_event is null`,
    values,
  );
}

/** Cases and open cases of each source. */
export async function casesPerSource(tx: Tx, sourceIds: readonly number[]): Promise<{ sourceId: number; cases: number; open: number }[]> {
  return tx.rows(
    `/* casesPerSource */ select source_id as "sourceId", count(*)::int as cases, (count(*) filter (where open))::int as open
     from case_state where to_event is null and source_id = any($1::int[]) group by source_id`,
    [sourceIds],
  );
}
