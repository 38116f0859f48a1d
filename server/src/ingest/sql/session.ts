import { ConnectorError } from "@dau-moi/connectors";
import type { SqlRow, SqlValue } from "@dau-moi/connectors";

/** One connection to a source's database, in one read-only snapshot of it. */
export interface Session {
  /** The rows of one statement in its order, a few at a time. Ended early, the session is of no use any more. */
  rows(sql: string, values: readonly SqlValue[]): AsyncGenerator<SqlRow[], void>;
  /** Ends what the database is doing for this session, by another connection, and breaks this one. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** Where a session leads, looked up once. */
export interface Target {
  host: string;
  /** the address that the host's name had when the run began; nothing else is connected to */
  address: string;
  port: number;
  database: string;
  user: string;
  password: string;
  /** null: in the clear, as the manifest says */
  tls: { ca: string | undefined } | null;
  /** IANA zone of the source's times without an offset */
  zone: string;
}

/** Bounds of what one session holds in memory and waits for. */
export interface SqlLimits {
  /** of one piece */
  rows: number;
  bytes: number;
  /** milliseconds until the database answers */
  patienceMs: number;
}

/** Milliseconds for ending a session by another connection. */
export const KILL_MS = 5_000;

/** What a driver that was broken off may never answer. @throws {ConnectorError} transient, once nobody waits for it any more */
export function unlessLost<Value>(answer: Promise<Value>, lost: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const end = (): void => reject(new ConnectorError("transient", "the database did not answer in time"));
    if (lost.aborted) end();
    lost.addEventListener("abort", end, { once: true });
    void answer.then(resolve, reject).finally(() => lost.removeEventListener("abort", end));
  });
}

/** Letters of a row, as good as its bytes for keeping within bounds. */
export function sizeOf(row: SqlRow): number {
  return Object.values(row).reduce((sum, value) => sum + (value?.length ?? 0), 0);
}
