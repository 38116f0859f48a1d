import { Migration } from "@mikro-orm/migrations";
import { figureUnit, hasAct, rowAccessSql } from "./row-access.ts";

const urgentSql = /* sql */ `
-- Whether the source marks a case urgent is a fact of its intervals, so that what counts urgent cases and its list are of one as-of.
alter table case_state add column urgent boolean not null default false;
update case_state s set urgent = true from feedback_case c where c.id = s.case_id and c.urgent;
create index case_state_urgent on case_state (unit_id, due_at) where to_event is null and open and urgent;
grant select (urgent) on case_state to dau_moi_app;
`;

const rulesSql = /* sql */ `
-- When an alert rings. Of several rules of one kind the most exact one in force holds: of a source, of a unit, of the whole province; of equals the one that came last.
create table alert_rule (
  id int generated always as identity primary key,
  kind text not null check (kind in ('OVERDUE_ABOVE', 'URGENT_UNASSIGNED', 'SOURCE_SILENT')),
  -- null: each unit right below the province, and the province's own cases; of silent sources: all
  unit_id int references unit,
  -- null: whatever source; else only this one's cases, or this source's silence
  source_id int references source,
  -- cases above which it rings, minutes of silence beyond what the manifest expects; null: nothing rings
  threshold int check (threshold >= 0),
  longest_mute_hours int not null check (longest_mute_hours between 1 and 720),
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  legal_basis text not null,
  assumed boolean not null,
  proposed_by int references account,
  proposed_by_name text,
  proposed_at timestamptz,
  -- what would have rung when it was proposed, at which as-of
  would_ring int,
  would_ring_event bigint,
  would_ring_at timestamptz,
  settled_by int references account,
  settled_by_name text,
  settled_at timestamptz,
  state text not null check (state in ('PROPOSED', 'ADOPTED', 'DECLINED'))
);
create index alert_rule_unit on alert_rule (unit_id);
create index alert_rule_source on alert_rule (source_id);
insert into alert_rule (kind, threshold, longest_mute_hours, valid_from, legal_basis, assumed, state) values
  ('OVERDUE_ABOVE', 20, 72, '2026-01-01', 'Ngưỡng 20 phản ánh quá hạn của một đơn vị trực thuộc là giả định', true, 'ADOPTED'),
  ('URGENT_UNASSIGNED', 0, 8, '2026-01-01', 'Phản ánh khẩn chưa giao quá thời hạn giao của quy chế: chỉ đạo ngay trong ngày làm việc; ngưỡng 0 là giả định', true, 'ADOPTED'),
  ('SOURCE_SILENT', 0, 72, '2026-01-01', 'Quá thời gian chờ ghi trong tệp khai báo nguồn; ngưỡng 0 phút là giả định', true, 'ADOPTED');
`;

const alertsSql = /* sql */ `
-- Whose turn it is to look, and up to which point of time was looked: one hub process at a time.
create table alert_watch (one boolean primary key default true check (one), looked_event bigint not null, looked_at timestamptz not null);
insert into alert_watch (looked_event, looked_at) values (-1, '1970-01-01');

-- One row an episode: from when a rule's cause was first seen until it was gone.
create table alert (
  id bigint generated always as identity primary key,
  rule_id int not null references alert_rule,
  kind text not null,
  -- what it is about; of a silent source the unit that owns it
  unit_id int not null references unit,
  -- only cases charged to the unit itself
  unit_only boolean not null,
  source_id int references source,
  -- when the cause began as far as the hub knows, and when it was seen
  since timestamptz not null,
  raised_at timestamptz not null,
  -- cases at the as-of below; null: it is about none
  cases int,
  as_of_event bigint not null,
  as_of_instant timestamptz not null,
  -- how often it rang: once, and again after each mute that its cause outlasted
  rings int not null,
  rang_at timestamptz not null,
  owner_account_id int references account,
  owner_name text,
  taken_at timestamptz,
  acknowledged_by_name text,
  acknowledged_at timestamptz,
  note text,
  muted_until timestamptz,
  muted_by_name text,
  ended_at timestamptz
);
create unique index alert_open on alert (kind, unit_id, coalesce(source_id, 0), unit_only) where ended_at is null;
create index alert_newest on alert (rang_at desc, id desc);
create index alert_unit on alert (unit_id, id desc);

-- Rules that would have rung for units all of whose sources are silent: told inside the alert of the source, and nowhere else.
create table alert_held (
  alert_id bigint not null references alert,
  rule_id int not null references alert_rule,
  unit_id int not null references unit,
  unit_only boolean not null,
  cases int not null,
  primary key (alert_id, rule_id, unit_id, unit_only)
);

-- Everything that became of an alert, in its order.
create table alert_step (
  id bigint generated always as identity primary key,
  alert_id bigint not null references alert,
  kind text not null check (kind in ('RAISED', 'RAISED_AGAIN', 'TAKEN', 'ACKNOWLEDGED', 'MUTED', 'ENDED')),
  at timestamptz not null,
  by_account_id int references account,
  by_name text,
  words text,
  until timestamptz,
  -- whether those it concerns were told
  told boolean not null
);
create index alert_step_of on alert_step (alert_id, id);
create index alert_step_untold on alert_step (id) where not told;

alter table notice add column alert_id bigint references alert;
grant select (alert_id) on notice to dau_moi_app;
`;

const SEEN = `${figureUnit("alert.unit_id")} or (alert.kind = 'SOURCE_SILENT' and ${hasAct("seeSources")})`;

/** Alerts: rules, episodes, and what people did about them. */
export class Alerts20261125 extends Migration {
  override up(): void {
    const access = rowAccessSql([
      { table: "alert_rule", columns: "all", rows: hasAct("seeFigures") },
      { table: "alert_watch", columns: "none" },
      { table: "alert", columns: "all", but: ["owner_account_id"], rows: SEEN },
      { table: "alert_held", columns: "all", rows: figureUnit("alert_held.unit_id") },
      {
        table: "alert_step",
        columns: "all",
        but: ["by_account_id", "told"],
        rows: `exists (select 1 from alert where alert.id = alert_step.alert_id and (${SEEN}))`,
      },
    ]);
    this.addSql([urgentSql, rulesSql, alertsSql, access].join("\n"));
  }
}
