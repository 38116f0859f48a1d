import { Migration } from "@mikro-orm/migrations";
import { datedFactsSql } from "./dated-facts.sql.ts";
import { truthSql } from "./truth.sql.ts";

/** The first tables: dated facts, then the truth that is counted. */
export class First20261121 extends Migration {
  override up(): void {
    this.addSql(datedFactsSql);
    this.addSql(truthSql);
  }
}
