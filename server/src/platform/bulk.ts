/** One column of rows written in bulk: its PostgreSQL element type, and how a row gives its value. */
export interface Column<Row> {
  name: string;
  /** element type of the array parameter, e.g. bigint; bytea columns give a Buffer or null */
  type: string;
  /** cast of the selected value where an array of arrays is not possible, e.g. int[] from text */
  cast?: string;
  of(row: Row): unknown;
}

/**
 * `select … from unnest(…)` for rows given as one array parameter a column.
 * @param first number of the first parameter, 1 when the statement has no others
 */
export function unnested<Row>(rows: readonly Row[], columns: readonly Column<Row>[], first = 1): { names: string; select: string; values: unknown[] } {
  let next = first;
  const parts = columns.map((column) => {
    const part = column.type === "bytea" ? bytesOf(rows, column, next) : arrayOf(rows, column, next);
    next += part.values.length;
    return part;
  });
  const arrays = parts.flatMap((part) => part.arrays);
  return {
    names: columns.map((c) => c.name).join(", "),
    select: `select ${parts.map((part) => part.selected).join(", ")} from unnest(${arrays.map((a) => a.sql).join(", ")}) as t(${arrays.map((a) => a.alias).join(", ")})`,
    values: parts.flatMap((part) => part.values),
  };
}

interface Part {
  arrays: { sql: string; alias: string }[];
  selected: string;
  values: unknown[];
}

function arrayOf<Row>(rows: readonly Row[], column: Column<Row>, first: number): Part {
  const { name, type, cast } = column;
  const selected = cast === undefined ? `t.${name}` : `t.${name}::${cast}`;
  return { arrays: [{ sql: `$${first}::${type}[]`, alias: name }], selected, values: [rows.map((row) => column.of(row))] };
}

/** All bytes of the column as one binary parameter, cut apart by PostgreSQL: in an array each byte would travel as text, several times escaped. */
function bytesOf<Row>(rows: readonly Row[], column: Column<Row>, first: number): Part {
  const { name } = column;
  const all = rows.map((row) => column.of(row) as Buffer | null);
  let end = 1;
  const from = all.map((bytes) => {
    const at = end;
    end += bytes?.length ?? 0;
    return bytes === null ? null : at;
  });
  return {
    arrays: [
      { sql: `$${first + 1}::int[]`, alias: `${name}_from` },
      { sql: `$${first + 2}::int[]`, alias: `${name}_for` },
    ],
    selected: `substring($${first}::bytea from t.${name}_from for t.${name}_for)`,
    values: [Buffer.concat(all.filter((bytes) => bytes !== null)), from, all.map((bytes) => bytes?.length ?? null)],
  };
}

/** A PostgreSQL array of numbers as text, e.g. {1,2} */
export function numbersText(numbers: readonly number[]): string {
  return `{${numbers.join(",")}}`;
}
