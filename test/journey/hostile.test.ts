import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestHub } from "../hub.ts";
import { asked, handshake, until } from "../hub.ts";
import type { World } from "../world.ts";
import { aCase, aProvince } from "../world.ts";
import { HOSTILE_DOCUMENTS } from "./kit/hostile-documents.ts";
import type { Hostile } from "./kit/hostile-documents.ts";
import { acknowledged } from "./kit/raw-socket.ts";
import type { Message } from "./kit/raw-socket.ts";

const FILE = fileURLToPath(new URL("hostile-table.md", import.meta.url));
/** Longest that one of them may keep the hub busy, on a machine that does other things too, milliseconds. */
const LONGEST_MS = 3_000;
const CALM = asked<{ board: { open: number } }>("{ board { open } }");

let world: World;
let hub: TestHub;
let calm: unknown;
const seen = new Map<string, { http: string; socket: string }>();

beforeAll(async () => {
  world = await aProvince({ kept: true }).with(aCase({ id: "one" }), aCase({ id: "two", lead: "SYT" }));
  ({ hub } = world);
  calm = await hub.ask(CALM, {}, "giamdoc.sxd");
});
afterAll(() => world.leave());

/** What HTTP answers: its status, and the codes or "answered". */
async function overHttp({ payload, stranger }: Hostile): Promise<string> {
  const answer = await hub.post(payload, stranger === true ? {} : { cookie: await hub.cookieOf("lanhdao") });
  if (answer.headers.get("content-type")?.includes("json") !== true) return `${answer.status}`;
  return `${answer.status} ${codesIn(answer.errors)}`;
}

/** What a socket answers: its codes, or the code it is closed with. */
async function overSocket({ payload, stranger }: Hostile): Promise<string> {
  if (stranger === true) return "no socket";
  const socket = await acknowledged(hub);
  socket.send(JSON.stringify({ type: "subscribe", id: "h", payload }));
  const first = await until("an answer or the end", () => socket.received.find(({ id }) => id === "h") ?? socket.closed ?? undefined);
  socket.close();
  return "code" in first ? `closed ${first.code}` : codesOf(first);
}

function codesOf({ type, payload }: Message): string {
  return codesIn(type === "error" ? payload : ((payload as { errors?: unknown } | undefined)?.errors ?? []));
}

function codesIn(errors: unknown): string {
  const codes = (errors as { extensions?: { code?: string } }[]).map(({ extensions }) => extensions?.code ?? "no code");
  return codes.length === 0 ? "answered" : [...new Set(codes)].join(", ");
}

describe("a hostile document", () => {
  test.each(HOSTILE_DOCUMENTS.map((one) => [one.name, one] as const))("%s", async (name, one) => {
    const start = performance.now();
    const answers = { http: await overHttp(one), socket: await overSocket(one) };
    const took = performance.now() - start;
    seen.set(name, answers);
    for (const said of Object.values(answers)) {
      expect(said).not.toMatch(/INTERNAL|no code|^5/);
      if (one.contained !== true) expect(said).not.toMatch(/answered/);
    }
    expect(took).toBeLessThan(LONGEST_MS);
    expect(await hub.ask(CALM, {}, "giamdoc.sxd")).toEqual(calm);
  });

  test("gives no hint at what the schema has", async () => {
    const { body } = await hub.post({ query: "{ boart { open } }" }, {});
    expect(body).not.toContain("board");
    expect(body).toContain("boart");
  });

  test("the table is the one that was reviewed", () => {
    const lines = HOSTILE_DOCUMENTS.map(({ name }) => `| ${name} | ${seen.get(name)?.http ?? "not run"} | ${seen.get(name)?.socket ?? "not run"} |`);
    const text = [...HEAD, ...lines, ""].join("\n");
    if (process.env["UPDATE_HOSTILE"] === "1") writeFileSync(FILE, text);
    expect(text).toBe(readFileSync(FILE, "utf8"));
  });
});

const HEAD = [
  "# Hostile documents over HTTP and over a socket",
  "",
  "Generated (`UPDATE_HOSTILE=1`, `test/journey/hostile.test.ts`). HTTP tells its status and the codes, a socket the codes or how it was closed; “answered” is what is bounded by itself. After each, another viewer is answered as before.",
  "",
  "| document | HTTP | socket |",
  "| --- | --- | --- |",
];

