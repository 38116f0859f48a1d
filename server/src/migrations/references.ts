import { Migration } from "@mikro-orm/migrations";
import { referencesSql } from "./references.sql.ts";

/** References of rows written in bulk are looked up once a statement. */
export class References20261121 extends Migration {
  override up(): void {
    this.addSql(referencesSql);
  }
}
