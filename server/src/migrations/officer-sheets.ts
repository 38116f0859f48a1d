import { Migration } from "@mikro-orm/migrations";
import { officerSheetsSql } from "./officer-sheets.sql.ts";

/** Rules, periods, sheets, lines and rulings of officers' evidence. */
export class OfficerSheets20261130 extends Migration {
  override up(): void {
    this.addSql(officerSheetsSql);
  }
}
