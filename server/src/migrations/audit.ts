import { Migration } from "@mikro-orm/migrations";
import { auditGrantsSql, auditSql } from "./audit.sql.ts";

/** The append-only chain of what was done and looked at. */
export class Audit20261121 extends Migration {
  override up(): void {
    this.addSql(auditSql);
  }
}

/** Who may do what with it; after the migration that grants the hub's roles every table. */
export class AuditGrants20261121 extends Migration {
  override up(): void {
    this.addSql(auditGrantsSql);
  }
}
