import { Migration } from "@mikro-orm/migrations";
import { mattersCallsSql } from "./matters-calls.sql.ts";
import { mattersDiversionsSql } from "./matters-diversions.sql.ts";
import { mattersJoinedSql } from "./matters-joined.sql.ts";

/** Calls to submitters, declining with a code, the restricted list, no-result reports, diverting, joined cases. */
export class Matters20261123 extends Migration {
  override up(): void {
    this.addSql(mattersCallsSql);
    this.addSql(mattersDiversionsSql);
    this.addSql(mattersJoinedSql);
  }
}
