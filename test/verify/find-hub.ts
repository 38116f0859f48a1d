import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { configOf } from "../../server/src/platform/config.ts";
import { dataFolderOf, embeddedPostgresUrls } from "../../server/src/platform/embedded-postgres.ts";

/** Where the hub answers, where its tables lie, and where the departments keep their ledgers. */
export interface HubPlace {
  checkout: string;
  url: string;
  /** lets this program send documents of its own; null: the hub's folder is not here */
  freePass: string | null;
  databaseUrl: string;
  /** folder of all departments; it may hold no ledger */
  ledgers: string;
  /** folder of what mail server and gateway write down; it may not be there; null: nothing is sent */
  outside: string | null;
}

/** No hub can be reached, or it cannot be read; the message says what to do. */
export class NoHub extends Error {}

export interface Named {
  /** `--hub` */
  hub?: string | undefined;
  /** `--ledgers` */
  ledgers?: string | undefined;
  /** `--outside` */
  outside?: string | undefined;
}

/**
 * Finds the running hub by DATA_DIR, DATABASE_URL and what the command line names.
 * @throws {NoHub} nothing runs there
 */
export async function findHub(env: Readonly<Record<string, string | undefined>>, named: Named): Promise<HubPlace> {
  const config = configOf(env);
  if (Array.isArray(config)) throw new NoHub(config.map(({ at, message }) => `${at} ${message}`).join("\n"));
  const { path: folder } = await dataFolderOf(config);
  const written = writtenBy(folder);
  if (named.hub === undefined && written === null)
    throw new NoHub(`no hub runs on ${folder}: start it with npm start, name its folder by DATA_DIR, or its address by --hub URL`);
  const url = await answering(named.hub ?? `http://127.0.0.1:${written?.port}`);
  const databaseUrl = config.databaseUrl ?? (await embeddedPostgresUrls(folder))?.url ?? null;
  if (databaseUrl === null) throw new NoHub(`no database runs in ${folder}: DATABASE_URL or DATA_DIR must name that of the hub at ${url}`);
  return {
    checkout: config.checkout,
    url,
    freePass: written?.freePass ?? null,
    databaseUrl,
    ledgers: named.ledgers ?? join(folder, "departments"),
    outside: named.outside ?? join(folder, "outside"),
  };
}

/** What the hub writes beside its data when it starts. */
function writtenBy(folder: string): { port: number; freePass?: string } | null {
  const path = join(folder, "hub.json");
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as { port: number; freePass?: string }) : null;
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
