import { Migration } from "@mikro-orm/migrations";
import { REFERENCES } from "./references.sql.ts";

/** Written in bulk too, and until now looked up row by row. */
const FURTHER: typeof REFERENCES = {
  feedback_case: [
    ["source_id", "source", "id"],
    ["intake_unit_id", "unit", "id"],
    ["unit_id", "unit", "id"],
    ["supervising_unit_id", "unit", "id"],
  ],
  case_state: [["case_id", "feedback_case", "id"]],
};

/** Looks up each value once, by the key, however many rows the table has or the statement brought. */
export const checked = ([column, table, key]: readonly [string, string, string]): string => `
  select v.value::text into missing from unnest(array(select distinct a.${column} from added a where a.${column} is not null)) as v(value)
  where not exists (select from ${table} k where k.${key} = v.value) limit 1;
  if missing is not null then
    raise foreign_key_violation using message = format('%s.${column}: there is no ${table} %s', tg_table_name, missing);
  end if;`;

function statements(): string[] {
  const dropped = Object.entries(FURTHER).flatMap(([table, references]) =>
    references.map(([column]) => `alter table ${table} drop constraint ${table}_${column}_fkey`),
  );
  return Object.entries({ ...REFERENCES, ...FURTHER })
    .flatMap(([table, references]) => [
      `create function ${table}_refers() returns trigger language plpgsql as $$ declare missing text; begin ${references.map(checked).join("")} return null; end $$`,
      ...["insert", "update"].flatMap((event) => [
        `drop trigger if exists ${table}_refers_${event} on ${table}`,
        `create trigger ${table}_refers_${event} after ${event} on ${table} referencing new table as added for each statement execute function ${table}_refers()`,
      ]),
    ])
    .concat(dropped, "drop function refers_to_kept()");
}

/** The look-ups of references are planned once a connection, not at every statement. */
export class BulkReferences20261122 extends Migration {
  override up(): void {
    for (const statement of statements()) this.addSql(statement);
  }
}
