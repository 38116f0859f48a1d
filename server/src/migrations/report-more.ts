import { Migration } from "@mikro-orm/migrations";
import { reportMoreMigrationSql } from "./report-more.sql.ts";

/** Reports of people read by few, forms of new kinds, reminders of due reports, and duties that people lay down. */
export class ReportMore20261206 extends Migration {
  override up(): void {
    this.addSql(reportMoreMigrationSql);
  }
}
