import { ConnectorError } from "@dau-moi/connectors";
import type { SqlRow, SqlValue } from "@dau-moi/connectors";
import pg from "pg";
import { asConnectorError, POSTGRES_FAULTS } from "./faults.ts";
import { KILL_MS, sizeOf } from "./session.ts";
import type { Session, SqlLimits, Target } from "./session.ts";

/** Rows asked for at once until their size is known, and at most: what comes in one answer is all held in memory. */
const FIRST_ROWS = 16;
const MOST_ROWS = 250;

const SETTINGS = `select set_config('TimeZone', $1, false), set_config('statement_timeout', $2, false), set_config('DateStyle', 'ISO, YMD', false),
  set_config('bytea_output', 'hex', false), set_config('extra_float_digits', '1', false), set_config('search_path', current_setting('search_path'), false)`;

/**
 * A session with PostgreSQL: REPEATABLE READ, READ ONLY; rows come through a cursor of the database.
 * @param lost nobody waits for it any more
 */
export async function openPostgres(target: Target, limits: SqlLimits, lost: AbortSignal): Promise<Session> {
  const client = clientOf(target, limits, lost);
  const asked = <Value>(answer: Promise<Value>): Promise<Value> => answer.catch((error: unknown) => refuse(error));
  try {
    await asked(client.connect());
    await asked(client.query(SETTINGS, [target.zone, String(limits.patienceMs)]));
    await asked(client.query("begin isolation level repeatable read read only"));
    const { rows: who } = await asked(client.query<{ pid: number }>("select pg_backend_pid() as pid"));
    let cursors = 0;
    return {
      rows: (sql, values) => fetched(client, `c${(cursors += 1)}`, { sql, values }, limits),
      async kill() {
        await killed(target, { ...limits, patienceMs: Math.min(limits.patienceMs, KILL_MS) }, who[0]?.pid ?? 0);
        client.connection.stream.destroy();
      },
      close: () => client.end().catch(() => undefined), // it is gone already
    };
  } catch (error) {
    await client.end().catch(() => undefined); // it never came to be
    throw error;
  }
}

function clientOf(target: Target, limits: SqlLimits, lost: AbortSignal): pg.Client {
  const { address, host, port, database, user, password, tls } = target;
  const client = new pg.Client({
    host: address,
    port,
    database,
    user,
    password,
    ssl: tls === null ? false : { servername: host, ...(tls.ca === undefined ? {} : { ca: tls.ca }) },
    application_name: "dau-moi",
    connectionTimeoutMillis: limits.patienceMs,
  });
  client.on("error", () => undefined); // the statement under way tells
  lost.addEventListener("abort", () => client.connection.stream.destroy(), { once: true });
  return client;
}

async function* fetched(
  client: pg.Client,
  cursor: string,
  { sql, values }: { sql: string; values: readonly SqlValue[] },
  limits: SqlLimits,
): AsyncGenerator<SqlRow[], void> {
  let [count, piece, size] = [FIRST_ROWS, [] as SqlRow[], 0];
  try {
    await client.query(`declare ${cursor} no scroll cursor for ${sql}`, [...values]);
    for (;;) {
      const { rows } = await client.query<SqlRow>(`fetch forward ${Math.min(count, limits.rows - piece.length)} from ${cursor}`);
      const bytes = rows.reduce((sum, row) => sum + sizeOf(row), 0);
      piece.push(...rows);
      size += bytes;
      count = Math.max(1, Math.min(MOST_ROWS, Math.floor((limits.bytes / 2) * (rows.length / Math.max(bytes, 1)))));
      if (piece.length > 0 && (rows.length === 0 || piece.length >= limits.rows || size >= limits.bytes)) {
        yield piece;
        [piece, size] = [[], 0];
      }
      if (rows.length === 0) break;
    }
    await client.query(`close ${cursor}`);
  } catch (error) {
    refuse(error);
  }
}

/** An account may end what it does itself. */
async function killed(target: Target, limits: SqlLimits, pid: number): Promise<void> {
  const client = clientOf(target, limits, AbortSignal.timeout(limits.patienceMs));
  try {
    await client.connect();
    await client.query("select pg_terminate_backend($1)", [pid]);
  } catch {
    // the database cannot be reached: then nothing is under way for us, or it ends by statement_timeout
  } finally {
    await client.end().catch(() => undefined); // nothing depends on it
  }
}

function refuse(error: unknown): never {
  const isWithoutTls = error instanceof Error && error.message.includes("does not support SSL");
  if (isWithoutTls) throw new ConnectorError("config", "the database offers no encryption; baseUrl …?tls=off reads it in the clear");
  throw asConnectorError(error, POSTGRES_FAULTS);
}
