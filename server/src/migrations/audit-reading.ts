import { Migration } from "@mikro-orm/migrations";
import { auditReadingSql } from "./audit-reading.sql.ts";

/** The audit log on a screen, behind the second wall. */
export class AuditReading20261121 extends Migration {
  override up(): void {
    this.addSql(auditReadingSql);
  }
}
