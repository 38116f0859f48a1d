import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { startMark } from "../../bin/process-identity.mjs";
import { embeddedPostgresUrls, startEmbeddedPostgres } from "./embedded-postgres.ts";
import type { EmbeddedPostgres } from "./embedded-postgres.ts";
import { placesIn } from "./embedded-postgres-folder.ts";
import { runningServer } from "./embedded-postgres-server.ts";

const root = mkdtempSync(join(realpathSync(tmpdir()), "dau-moi-pg-"));
chmodSync(root, 0o755); // the server's user must pass
const said: string[] = [];
const running = new Set<EmbeddedPostgres>();

afterEach(async () => {
  for (const each of running) await each.stop();
  running.clear();
  said.length = 0;
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Quick: what is tested here does not depend on the disk's promises. */
async function start(dataDir: string): Promise<EmbeddedPostgres> {
  const started = await startEmbeddedPostgres({ dataDir, log: (line) => said.push(line), settings: { fsync: "off", shared_buffers: "16MB" } });
  running.add(started);
  return started;
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined); // a killed server closes it
  await client.connect();
  try {
    const { rows } = await client.query({ text: sql, rowMode: "array" });
    return (rows as unknown[][])[0]?.[0];
  } finally {
    await client.end();
  }
}

const pidOf = (dataDir: string) => runningServer(placesIn(dataDir))?.pid ?? 0;

/** Kills the server as a power cut would, and waits until it is gone. */
async function kill(pid: number): Promise<void> {
  process.kill(pid, "SIGKILL");
  while (startMark(pid) !== null) await pause(10);
}

async function aClientOf(dataDir: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: (await embeddedPostgresUrls(dataDir))?.adminUrl ?? "" });
  await client.connect();
  return client;
}

/** A hub in a process of its own that holds a folder until it is killed. */
async function aHubOn(dataDir: string): Promise<number> {
  const module = join(import.meta.dirname, "embedded-postgres.ts");
  const script = `const { startEmbeddedPostgres } = await import(${JSON.stringify(module)});
    const held = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, log: () => {}, settings: { fsync: "off", shared_buffers: "16MB" } });
    console.log("serves"); setInterval(() => {}, 1000);`;
  const hub = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["ignore", "pipe", "inherit"] });
  await new Promise((resolve, reject) => {
    hub.stdout.once("data", resolve);
    hub.once("exit", () => reject(new Error("the hub ended")));
  });
  return hub.pid ?? 0;
}

