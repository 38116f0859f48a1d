import { Migration } from "@mikro-orm/migrations";
import { noticesMigrationSql } from "./notices.sql.ts";

/** Notices with their follower's place, each account's settings, and what goes out by mail and gateway. */
export class Notices20261123 extends Migration {
  override up(): void {
    this.addSql(noticesMigrationSql);
  }
}
