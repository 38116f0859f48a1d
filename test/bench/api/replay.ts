import pg from "pg";

/** One statement as the hub sent it. */
export interface Statement {
  text: string;
  values: readonly unknown[];
  /** prepared under this name on each connection; null: it is planned each time */
  name: string | null;
}

/** Statements between a begin and its commit, both among them. */
export type Transaction = readonly Statement[];

/** Runs the very statements that the hub ran for a question, on a pool like the hub's. */
export class Replay {
  readonly #pool: pg.Pool;

  /** @param url with the login that the hub's has */
  constructor(url: string) {
    this.#pool = new pg.Pool({ connectionString: url, max: 10 });
  }

  /** All transactions of a question, at the same time where connections are free. @returns the rows of each statement */
  run(transactions: readonly Transaction[]): Promise<unknown[][][]> {
    return Promise.all(transactions.map((one) => this.#transaction(one)));
  }

  async #transaction(transaction: Transaction): Promise<unknown[][]> {
    const client = await this.#pool.connect();
    try {
      const rows: unknown[][] = [];
      for (const { text, values, name } of transaction) {
        const found = await client.query(values.length === 0 ? { text } : { text, values: [...values], ...(name === null ? {} : { name }) });
        rows.push(found.rows ?? []);
      }
      return rows;
    } finally {
      client.release();
    }
  }

  end(): Promise<void> {
    return this.#pool.end();
  }
}
