import { Migration } from "@mikro-orm/migrations";
import { sealingSql } from "./sealing.sql.ts";

/** Sealed items apart, blind indexes, and revealing for a time. */
export class Sealing20261121 extends Migration {
  override up(): void {
    this.addSql(sealingSql);
  }
}
