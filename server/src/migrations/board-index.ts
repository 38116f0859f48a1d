import { Migration } from "@mikro-orm/migrations";

/** A board counts streams apart: its index has to tell the stream, or every tick reads the open cases' rows themselves. */
export class BoardIndex20261122 extends Migration {
  override up(): void {
    this.addSql(
      "create index case_state_open_of_stream on case_state (case_stream, unit_id, due_at) include (soon_at, inherited_late) where to_event is null and open",
    );
    this.addSql("drop index case_state_open");
  }
}
