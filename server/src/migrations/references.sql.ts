/** A reference from each column of a table written in bulk to the key of a table whose rows are kept for good. */
export const REFERENCES: Readonly<Record<string, readonly [column: string, table: string, key: string][]>> = {
  custody: [
    ["case_id", "feedback_case", "id"],
    ["unit_id", "unit", "id"],
  ],
  assignment: [
    ["case_id", "feedback_case", "id"],
    ["lead_unit_id", "unit", "id"],
    ["supervising_unit_id", "unit", "id"],
  ],
  clock: [
    ["case_id", "feedback_case", "id"],
    ["unit_id", "unit", "id"],
    ["limit_id", "time_limit", "id"],
    ["calendar_version", "work_calendar", "version"],
  ],
  inbox: [
    ["source_id", "source", "id"],
    ["batch_id", "ingest_batch", "id"],
  ],
  source_record: [["source_id", "source", "id"]],
};

const referring = Object.entries(REFERENCES).map(([table, references]) => {
  const told = references
    .flat()
    .map((word) => `'${word}'`)
    .join(", ");
  return [
    ...references.map(([column]) => `alter table ${table} drop constraint ${table}_${column}_fkey;`),
    ...["insert", "update"].map(
      (event) =>
        `create trigger ${table}_refers_${event} after ${event} on ${table} referencing new table as added for each statement execute function refers_to_kept(${told});`,
    ),
  ].join("\n");
});

const kept = [...new Map(Object.values(REFERENCES).flatMap((list) => list.map(([, table, key]) => [table, key] as const)))].map(
  ([table, key]) => `create trigger ${table}_is_kept before delete or truncate or update of ${key} on ${table} for each statement execute function is_kept();`,
);

/**
 * What every case brings several rows of looks its references up once a statement; a foreign key would lock and look up the same few units,
 * limits and sources row by row, which was a third of PostgreSQL's work in taking a case in. Nothing that is referred to can go: it is kept, with dates.
 */
export const referencesSql = /* sql */ `
create function is_kept() returns trigger language plpgsql as $$
begin raise foreign_key_violation using message = format('rows of %s are kept: what was counted refers to them', tg_table_name); end $$;

-- Arguments: column, table, key; three for each reference.
create function refers_to_kept() returns trigger language plpgsql as $$
declare missing text;
begin
  for i in 0 .. tg_nargs - 1 by 3 loop
    execute format('select a.%1$I::text from added a where a.%1$I is not null and not exists (select 1 from %2$I k where k.%3$I = a.%1$I) limit 1',
      tg_argv[i], tg_argv[i + 1], tg_argv[i + 2]) into missing;
    if missing is not null then
      raise foreign_key_violation using message = format('%s.%s: there is no %s %s', tg_table_name, tg_argv[i], tg_argv[i + 1], missing);
    end if;
  end loop;
  return null;
end $$;

${[...kept, ...referring].join("\n")}

-- A sealed payload cannot be compressed, and a row of the inbox is read whole or not at all.
alter table inbox alter column payload set storage external;
alter table inbox set (toast_tuple_target = 8160);
`;
