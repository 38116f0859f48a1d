import { caseUnit, rowAccessSql, seesCase } from "./row-access.ts";
import type { TableAccess } from "./row-access.ts";

const diversionsSql = /* sql */ `
-- Diverted to whom another law makes competent; what its source is asked for is the change.
create table case_diversion (
  id bigint generated always as identity primary key,
  case_id bigint not null references feedback_case,
  code text not null,
  name text not null,
  legal_basis text not null,
  -- its content stays with those who diverted it and those it went to
  hides boolean not null,
  to_unit_id int references unit,
  -- where nothing is hidden, without the submitter; otherwise sealed under the key of the case's record
  reason text,
  reason_sealed bytea,
  change_id bigint not null unique references case_change,
  by_account_id int not null references account,
  by_name text not null,
  by_unit_id int not null references unit,
  on_behalf_of text,
  at timestamptz not null,
  asked_key uuid not null,
  asked_hash bytea not null,
  unique (by_account_id, asked_key),
  check (not hides or reason is null)
);
create index case_diversion_case on case_diversion (case_id, id);
create index case_diversion_hidden on case_diversion (id desc) where hides;
create trigger case_diversion_append_only before update or delete on case_diversion for each statement execute function directives_are_append_only();

-- The text that stands for a case whose content was diverted. While there is one, no word of the case lies in the open, whatever its source tells later.
alter table feedback_case add column stub text;
create function case_stub_hides() returns trigger language plpgsql as $$
begin
  new.title := new.stub;
  new.content := null;
  new.place_text := null;
  new.lat := null;
  new.long := null;
  new.result := null;
  new.closure_reason := null;
  new.confidential_name := true;
  new.confidential_phone := true;
  new.confidential_content := true;
  new.steps := (select coalesce(jsonb_agg(case when jsonb_typeof(s.step) = 'object' then s.step || '{"note": null}' else s.step end order by s.place), '[]')
    from jsonb_array_elements(new.steps) with ordinality s(step, place));
  return new;
end $$;
create trigger case_stub before update on feedback_case for each row when (new.stub is not null) execute function case_stub_hides();

create function case_stubbed(asked bigint) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from feedback_case where id = asked and stub is not null)
$$;
-- A directive about one case says what that case is about.
create function directive_stubbed(asked bigint) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from directive d join directive_case l on l.directive_id = d.id join feedback_case c on c.id = l.case_id
    where d.id = asked and d.case_count = 1 and c.stub is not null)
$$;
revoke all on function case_stubbed, directive_stubbed from public;
grant execute on function case_stubbed, directive_stubbed to dau_moi_app, dau_moi_worker;
`;

const NOT_SHOWN = ["by_account_id", "asked_key"] as const;
const TABLES: readonly TableAccess[] = [
  { table: "case_diversion", columns: "all", but: NOT_SHOWN, rows: `${seesCase("case_diversion.case_id")} or ${caseUnit("to_unit_id")}` },
];

/** What people of the hub wrote about a case, by table. */
const WRITTEN = [
  "urging",
  "submission",
  "case_call",
  "case_decline",
  "no_result_report",
  "case_proposal",
  "stored_file",
  "inside_assignment",
  "inside_comment",
  "inside_mention",
  "inside_evidence",
] as const;
const hidden = (table: string, exception = "false"): string =>
  `create policy hidden on ${table} as restrictive for select to dau_moi_app using (not case_stubbed(${table}.case_id) or ${exception});`;

/** What was written about a hidden case goes with it, whatever else a table's rows ask for; of its changes the diverting one stays. */
const hiddenSql = [
  ...WRITTEN.map((table) => hidden(table)),
  hidden("case_change", "exists (select 1 from case_diversion d where d.change_id = case_change.id)"),
].join("\n");

/** Diverting, and the stub that hides what was diverted. */
export const mattersDiversionsSql = [diversionsSql, rowAccessSql(TABLES), hiddenSql].join("\n");
