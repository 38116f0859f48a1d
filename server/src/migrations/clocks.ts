import { Migration } from "@mikro-orm/migrations";
import { clocksSql } from "./clocks.sql.ts";

/** Pauses, extensions and mergers. */
export class Clocks20261121 extends Migration {
  override up(): void {
    this.addSql(clocksSql);
  }
}
