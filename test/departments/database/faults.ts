import type pg from "pg";
import type { FaultMode } from "../serve/faults.ts";

const LOOK_MS = 20;

/**
 * What befalls those who read the database.
 * @param connect opens a connection of the database's keeper @param reader their role
 */
export function databaseFaults(connect: () => Promise<pg.Client>, reader: string): { befall(mode: FaultMode): Promise<void>; end(): Promise<void> } {
  let mend = async (): Promise<void> => undefined;
  async function befall(mode: FaultMode): Promise<void> {
    await mend();
    mend = async () => undefined;
    if (mode === "unauthorized") mend = await turnedAway(connect, reader);
    if (mode === "reset") mend = await cut(connect, reader);
  }
  return { befall, end: () => befall("none") };
}

/** @returns lets them in again */
async function turnedAway(connect: () => Promise<pg.Client>, reader: string): Promise<() => Promise<void>> {
  const keeper = await connect();
  await keeper.query(`alter role ${reader} nologin`);
  await keeper.query("select pg_terminate_backend(pid) from pg_stat_activity where usename = $1", [reader]);
  return async () => {
    await keeper.query(`alter role ${reader} login`);
    await keeper.end();
  };
}

/**
 * Somebody holds the table, as while its columns are changed, and every reader that waits for it is cut off. What the department writes meanwhile
 * waits too.
 * @returns lets go of it
 */
async function cut(connect: () => Promise<pg.Client>, reader: string): Promise<() => Promise<void>> {
  const [holder, keeper] = [await connect(), await connect()];
  await holder.query("begin; lock table phan_anh in access exclusive mode");
  const over = new AbortController();
  const cutting = (async () => {
    while (!over.signal.aborted) {
      await keeper.query("select pg_terminate_backend(pid) from pg_stat_activity where usename = $1 and wait_event_type = 'Lock'", [reader]);
      await new Promise((passed) => setTimeout(passed, LOOK_MS));
    }
  })();
  return async () => {
    over.abort();
    await cutting;
    await Promise.all([holder.end(), keeper.end()]);
  };
}
