import { BinaryArrays } from "./binary-array.ts";
import type { ElementType, ElementValues } from "./binary-array.ts";

/** One column of rows written in bulk: its PostgreSQL type, and how a row gives its value. */
export type Column<Row> = { [Type in ElementType]: TypedColumn<Row, Type> }[ElementType];

interface TypedColumn<Row, Type extends ElementType> {
  name: string;
  /** element type of the array parameter */
  type: Type;
  /** cast of the selected value where PostgreSQL cannot take an array of it, e.g. int[] or jsonb from text */
  cast?: string;
  of(row: Row): ElementValues[Type] | null;
}

/** Enough for most rows; more memory is taken when it is not. */
const BYTES_A_VALUE = 32;

/**
 * `select … from unnest(…)` for rows given as one array parameter a column.
 * @param first number of the first parameter, 1 when the statement has no others
 * @throws {RangeError} a value its column cannot hold
 */
export function unnested<Row>(rows: readonly Row[], columns: readonly Column<Row>[], first = 1): { names: string; select: string; values: Buffer[] } {
  const arrays = new BinaryArrays(rows.length * columns.length * BYTES_A_VALUE);
  for (const column of columns) {
    arrays.add(
      column.type,
      rows.map((row) => column.of(row)),
    );
  }
  const names = columns.map((c) => c.name).join(", ");
  const selected = columns.map(({ name, cast }) => (cast === undefined ? `t.${name}` : `t.${name}::${cast}`)).join(", ");
  const parameters = columns.map(({ type }, i) => `$${first + i}::${type}[]`).join(", ");
  return { names, select: `select ${selected} from unnest(${parameters}) as t(${names})`, values: arrays.taken() };
}

/** A PostgreSQL array of numbers as text, e.g. {1,2} */
export function numbersText(numbers: readonly number[]): string {
  return `{${numbers.join(",")}}`;
}
