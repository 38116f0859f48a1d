import { Migration } from "@mikro-orm/migrations";
import { streamsSql } from "./streams.sql.ts";

/** Streams that are never summed together. */
export class Streams20261121 extends Migration {
  override up(): void {
    this.addSql(streamsSql);
  }
}
