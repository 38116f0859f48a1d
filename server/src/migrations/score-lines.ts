import { Migration } from "@mikro-orm/migrations";
import { checked } from "./bulk-references.ts";

/** Lines name few periods and units, told by one reading of what was written; each of their cases is looked up once. */
const refersSql = /* sql */ `
create or replace function score_line_refers() returns trigger language plpgsql as $$ declare missing text; begin
  with named as materialized (select distinct a.period_id, a.unit_id, a.held_unit_id from added a)
  select t.told into missing from (
    select 'period_id: there is no score_period ' || n.period_id as told from named n where not exists (select from score_period k where k.id = n.period_id)
    union all select 'unit_id: there is no unit ' || n.unit_id from named n where not exists (select from unit k where k.id = n.unit_id)
    union all select 'held_unit_id: there is no unit ' || n.held_unit_id from named n where not exists (select from unit k where k.id = n.held_unit_id)) t limit 1;
  if missing is not null then
    raise foreign_key_violation using message = format('%s.%s', tg_table_name, missing);
  end if;${checked(["case_id", "feedback_case", "id"])}
  return null; end $$;`;

/** Nothing looks a score's line up by its case alone: the index only made each line dearer to write. */
export class ScoreLines20261212 extends Migration {
  override up(): void {
    this.addSql("drop index score_line_case;");
    this.addSql(refersSql);
  }
}
