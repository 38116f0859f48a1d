import { Migration } from "@mikro-orm/migrations";

/** The heartbeats that run, for the list of reports that are owed. */
export class NoResultDue20261125 extends Migration {
  override up(): void {
    this.addSql(/* sql */ `create index clock_no_result on clock (case_id) where stage = 'NO_RESULT' and stopped_at is null`);
  }
}
