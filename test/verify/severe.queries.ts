import { DAY, STANDS, WORKERS } from "./posts.queries.ts";

/** Somebody who was told that a case is severely late, and whether he had a post by which he is. */
export interface SevereToldRow {
  case_id: string;
  /** the limit it ran over, epoch milliseconds */
  due: number;
  username: string;
  name: string;
  rightly: boolean;
}

/** A post of the unit that does its work, or of a head above it; of the province nobody. `p`: the post, `h`: the unit, `u`: the post's unit. */
const READS = `((p.unit_id = h.id and p.role = any(${WORKERS})) or (p.role = 'UNIT_HEAD' and p.unit_id <> h.id and h.path like u.path || '%' and u.parent_id is not null))`;

/** Only what is younger than notices are kept, and of whoever has not turned it off. */
const KEPT = "n.made_at > now() - make_interval(days => (select min(keep_days) from notice_term) - 1)";

export const severeTold = /* sql */ `/* severeTold */
  select n.case_id::text, split_part(n.made_from, ':', 3)::float8 as due, a.username, s.code || ' ' || f.reference as name,
    exists (select from account_post p join unit u on u.id = p.unit_id where p.account_id = n.account_id and ${READS}
      and p.valid_from <= ${DAY("n.made_at")} and (p.valid_to is null or p.valid_to > ${DAY("n.made_at")}))
    or exists (select from delegation d join account_post p on p.id = d.post_id join unit u on u.id = p.unit_id
      where d.to_account_id = n.account_id and ${READS} and d.from_at <= n.made_at and d.to_at > n.made_at and (d.ended_at is null or d.ended_at > n.made_at)) as rightly
  from notice n join account a on a.id = n.account_id join unit h on h.id = n.unit_id join feedback_case f on f.id = n.case_id join source s on s.id = f.source_id
  where n.rule = 'CASE_SEVERE' and ${KEPT} order by n.id`;

/** A case that stood as it stands since before the hub first told of severe lateness, and somebody who had had a post by which he is told, and has it still. */
export interface SevereOwedRow {
  case_id: string;
  username: string;
  name: string;
}
/** $1: codes of units, $2: ids of the cases they hold; no more than the limits up to which the hub has looked are asked for. */
export const severeOwed = /* sql */ `/* severeOwed */
  with first as (select min(n.made_at) as at from notice n where n.rule = 'CASE_SEVERE' and ${KEPT})
  select distinct f.id::text as case_id, a.username, s.code || ' ' || f.reference as name
  from unnest($1::text[], $2::bigint[]) as asked(unit, case_id) cross join first join unit h on h.code = asked.unit
  join feedback_case f on f.id = asked.case_id join source s on s.id = f.source_id
  join account_post p on true join unit u on u.id = p.unit_id and ${READS} join account a on a.id = p.account_id
  where a.disabled_at is null and not exists (select from event l where l.case_id = f.id and l.learned_at >= first.at and l.kind not in (${STANDS}))
    and (p.valid_from < ${DAY("first.at")} or (p.valid_from = ${DAY("a.created_at")} and a.created_at < first.at)) and (p.valid_to is null or p.valid_to > ${DAY("now()")})
    and not exists (select from notice_setting t where t.account_id = a.id and (t.changed_at >= first.at or 'CASE_SEVERE' = any(t.muted)))`;

/** Limits up to here were looked at; null: none yet. */
export const severeLooked = "/* severeLooked */ select extract(epoch from severe_up_to)::float8 * 1000 as up_to from notice_follow";
