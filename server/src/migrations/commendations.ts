import { Migration } from "@mikro-orm/migrations";
import { commendationsSql } from "./commendations.sql.ts";

/** Forms, rounds, candidates, checks and decisions of commendation. */
export class Commendations20261201 extends Migration {
  override up(): void {
    this.addSql(commendationsSql);
  }
}
