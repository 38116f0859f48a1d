import { MikroORM } from "@mikro-orm/postgresql";
import type { EntityManager } from "@mikro-orm/postgresql";
import pg from "pg";
import { migrate } from "./database-migrate.ts";
import { APP_ROLE, prepareLogin, WORKER_ROLE } from "./database-roles.ts";
import type { DatabaseUrls } from "./database-roles.ts";
import { instantOf } from "./instant.ts";

/** One open transaction: every statement of the hub goes through one of these. */
export interface Tx {
  /** @param sql a named statement (its name in the first line) with $1… parameters */
  rows<Row>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /** As `rows`, for rows written in bulk: a connection reads and plans the statement once. Its text must not depend on what is written. */
  bulk<Row>(sql: string, values: readonly unknown[]): Promise<Row[]>;
  /** The one row of a statement that has exactly one. @throws when there are none or several */
  one<Row>(sql: string, values?: readonly unknown[]): Promise<Row>;
  /** Runs a statement together with the commit, in one round trip: what it locks is locked no longer than the commit takes. */
  lastly(sql: string, values: readonly (string | number)[]): void;
}

export interface Database {
  /** READ COMMITTED, read and write. Keep it short: nothing but SQL inside. */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** One REPEATABLE READ, READ ONLY snapshot: everything read in it belongs together. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * The hub's own look by one statement, for what every request asks first and what a process looks at again and again: one round trip, its own snapshot, planned once by each connection. Its text must be one
   * of few; the policy has nothing to say yet, since nobody knows who asks.
   */
  look<Row>(sql: string, values: readonly unknown[]): Promise<Row[]>;
  /** Bound to one who asks: its statements run as dau_moi_app, and see the rows that these settings name. */
  as(settings: RowSettings): Database;
  /**
   * The hub's own, for what a person starts and the hub does: signing in, adopting a calendar. The policy must have been asked, because the
   * second wall is not there.
   */
  asWorker(): Database;
  /** A fresh unit of work, the hub's own, for what people write (accounts, sources, units). */
  em(): EntityManager;
  migrate(): Promise<void>;
  close(): Promise<void>;
}

/** Settings of a transaction by name ("app.units"), read by the row-level policies. */
export type RowSettings = Readonly<Record<`app.${string}`, string>>;

export interface DatabaseOptions extends DatabaseUrls {
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
 * @throws {Refused} unreachable, not PostgreSQL, no such database, wrong password, older than PostgreSQL 15, or a login that nothing binds
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  await prepareLogin(options);
  let pool: pg.Pool | undefined;
  const orm = await MikroORM.init({
    clientUrl: options.url,
    entities: options.entities as never[],
    pool: { min: 0, max: options.connections ?? 10 },
    driverOptions: {
      application_name: "dau-moi",
      pipeline: true, // statements that do not wait for one another travel together
      statement_timeout: 60_000,
      idle_in_transaction_session_timeout: 60_000,
      onPoolCreated: (created: pg.Pool) => {
        pool = endedOnce(created);
      },
      // what is not in one of our transactions (MikroORM's unit of work) is the worker's too
      onConnect: (client: pg.ClientBase) => client.query(`set role ${WORKER_ROLE}`),
    },
    allowGlobalContext: false,
    logger: () => undefined,
  });
  await orm.connect();
  if (pool === undefined) throw new Error("MikroORM gave no connection pool");
  return databaseOn(orm, pool, options);
}

function databaseOn(orm: MikroORM, pool: pg.Pool, options: DatabaseOptions): Database {
  const boundBy = (first: () => string): Database => ({
    write: (work) => inTransaction(pool, { begin: `begin; ${first()}`, together: false }, work),
    read: (work) => inTransaction(pool, { begin: `begin isolation level repeatable read read only; ${first()}`, together: true }, work),
    look: (sql, values) => looked(pool, sql, values),
    as: (settings) => boundBy(() => asViewer(settings)),
    asWorker: () => worker,
    em: () => orm.em.fork(),
    migrate: () => migrate(options),
    close: async () => {
      await pool.end(); // first: the unit of work's driver lets go of it at once, and would never give back a connection that it still waits for
      await orm.close(true);
    },
  });
  const worker = boundBy(() => `set local role ${WORKER_ROLE}`);
  return worker;
}

/** A pool that both we and the unit of work may end. */
function endedOnce(pool: pg.Pool): pg.Pool {
  const end = (): Promise<void> => new Promise((done) => pg.Pool.prototype.end.call(pool, done));
  let ended: Promise<void> | undefined;
  return Object.assign(pool, { end: () => (ended ??= end()) });
}

/** Role and settings hold until the transaction ends: the connection goes back as it came. */
function asViewer(settings: RowSettings): string {
  const known = written.get(settings) ?? writtenOut(settings);
  written.set(settings, known);
  return known;
}

/** The settings of one who asks are of many transactions. */
const written = new WeakMap<RowSettings, string>();

function writtenOut(settings: RowSettings): string {
  const set = Object.entries(settings).map(([name, value]) => `set_config(${pg.escapeLiteral(name)}, ${pg.escapeLiteral(value)}, true)`);
  return `set local role ${APP_ROLE}${set.length === 0 ? "" : `; select ${set.join(", ")}`}`;
}

/** How a transaction begins; together: its first statements travel with the beginning, and whoever asked them is told nothing unless that succeeded. */
interface Beginning {
  begin: string;
  together: boolean;
}

async function inTransaction<T>(pool: pg.Pool, { begin, together }: Beginning, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  try {
    const begun = client.query(begin);
    if (!together) await begun;
    const last: string[] = [];
    const [done] = await Promise.all([work(txOn(client, last, begun)), begun]);
    await client.query([...last, "commit"].join(";\n"));
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

/** A connection is the worker's outside of transactions. */
async function looked<Row>(pool: pg.Pool, text: string, values: readonly unknown[]): Promise<Row[]> {
  const { rows }: { rows: Row[] } = await pool.query<Row & pg.QueryResultRow>({ text, name: keptName(text), values: [...values], types });
  return rows;
}

/**
 * Statements of one connection; whoever has it runs at the transaction's end what is put into `last`.
 * @param begun the transaction began, with role and settings; where it did not, no statement tells what it found
 */
export function txOn(client: pg.ClientBase, last: string[], begun: Promise<unknown> = Promise.resolve()): Tx {
  const asked = async <Row>(statement: { text: string; name?: string }, values: readonly unknown[]): Promise<Row[]> => {
    const asking = client.query<Row & pg.QueryResultRow>({ ...statement, values: [...values], types });
    const [{ rows: found }]: [{ rows: Row[] }, unknown] = await Promise.all([asking, begun]);
    return found;
  };
  const rows = <Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> => asked<Row>({ text: sql }, values);
  return {
    rows,
    bulk: (sql, values) => asked({ text: sql, name: keptName(sql) }, values),
    one: async <Row>(sql: string, values: readonly unknown[] = []) => {
      const found = await rows<Row>(sql, values);
      const first = found[0];
      if (first === undefined || found.length > 1) throw new Error(`expected one row, got ${found.length}: ${sql.slice(0, 80)}`);
      return first;
    },
    lastly: (sql, values) => void last.push(sql.replaceAll(/\$(\d+)/g, (_, n: string) => pg.escapeLiteral(String(values[Number(n) - 1])))),
  };
}

const keptNames = new Map<string, string>();

/** What a statement is kept under on every connection. */
function keptName(sql: string): string {
  const name = keptNames.get(sql) ?? `kept_${keptNames.size}`;
  keptNames.set(sql, name);
  return name;
}
