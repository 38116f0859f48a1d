import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";

/** How a later case is a second report of an earlier one, the surest first. */
export const REPEAT_SIGNS = ["REPEAT_OF", "SUBMITTER", "PLACE", "WORDS"] as const;
export type RepeatSign = (typeof REPEAT_SIGNS)[number];

/** A case that reports the same once more. */
export interface RepeatRow {
  caseId: number;
  repeatId: number;
  signs: RepeatSign[];
  receivedAt: Instant;
}

/** A place tells something when it is more than a name of a ward. */
const SHORTEST_PLACE = 12;
const SAME_PLACE = 0.8;

/**
 * Second reports of these cases: their source says so; or it is the same submitter, the same place or the same words about the same field, later.
 * The hub's own look, over every unit: whether the asker may see a repeat is asked apart.
 * @source the founding documents' rule 74 ("không tái phản ánh, kiến nghị lần hai")
 */
export async function repeatsOf(tx: Tx, caseIds: readonly number[]): Promise<RepeatRow[]> {
  return tx.rows<RepeatRow>(
    `/* repeatsOf */ select t.id as "caseId", f.id as "repeatId", array_agg(distinct f.sign) as signs, min(f.received_at) as "receivedAt"
     from feedback_case t cross join lateral (
       select r.id, 'REPEAT_OF' as sign, r.received_at from feedback_case r where r.source_id = t.source_id and r.repeat_of = t.source_case_id
       union all
       select r.id, 'SUBMITTER', r.received_at from feedback_case r where r.phone_index = t.phone_index and r.field = t.field and r.received_at > t.received_at
       union all
       select r.id, 'SUBMITTER', r.received_at from feedback_case r where r.identity_index = t.identity_index and r.field = t.field and r.received_at > t.received_at
       union all
       select r.id, 'PLACE', r.received_at from feedback_case r
       where length(t.place_text) >= ${SHORTEST_PLACE} and vn_norm(t.place_text) <% r.search_text and similarity(vn_norm(t.place_text), vn_norm(r.place_text)) >= ${SAME_PLACE}
         and r.field = t.field and r.received_at > t.received_at
       union all
       select r.id, 'WORDS', r.received_at from feedback_case r
       where vn_norm(t.title) <% r.search_text and r.field = t.field and r.area_code is not distinct from t.area_code and r.received_at > t.received_at
     ) f
     where t.id = any($1::bigint[]) and f.id <> t.id group by t.id, f.id order by 1, 4, 2 limit 2000`,
    [caseIds],
  );
}
