/** One column of rows written in bulk: its PostgreSQL element type, and how a row gives its value. */
export interface Column<Row> {
  name: string;
  /** element type of the array parameter, e.g. bigint */
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
  const names = columns.map((c) => c.name).join(", ");
  const arrays = columns.map((c, i) => `$${first + i}::${c.type}[]`).join(", ");
  const selected = columns.map((c) => (c.cast === undefined ? `t.${c.name}` : `t.${c.name}::${c.cast}`)).join(", ");
  return {
    names,
    select: `select ${selected} from unnest(${arrays}) as t(${names})`,
    values: columns.map((c) => rows.map((row) => c.of(row))),
  };
}

/** A PostgreSQL array of numbers as text, e.g. {1,2} */
export function numbersText(numbers: readonly number[]): string {
  return `{${numbers.join(",")}}`;
}
