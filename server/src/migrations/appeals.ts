import { Migration } from "@mikro-orm/migrations";
import { appealsSql } from "./appeals.sql.ts";

/** Appeals about lines of scores (đề nghị xem xét lại): who answers by when, what was asked, said and decided, and what follows for the figures. */
export class Appeals20261202 extends Migration {
  override up(): void {
    this.addSql(appealsSql);
  }
}
