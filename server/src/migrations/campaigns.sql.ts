import { caseUnit, rowAccessSql, SEES_ALL_CASES, seesCase } from "./row-access.ts";
import type { TableAccess } from "./row-access.ts";

const campaignsSql = /* sql */ `
create table campaign (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  -- the scope: cases in the hands of this unit or one below it
  unit_id int not null references unit,
  case_stream text not null,
  -- null: every class; every severity
  classes text[] check (cardinality(classes) > 0),
  severities text[] check (cardinality(severities) > 0),
  -- the point its list was frozen at
  as_of_event bigint not null,
  as_of_instant timestamptz not null,
  start_day date not null,
  target_day date not null check (target_day > start_day),
  -- days after the first one up to the target day: those that are worked, and the others with why they are not; both as that calendar had them
  working_days jsonb not null check (jsonb_array_length(working_days) > 0),
  days_off jsonb not null,
  calendar_version text not null,
  -- of the opening balance, what may be left on the target day
  left_percent int not null check (left_percent between 0 and 99),
  opening int not null check (opening > 0),
  opened_at timestamptz not null,
  by_account_id int not null references account,
  by_name text not null,
  by_unit_id int not null references unit,
  on_behalf_of text,
  -- a second click is the same campaign
  asked_key uuid not null,
  asked_hash bytea not null,
  unique (by_account_id, asked_key)
);
create index campaign_unit on campaign (unit_id, id);
-- The opening balance, frozen: its cases, who held each and when it was due.
create table campaign_case (
  campaign_id bigint not null references campaign,
  position int not null,
  case_id bigint not null references feedback_case,
  unit_id int not null references unit,
  due_at timestamptz,
  primary key (campaign_id, case_id),
  unique (campaign_id, position)
);
create index campaign_case_case on campaign_case (case_id);
create index campaign_case_unit on campaign_case (unit_id, campaign_id);
-- How it ended: at most once; its figures stand at that point for good.
create table campaign_end (
  campaign_id bigint primary key references campaign,
  outcome text not null check (outcome in ('COMPLETED', 'CANCELLED')),
  reason text not null check (reason <> ''),
  as_of_event bigint not null,
  as_of_instant timestamptz not null,
  ended_at timestamptz not null,
  by_account_id int not null references account,
  by_name text not null,
  by_unit_id int not null references unit,
  on_behalf_of text,
  asked_key uuid not null,
  asked_hash bytea not null
);

-- The number of the last event learned before an instant; 0: none. Numbers have no gaps and follow the order of commits, so it is found by halving; what
-- is appended later never changes the answer for an instant that has passed. It tells a number and nothing of the event.
create function last_event_before(asked timestamptz) returns bigint language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  found bigint := 0;
  step bigint := 1::bigint << 40;
begin
  while step > 0 loop
    if exists (select 1 from event e where e.seq = found + step and e.learned_at < asked) then found := found + step; end if;
    step := step >> 1;
  end loop;
  return found;
end $$;
revoke all on function last_event_before from public;
grant execute on function last_event_before to dau_moi_app, dau_moi_worker;
`;

const FROZEN = ["campaign", "campaign_case", "campaign_end"] as const;

/** What was opened and how it ended stays as it was: nothing of it is changed or taken away. */
const appendOnlySql = [
  `create function campaigns_are_append_only() returns trigger language plpgsql as $$
begin raise exception '% is append-only', tg_table_name; end $$;`,
  ...FROZEN.map(
    (table) => `create trigger ${table}_append_only before update or delete on ${table} for each statement execute function campaigns_are_append_only();`,
  ),
].join("\n");

const TABLES: readonly TableAccess[] = [
  { table: "campaign_case", columns: "all", rows: seesCase("campaign_case.case_id", "campaign_case.unit_id") },
  {
    table: "campaign",
    columns: "all",
    but: ["by_account_id", "asked_key"],
    // its scope is in his, or units of his held cases of its opening balance
    rows: `${SEES_ALL_CASES} or ${caseUnit("campaign.unit_id")} or exists (select 1 from campaign_case f where f.campaign_id = campaign.id and ${caseUnit("f.unit_id")})`,
  },
  {
    table: "campaign_end",
    columns: "all",
    but: ["by_account_id", "asked_key"],
    rows: "exists (select 1 from campaign c where c.id = campaign_end.campaign_id)",
  },
];

export const campaignsMigrationSql = [campaignsSql, appendOnlySql, rowAccessSql(TABLES)].join("\n");
