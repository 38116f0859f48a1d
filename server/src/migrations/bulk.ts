import { Migration } from "@mikro-orm/migrations";
import { bulkSql } from "./bulk.sql.ts";

/** Work on many cases at once: its terms, its jobs and what became of each case in them. */
export class Bulk20261122 extends Migration {
  override up(): void {
    this.addSql(bulkSql);
  }
}
