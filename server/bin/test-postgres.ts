import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { ordersFor } from "../src/platform/database-roles.ts";
import { startEmbeddedPostgres } from "../src/platform/embedded-postgres.ts";

/** Speed for safety: what a test writes need not outlive the machine. */
const SETTINGS = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" };

/**
 * Vitest's global setup: one PostgreSQL for the whole run, named by TEST_DATABASE_URL; every test makes a database of its
 * own on it. Where TEST_DATABASE_URL is given, that server is used. TEST_HUB_LOGIN is "user:password" of the plain login that hubs work with.
 * @returns what takes it away again
 */
export default async function startTestPostgres(): Promise<() => Promise<void>> {
  if (process.env["TEST_DATABASE_URL"] !== undefined) {
    process.env["TEST_HUB_LOGIN"] ??= await aLogin(process.env["TEST_DATABASE_URL"]);
    return async () => undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), "dau-moi-tests-"));
  chmodSync(folder, 0o711); // root's database user must pass
  const dataDir = join(folder, "data");
  const server = await startEmbeddedPostgres({ dataDir, log: (line) => process.stderr.write(`${line}\n`), settings: SETTINGS });
  process.env["TEST_DATABASE_URL"] = server.adminUrl;
  const { username, password } = new URL(server.url);
  process.env["TEST_HUB_LOGIN"] = `${username}:${password}`;
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

/** The hubs' login on a server that somebody gave. */
async function aLogin(adminUrl: string): Promise<string> {
  const [name, password] = ["dau_moi_test", randomBytes(12).toString("hex")];
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(`do $$ begin create role ${name}; exception when duplicate_object then null; end $$`);
    await client.query(`alter role ${name} login noinherit password '${password}'`);
    await client.query(ordersFor(name));
  } finally {
    await client.end();
  }
  return `${name}:${password}`;
}
