import { Migration } from "@mikro-orm/migrations";
import { commendMoreSql } from "./commend-more.sql.ts";

/** Officers as candidates of commendation; signs that nobody marked; notices of scoring periods. */
export class CommendMore20261210 extends Migration {
  override up(): void {
    this.addSql(commendMoreSql);
  }
}
