import { ConnectorError } from "@dau-moi/connectors";
import type { SqlAccess, SqlRow } from "@dau-moi/connectors";
import { TOO_LATE } from "./faults.ts";
import { openMariaDb } from "./mariadb.ts";
import { openPostgres } from "./postgres.ts";
import { sizeOf } from "./session.ts";
import type { Session, SqlLimits } from "./session.ts";
import { targetOf } from "./target.ts";

/** A piece is one transaction of the hub. Larger ones are no faster, and what lives through a longer transaction makes the hub's memory grow by some 40 MB. */
export const SQL_LIMITS: SqlLimits = { rows: 200, bytes: 2 * 1024 * 1024, patienceMs: 120_000 };

/** How a database is reached: as a source's manifest says. */
export interface SqlSource {
  baseUrl: string;
  secrets: Readonly<Record<string, string>>;
  /** IANA zone of its times without an offset */
  zone: string;
}

/** Within which bounds it is read. */
export interface Manner {
  limits: SqlLimits;
  signal: AbortSignal;
  /** hears of the bytes that come */
  came: (bytes: number) => void;
}

/**
 * The host's access to the database of one source: its address and nothing else, read-only, each snapshot on a connection of its own. What is under
 * way when `signal` aborts, or does not answer in time, is ended at the database too.
 */
export function hostSql(source: SqlSource, { limits, signal, came }: Manner): SqlAccess {
  return {
    async snapshot(work) {
      const url = new URL(source.baseUrl);
      const target = await targetOf(url, source.secrets, source.zone);
      const lost = new AbortController();
      const opening = (url.protocol === "mariadb:" ? openMariaDb : openPostgres)(target, limits, lost.signal);
      const session = await inTime(opening, limits, signal).catch((error: unknown): never => {
        lost.abort();
        throw error;
      });
      try {
        return await work((sql, values) => watched(session, session.rows(sql, values), { limits, signal, came }));
      } finally {
        await session.close();
      }
    },
  };
}

async function* watched(session: Session, rows: AsyncGenerator<SqlRow[], void>, { limits, signal, came }: Manner): AsyncGenerator<readonly SqlRow[], void> {
  let isOver = false;
  try {
    for (;;) {
      const next = await inTime(rows.next(), limits, signal);
      if (next.done === true) break;
      came(next.value.reduce((sum, row) => sum + sizeOf(row), 0));
      yield next.value;
    }
    isOver = true;
  } catch (error) {
    isOver = true;
    await session.kill();
    throw error;
  } finally {
    if (!isOver) await rows.return();
  }
}

async function inTime<Answer>(answer: Promise<Answer>, { patienceMs }: SqlLimits, signal: AbortSignal): Promise<Answer> {
  answer.catch(() => undefined); // the race tells
  const late = AbortSignal.timeout(patienceMs);
  const either = AbortSignal.any([signal, late]);
  const over = Promise.withResolvers<never>();
  const end = (): void => over.reject(new ConnectorError("transient", signal.aborted ? "the run was stopped" : TOO_LATE));
  if (either.aborted) end();
  either.addEventListener("abort", end, { once: true });
  try {
    return await Promise.race([answer, over.promise]);
  } finally {
    either.removeEventListener("abort", end);
  }
}
