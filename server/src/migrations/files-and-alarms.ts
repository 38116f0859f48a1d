import { Migration } from "@mikro-orm/migrations";
import { filesAndAlarmsSql } from "./files-and-alarms.sql.ts";

/** Files that go with results; alarms of sources that fell silent; sources held against the hub at a person's wish. */
export class FilesAndAlarms20261122 extends Migration {
  override up(): void {
    this.addSql(filesAndAlarmsSql);
  }
}
