import { Migration } from "@mikro-orm/migrations";
import { checked } from "./bulk-references.ts";

type References = readonly (readonly [column: string, table: string, key: string])[];

/**
 * Lines of a taking are written by the hundred thousand, and refer to few periods, units and officers: each value is looked up once a statement, as with custody and clocks.
 * An officer's line still refers to its period by a key, since it comes before it.
 */
const LINES: Readonly<Record<string, References>> = {
  score_line: [
    ["period_id", "score_period", "id"],
    ["unit_id", "unit", "id"],
    ["held_unit_id", "unit", "id"],
    ["case_id", "feedback_case", "id"],
  ],
  officer_line: [
    ["officer_id", "officer", "id"],
    ["unit_id", "unit", "id"],
    ["case_id", "feedback_case", "id"],
  ],
};

/** Nothing that lines refer to can go: periods are append-only, cases and units are kept already. */
const officersAreKept = "create trigger officer_is_kept before delete or truncate or update of id on officer for each statement execute function is_kept()";

const ofTable = ([table, references]: readonly [string, References]): string[] => [
  ...references.map(([column]) => `alter table ${table} drop constraint ${table}_${column}_fkey`),
  `create function ${table}_refers() returns trigger language plpgsql as $$ declare missing text; begin ${references.map(checked).join("")} return null; end $$`,
  // lines are append-only: there is no update to look at
  `create trigger ${table}_refers_insert after insert on ${table} referencing new table as added for each statement execute function ${table}_refers()`,
];

/** What the lines of scores and of officers' sheets refer to is looked up once a statement. */
export class ScoreSpeed20261210 extends Migration {
  override up(): void {
    for (const statement of [officersAreKept, ...Object.entries(LINES).flatMap(ofTable)]) this.addSql(statement);
  }
}
