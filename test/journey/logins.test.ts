import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Account } from "../../server/src/access/index.ts";
import { migrations } from "../../server/src/migrations/index.ts";
import { openDatabase } from "../../server/src/platform/database.ts";
import { startEmbeddedPostgres } from "../../server/src/platform/embedded-postgres.ts";
import { dataFolder, freshDatabase, startHubProcess, startMain } from "../hub.ts";
import type { Program, TestDatabase } from "../hub.ts";

let database: TestDatabase;
const made: string[] = [];
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  for (const name of made) await database.sql(`drop owned by ${name}`).then(() => database.sql(`drop role ${name}`));
  await database.drop();
});

/** A login of this test's own on the test's server. @returns its URL on a database */
async function aLogin(attributes: string, on = database.adminUrl): Promise<{ name: string; url: string }> {
  const name = `dang_nhap_${randomBytes(4).toString("hex")}`;
  await database.sql(`create role ${name} login ${attributes} password 'mat-khau-bi-mat'`);
  made.push(name);
  return { name, url: Object.assign(new URL(on), { username: name, password: "mat-khau-bi-mat" }).href };
}
async function refused(environment: Record<string, string>): Promise<Program> {
  const program = await startMain({ SAMPLE: "off", PORT: "0", LOG_LEVEL: "warn", HUB_KEY_FILE: database.keyFile, ...environment });
  await program.gone(20_000);
  expect(program.ended).toEqual({ code: 2, signal: null });
  expect(program.stderr).not.toContain("mat-khau-bi-mat");
  return program;
}

describe("the hub's own login", () => {
  test.each([
    ["superuser", "is a superuser"],
    ["bypassrls", "has BYPASSRLS"],
  ])("must be bound by row-level security: %s is refused, with the reason and what to do", async (attribute, words) => {
    const { name, url } = await aLogin(attribute);
    const { stderr } = await refused({ DATABASE_URL: url });
    expect(stderr).toContain(`${name} ${words}: row-level security would not bind the hub`);
    expect(stderr).toContain("DATABASE_ADMIN_URL");
  });

  test("that may make no roles is told exactly what the administrator runs, and starts once that was run", async () => {
    const { name, url } = await aLogin("");
    const { stderr } = await refused({ DATABASE_URL: url });
    const orders = stderr.slice(stderr.indexOf("do $$"));
    expect(orders).toContain(`grant dau_moi_app, dau_moi_worker to "${name}";`);
    await database.sql(orders);
    const hub = await startHubProcess({ DATABASE_URL: url, HUB_KEY_FILE: database.keyFile, SAMPLE: "off" });
    expect(hub.program.ended).toBeNull();
    await hub.program.end("SIGTERM");
  });

  test("is given its roles by DATABASE_ADMIN_URL, which alone changes tables", async () => {
    const empty = `trong_${randomBytes(4).toString("hex")}`;
    await database.sql(`create database ${empty}`);
    const on = Object.assign(new URL(database.adminUrl), { pathname: `/${empty}` }).href;
    const { url } = await aLogin("", on);
    const environment = { DATABASE_URL: url, DATABASE_ADMIN_URL: on, SAMPLE: "off", HUB_KEY_FILE: database.keyFile };
    const hub = await startHubProcess(environment);
    await hub.program.end("SIGTERM");
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await expect(client.query("create table cua_toi (a int)")).rejects.toThrow("permission denied");
    await client.query("delete from migration").catch((error: unknown) => expect(String(error)).toContain("permission denied"));
    await client.query("set role dau_moi_app");
    expect((await client.query("select id from feedback_case")).rowCount).toBe(0);
    await client.end();
    await database.sql(`drop database ${empty} with (force)`);
  });

  test("on a database of an older hub is told that it may not change the tables", async () => {
    const { url } = await aLogin("");
    await database.sql("delete from migration where name = '20261121-rls'");
    const grants = (await refused({ DATABASE_URL: url })).stderr;
    await database.sql(grants.slice(grants.indexOf("do $$")));
    const { stderr } = await refused({ DATABASE_URL: url });
    expect(stderr).toMatch(/the tables must be brought up to this version of the hub, and this login may not: .*Set DATABASE_ADMIN_URL/);
    await database.sql("insert into migration (name) values ('20261121-rls')");
  });
});

test("a data folder of before there was a login starts again, with its people and their posts", async () => {
  const dataDir = dataFolder();
  const [first] = migrations;
  if (first === undefined) throw new Error("there is no migration");
  const settings = { fsync: "off", shared_buffers: "16MB" };
  const before = await startEmbeddedPostgres({ dataDir, log: () => undefined, settings });
  const admin = new pg.Client({ connectionString: before.adminUrl });
  await admin.connect();
  const old = await openDatabase({ ...before, entities: [Account], migrations: [first], connections: 1 });
  await old.migrate();
  await old.close();
  await admin.query(
    `insert into unit (code, name, kind, path, valid_from, legal_basis, shift_profile) values ('TINH', 'Tỉnh', 'PROVINCE', '/TINH/', '2025-07-01', 'mẫu', 'office')`,
  );
  await admin.query(
    `insert into account (username, password_hash, display_name, role, scope_unit_id, created_at) values ('cu', 'x', 'Người cũ', 'LEADER', 1, now())`,
  );
  await admin.query("drop owned by dau_moi_hub; drop role dau_moi_hub");
  await admin.end();
  await before.stop();
  rmSync(join(dataDir, "postgres", "hub-password"));
  const hub = await startHubProcess({ DATA_DIR: dataDir, SAMPLE: "off" }, 60_000);
  await hub.program.end("SIGTERM");
  const after = await startEmbeddedPostgres({ dataDir, log: () => undefined, settings });
  const client = new pg.Client({ connectionString: after.url });
  await client.connect();
  const { rows } = await client.query("select username, p.role, valid_to, current_user::text as me from account a join account_post p on p.account_id = a.id");
  expect(rows).toEqual([{ username: "cu", role: "LEADER", valid_to: null, me: "dau_moi_worker" }]);
  await client.end();
  await after.stop();
}, 120_000);
