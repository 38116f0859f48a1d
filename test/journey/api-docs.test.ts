import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CODES, EXAMPLES } from "../../server/src/graph/docs/index.ts";
import { TOLD } from "../../server/src/graph/shown-error.ts";
import { asked, CHECKOUT } from "../hub.ts";
import type { World } from "../world.ts";
import { aCase, aProvince } from "../world.ts";

const CREATE = asked<{ createApiKey: { token: string; key: { id: string } } }>(
  "mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { ... on ApiKeyCreated { token key { id } } } }",
);
const APPROVE = asked<{ approveApiKey: { __typename: string } }>("mutation ($input: ApiKeyInput!) { approveApiKey(input: $input) { __typename } }");
/** More than a page of a hundred. */
const CASES = 103;

let world: World;
let token: string;

beforeAll(async () => {
  world = await aProvince({ kept: true }).with(
    ...Array.from({ length: CASES }, (_, n) => aCase({ id: `one-${n}`, lead: "SXD" })),
    aCase({ id: "other", lead: "SYT" }),
  );
  const expiresAt = new Date(world.hub.instant + 86_400_000).toISOString();
  const input = { name: "Ví dụ", unit: "SXD", operations: ["board", "boardChanged", "cases", "case", "caseChanged"], costPerMinute: 100_000, expiresAt };
  const { createApiKey } = await world.hub.ask(CREATE, { input }, "cntt");
  await world.hub.ask(APPROVE, { input: { id: createApiKey.key.id } }, "chanhvp");
  ({ token } = createApiKey);
});
afterAll(() => world.leave());

async function ran(id: string, own: Record<string, string> = {}): Promise<unknown> {
  const example = EXAMPLES.find((one) => one.id === id);
  if (example === undefined) throw new Error(`the guide has no example ${id}`);
  const [program, args] = example.language === "bash" ? ["bash", ["-c", example.code]] : [process.execPath, ["--input-type=module", "-e", example.code]];
  const env = { ...process.env, HUB_URL: world.hub.url, API_KEY: token, ...own };
  const { stdout } = await promisify(execFile)(program, args, { cwd: join(CHECKOUT, "test"), env, timeout: 60_000 });
  return JSON.parse(stdout) as unknown;
}

describe("an example of the guide does what it says when it is run", () => {
  test("board", async () => {
    expect(await ran("board")).toMatchObject({ data: { board: { open: CASES, overdue: 0 } } });
  });
  test("pages", async () => {
    expect(await ran("pages")).toEqual({ totalCount: CASES, read: CASES });
  }, 60_000);
  test("live", async () => {
    expect(await ran("live")).toMatchObject({ open: CASES });
  }, 60_000);
  test("changes", async () => {
    const last = await world.hub.lastEvent();
    world.source.change("one-7", { urgent: true });
    await world.hub.settled();
    expect(await ran("changes", { AFTER_SEQ: String(last) })).toMatchObject({ seq: last + 1, resync: false, changed: { urgent: true } });
    expect(await ran("changes", { AFTER_SEQ: String(last + 1_000) })).toEqual({ seq: 0, resync: true, changed: null });
  }, 60_000);
  test("schema", async () => {
    expect(JSON.stringify(await ran("schema"))).toContain('"name":"overdue"');
  });
  test("and there is no other", () => {
    expect(EXAMPLES.map(({ id }) => id)).toEqual(["board", "pages", "live", "changes", "schema"]);
  });
});

describe("the guide", () => {
  test("is open to everybody, in both languages, with every example and no script", async () => {
    const answer = await fetch(`${world.hub.url}/tai-lieu-api`);
    const text = await answer.text();
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    expect(text).not.toContain("<script");
    for (const { id, vi, en } of EXAMPLES) for (const part of [`id="${id}"`, vi, en]) expect(text).toContain(part);
    expect(text).toContain('<html lang="vi">');
  });

  test("tells of every code that a client may see, and of no code twice", () => {
    const told = CODES.map(([code]) => code);
    expect(told.filter((code, at) => told.indexOf(code) !== at)).toEqual([]);
    expect([...TOLD, "INTERNAL"].filter((code) => !told.includes(code))).toEqual([]);
  });
});
