import { Migration } from "@mikro-orm/migrations";
import { writebackSql } from "./writeback.sql.ts";

/** The outbox of write-back, and how long a source may take to show a change. */
export class Writeback20261122 extends Migration {
  override up(): void {
    this.addSql(writebackSql);
  }
}
