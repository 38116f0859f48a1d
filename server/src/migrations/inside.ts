import { Migration } from "@mikro-orm/migrations";
import { insideMigrationSql } from "./inside.sql.ts";

/** Inside a unit: who works on its cases, what people say to one another about them, and the files that show what was done. */
export class Inside20261123 extends Migration {
  override up(): void {
    this.addSql(insideMigrationSql);
  }
}
