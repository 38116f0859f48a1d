import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { configOf } from "../../server/src/platform/config.ts";
import { dataFolderOf, embeddedPostgresUrls } from "../../server/src/platform/embedded-postgres.ts";

/** Where the hub answers, where its tables lie, and where the departments keep their ledgers. */
export interface HubPlace {
  checkout: string;
  url: string;
  databaseUrl: string;
  /** folder of all departments; it may hold no ledger */
  ledgers: string;
}

/** No hub can be reached, or it cannot be read; the message says what to do. */
export class NoHub extends Error {}

export interface Named {
  /** `--hub` */
  hub?: string | undefined;
  /** `--ledgers` */
  ledgers?: string | undefined;
}

/**
 * Finds the running hub by DATA_DIR, DATABASE_URL and what the command line names.
 * @throws {NoHub} nothing runs there
 */
export async function findHub(env: Readonly<Record<string, string | undefined>>, named: Named): Promise<HubPlace> {
  const config = configOf(env);
  if (Array.isArray(config)) throw new NoHub(config.map(({ at, message }) => `${at} ${message}`).join("\n"));
  const { path: folder } = await dataFolderOf(config);
  const url = await answering(named.hub ?? writtenUrl(folder));
  const databaseUrl = config.databaseUrl ?? (await embeddedPostgresUrls(folder))?.url ?? null;
  if (databaseUrl === null) throw new NoHub(`no database runs in ${folder}: DATABASE_URL or DATA_DIR must name that of the hub at ${url}`);
  return { checkout: config.checkout, url, databaseUrl, ledgers: named.ledgers ?? join(folder, "departments") };
}

/** What the hub writes beside its data when it starts. */
function writtenUrl(folder: string): string {
  const path = join(folder, "hub.json");
  if (!existsSync(path)) throw new NoHub(`no hub runs on ${folder}: start it with npm start, name its folder by DATA_DIR, or its address by --hub URL`);
  const { port } = JSON.parse(readFileSync(path, "utf8")) as { port: number };
  return `http://127.0.0.1:${port}`;
}

async function answering(url: string): Promise<string> {
  const base = url.replace(/\/+$/, "");
  try {
    const answer = await fetch(`${base}/healthz`, { signal: AbortSignal.timeout(10_000) });
    if (answer.ok) return base;
    throw new NoHub(`the hub at ${base} does not serve: /healthz answers ${answer.status}`);
  } catch (cause) {
    if (cause instanceof NoHub) throw cause;
    throw new NoHub(`no hub answers at ${base}: start it with npm start`, { cause });
  }
}
