import { Migration } from "@mikro-orm/migrations";
import { directivesMigrationSql } from "./directives.sql.ts";

/** Submissions to leaders, directives and expedite notices with what each addressed unit owes. */
export class Directives20261122 extends Migration {
  override up(): void {
    this.addSql(directivesMigrationSql);
  }
}
