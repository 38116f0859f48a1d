import { Migration } from "@mikro-orm/migrations";
import { inspectionsMigrationSql } from "./inspections.sql.ts";

/** Inspections of hotlines (kiểm tra công vụ): plans, checklist, frozen evidence, samples, calls, findings, and marks on unusual signs. */
export class Inspections20261129 extends Migration {
  override up(): void {
    this.addSql(inspectionsMigrationSql);
  }
}
