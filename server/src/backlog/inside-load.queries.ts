import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { insideHolds } from "../tally/index.ts";
import type { ListSql } from "../tally/index.ts";

/** Where a list has the number of its as-of's event. */
const LIST_EVENT = "$1::bigint";
const FROM = ({ rows }: ListSql): string => `from ${rows} s left join inside_assignment a on ${insideHolds(LIST_EVENT)}`;

/** Cases that one place, and in it one officer or nobody in particular, works on. */
export interface PlaceCount {
  placeId: number;
  username: string | null;
  name: string | null;
  cases: number;
}

/** The rows of a list by who works on them: of each exactly as many as the list narrowed to him has. */
export async function countByPlace(tx: Tx, list: ListSql): Promise<PlaceCount[]> {
  return tx.rows<PlaceCount>(
    `/* countByPlace */ select coalesce(a.division_id, s.unit_id) as "placeId", a.username, max(a.name) as name, count(*)::int as cases
     ${FROM(list)} where ${list.where} group by 1, 2 order by 1, 2 limit 20000`,
    list.values,
  );
}

/** A stretch in which a case of a list was in the hands of who has it. */
export interface OwnStretch {
  placeId: number;
  username: string | null;
  caseId: number;
  holderId: number;
  from: Instant;
  to: Instant;
}

/** Ended stretches of who has each case of a list: of the officer, also from when he had it before; of a division without one, the division's. */
export async function ownStretches(tx: Tx, list: ListSql): Promise<OwnStretch[]> {
  return tx.rows<OwnStretch>(
    `/* ownStretches */ select coalesce(a.division_id, s.unit_id) as "placeId", a.username, s.case_id as "caseId", k.unit_id as "holderId", k.from_at as "from", k.to_at as "to"
     ${FROM(list)} join officer_custody k on k.case_id = s.case_id
       and case when a.account_id is null then k.account_id is null and k.division_id = a.division_id else k.account_id = a.account_id end
     where ${list.where} and k.to_at is not null order by 1, 2, 3, 5 limit 200000`,
    list.values,
  );
}
