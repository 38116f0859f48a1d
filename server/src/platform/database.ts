import { MikroORM } from "@mikro-orm/postgresql";
import type { EntityManager } from "@mikro-orm/postgresql";
import { Migrator } from "@mikro-orm/migrations";
import pg from "pg";
import { instantOf } from "./instant.ts";
import { Refused } from "./problem.ts";

/** One open transaction: every statement of the hub goes through one of these. */
export interface Tx {
  /** @param sql a named statement (its name in the first line) with $1… parameters */
  rows<Row>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /** The one row of a statement that has exactly one. @throws when there are none or several */
  one<Row>(sql: string, values?: readonly unknown[]): Promise<Row>;
}

export interface Database {
  /** READ COMMITTED, read and write. Keep it short: nothing but SQL inside. */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** One REPEATABLE READ, READ ONLY snapshot: everything read in it belongs together. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A fresh unit of work for what people write (accounts, sources, units). */
  em(): EntityManager;
  migrate(): Promise<void>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  url: string;
  entities: object[];
  migrations: { name: string; class: new (...args: never[]) => object }[];
  /** connections; default 10 */
  connections?: number;
}

const OID_INT8 = 20;
const OID_DATE = 1082;
const OID_TIMESTAMPTZ = 1184;

const builtinParsers: { getTypeParser(oid: number, format?: string): unknown } = pg.types;

/** timestamptz → Instant (ms, infinity → Infinity) · int8 → number · date → YYYY-MM-DD */
const types = {
  getTypeParser(oid: number, format?: "text" | "binary") {
    if (oid === OID_TIMESTAMPTZ) return instantOf;
    if (oid === OID_INT8) return Number;
    if (oid === OID_DATE) return String;
    return builtinParsers.getTypeParser(oid, format);
  },
};

/**
 * Opens the hub's database.
 * @throws {Refused} unreachable, not PostgreSQL, no such database, wrong password, older than PostgreSQL 15, or of a newer hub
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  await refuseUnfit(options.url);
  let pool: pg.Pool | undefined;
  const orm = await MikroORM.init({
    clientUrl: options.url,
    entities: options.entities as never[],
    extensions: [Migrator],
    pool: { min: 0, max: options.connections ?? 10 },
    driverOptions: {
      application_name: "dau-moi",
      statement_timeout: 60_000,
      idle_in_transaction_session_timeout: 60_000,
      onPoolCreated: (created: pg.Pool) => {
        pool = created;
      },
    },
    migrations: { tableName: "migration", migrationsList: options.migrations as never[], snapshot: false, transactional: true, allOrNothing: true },
    allowGlobalContext: false,
    logger: () => undefined,
  });
  await orm.connect();
  if (pool === undefined) throw new Error("MikroORM gave no connection pool");
  return databaseOn(orm, pool);
}

function databaseOn(orm: MikroORM, pool: pg.Pool): Database {
  return {
    write: (work) => inTransaction(pool, "begin", work),
    read: (work) => inTransaction(pool, "begin isolation level repeatable read read only", work),
    em: () => orm.em.fork(),
    migrate: () => migrate(orm),
    close: () => orm.close(true),
  };
}

async function inTransaction<T>(pool: pg.Pool, begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  try {
    await client.query(begin);
    const done = await work(txOn(client));
    await client.query("commit");
    return done;
  } catch (error) {
    // the connection may be gone; the first error is the one to tell
    await client.query("rollback").catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

function txOn(client: pg.PoolClient): Tx {
  const rows = async <Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> => {
    const { rows: found }: { rows: Row[] } = await client.query<Row & pg.QueryResultRow>({ text: sql, values: [...values], types });
    return found;
  };
  return {
    rows,
    one: async <Row>(sql: string, values: readonly unknown[] = []) => {
      const found = await rows<Row>(sql, values);
      const first = found[0];
      if (first === undefined || found.length > 1) throw new Error(`expected one row, got ${found.length}: ${sql.slice(0, 80)}`);
      return first;
    },
  };
}

const MIGRATION_LOCK = 7_301_101;

/** Several hubs may start at once: one migrates, the others wait. A database of a newer hub is refused. */
async function migrate(orm: MikroORM): Promise<void> {
  const connection = orm.em.getConnection();
  const known = new Set((orm.config.get("migrations").migrationsList ?? []).map((m) => (typeof m === "function" ? m.name : m.name)));
  await orm.em.fork().transactional(async (em) => {
    await em.execute(`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    await orm.migrator.up();
  });
  const done: { name: string }[] = await connection.execute("select name from migration");
  const foreign = done.filter((m) => !known.has(m.name)).map((m) => m.name);
  if (foreign.length > 0) {
    throw new Refused([
      {
        at: "database",
        message: `belongs to a newer version of the hub (it knows ${foreign.join(", ")}); start that version, or use another DATA_DIR or DATABASE_URL`,
      },
    ]);
  }
}

/** Asks the server who it is, so that a wrong DATABASE_URL is answered in words. */
async function refuseUnfit(url: string): Promise<void> {
  const where = placeOf(url);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined); // the failing call below tells
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version_num: string }>("show server_version_num");
    if (Number(rows[0]?.server_version_num) < 150_000) throw new Error(`PostgreSQL 15 or newer is needed, it is ${rows[0]?.server_version_num}`);
  } catch (error) {
    throw new Refused([{ at: "DATABASE_URL", message: `no PostgreSQL database can be used at ${where}: ${reasonOf(error)}` }]);
  } finally {
    await client.end().catch(() => undefined); // it may never have connected
  }
}

function placeOf(url: string): string {
  try {
    const { hostname, port, pathname } = new URL(url);
    return `${hostname}:${port === "" ? "5432" : port}${pathname}`;
  } catch {
    return "(not a URL such as postgres://user:password@host:5432/name)";
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join("; ");
  return error instanceof Error ? error.message : String(error);
}
