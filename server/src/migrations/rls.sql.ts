import { ACCOUNT, accountUnit, caseUnit, figureUnit, hasAct, rowAccessSql, SEES_ALL_CASES, seesCase } from "./row-access.ts";
import type { TableAccess } from "./row-access.ts";

/** Every unit related to a case, kept beside it, so that the second wall asks one index instead of four tables. */
const caseSightSql = /* sql */ `
create table case_sight (
  case_id bigint not null,
  unit_id int not null,
  primary key (case_id, unit_id)
);
create function case_sight_of(ids bigint[]) returns void language sql as $$
  with recursive wanted as (
    select r.case_id, r.unit_id, r.area_code, r.field from (
      select c.id as case_id, u.unit_id, c.area_code, c.field
      from feedback_case c cross join lateral unnest(array[c.unit_id, c.intake_unit_id, c.supervising_unit_id] || c.cooperating) as u(unit_id)
      where c.id = any(ids) and u.unit_id is not null
      union select h.case_id, h.unit_id, c.area_code, c.field from custody h join feedback_case c on c.id = h.case_id where h.case_id = any(ids)
    ) r
    union
    -- who took over may look back; on the day of a decided succession that is to come the policy function still waits
    select w.case_id, heir.successor_id, w.area_code, w.field from wanted w cross join lateral (
      select successor_id from unit_succession s
      where s.predecessor_id = w.unit_id and (s.areas is null or w.area_code = any(s.areas)) and (s.fields is null or w.field = any(s.fields))
      order by effective_on, s.areas is null, s.fields is null limit 1
    ) heir
  ), gone as (
    delete from case_sight s where s.case_id = any(ids) and not exists (select 1 from wanted w where w.case_id = s.case_id and w.unit_id = s.unit_id)
  )
  insert into case_sight (case_id, unit_id) select distinct case_id, unit_id from wanted on conflict do nothing
$$;
-- custody is the last that is written of a case, and always is
create function case_sight_follow() returns trigger language plpgsql as $$
begin
  perform case_sight_of(array(select distinct case_id from added));
  return null;
end $$;
create trigger custody_moves_sight after insert on custody referencing new table as added for each statement execute function case_sight_follow();
create trigger custody_moves_sight_again after update on custody referencing new table as added for each statement execute function case_sight_follow();
create function succession_moves_sight() returns trigger language plpgsql as $$
begin
  perform case_sight_of(array(select distinct v.case_id from case_sight v join added a on a.predecessor_id = v.unit_id));
  return null;
end $$;
create trigger succession_moves_sight after insert on unit_succession referencing new table as added for each statement execute function succession_moves_sight();
create trigger succession_moves_sight_again after update on unit_succession referencing new table as added for each statement execute function succession_moves_sight();
select case_sight_of(array(select id from feedback_case));
`;

/** Search is no leakproof operator: behind the policy the trigram index could not be used. The function tells ids alone, which the policy filters. */
const searchSql = /* sql */ `
create function cases_with_words(patterns text[]) returns setof bigint language sql stable security definer set search_path = public, pg_temp as $$
  select id from feedback_case where search_text like all (patterns)
$$;
revoke all on function cases_with_words from public;
grant execute on function cases_with_words to dau_moi_app, dau_moi_worker;
`;

const workerSql = /* sql */ `
grant usage on schema public to dau_moi_app, dau_moi_worker;
grant select, insert, update, delete on all tables in schema public to dau_moi_worker;
grant usage, select, update on all sequences in schema public to dau_moi_worker;
alter default privileges in schema public grant select, insert, update, delete on tables to dau_moi_worker;
alter default privileges in schema public grant usage, select, update on sequences to dau_moi_worker;
revoke insert, update, delete on migration from dau_moi_worker;
grant select on migration to public;
`;

const OF_A_CASE = (table: string, ...heldBy: string[]): TableAccess => ({ table, columns: "all", rows: seesCase(`${table}.case_id`, ...heldBy) });

const TABLES: readonly TableAccess[] = [
  { table: "case_sight", columns: "all", rows: `${SEES_ALL_CASES} or ${caseUnit("unit_id")}` },
  { table: "feedback_case", columns: "all", rows: seesCase("feedback_case.id", "unit_id", "intake_unit_id") },
  // what numbers are made from: no word of the case, and whoever sees a unit's numbers may count them
  { table: "case_state", columns: "all", rows: `${figureUnit("unit_id")} or ${figureUnit("intake_unit_id")} or ${seesCase("case_state.case_id")}` },
  OF_A_CASE("assignment", "lead_unit_id"),
  OF_A_CASE("custody", "unit_id"),
  OF_A_CASE("clock", "unit_id"),
  OF_A_CASE("rule_preview_case", "unit_id"),
  { table: "urging", columns: "all", rows: seesCase("urging.case_id") },
  { table: "event", columns: "all", rows: seesCase("event.case_id", "unit_id", "from_unit_id") },
  { table: "unit_day", columns: "all", rows: figureUnit("unit_id") },
  {
    table: "account",
    columns: "all",
    but: ["password_hash"],
    rows: `id = ${ACCOUNT} or exists (select 1 from account_post p where p.account_id = account.id)`,
  },
  { table: "account_post", columns: "all", rows: `account_id = ${ACCOUNT} or ${accountUnit("unit_id")}` },
  { table: "delegation", columns: "all", rows: `to_account_id = ${ACCOUNT} or exists (select 1 from account_post p where p.id = delegation.post_id)` },
  {
    table: "source",
    columns: "all",
    but: ["config", "base_url", "lease_owner"],
    rows: `${ACCOUNT} is not null`,
  },
  { table: "quarantine", columns: "all", rows: hasAct("administerSources") },
  { table: "unknown_word", columns: "all", rows: hasAct("administerSources") },
  ...["session", "inbox", "source_record", "ingest_batch", "source_stream", "tick", "hub_setting", "audit_text", "reveal"].map((table) => ({
    table,
    columns: "none" as const,
  })),
  ...["unit", "unit_succession", "shift_profile", "work_calendar", "time_limit", "journal_head", "regulation", "rule_head"].map((table) => ({
    table,
    columns: "all" as const,
  })),
  { table: "rule_preview", columns: "all", rows: hasAct("readRules") },
  OF_A_CASE("rule_preview_case"),
  // ── the register of units: what everybody in the hub may know; its people and numbers to call where he sees figures ──
  { table: "unit_version", columns: "all", rows: `${ACCOUNT} is not null` },
  ...["unit_kind", "admin_area", "area_succession"].map((table) => ({ table, columns: "all" as const })),
  ...["post", "roster_member", "roster_delegation", "hotline"].map((table) => ({ table, columns: "all" as const, rows: figureUnit(`${table}.unit_id`) })),
  { table: "officer", columns: "all", rows: "exists (select 1 from post p where p.officer_id = officer.id)" },
];

/** The second wall: who the hub's statements run as, and which rows that role sees. */
export const rlsSql = [caseSightSql, workerSql, searchSql, rowAccessSql(TABLES)].join("\n");
