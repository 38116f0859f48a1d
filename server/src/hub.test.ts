import { randomBytes } from "node:crypto";
import { MikroORM } from "@mikro-orm/postgresql";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Account } from "./access/index.ts";
import { migrations } from "./migrations/index.ts";
import { openDatabase } from "./platform/database.ts";
import type { Database } from "./platform/database.ts";
import { SourceSystem } from "./source/index.ts";
import { Unit, UnitSuccession } from "./unit/index.ts";

const name = `hub_${randomBytes(6).toString("hex")}`;
const server = process.env["TEST_DATABASE_URL"] ?? "";
const adminUrl = Object.assign(new URL(server), { pathname: `/${name}` }).href;
const [username = "", password = ""] = (process.env["TEST_HUB_LOGIN"] ?? "").split(":");
const url = Object.assign(new URL(adminUrl), { username, password }).href;
const entities = [Account, Unit, UnitSuccession, SourceSystem];
let database: Database;

async function asOwner(sql: string, on = server): Promise<void> {
  const client = new pg.Client({ connectionString: on });
  await client.connect();
  await client.query(sql);
  await client.end();
}

beforeAll(async () => {
  await asOwner(`create database ${name}`);
  database = await openDatabase({ url, adminUrl, entities, migrations });
  await Promise.all([database.migrate(), database.migrate()]); // two hubs at once
});
afterAll(async () => {
  await database.close();
  await asOwner(`drop database ${name} with (force)`);
});

describe("the database of a hub", () => {
  test("migrates up from empty, and every entity's column is there with its nullability", async () => {
    const orm = await MikroORM.init({ clientUrl: adminUrl, entities, allowGlobalContext: false });
    const columns = await database.read((tx) =>
      tx.rows<{ key: string; nullable: boolean }>(
        "select table_name || '.' || column_name as key, is_nullable = 'YES' as nullable from information_schema.columns where table_schema = 'public'",
      ),
    );
    const known = new Map(columns.map((c) => [c.key, c.nullable]));
    const metas = [...orm.getMetadata().getAll().values()];
    await orm.close();
    const properties = metas.flatMap((meta) =>
      Object.values(meta.properties).map((p) => ({ key: `${meta.tableName}.${p.fieldNames[0] ?? ""}`, nullable: p.nullable === true })),
    );
    expect(properties.length).toBeGreaterThan(30);
    for (const p of properties) expect({ ...p }).toEqual({ key: p.key, nullable: known.get(p.key) });
  });

  test("the journal cannot be changed, only appended to", async () => {
    await database.write((tx) =>
      tx.rows("insert into event (seq, province, kind, case_stream, happened_at, learned_at) values (1, 'T', 'UPDATED', 'HOTLINE', now(), now())"),
    );
    await expect(database.write((tx) => tx.rows("update event set kind = 'CLOSED'"))).rejects.toThrow("append-only");
    await expect(database.write((tx) => tx.rows("delete from event"))).rejects.toThrow("append-only");
    await expect(database.write((tx) => tx.rows("truncate event"))).rejects.toThrow("permission denied");
  });

  test("a read transaction cannot write", async () => {
    await expect(database.read((tx) => tx.rows("update journal_head set last = 5"))).rejects.toThrow("read-only");
  });

  test("instants come as milliseconds, infinity as never, days as text, NULs are refused by the database", async () => {
    const row = await database.read((tx) =>
      tx.one(
        "select 'infinity'::timestamptz as never, '2026-03-02T02:00:00.125Z'::timestamptz as at, '2026-03-02'::date as day, 9007199254740991::bigint as big",
      ),
    );
    expect(row).toEqual({ never: Infinity, at: Date.parse("2026-03-02T02:00:00.125Z"), day: "2026-03-02", big: Number.MAX_SAFE_INTEGER });
  });

  test("search forgets marks, composed or not", async () => {
    const row = await database.read((tx) => tx.one("select vn_norm($1) as nfc, vn_norm($2) as nfd", ["Đặng Thuỳ Ơ", "Đặng Thuỳ Ơ".normalize("NFD")]));
    expect(row).toEqual({ nfc: "dang thuy o", nfd: "dang thuy o" });
  });

  test("a database of a newer hub is refused in words", async () => {
    await asOwner("insert into migration (name) values ('20991231-future')", adminUrl);
    const again = await openDatabase({ url, adminUrl, entities, migrations });
    await expect(again.migrate()).rejects.toThrow("belongs to a newer version of the hub (it knows 20991231-future)");
    await again.close();
    await asOwner("delete from migration where name = '20991231-future'", adminUrl);
  });

  test.each([
    ["nothing listens", "postgres://u:p@127.0.0.1:1/x", /no PostgreSQL database can be used at 127\.0\.0\.1:1\/x/],
    ["no such database", Object.assign(new URL(server), { pathname: "/khong_co" }).href, /khong_co/],
  ])("%s: DATABASE_URL is refused in words, without the password", async (_what, address, message) => {
    const failed = await openDatabase({ url: address, adminUrl: null, entities, migrations }).catch((error: unknown) => String(error));
    expect(failed).toMatch(message);
    expect(failed).not.toContain(":p@");
  });
});
