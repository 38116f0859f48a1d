import { Migration } from "@mikro-orm/migrations";
import { firstSql } from "./first.sql.ts";

/** The truth tables. */
export class First20261121 extends Migration {
  override up(): void {
    this.addSql(firstSql);
  }
}
