import pg from "pg";
import type { TestDatabase } from "../../hub.ts";
import { until } from "./until.ts";

/** A lock of somebody else's, for which the hub's statements wait. */
export interface HeldBack {
  /** Resolves once so many statements of a name wait. */
  waitingFor(statement: string, many: number): Promise<void>;
  end(): Promise<void>;
}

/** @param lock a statement that takes it, held until the end */
export async function heldBack(database: TestDatabase, lock: string): Promise<HeldBack> {
  const client = new pg.Client({ connectionString: database.adminUrl });
  client.on("error", () => undefined); // the next statement tells
  await client.connect();
  await client.query(`begin; ${lock}`);
  const waiting = async (statement: string): Promise<number> =>
    (
      await database.sql("select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and starts_with(query, $1)", [
        `/* ${statement} */`,
      ])
    ).length;
  return {
    waitingFor: async (statement, many) => void (await until(`${many} wait with ${statement}`, async () => (await waiting(statement)) === many)),
    async end() {
      await client.query("rollback");
      await client.end();
    },
  };
}
