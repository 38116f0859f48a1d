import { Migration } from "@mikro-orm/migrations";
import { sourceHostSql } from "./source-host.sql.ts";

/** Runs of sources, sweeps and what they found gone, comparisons with a full read, drift of interfaces, the breaker. */
export class SourceHost20261122 extends Migration {
  override up(): void {
    this.addSql(sourceHostSql);
  }
}
