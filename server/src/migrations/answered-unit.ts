import { Migration } from "@mikro-orm/migrations";

const answeredSql = /* sql */ `
-- When the handling ended and the submitter was answered, to the instant, and in whose hands the case was when he was: it may have been passed on since.
alter table case_state add column handled_at timestamptz, add column answered_at timestamptz, add column answered_unit_id int;

with ended as (
  select distinct on (k.case_id) k.case_id, k.stage, k.stopped_at from clock k where k.stage in ('ASSIGN', 'HANDLE') order by k.case_id, k.ordinal desc
)
update case_state s set handled_at = e.stopped_at from ended e
where e.case_id = s.case_id and e.stage = 'HANDLE' and s.handled_day = (e.stopped_at at time zone 'Asia/Ho_Chi_Minh')::date;

with told as (
  select c.id, max((step ->> 'at')::timestamptz) as answered from feedback_case c cross join lateral jsonb_array_elements(c.steps) step
  where step ->> 'kind' = 'ANSWERED' group by c.id
)
update case_state s set answered_at = t.answered, answered_unit_id = coalesce(
  (select u.unit_id from custody u where u.case_id = s.case_id and u.from_at <= t.answered order by u.ordinal desc limit 1),
  (select u.unit_id from custody u where u.case_id = s.case_id order by u.ordinal limit 1))
from told t where t.id = s.case_id and s.answered_day = (t.answered at time zone 'Asia/Ho_Chi_Minh')::date;
-- What an earlier version said of an answer on another day stays with who held the case then.
update case_state set answered_unit_id = unit_id where answered_day is not null and answered_unit_id is null;

-- A preview keeps whole states as they were before: it is made again.
delete from rule_preview;

drop index case_state_answered;
create index case_state_answered on case_state (answered_day, answered_unit_id) where to_event is null and answered_day is not null;
grant select (handled_at, answered_at, answered_unit_id) on case_state to dau_moi_app;
`;

/** Who had a case when its submitter was answered. */
export class AnsweredUnit20261212 extends Migration {
  override up(): void {
    this.addSql(answeredSql);
  }
}
