import { Migration } from "@mikro-orm/migrations";
import { scoresSql } from "./scores.sql.ts";

/** Schemes, periods, lines, cards and seals of units' scores. */
export class Scores20261127 extends Migration {
  override up(): void {
    this.addSql(scoresSql);
  }
}
