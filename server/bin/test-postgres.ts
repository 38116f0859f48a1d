import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "../src/platform/embedded-postgres.ts";

/** Speed for safety: what a test writes need not outlive the machine. */
const SETTINGS = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" };

/**
 * Vitest's global setup: one PostgreSQL for the whole run, named by TEST_DATABASE_URL; every test makes a database of its
 * own on it. Where TEST_DATABASE_URL is given, that server is used.
 * @returns what takes it away again
 */
export default async function startTestPostgres(): Promise<() => Promise<void>> {
  if (process.env["TEST_DATABASE_URL"] !== undefined) return async () => undefined;
  const folder = mkdtempSync(join(tmpdir(), "dau-moi-tests-"));
  chmodSync(folder, 0o711); // root's database user must pass
  const dataDir = join(folder, "data");
  const server = await startEmbeddedPostgres({ dataDir, log: (line) => process.stderr.write(`${line}\n`), settings: SETTINGS });
  process.env["TEST_DATABASE_URL"] = server.url;
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
