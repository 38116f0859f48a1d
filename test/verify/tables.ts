import pg from "pg";
import { NoHub } from "./find-hub.ts";

/** Reads the hub's tables: one snapshot, nothing can be written. */
export interface Tables {
  rows<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

/** @throws {NoHub} the database cannot be reached, or holds no hub */
export async function withTables<Result>(databaseUrl: string, work: (tables: Tables) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: "verify" });
  try {
    await client.connect();
    await client.query("begin isolation level repeatable read read only");
    await client.query("/* holdsHub */ select 1 from journal_head, feedback_case limit 0");
  } catch (cause) {
    await client.end().catch(() => undefined); // it may never have been connected
    throw new NoHub(`the hub's database cannot be read: ${(cause as Error).message}`, { cause });
  }
  try {
    return await work({
      async rows<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
        return (await client.query(sql, [...parameters])).rows as Row[];
      },
    });
  } finally {
    await client.end();
  }
}
