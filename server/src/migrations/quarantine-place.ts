import { Migration } from "@mikro-orm/migrations";

/** Records out of files are found by their file, sheet and cell. */
export class QuarantinePlace20261122 extends Migration {
  override up(): void {
    this.addSql("alter table quarantine add column place text");
  }
}
