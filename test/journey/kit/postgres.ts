import { createHash, randomBytes } from "node:crypto";
import { chmodSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { openHub } from "../../../server/src/hub.ts";
import { openLog } from "../../../server/src/platform/log.ts";
import { fixedClock } from "../../../server/src/platform/now.ts";
import { loadSample } from "../../../server/src/sample.ts";

export const CHECKOUT = join(import.meta.dirname, "../../..");
export const SAMPLE_FOLDER = join(CHECKOUT, "test/sample");

/** Any number serves, as long as all test files agree on it. */
const TEMPLATE_LOCK = 620_711;
const LOADED_AT = Date.parse("2026-01-01T00:00:00Z");

/** A database of one test's own; the sample's units, limits, calendar and accounts are in it, no source and no case. */
export interface TestDatabase {
  /** with the hub's login */
  url: string;
  /** with the superuser's */
  adminUrl: string;
  keyFile: string;
  /** one statement, for what no query of the graph tells */
  sql<Row = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>;
  drop(): Promise<void>;
}

/** The server that vitest's global setup started. */
function serverUrl(): string {
  const url = process.env["TEST_DATABASE_URL"];
  if (url === undefined) throw new Error("TEST_DATABASE_URL is not set: run by vitest, whose global setup starts the server");
  return url;
}

export async function freshDatabase(): Promise<TestDatabase> {
  const name = `world_${randomBytes(6).toString("hex")}`;
  const template = await (templateName ??= migratedTemplate());
  await onServer((client) => client.query(`create database ${name} template ${template}`));
  const [url, adminUrl] = [databaseUrl(name), adminUrlOf(name)];
  const pool = new pg.Pool({ connectionString: adminUrl, max: 2, idleTimeoutMillis: 1_000 });
  pool.on("error", () => undefined); // the next statement tells
  return {
    url,
    adminUrl,
    keyFile: keyFile(),
    sql: async (text, values = []) => (await pool.query(text, values)).rows as never,
    drop: async () => {
      await pool.end();
      await onServer((client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}

let templateName: Promise<string> | undefined;

/** Migrates and loads the province once a run, whichever test file comes first; every world is a copy. */
async function migratedTemplate(): Promise<string> {
  const files = [...globSync("server/src/migrations/*.ts", { cwd: CHECKOUT }), ...globSync("test/sample/*.*", { cwd: CHECKOUT })].toSorted();
  const content = createHash("sha256").update(files.map((file) => readFileSync(join(CHECKOUT, file), "utf8")).join("\u0000"));
  const name = `tinh_mau_${content.digest("hex").slice(0, 12)}`;
  await onServer(async (client) => {
    await client.query("select pg_advisory_lock($1)", [TEMPLATE_LOCK]);
    const { rowCount } = await client.query("select from pg_database where datname = $1", [name]);
    if (rowCount === 0) await makeTemplate(client, name);
  });
  return name;
}

async function makeTemplate(client: pg.Client, name: string): Promise<void> {
  const draft = `${name}_draft`;
  await client.query(`drop database if exists ${draft} with (force)`);
  await client.query(`create database ${draft}`);
  const hub = await openHub({
    databaseUrl: databaseUrl(draft),
    adminUrl: adminUrlOf(draft),
    keyFile: keyFile(),
    clock: fixedClock(LOADED_AT),
    log: openLog("silent"),
    connections: 2,
  });
  try {
    await loadSample(hub, SAMPLE_FOLDER, {});
  } finally {
    await hub.close();
  }
  await client.query(`alter database ${draft} rename to ${name}`);
}

async function onServer<Value>(work: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function adminUrlOf(name: string): string {
  return Object.assign(new URL(serverUrl()), { pathname: `/${name}` }).href;
}

/** With the plain login that the hubs of this run work with. */
export function databaseUrl(name: string): string {
  const [username = "", password = ""] = (process.env["TEST_HUB_LOGIN"] ?? "").split(":");
  return Object.assign(new URL(adminUrlOf(name)), { username, password }).href;
}

let keyPath: string | undefined;

/** One key for all worlds, since all are copies of one template; it protects nothing. */
function keyFile(): string {
  if (keyPath !== undefined) return keyPath;
  const folder = mkdtempSync(join(tmpdir(), "dau-moi-key-"));
  chmodSync(folder, 0o700);
  keyPath = join(folder, "hub-keys.json");
  const secret = createHash("sha256").update("only for tests").digest("base64");
  writeFileSync(keyPath, JSON.stringify({ version: 1, keys: [{ id: "00000001", secret }], current: "00000001" }), { mode: 0o600 });
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return keyPath;
}
