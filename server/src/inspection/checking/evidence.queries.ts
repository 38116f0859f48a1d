import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { instantText } from "../../platform/instant.ts";

/** What is gathered beside lists of cases. */
export interface UnitFacts {
  hotlineNumbers: number;
  rosterPosts: number;
  accounts: number;
  findingsBefore: number;
  sanctionsApplied: number;
  /** entries of the audit chain, "access:12" */
  identitiesRevealed: string[];
}

/** Of some units, as it was on a day and at an as-of. @param span days whose looks at submitters are told */
export async function unitFacts(
  tx: Tx,
  unitIds: readonly number[],
  { day, from, before, event }: { day: string; from: Instant; before: Instant; event: number },
): Promise<UnitFacts> {
  const alive = "valid_from <= $2::date and (valid_to is null or $2::date < valid_to)";
  const counts = await tx.one<Omit<UnitFacts, "identitiesRevealed">>(
    `/* unitFacts */ select (select count(*)::int from hotline where unit_id = any($1::int[]) and ${alive}) as "hotlineNumbers",
       (select count(*)::int from roster_member where unit_id = any($1::int[]) and ${alive}) as "rosterPosts",
       (select count(distinct account_id)::int from account_post where unit_id = any($1::int[]) and ${alive}) as accounts,
       (select count(*)::int from finding where unit_id = any($1::int[])) as "findingsBefore",
       (select count(*)::int from finding_step s join finding f on f.id = s.finding_id where f.unit_id = any($1::int[]) and s.kind = 'SANCTION_APPLIED') as "sanctionsApplied"`,
    [unitIds, day],
  );
  const looks = await tx.rows<{ id: string }>(
    `/* identitiesRevealed */ select e.stream || ':' || e.number as id from audit_entry e
     where e.act = 'revealSubmitter' and e.at >= $2::timestamptz and e.at < $3::timestamptz and exists (
       select 1 from case_state s where e.subject = 'case:' || s.case_id and s.unit_id = any($1::int[]) and s.from_event <= $4 and (s.to_event is null or s.to_event > $4))
     order by e.stream, e.number limit 10000`,
    [unitIds, instantText(from), instantText(before), event],
  );
  return { ...counts, identitiesRevealed: looks.map(({ id }) => id) };
}

/** A source beside the hub: what the last full comparison before the as-of found; all null: there was none. */
export interface ComparedSource {
  code: string;
  name: string;
  /** cases of the units that the hub has from it, at the as-of */
  cases: number;
  comparedAt: string | null;
  records: number | null;
  missing: number | null;
  extra: number | null;
  different: number | null;
}

/** The sources that cases of these units came from, each with its last comparison that ended by the as-of. */
export async function comparedSources(tx: Tx, unitIds: readonly number[], at: { event: number; instant: Instant }): Promise<ComparedSource[]> {
  return tx.rows<ComparedSource>(
    `/* comparedSources */ select o.code, o.name_vi as name, n.cases, to_char(r.ended_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "comparedAt",
       r.records, r.missing, r.extra, r.different
     from (select s.source_id, count(*)::int as cases from case_state s where s.unit_id = any($1::int[]) and s.case_stream = 'HOTLINE'
         and s.from_event <= $2 and (s.to_event is null or s.to_event > $2) group by s.source_id) n
     join source o on o.id = n.source_id
     left join lateral (select r.ended_at, r.records, r.missing, r.extra, r.different from source_reconcile r
       where r.source_id = n.source_id and r.state = 'DONE' and r.ended_at <= $3::timestamptz order by r.id desc limit 1) r on true
     order by o.code limit 1000`,
    [unitIds, at.event, instantText(at.instant)],
  );
}
