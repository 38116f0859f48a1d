import pg from "pg";

/** Rows that a corruption touches; they are put back as they were. */
export interface Touched {
  table: string;
  /** a condition that also finds rows the corruption adds */
  where: string;
}

/** A fault as no hub should have it, planted behind the hub's back. */
export interface Corruption {
  name: string;
  /** finds what to spoil: `id`, a `name` that a detail must say, and what the statements need */
  subject: string;
  touched(found: Subject): Touched[];
  plant(found: Subject): string[];
  /** the counter that must rise, and the group whose details must name the subject */
  counter: "differences" | "lost" | "doubled";
  group: string;
  /** the journal grows by it, so that a running hub would remember it */
  outlivesUndo?: true;
}
export interface Subject {
  id: string;
  name: string;
  [column: string]: string;
}

/** A copy of rows with other values in some columns. The workbench fills in the columns. */
export const copied = (table: string, where: string, other: Readonly<Record<string, string>>): string => `copy ${JSON.stringify({ table, where, other })}`;

/** Spoils a hub's tables and puts them back, past every trigger and key. */
export class Workbench {
  readonly #client: pg.Client;

  private constructor(client: pg.Client) {
    this.#client = client;
  }

  static async open(databaseUrl: string): Promise<Workbench> {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query("set session_replication_role = replica");
    return new Workbench(client);
  }

  close(): Promise<void> {
    return this.#client.end();
  }

  /** @throws the sample has nothing of the kind */
  async subjectOf(corruption: Corruption): Promise<Subject> {
    const { rows } = await this.#client.query<Subject>(corruption.subject);
    if (rows[0] === undefined) throw new Error(`the sample has nothing for ${corruption.name}`);
    return rows[0];
  }

  /** @returns undoes it */
  async plant(corruption: Corruption, found: Subject): Promise<() => Promise<void>> {
    const saved: (Touched & { rows: unknown[] })[] = [];
    for (const touched of corruption.touched(found)) {
      const { rows } = await this.#client.query<{ row: unknown }>(`select to_jsonb(t) as row from ${touched.table} t where ${touched.where}`);
      saved.push({ ...touched, rows: rows.map(({ row }) => row) });
    }
    await this.#inOneStep(async () => {
      for (const sql of corruption.plant(found)) await this.#client.query(sql.startsWith("copy ") ? await this.#copy(sql.slice(5)) : sql);
    });
    return () => this.#inOneStep(() => this.#putBack(saved));
  }

  async #inOneStep(work: () => Promise<void>): Promise<void> {
    await this.#client.query("begin");
    await work();
    await this.#client.query("commit");
  }

  async #putBack(saved: readonly (Touched & { rows: unknown[] })[]): Promise<void> {
    for (const { table, where, rows } of saved) {
      const columns = await this.#columnsOf(table);
      await this.#client.query(`delete from ${table} where ${where}`);
      await this.#client.query(
        `insert into ${table} (${columns.join(", ")}) overriding system value select ${columns.join(", ")} from jsonb_populate_recordset(null::${table}, $1)`,
        [JSON.stringify(rows)],
      );
    }
  }

  async #copy(order: string): Promise<string> {
    const { table, where, other } = JSON.parse(order) as { table: string; where: string; other: Record<string, string> };
    const columns = await this.#columnsOf(table);
    const values = columns.map((column) => other[column] ?? column);
    return `insert into ${table} (${columns.join(", ")}) overriding system value select ${values.join(", ")} from ${table} where ${where}`;
  }

  /** Those that can be written. */
  async #columnsOf(table: string): Promise<string[]> {
    const sql = "select column_name::text as name from information_schema.columns where table_name = $1 and is_generated = 'NEVER' order by ordinal_position";
    return (await this.#client.query<{ name: string }>(sql, [table])).rows.map(({ name }) => name);
  }
}
