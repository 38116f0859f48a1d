import { Migration } from "@mikro-orm/migrations";
import { proposalsSql } from "./proposals.sql.ts";

/** Changes of cases that one person drafts and another decides, the reasons of closing what is moot or stale, and the recall sample. */
export class Proposals20261122 extends Migration {
  override up(): void {
    this.addSql(proposalsSql);
  }
}
