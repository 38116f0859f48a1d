import { chmodSync, copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import { createServer } from "node:net";
import type { AddressInfo, Server } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { SAMPLE_FOLDER, dataFolder, freshDatabase, hubCommand, startHubProcess, startMain } from "../hub.ts";
import type { Program, TestDatabase } from "../hub.ts";

let database: TestDatabase;
const servers: Server[] = [];
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  await database.drop();
  for (const server of servers) server.close();
});

async function listening(server: Server): Promise<number> {
  servers.push(server);
  server.on("connection", (socket) => server.once("close", () => socket.destroy()));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return (server.address() as AddressInfo).port;
}
async function closedPort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  await new Promise((closed) => server.close(closed));
  return port;
}
const ours = (): Record<string, string> => ({ DATABASE_URL: database.url, HUB_KEY_FILE: database.keyFile, SAMPLE: "off", PORT: "0" });

/** Starts a hub that cannot start. @returns how it ended and what it said */
async function refused(environment: Record<string, string>): Promise<Program> {
  const program = await startMain({ SAMPLE: "off", PORT: "0", LOG_LEVEL: "warn", ...environment });
  await program.gone(20_000);
  return program;
}

/** It ended by itself, with words for a person: the place, no stack, nothing secret. */
function expectWords(program: Program, words: RegExp): void {
  expect(program.ended).toEqual({ code: 2, signal: null });
  expect(program.stderr).toMatch(words);
  expect(program.stderr).not.toMatch(/^\s+at /m);
  expect(program.stderr).not.toContain("mat-khau-bi-mat");
  expect(program.stdout).not.toContain("ready");
}

describe("a hub does not start, and says why, when", () => {
  test("its port is in use", async () => {
    const port = await listening(createServer());
    expectWords(await refused({ ...ours(), PORT: String(port) }), new RegExp(`PORT: 127\\.0\\.0\\.1:${port} is in use`));
  });

  test("nobody listens at DATABASE_URL", async () => {
    const port = await closedPort();
    expectWords(
      await refused({ DATABASE_URL: `postgres://hub:mat-khau-bi-mat@127.0.0.1:${port}/hub` }),
      new RegExp(`DATABASE_URL: .*127\\.0\\.0\\.1:${port}/hub: .*ECONNREFUSED`),
    );
  });

  test("DATABASE_URL is a web server", async () => {
    const port = await listening(createHttpServer((_request, response) => response.end("xin chào")));
    expectWords(await refused({ DATABASE_URL: `postgres://hub:mat-khau-bi-mat@127.0.0.1:${port}/hub` }), /DATABASE_URL: no PostgreSQL database can be used at/);
  });

  test("DATABASE_URL is something that never answers", async () => {
    const port = await listening(createServer());
    expectWords(await refused({ DATABASE_URL: `postgres://hub:mat-khau-bi-mat@127.0.0.1:${port}/hub` }), /DATABASE_URL: .*time/);
  });

  test.each([
    ["no such database", (url: URL) => (url.pathname = "/khong_co"), /DATABASE_URL: .*"khong_co" does not exist/],
    ["a wrong password", (url: URL) => (url.password = "mat-khau-bi-mat"), /DATABASE_URL: .*password authentication failed/],
  ])("DATABASE_URL names %s", async (_name, change, words) => {
    const url = new URL(database.url);
    change(url);
    expectWords(await refused({ ...ours(), DATABASE_URL: url.href }), words);
  });

  test("the database belongs to a newer hub; nothing in it is touched", async () => {
    const newer = await freshDatabase();
    await newer.sql("insert into migration (name) values ('9999_of_tomorrow')");
    expectWords(await refused({ ...ours(), DATABASE_URL: newer.url }), /database: belongs to a newer version of the hub \(it knows 9999_of_tomorrow\)/);
    expect(await newer.sql("select name from migration where name = '9999_of_tomorrow'")).toHaveLength(1);
    await newer.drop();
  });

  test.each([
    [
      "is another one",
      (file: string) =>
        writeFileSync(file, JSON.stringify({ version: 1, keys: [{ id: "00000002", secret: Buffer.alloc(32, 7).toString("base64") }], current: "00000002" }), {
          mode: 0o600,
        }),
      /sealed with another key file/,
    ],
    ["may be read by others", (file: string) => (copyFileSync(database.keyFile, file), chmodSync(file, 0o644)), /others may read it \(mode 644\)/],
  ])("its key file %s", async (_name, make, words) => {
    const file = join(dataFolder(), "keys.json");
    make(file);
    expectWords(await refused({ ...ours(), HUB_KEY_FILE: file }), words);
  });

  test("its environment cannot be used; all of it is named at once", async () => {
    const program = await refused({
      ...ours(),
      PORT: "bốn nghìn",
      DATABASE_URL: "https://hub:mat-khau-bi-mat@127.0.0.1/x",
      SAMPLE_SOURCES: '{"tinh":7}',
      ROLE: "king",
    });
    for (const words of [
      /^PORT is "bốn nghìn"; expected a whole number/m,
      /^DATABASE_URL is .*expected postgres:/m,
      /^SAMPLE_SOURCES is .*expected JSON such as/m,
      /^ROLE is "king"; expected one of/m,
    ])
      expectWords(program, words);
  });
});

describe("a hub starts", () => {
  test("on a database elsewhere, with a data folder that is not there yet", async () => {
    const hub = await startHubProcess({ ...ours(), DATA_DIR: join(dataFolder(), "chua", "co") });
    expect((await fetch(`${hub.url}/healthz`)).status).toBe(200);
    await hub.program.end("SIGTERM");
    expect([hub.program.ended, hub.program.stderr.includes("did not stop in order")]).toEqual([{ code: 0, signal: null }, false]);
  });
});

describe("a manifest that cannot be used is refused with the place, and no source is connected:", () => {
  interface Sample {
    [part: string]: unknown;
    config: { list: { paging: Record<string, unknown> }; record: Record<string, unknown>; words: { stage: Record<string, unknown> } };
  }
  const changed = (change: (manifest: Sample) => unknown): string => {
    const manifest = parse(readFileSync(join(SAMPLE_FOLDER, "sources/tinh.yaml"), "utf8")) as Sample;
    change(manifest);
    return stringify(manifest);
  };

  test.each([
    ["no YAML", "id: [", [/manifest: is no YAML/]],
    [
      "an unknown zone, no address, a part nobody asked for",
      changed((m) => Object.assign(m, { zone: "Asia/Da_Lat", baseUrl: "ftp://x", everySecond: 5 })),
      [/^zone: expected an IANA zone/m, /^baseUrl: expected http/m, /everySecond/],
    ],
    ["an owner that the register lacks", changed((m) => (m["owner"] = "SO-LA")), [/^owner: the register has no unit SO-LA/m]],
    ["a kind without a connector", changed((m) => (m["kind"] = "fax")), [/^kind: .*"fax"/m]],
    [
      "an option its connector does not know, and a stage that is none of ours",
      changed((m) => [(m.config.list.paging["pageSizes"] = 5), (m.config.words.stage["moi"] = "NEW")]),
      [/^config\.list\.paging.*pageSizes/m, /^config\.words\.stage\.moi/m],
    ],
  ])("%s", async (_name, text, words) => {
    const file = join(dataFolder(), "source.yaml");
    writeFileSync(file, text);
    const { ended, stderr } = await hubCommand(["source", "connect", file], { DATABASE_URL: database.url, HUB_KEY_FILE: database.keyFile });
    expect([await database.sql("select code from source"), ended?.code]).toEqual([[], 2]);
    for (const one of words) expect(stderr).toMatch(one);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
