import { Migration } from "@mikro-orm/migrations";
import { rlsSql } from "./rls.sql.ts";

/** Forced row-level security. It comes after the tables it closes. */
export class RowLevelSecurity20261121 extends Migration {
  override up(): void {
    this.addSql(rlsSql);
  }
}
