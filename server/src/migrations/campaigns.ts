import { Migration } from "@mikro-orm/migrations";
import { campaignsMigrationSql } from "./campaigns.sql.ts";

/** Campaigns that clear a backlog: their scope and target, the opening balance frozen case by case, and how they ended. */
export class Campaigns20261123 extends Migration {
  override up(): void {
    this.addSql(campaignsMigrationSql);
  }
}
