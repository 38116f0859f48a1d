import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { migrations } from "../migrations/index.ts";
import { openDatabase } from "../platform/database.ts";
import type { Database } from "../platform/database.ts";
import { startEmbeddedPostgres } from "../platform/embedded-postgres.ts";
import { Account } from "./account.ts";

/** A server for one test file: TEST_DATABASE_URL (any database of it), or an embedded one. */
async function aServer(): Promise<{ url: string; adminUrl: string; stop(): Promise<void> }> {
  const [given, login] = [process.env["TEST_DATABASE_URL"], process.env["TEST_HUB_LOGIN"]];
  if (given !== undefined && login !== undefined) {
    const [username = "", password = ""] = login.split(":");
    return { adminUrl: given, url: Object.assign(new URL(given), { username, password }).href, stop: async () => undefined };
  }
  const folder = await mkdtemp(join(tmpdir(), "dau-moi-access-"));
  await chmod(folder, 0o755); // the server runs as a user of its own
  const server = await startEmbeddedPostgres({ dataDir: join(folder, "db"), log: () => undefined, settings: { fsync: "off" } });
  return {
    url: server.url,
    adminUrl: server.adminUrl,
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** An empty, migrated database of its own with four units: /TINH/ (1), /TINH/SXD/ (2), /TINH/SXD/SXD-HTGT/ (3), /TINH/SYT/ (4). */
export async function aDatabase(): Promise<{ database: Database; asOwner(sql: string): Promise<void>; stop(): Promise<void> }> {
  const server = await aServer();
  const name = `access_${randomBytes(6).toString("hex")}`;
  await asOwner(server.adminUrl, `create database ${name}`);
  const on = (url: string): string => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  const database = await openDatabase({ url: on(server.url), adminUrl: on(server.adminUrl), entities: [Account], migrations, connections: 4 });
  await database.migrate();
  await database.write((tx) => tx.rows(units));
  return {
    database,
    asOwner: (sql) => asOwner(on(server.adminUrl), sql),
    async stop() {
      await database.close();
      await asOwner(server.adminUrl, `drop database ${name} with (force)`);
      await server.stop();
    },
  };
}

async function asOwner(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

const units = `-- units
insert into unit (code, name, kind, parent_id, path, valid_from, legal_basis, shift_profile) values
  ('TINH', 'Tỉnh mẫu', 'PROVINCE', null, '/TINH/', '2025-07-01', 'mẫu', 'office'),
  ('SXD', 'Sở Xây dựng', 'DEPARTMENT', 1, '/TINH/SXD/', '2025-07-01', 'mẫu', 'office'),
  ('SXD-HTGT', 'Phòng Hạ tầng giao thông', 'PUBLIC_SERVICE_UNIT', 2, '/TINH/SXD/SXD-HTGT/', '2025-07-01', 'mẫu', 'office'),
  ('SYT', 'Sở Y tế', 'DEPARTMENT', 1, '/TINH/SYT/', '2025-07-01', 'mẫu', 'office')`;

export const PROVINCE = 1;
export const CONSTRUCTION = 2;
