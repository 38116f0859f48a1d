import { Migration } from "@mikro-orm/migrations";
import { reportsMigrationSql } from "./reports.sql.ts";

/** Reports: which are due of whom, what was drawn up, and what became of it. */
export class Reports20261128 extends Migration {
  override up(): void {
    this.addSql(reportsMigrationSql);
  }
}
