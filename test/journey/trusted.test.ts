import { once } from "node:events";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { WebSocket } from "ws";
import { CHECKOUT, SAMPLE_ACCOUNTS, cookieIn, dataFolder, freshDatabase, handshake, startHub, startHubProcess } from "../hub.ts";
import type { TestHub } from "../hub.ts";
import { initWith, ticketFor } from "./kit/ticket.ts";
import { MANIFEST, trusted } from "./kit/trusted.ts";

const FREE_PASS = "only programs of this machine";
const LEADER = { username: "lanhdao", password: SAMPLE_ACCOUNTS.find(({ username }) => username === "lanhdao")?.password ?? "" };
const MISSING = { extensions: { persistedQuery: { version: 1, sha256Hash: "0".repeat(64) } } };
const BOARD = { query: "{ board { open } }" };

let hub: TestHub;
let cookie: string;
beforeAll(async () => {
  hub = await startHub({ documents: { trusted: MANIFEST, freeDocuments: false, freePass: FREE_PASS } });
  const { headers } = await hub.post({ ...trusted("SignIn"), variables: { input: LEADER } }, {});
  cookie = cookieIn(headers);
});
afterAll(() => hub?.leave());

/** What the hub says first to one subscription, or null when it closes the socket. */
async function subscribed(payload: object): Promise<{ type: string; payload: unknown } | null> {
  const { socket } = await handshake(hub.url, { origin: hub.url, cookie });
  if (socket === null) throw new Error("the hub opens no socket");
  try {
    socket.send(JSON.stringify(initWith(await ticketFor(hub.url, cookie))));
    await told(socket);
    socket.send(JSON.stringify({ id: "1", type: "subscribe", payload: { query: "", ...payload } }));
    return await told(socket);
  } finally {
    socket.close();
  }
}

async function told(socket: WebSocket): Promise<{ type: string; payload: unknown }> {
  const [said] = (await once(socket, "message")) as [Buffer];
  return JSON.parse(said.toString("utf8")) as { type: string; payload: unknown };
}

describe("a browser", () => {
  test("asks by the ids of the dashboard's documents, and is answered", async () => {
    const { status, data, errors } = await hub.post<{ board: { open: number } }>({ ...trusted("Board"), variables: { unit: null, asOf: null } }, { cookie });
    expect({ status, errors, open: data?.board.open }).toEqual({ status: 200, errors: [], open: 0 });
  });

  test.each([
    ["a document of its own", BOARD, "DOCUMENT_NOT_TRUSTED"],
    ["introspection", { query: "{ __schema { types { name } } }" }, "DOCUMENT_NOT_TRUSTED"],
    ["an id that no page of this build has", MISSING, "UNKNOWN_DOCUMENT"],
    ["such an id together with a document", { ...MISSING, ...BOARD }, "UNKNOWN_DOCUMENT"],
  ])("is refused %s, with a session and without, over HTTP and WebSocket", async (_, asked, code) => {
    for (const headers of [{ cookie }, {}] as Record<string, string>[]) {
      const { status, data, errors } = await hub.post(asked, headers);
      expect({ status, data, codes: errors.map((one) => one.extensions?.code) }).toEqual({ status: 200, data: null, codes: [code] });
    }
    expect(await subscribed(asked)).toMatchObject({ type: "error", payload: [{ extensions: { code } }] });
  });

  test("is told the board live by an id", async () => {
    expect(await subscribed({ ...trusted("BoardChanged"), variables: { unit: null } })).toMatchObject({
      type: "next",
      payload: { data: { boardChanged: { open: 0 } } },
    });
  });
});

describe("a program of the hub's own machine", () => {
  test("may ask documents of its own with the word from the hub's folder, by the rights of its account", async () => {
    const pass = { "x-hub-free-pass": FREE_PASS };
    expect((await hub.post<{ board: { open: number } }>(BOARD, { cookie, ...pass })).data?.board.open).toBe(0);
    expect((await hub.post(BOARD, pass)).errors.map((one) => one.extensions?.code)).toEqual(["UNAUTHENTICATED"]);
    expect((await hub.post(BOARD, { cookie, "x-hub-free-pass": "another word" })).errors.map((one) => one.extensions?.code)).toEqual(["DOCUMENT_NOT_TRUSTED"]);
  });

  test("finds it there, and nobody else can read it; free documents are off unless somebody switched them on", async () => {
    const [database, folder] = [await freshDatabase(), dataFolder()];
    const environment = { DATABASE_URL: database.url, HUB_KEY_FILE: database.keyFile, DATA_DIR: folder, SAMPLE: "off", FREE_DOCUMENTS: "" };
    const running = await startHubProcess(environment, 60_000);
    try {
      expect(statSync(join(folder, "hub.json")).mode & 0o777).toBe(0o600);
      const { freePass } = JSON.parse(readFileSync(join(folder, "hub.json"), "utf8")) as { freePass: string };
      const codes = async (headers: Record<string, string>): Promise<unknown> => (await running.post(BOARD, headers)).errors.map((one) => one.extensions?.code);
      expect(await codes({})).toEqual(["DOCUMENT_NOT_TRUSTED"]);
      expect(await codes({ "x-hub-free-pass": freePass })).toEqual(["UNAUTHENTICATED"]);
    } finally {
      await running.program.end("SIGTERM");
      await database.drop();
    }
  }, 90_000);
});

test("the build ships the very documents that were generated", () => {
  expect(JSON.parse(readFileSync(join(CHECKOUT, "dashboard/dist/documents.json"), "utf8"))).toEqual(Object.fromEntries(MANIFEST));
});
