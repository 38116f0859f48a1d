import { Migration } from "@mikro-orm/migrations";

const factsSql = /* sql */ `
-- When a case's handling ended with a result, in whose hands and whether late, and when its submitter was answered: facts of its intervals, as its receipt and end are.
alter table case_state add column handled_day date, add column handled_unit_id int, add column handled_late boolean, add column answered_day date;

with ended as (
  select distinct on (k.case_id) k.case_id, k.stage, k.unit_id, k.stopped_at, k.due_at from clock k
  where k.stage in ('ASSIGN', 'HANDLE') order by k.case_id, k.ordinal desc
)
update case_state s set handled_unit_id = e.unit_id, handled_day = (e.stopped_at at time zone 'Asia/Ho_Chi_Minh')::date, handled_late = e.stopped_at >= e.due_at
from ended e where e.case_id = s.case_id and e.stage = 'HANDLE' and e.stopped_at is not null and s.stage in ('RESOLVED', 'ANSWERED', 'CLOSED') and not s.merged;

with told as (
  select c.id, max((step ->> 'at')::timestamptz) filter (where step ->> 'kind' = 'ANSWERED') as answered,
    max((step ->> 'at')::timestamptz) filter (where step ->> 'kind' = 'REOPENED') as reopened
  from feedback_case c cross join lateral jsonb_array_elements(c.steps) step group by c.id
)
update case_state s set answered_day = (t.answered at time zone 'Asia/Ho_Chi_Minh')::date
from told t where t.id = s.case_id and t.answered > coalesce(t.reopened, '-infinity') and s.stage in ('ANSWERED', 'CLOSED');

create index case_state_handled on case_state (handled_day, handled_unit_id) where to_event is null and handled_day is not null;
create index case_state_answered on case_state (answered_day, unit_id) where to_event is null and answered_day is not null;
create index event_fact_day on event (fact_day) where fact_day is not null and not quiet;
create index event_handed_over on event (fact_day) where kind = 'HANDED_OVER';
grant select (handled_day, handled_unit_id, handled_late, answered_day) on case_state to dau_moi_app;
`;

/** When the months of each reckoning begin is asked for every period, not only inside a unit. */
const termsSql = "alter table inside_month_term rename to period_term;";

/** What the figures of a period are counted from. */
export class Periods20261124 extends Migration {
  override up(): void {
    this.addSql(factsSql);
    this.addSql(termsSql);
  }
}
