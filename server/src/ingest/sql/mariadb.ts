import { connect } from "node:net";
import { ConnectorError } from "@dau-moi/connectors";
import type { SqlRow, SqlValue } from "@dau-moi/connectors";
import type { Connection, ConnectionOptions, RowDataPacket } from "mysql2";
import { asConnectorError, MARIADB_FAULTS } from "./faults.ts";
import { offsetOf } from "./offset.ts";
import { KILL_MS, sizeOf, unlessLost } from "./session.ts";
import type { Session, SqlLimits, Target } from "./session.ts";

/** Rows the driver holds ahead of us. */
const AHEAD = 8;
/** A source that nobody reads from for so long gives the connection up. */
const IDLE_SECONDS = 600;

/**
 * A session with MariaDB: a consistent snapshot, READ ONLY; rows are streamed, and the socket stands still while the hub is busy. The session's zone is
 * the source's own, so that TIMESTAMP and DATETIME alike come out as times of that zone.
 * @param lost nobody waits for it any more
 */
export async function openMariaDb(target: Target, limits: SqlLimits, lost: AbortSignal): Promise<Session> {
  const connection = await connected(target, limits, lost);
  try {
    const offset = offsetOf(target.zone);
    const zone = offset ?? target.zone;
    await asked(connection, "set session time_zone = ?, net_write_timeout = ?, group_concat_max_len = 67108864", [zone, IDLE_SECONDS]);
    await asked(connection, "set session transaction isolation level repeatable read");
    await asked(connection, "start transaction with consistent snapshot, read only");
    const id = connection.threadId;
    let isBroken = false;
    return {
      rows: (sql, values) => streamed(connection, { sql, values }, limits),
      async kill() {
        await killed(target, { ...limits, patienceMs: Math.min(limits.patienceMs, KILL_MS) }, id ?? 0);
        connection.destroy();
        isBroken = true;
      },
      close: () => (isBroken ? Promise.resolve() : ended(connection)),
    };
  } catch (error) {
    connection.destroy();
    throw error;
  }
}

async function connected(target: Target, limits: SqlLimits, lost: AbortSignal): Promise<Connection> {
  const { createConnection } = await import("mysql2"); // only hubs with such a source load it
  const { address, host, port, database, user, password, tls } = target;
  const options: ConnectionOptions & { disableEval: boolean } = {
    host,
    port,
    database,
    user,
    password,
    stream: () => connect(port, address),
    charset: "utf8mb4",
    connectTimeout: limits.patienceMs,
    flags: ["-LOCAL_FILES"],
    dateStrings: true,
    disableEval: true,
    ...(tls === null ? {} : { ssl: { verifyIdentity: true, ...(tls.ca === undefined ? {} : { ca: tls.ca }) } }),
  };
  const connection = createConnection(options);
  connection.on("error", () => undefined); // the statement under way tells
  lost.addEventListener("abort", () => connection.destroy(), { once: true });
  const answer = new Promise<void>((done, failed) => connection.connect((error) => (error === null ? done() : failed(error))));
  await unlessLost(answer, lost).catch((error: unknown) => {
    connection.destroy();
    refuse(error);
  });
  return connection;
}

function asked(connection: Connection, sql: string, values: SqlValue[] = []): Promise<void> {
  return new Promise<void>((done, failed) => void connection.query(sql, values, (error) => (error === null ? done() : failed(error)))).catch(refuse);
}

async function* streamed(
  connection: Connection,
  { sql, values }: { sql: string; values: readonly SqlValue[] },
  limits: SqlLimits,
): AsyncGenerator<SqlRow[], void> {
  let [piece, size] = [[] as SqlRow[], 0];
  let isRead = false;
  try {
    for await (const row of rowsOf(connection, sql, values)) {
      piece.push(row);
      size += sizeOf(row);
      if (piece.length < limits.rows && size < limits.bytes) continue;
      yield piece;
      [piece, size] = [[], 0];
    }
    isRead = true;
    if (piece.length > 0) yield piece;
  } catch (error) {
    refuse(error);
  } finally {
    if (!isRead) connection.destroy(); // the rest of its rows stands between us and the next answer
  }
}

/** The driver tells a broken connection to nobody who reads a stream. */
async function* rowsOf(connection: Connection, sql: string, values: readonly SqlValue[]): AsyncGenerator<SqlRow, void> {
  const broken = Promise.withResolvers<never>();
  connection.once("error", broken.reject);
  const stream = connection.execute<RowDataPacket[]>(sql, [...values]).stream({ highWaterMark: AHEAD });
  broken.promise.catch((error: Error) => stream.destroy(error));
  try {
    yield* stream as AsyncIterable<SqlRow>;
  } finally {
    connection.removeListener("error", broken.reject);
  }
}

async function killed(target: Target, limits: SqlLimits, id: number): Promise<void> {
  const late = AbortSignal.timeout(limits.patienceMs);
  try {
    const connection = await connected(target, limits, late);
    await unlessLost(asked(connection, "kill ?", [id]), late).finally(() => connection.destroy());
  } catch {
    // the database cannot be reached, or the session is gone: then nothing is under way for us
  }
}

function ended(connection: Connection): Promise<void> {
  return new Promise((done) => {
    connection.end(() => {
      connection.destroy();
      done();
    });
  });
}

function refuse(error: unknown): never {
  const isWithoutTls = error instanceof Error && /does not support secure connection/i.test(error.message);
  if (isWithoutTls) throw new ConnectorError("config", "the database offers no encryption; baseUrl …?tls=off reads it in the clear");
  throw asConnectorError(error, MARIADB_FAULTS);
}
