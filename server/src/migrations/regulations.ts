import { Migration } from "@mikro-orm/migrations";
import { regulationsSql } from "./regulations.sql.ts";

/** Regulations as dated documents, and calendars that are proposed before they are adopted. */
export class Regulations20261121 extends Migration {
  override up(): void {
    this.addSql(regulationsSql);
  }
}
