import pg from "pg";
import { txOn } from "./database.ts";
import type { Database } from "./database.ts";
import { Refused } from "./problem.ts";

/**
 * One snapshot of a database for a login that may read and no more: nothing is migrated, and no role of the hub's is taken.
 * @throws {Refused} it cannot be reached, or the login may not read what is asked for
 */
export function readOnly(url: string): Pick<Database, "read"> {
  return {
    async read(work) {
      const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, application_name: "dau-moi-reader" });
      client.on("error", () => undefined); // the failing call below tells
      try {
        await client.connect();
        await client.query("begin isolation level repeatable read read only");
        await withLeast(client);
        return await work(txOn(client));
      } catch (error) {
        if (!(error instanceof pg.DatabaseError || isOutOfReach(error))) throw error;
        throw new Refused([{ at: "DATABASE_URL", message: `the database cannot be read: ${error instanceof Error ? error.message : String(error)}` }]);
      } finally {
        await client.end().catch(() => undefined); // it may never have connected
      }
    },
  };
}

/** An auditor's role where the login may take it on; the hub's login can do nothing before it takes one. */
async function withLeast(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ role: string }>(
    `/* withLeast */ select rolname as role from pg_roles where rolname in ('dau_moi_auditor', 'dau_moi_worker') and not rolsuper
       and pg_has_role(session_user, oid, 'MEMBER') order by rolname limit 1`,
  );
  if (rows[0] !== undefined) await client.query(`set local role ${pg.escapeIdentifier(rows[0].role)}`);
}

function isOutOfReach(error: unknown): boolean {
  return error instanceof Error && ["ECONNREFUSED", "ENOTFOUND", "ECONNRESET", "ETIMEDOUT"].includes((error as NodeJS.ErrnoException).code ?? "");
}
