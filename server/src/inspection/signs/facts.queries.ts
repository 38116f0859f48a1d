import { wasEntered } from "../../journal/index.ts";
import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { instantText } from "../../platform/instant.ts";
import { dayAfter, startOfLocalDay } from "../../platform/local-time.ts";
import type { Ended, Entry } from "./rules.ts";

/** Days, both included, and the point that everything is read at. */
export interface Reading {
  from: string;
  to: string;
  event: number;
  instant: Instant;
}

/** The instant a span begins at, and the first one after it. */
const instantsOf = (from: string, to: string): [string, string] => [instantText(startOfLocalDay(from)), instantText(startOfLocalDay(dayAfter(to, 1)))];

/** One row more than this, and the span is too long to be told. */
export const MOST_ROWS = 200_000;

/** Every case that ended in the span, as it stood at the as-of. $1 event · $2 $3 days */
export async function endedCases(tx: Tx, { event, from, to }: Reading): Promise<(Ended & { unitId: number })[]> {
  return tx.rows(
    `/* endedCases */ select s.case_id as "caseId", s.unit_id as "unitId", s.received_at as "receivedAt", s.closed_day as "closedDay", s.stage = 'DECLINED' as declined,
       (s.stage in ('DECLINED', 'REDIRECTED') or s.merged) as elsewhere, s.answered_day is not null as answered,
       (select e.happened_at from event e where e.case_id = s.case_id and e.kind = 'CLOSED' and e.weight = 1 and e.seq <= $1 order by e.seq desc limit 1) as "closedAt"
     from case_state s where s.from_event <= $1 and (s.to_event is null or s.to_event > $1) and s.case_stream = 'HOTLINE' and s.closed_day between $2::date and $3::date
     order by s.case_id limit ${MOST_ROWS + 1}`,
    [event, from, to],
  );
}

/** Hand-overs of the span that were not taken back. */
export async function handOvers(
  tx: Tx,
  { event, from, to }: Reading,
): Promise<{ caseId: number; fromUnitId: number; toUnitId: number; times: number; merger: boolean }[]> {
  return tx.rows(
    `/* handOvers */ select e.case_id as "caseId", e.from_unit_id as "fromUnitId", e.unit_id as "toUnitId", sum(e.weight)::int as times,
       exists (select 1 from unit_succession k where k.predecessor_id = e.from_unit_id and k.successor_id = e.unit_id) as merger
     from event e where e.kind = 'HANDED_OVER' and e.case_stream = 'HOTLINE' and e.seq <= $1 and e.fact_day between $2::date and $3::date and e.from_unit_id is not null
     group by e.case_id, e.from_unit_id, e.unit_id having sum(e.weight) > 0 order by 1, 2, 3 limit ${MOST_ROWS + 1}`,
    [event, from, to],
  );
}

/** Clocks that were stopped by a pause in the span, and when they would have run out. */
export async function pausesBegun(tx: Tx, { event, from, to }: Reading): Promise<{ caseId: number; unitId: number; at: Instant; dueAt: Instant }[]> {
  return tx.rows(
    `/* pausesBegun */ select p.case_id as "caseId", p.unit_id as "unitId", e.happened_at as at, b.due_at as "dueAt"
     from case_state p join case_state b on b.case_id = p.case_id and b.to_event = p.from_event join event e on e.seq = p.from_event
     where p.from_event <= $1 and p.due_at = 'infinity' and b.due_at < 'infinity' and p.case_stream = 'HOTLINE' and not e.quiet
       and e.happened_at >= $2::timestamptz and e.happened_at < $3::timestamptz
     order by p.case_id limit ${MOST_ROWS + 1}`,
    [event, ...instantsOf(from, to)],
  );
}

/** Cases that were taken up again in the span, charged to who had ended them. */
export async function reopenings(tx: Tx, { event, from, to }: Reading): Promise<{ caseId: number; unitId: number; closedAt: Instant; at: Instant }[]> {
  return tx.rows(
    `/* reopenings */ select e.case_id as "caseId", c.unit_id as "unitId", c.happened_at as "closedAt", e.happened_at as at
     from event e cross join lateral (
       select unit_id, happened_at from event c where c.case_id = e.case_id and c.kind = 'CLOSED' and c.weight = 1 and c.seq < e.seq order by c.seq desc limit 1) c
     where e.kind = 'REOPENED' and e.case_stream = 'HOTLINE' and e.seq <= $1 and e.happened_at >= $2::timestamptz and e.happened_at < $3::timestamptz
     order by e.case_id, e.seq limit ${MOST_ROWS + 1}`,
    [event, ...instantsOf(from, to)],
  );
}

/** What sources told of the span, openings of their balances apart; for what came late, when the source was first read an hour after it happened. */
export async function entriesTold(tx: Tx, { event, from, to }: Reading): Promise<(Entry & { unitId: number })[]> {
  return tx.rows(
    `/* entriesTold */ select e.case_id as "caseId", e.unit_id as "unitId", e.happened_at as "happenedAt", e.learned_at as "learnedAt",
       case when e.learned_at > e.happened_at + interval '1 hour' then (
         select b.committed_at from ingest_batch b where b.source_id = e.source_id and b.committed_at > e.happened_at + interval '1 hour' order by b.committed_at limit 1) end as "readAt"
     from event e where e.kind in ('RECEIVED', 'CLOSED', 'HANDED_OVER') and e.weight = 1 and not e.quiet and e.case_stream = 'HOTLINE' and e.seq <= $1
       and e.fact_day between $2::date and $3::date and ${wasEntered("e")}
     order by e.case_id, e.seq limit ${MOST_ROWS + 1}`,
    [event, from, to],
  );
}

/** Those who handle cases and had their post over the whole span, and whether they signed in during it. */
export async function accountsOfUnits(tx: Tx, { from, to, instant }: Reading): Promise<{ accountId: number; unitId: number; signedIn: boolean }[]> {
  return tx.rows(
    `/* accountsOfUnits */ with signed as (select distinct a.actor from audit_entry a where a.act = 'signIn' and a.at >= $4::timestamptz and a.at < $5::timestamptz and a.at <= $3::timestamptz)
     select p.account_id as "accountId", min(p.unit_id) as "unitId", bool_or(t.username in (select actor from signed)) as "signedIn"
     from account_post p join account t on t.id = p.account_id
     where p.role in ('UNIT_HEAD', 'FOCAL_OFFICER', 'DIVISION_HANDLER') and p.valid_from <= $1::date and (p.valid_to is null or p.valid_to > $2::date) and (t.disabled_at is null or t.disabled_at > $3::timestamptz)
     group by p.account_id order by 1 limit ${MOST_ROWS + 1}`,
    [from, to, instantText(instant), ...instantsOf(from, to)],
  );
}

/** Usernames of accounts. */
export async function usernames(tx: Tx, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await tx.rows<{ id: number; username: string }>(`/* usernames */ select id, username from account where id = any($1::int[]) limit 1000`, [ids]);
  return new Map(rows.map(({ id, username }) => [id, username]));
}
