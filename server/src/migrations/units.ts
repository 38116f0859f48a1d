import { Migration } from "@mikro-orm/migrations";
import { unitsSql } from "./units.sql.ts";

/** Units with dated versions and successions, areas, officers, rosters. */
export class Units20261121 extends Migration {
  override up(): void {
    this.addSql(unitsSql);
  }
}
