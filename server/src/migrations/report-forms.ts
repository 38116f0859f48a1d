import { Migration } from "@mikro-orm/migrations";
import { reportFormsMigrationSql } from "./report-forms.sql.ts";

/** Forms of reports and times of reminders that people lay down. */
export class ReportForms20261211 extends Migration {
  override up(): void {
    this.addSql(reportFormsMigrationSql);
  }
}
