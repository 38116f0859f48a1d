import { Migration } from "@mikro-orm/migrations";

/** Addresses beside its own that a source may be asked at, as host:port. */
export class SourceAllow20261122 extends Migration {
  override up(): void {
    this.addSql("alter table source add column allow jsonb not null default '[]'");
  }
}
