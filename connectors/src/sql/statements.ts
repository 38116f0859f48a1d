import type { SqlValue } from "../connector.ts";
import { columnsOf } from "./columns.ts";
import type { SqlConfig } from "./config.ts";
import type { Dialect } from "./dialect.ts";

/** A statement with the values it binds, in their order. */
export interface Statement {
  sql: string;
  values: readonly SqlValue[];
}

/** After which row reading goes on, in the source's own text; `key` "": every row of that mark. */
export interface Cursor {
  since: string;
  key: string;
}

/** The statements a source is read with. Values are bound; names come from the manifest and are quoted. */
export class Statements {
  readonly #dialect: Dialect;
  readonly #select: string;
  readonly #key: string;
  readonly #mark: string | null;
  readonly dialect: Dialect;

  constructor(config: SqlConfig, dialect: Dialect) {
    this.dialect = this.#dialect = dialect;
    const { record, from } = config;
    const column = (name: string): string => `t.${dialect.name(name)}`;
    const columns = columnsOf(record).row.map((name) => `${dialect.text(column(name))} as ${dialect.name(name)}`);
    const source = "table" in from ? this.#table(from.table) : `(\n${from.select}\n)`;
    this.#select = `select ${[...columns, ...this.#steps(config)].join(",\n  ")}\nfrom ${source} as t`;
    this.#key = dialect.binary(dialect.text(column(record.id)));
    this.#mark = record.modified === undefined ? null : column(record.modified);
  }

  /** Rows from a mark on, oldest first; null: all that have one. */
  marked(from: Cursor | null): Statement {
    const mark = this.#mark ?? "";
    const order = `order by ${mark}, ${this.#key}`;
    if (from === null) return { sql: `${this.#select}\nwhere ${mark} is not null\n${order}`, values: [] };
    const parameter = (position: number): string => this.#dialect.parameter(position);
    if (from.key === "") return { sql: `${this.#select}\nwhere ${mark} >= ${parameter(1)}\n${order}`, values: [from.since] };
    const after = `${mark} >= ${parameter(1)} and (${mark} > ${parameter(2)} or ${this.#key} >= ${this.#dialect.binary(parameter(3))})`;
    return { sql: `${this.#select}\nwhere ${after}\n${order}`, values: [from.since, from.since, from.key] };
  }

  /** Rows without a mark (all rows, where the source has none), by their key. */
  unmarked(fromKey: string | null): Statement {
    const where = [
      ...(this.#mark === null ? [] : [`${this.#mark} is null`]),
      ...(fromKey === null ? [] : [`${this.#key} >= ${this.#dialect.binary(this.#dialect.parameter(1))}`]),
    ];
    const clause = where.length === 0 ? "" : `\nwhere ${where.join(" and ")}`;
    return { sql: `${this.#select}${clause}\norder by ${this.#key}`, values: fromKey === null ? [] : [fromKey] };
  }

  one(key: string): Statement {
    return { sql: `${this.#select}\nwhere ${this.#key} = ${this.#dialect.binary(this.#dialect.parameter(1))}`, values: [key] };
  }

  get first(): Statement {
    return { sql: this.#dialect.first(this.#select), values: [] };
  }

  #table(name: string): string {
    return name
      .split(".")
      .map((part) => this.#dialect.name(part))
      .join(".");
  }

  #steps({ record, steps }: SqlConfig): string[] {
    if (steps === undefined || record.steps.kind !== "list") return [];
    const column = (name: string): string => `s.${this.#dialect.name(name)}`;
    const fields = [...new Set([steps.key, ...columnsOf(record).step])].map((name) => ({ name, text: this.#dialect.text(column(name)) }));
    const from = `${this.#table(steps.table)} as s where ${column(steps.foreignKey)} = t.${this.#dialect.name(record.id)}`;
    return [`${this.#dialect.list(fields, from)} as ${this.#dialect.name(record.steps.path)}`];
  }
}