describe("one folder, from the first start on", () => {
  const folder = join(root, "made", "on", "the", "way");

  test("the first start makes a database that sorts, lowers and counts Vietnamese text in UTF-8", async () => {
    const { adminUrl: url, adopted } = await start(folder);
    expect(adopted).toBe(false);
    expect((await embeddedPostgresUrls(folder))?.adminUrl).toBe(url);
    expect(await ask(url, "select lower('ĐẶNG THÙY') || ' ' || length('Đặng') || ' ' || current_setting('server_encoding')")).toBe("đặng thùy 4 UTF8");
    expect(
      await ask(
        url,
        "select string_agg(name || '=' || setting, ' ' order by name) from pg_settings where name in ('jit', 'data_checksums', 'TimeZone', 'listen_addresses', 'unix_socket_directories', 'max_connections')",
      ),
    ).toBe("TimeZone=UTC data_checksums=on jit=off listen_addresses=127.0.0.1 max_connections=80 unix_socket_directories=");
    await ask(url, "create table kept as select 7 as seven");
  });

  test("the password is random, kept for this user alone, and asked for", async () => {
    const { adminUrl: url } = await start(folder);
    const { password } = placesIn(folder);
    expect(statSync(password).mode & 0o777).toBe(0o600);
    expect(new URL(url).password).toMatch(/^[0-9a-f]{48}$/);
    const wrong = new URL(url);
    wrong.password = "wrong";
    await expect(ask(wrong.href, "select 1")).rejects.toThrow(/password authentication failed/);
  });

  test("a later start finds its data, on the port it had; stop leaves nothing running", async () => {
    const first = await start(folder);
    await first.stop();
    expect(await embeddedPostgresUrls(folder)).toBeNull();
    const second = await start(folder);
    expect({ url: second.adminUrl, seven: await ask(second.adminUrl, "select seven from kept") }).toEqual({ url: first.adminUrl, seven: 7 });
  });

  test("a second hub on the folder is refused with the first one's process", async () => {
    await start(folder);
    await expect(start(folder)).rejects.toThrow(`the hub already runs on ${folder} (process ${process.pid})`);
  });

  test("after SIGKILL of the hub alone, the next one takes its database over and can stop it", async () => {
    const hub = await aHubOn(folder);
    const server = pidOf(folder);
    await kill(hub);
    const next = await start(folder);
    expect({ adopted: next.adopted, pid: pidOf(folder), seven: await ask(next.adminUrl, "select seven from kept") }).toEqual({
      adopted: true,
      pid: server,
      seven: 7,
    });
    await next.stop();
    expect(startMark(server)).toBeNull();
  });

  test("after SIGKILL of hub and database, a start recovers", async () => {
    const hub = await aHubOn(folder);
    const server = pidOf(folder);
    await kill(hub);
    await kill(server);
    expect(existsSync(join(placesIn(folder).cluster, "postmaster.pid"))).toBe(true);
    const next = await start(folder);
    expect({ adopted: next.adopted, seven: await ask(next.adminUrl, "select seven from kept") }).toEqual({ adopted: false, seven: 7 });
  });

  test("a postmaster.pid whose number now belongs to another program does not stop the start", async () => {
    const file = join(placesIn(folder).cluster, "postmaster.pid");
    writeFileSync(file, `${process.pid}\n${placesIn(folder).cluster}\n1\n5432\n\n127.0.0.1\n  1  1\nready   \n`);
    const { adopted } = await start(folder);
    expect(adopted).toBe(false);
  });

  test("a server that is just shutting down is waited for", async () => {
    const hub = await aHubOn(folder);
    const server = pidOf(folder);
    const client = await aClientOf(folder);
    await kill(hub);
    process.kill(server, "SIGTERM"); // PostgreSQL's smart shutdown: waits for its clients
    const next = start(folder);
    await pause(300);
    await client.end();
    expect({ adopted: (await next).adopted, new: pidOf(folder) !== server, seven: await ask((await next).adminUrl, "select seven from kept") }).toEqual({
      adopted: false,
      new: true,
      seven: 7,
    });
  });

  test("a server that dies while its hub runs is started again on the same port", async () => {
    const { adminUrl: url } = await start(folder);
    await kill(pidOf(folder));
    for (let tries = 0; tries < 100 && !said.some((line) => line.startsWith("the database serves again")); tries += 1) await pause(100);
    expect(await ask(url, "select seven from kept")).toBe(7);
  });

  test("data of another PostgreSQL is refused with both versions, and not touched", async () => {
    const version = join(placesIn(folder).cluster, "PG_VERSION");
    const made = readFileSync(version, "utf8");
    writeFileSync(version, "17\n");
    await expect(start(folder)).rejects.toThrow(/was made by PostgreSQL 17, this hub brings PostgreSQL 18/);
    writeFileSync(version, made);
    const { adminUrl: url } = await start(folder);
    expect(await ask(url, "select seven from kept")).toBe(7);
  });
});

describe("folders that are not as they should be", () => {
  test("what a killed first start left is made anew", async () => {
    const folder = join(root, "torn");
    mkdirSync(join(`${placesIn(folder).torn}-1`, "data"), { recursive: true });
    writeFileSync(join(`${placesIn(folder).torn}-1`, "data/PG_VERSION"), "18\n");
    const { adminUrl: url } = await start(folder);
    expect(await ask(url, "select 1")).toBe(1);
    expect(readdirSync(folder).toSorted()).toEqual(["hub.lock", "postgres"]);
  });

  test("something else in the database's place is left alone", async () => {
    const folder = join(root, "foreign");
    mkdirSync(placesIn(folder).home, { recursive: true });
    writeFileSync(join(placesIn(folder).home, "letter.txt"), "dear");
    await expect(start(folder)).rejects.toThrow(/holds no PostgreSQL data: move it away/);
    expect(readFileSync(join(placesIn(folder).home, "letter.txt"), "utf8")).toBe("dear");
  });

  test("a file in the folder's place is told", async () => {
    writeFileSync(join(root, "file"), "");
    await expect(start(join(root, "file", "data"))).rejects.toThrow(/cannot be made or written/);
  });
});