describe("a hostile request", () => {
  const DOCUMENT = '{"query":"{ hub { sample } }"}';
  test.each<[string, RequestInit, number]>([
    ["as a form", { body: "query=%7Bhub%7Bsample%7D%7D", headers: { "content-type": "application/x-www-form-urlencoded" } }, 415],
    ["as plain text", { body: DOCUMENT, headers: { "content-type": "text/plain" } }, 415],
    ["in parts", { body: "--x\r\n\r\n--x--", headers: { "content-type": "multipart/form-data; boundary=x" } }, 415],
    ["as XML", { body: "<query/>", headers: { "content-type": "application/xml" } }, 415],
    ["in UTF-16 that is none", { body: DOCUMENT, headers: { "content-type": "application/json; charset=utf-16" } }, 400],
    ["in a charset that nobody knows", { body: DOCUMENT, headers: { "content-type": "application/json; charset=x-none" } }, 415],
    ["in bytes that are no UTF-8", { body: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), headers: { "content-type": "application/json" } }, 400],
    ["packed, and not what it says", { body: DOCUMENT, headers: { "content-type": "application/json", "content-encoding": "gzip" } }, 400],
    ["packed in a way that nobody knows", { body: DOCUMENT, headers: { "content-type": "application/json", "content-encoding": "zip" } }, 415],
    ["as many at once", { body: `[${DOCUMENT},${DOCUMENT}]`, headers: { "content-type": "application/json" } }, 400],
    ["as no JSON", { body: "{", headers: { "content-type": "application/json" } }, 400],
    ["as a number", { body: "1", headers: { "content-type": "application/json" } }, 400],
    ["with nothing in it", { headers: { "content-type": "application/json" } }, 400],
    ["longer than is read", { body: `{"query":"${"a".repeat(200_000)}"}`, headers: { "content-type": "application/json" } }, 413],
    ["by GET", { method: "GET" }, 405],
    ["by PUT", { method: "PUT", body: DOCUMENT, headers: { "content-type": "application/json" } }, 405],
    ["from a page of another site", { body: DOCUMENT, headers: { "content-type": "application/json", origin: "https://evil.example" } }, 403],
    ["from a page without a site", { body: DOCUMENT, headers: { "content-type": "application/json", origin: "null" } }, 403],
  ])("%s is refused in JSON with a code", async (_, request, status) => {
    const answer = await fetch(`${hub.url}/graphql${request.method === "GET" ? "?query={hub{sample}}" : ""}`, { method: "POST", ...request });
    const body = await answer.text();
    expect([answer.status, body]).toEqual([status, expect.stringContaining('"code":"')]);
    expect(body).not.toContain("provinceName");
    expect(await hub.ask(CALM, {}, "giamdoc.sxd")).toEqual(calm);
  });

  test.each([
    ["a foreign Origin", { origin: "https://evil.example" }],
    ["no Origin", {}],
    ["a null Origin", { origin: "null" }],
    ["an Origin that is a part of ours", { origin: "http://127.0.0.1" }],
    ["two Origins", { origin: "http://127.0.0.1, https://evil.example" }],
  ] as [string, Record<string, string>][])("for a socket from %s is refused with 403", async (_, headers) => {
    expect(await handshake(hub.url, { cookie: await hub.cookieOf("lanhdao"), ...headers })).toEqual({ status: 403, socket: null });
  });
});

test("a client that stops reading keeps nobody waiting", async () => {
  const [stalled, reading] = [await acknowledged(hub), await acknowledged(hub, "thanhtra")];
  for (const one of [stalled, reading])
    one.send({ type: "subscribe", id: "b", payload: { query: "subscription { boardChanged { open asOf { event } units { unit { code name } open } } }" } });
  for (const one of [stalled, reading]) await one.message("the board", ({ type }) => type === "next");
  stalled.pause();
  for (let n = 0; n < 5; n += 1) {
    const before = reading.received.length;
    world.source.put({ id: `more-${n}` });
    await hub.settled();
    await until("the one who reads is told", () => reading.received.length > before);
  }
  expect(reading.closed).toBeNull();
  for (const one of [stalled, reading]) one.close();
});
