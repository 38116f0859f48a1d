import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { openHub } from "../../server/src/hub.ts";
import type { Hub } from "../../server/src/hub.ts";
import { startEmbeddedPostgres } from "../../server/src/platform/embedded-postgres.ts";
import { openLog } from "../../server/src/platform/log.ts";
import type { Clock } from "../../server/src/platform/now.ts";
import { loadSample } from "../../server/src/sample.ts";

/** An embedded PostgreSQL of its own, with the settings and the durability of `npm start`, and the sample province in it, without cases. */
export interface Province {
  folder: string;
  /** Makes a fresh copy of the province in a database of its own. @returns its URL */
  fresh(name: string): Promise<string>;
  drop(name: string): Promise<void>;
  /** A hub on one of the databases. */
  open(url: string, clock: Clock): Promise<Hub>;
  /** URL of the server's own database. */
  url: string;
  end(): Promise<void>;
}

/**
 * @param addresses department → base URL, for the sources that are to be connected
 * @param settings of PostgreSQL beside the hub's own
 */
export async function aProvince(options: {
  checkout: string;
  addresses: Readonly<Record<string, string>>;
  clock: Clock;
  settings?: Readonly<Record<string, string>>;
}): Promise<Province> {
  const folder = mkdtempSync(join(tmpdir(), "dau-moi-bench-"));
  chmodSync(folder, 0o711); // the database's user must pass
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, "data"), log: () => undefined, settings: options.settings ?? {} });
  const open = (url: string, clock: Clock): Promise<Hub> =>
    openHub({ databaseUrl: url, adminUrl: on(postgres.adminUrl, new URL(url).pathname), keyFile: join(folder, "hub-keys.json"), clock, log: openLog("warn") });
  const urlOf = (name: string): string => on(postgres.url, `/${name}`);
  const order = (sql: string): Promise<void> => orderOn(postgres.adminUrl, sql);
  await order("create database province");
  const hub = await open(urlOf("province"), options.clock);
  await loadSample(hub, join(options.checkout, "test", "sample"), options.addresses);
  await hub.close();
  return {
    folder,
    url: postgres.adminUrl,
    open,
    fresh: async (name) => {
      await order(`create database ${name} template province`);
      return urlOf(name);
    },
    drop: (name) => order(`drop database if exists ${name} with (force)`),
    end: async () => {
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The same server and login, another database. */
const on = (url: string, pathname: string): string => Object.assign(new URL(url), { pathname }).href;

/** Runs one statement on a connection of its own. */
export async function orderOn(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
