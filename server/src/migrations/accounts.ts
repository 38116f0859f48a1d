import { Migration } from "@mikro-orm/migrations";
import { accountsSql } from "./accounts.sql.ts";

/** Posts, delegation, one-time passwords, urging. */
export class Accounts20261121 extends Migration {
  override up(): void {
    this.addSql(accountsSql);
  }
}
