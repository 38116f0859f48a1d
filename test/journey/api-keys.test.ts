import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestHub, Watching } from "../hub.ts";
import { asked, until } from "../hub.ts";
import type { World } from "../world.ts";
import { aCase, aProvince } from "../world.ts";
import { leaksIn } from "./kit/canaries.ts";
import { CASES, WHOLE_CASE } from "./kit/documents.ts";
import { wholeDatabase } from "./kit/canary.ts";
import { fullCase } from "./kit/told-everywhere.ts";
import { watching } from "./kit/watching.ts";

interface Key {
  id: string;
  state: string;
  mayApprove: boolean;
  mayRevoke: boolean;
  lastUsedAt: string | null;
  unit: { code: string };
}
type Problem = { __typename: "ApiKeyRefused"; at: string; message: string };
const KEY = "id state mayApprove mayRevoke lastUsedAt unit { code }";
const CREATE = asked<{ createApiKey: { __typename: "ApiKeyCreated"; token: string; key: Key } | Problem }>(
  `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { __typename ... on ApiKeyCreated { token key { ${KEY} } } ... on ApiKeyRefused { at message } } }`,
);
const APPROVE = asked<{ approveApiKey: ({ __typename: "ApiKey" } & Key) | Problem }>(
  `mutation ($input: ApiKeyInput!) { approveApiKey(input: $input) { __typename ... on ApiKey { ${KEY} } ... on ApiKeyRefused { at message } } }`,
);
const REVOKE = asked<{ revokeApiKey: ({ __typename: "ApiKey" } & Key) | Problem }>(
  `mutation ($input: ApiKeyInput!) { revokeApiKey(input: $input) { __typename ... on ApiKey { ${KEY} } ... on ApiKeyRefused { at message } } }`,
);
const KEYS = asked<{ apiKeys: Key[] }>(`{ apiKeys { ${KEY} } }`);
const OPEN = asked<{ board: { open: number; scope: { code: string } } }>("query ($unit: String) { board(unit: $unit) { open scope { code } } }");

let world: World;
let hub: TestHub;

beforeAll(async () => {
  world = await aProvince({ kept: true }).with(
    aCase({ id: "ours", lead: "SXD" }),
    aCase({ id: "theirs", lead: "SYT" }),
    fullCase("told", 0, []),
    fullCase("secret", 7, ["name", "phone", "content"]),
  );
  ({ hub } = world);
});
afterAll(() => world.leave());

const order = (over: object = {}): object => ({
  name: "Cổng dữ liệu Sở Xây dựng",
  unit: "SXD",
  operations: ["board", "boardChanged"],
  costPerMinute: 5_000,
  expiresAt: new Date(hub.instant + 30 * 86_400_000).toISOString(),
  ...over,
});

async function created(over: object = {}, by = "cntt"): Promise<{ token: string; key: Key }> {
  const { createApiKey } = await hub.ask(CREATE, { input: order(over) }, by);
  if (createApiKey.__typename !== "ApiKeyCreated") throw new Error(createApiKey.message);
  return createApiKey;
}

const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

function byKey<Data>(token: string, document: { text: string; data?: Data }, variables: object = {}) {
  return hub.post<Data>({ query: document.text, variables }, bearer(token));
}

function watchedBy(token: string, query: string): Promise<Watching<unknown>> {
  return watching(hub.url.replace(/^http/, "ws"), bearer(token), { query, variables: {} });
}

describe("a program's key", () => {
  test("asks what it covers, of its unit and below, and nothing else", async () => {
    const { token, key } = await created();
    expect([key.state, key.unit.code]).toEqual(["ACTIVE", "SXD"]);
    const heads = await hub.ask(OPEN, { unit: "SXD" }, "giamdoc.sxd");
    expect((await byKey(token, OPEN)).data).toEqual(heads);
    const refusedFor = async (text: string): Promise<string | undefined> => (await byKey(token, asked(text))).errors[0]?.extensions?.code;
    expect(await refusedFor('{ board(unit: "SYT") { open } }')).toBe("FORBIDDEN");
    for (const text of [
      "{ cases { totalCount } }",
      "{ sources { code } }",
      "{ notices { edges { cursor } } }",
      "{ delegations { id } }",
      "{ apiKeys { id } }",
      "{ accounts { totalCount } }",
      "mutation { signOut }",
      'mutation { urgeCase(input: { caseId: "1", reason: "Đề nghị xử lý sớm" }) { __typename } }',
      `mutation { createApiKey(input: { name: "x", unit: "SXD", operations: [board], expiresAt: "2026-04-01T00:00:00Z" }) { __typename } }`,
    ])
      expect([text, await refusedFor(text)]).toEqual([text, "FORBIDDEN"]);
    expect((await byKey(token, asked<{ viewer: null }>("{ viewer { username } }"))).data).toEqual({ viewer: null });
  });

  test("of figures works at once; one that reads cases only when a second person has approved it", async () => {
    const { token, key } = await created({ operations: ["cases", "case"] });
    expect(key).toMatchObject({ state: "WAITING", mayApprove: false, mayRevoke: true });
    expect((await byKey(token, CASES)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
    expect((await hub.answer(APPROVE, { input: { id: key.id } }, "cntt")).errors[0]?.extensions?.code).toBe("FORBIDDEN");
    const { approveApiKey } = await hub.ask(APPROVE, { input: { id: key.id } }, "chanhvp");
    expect(approveApiKey).toMatchObject({ __typename: "ApiKey", state: "ACTIVE" });
    expect((await hub.ask(APPROVE, { input: { id: key.id } }, "chanhvp")).approveApiKey).toMatchObject({ __typename: "ApiKeyRefused", at: "id" });
    const heads = await hub.ask(CASES, {}, "giamdoc.sxd");
    expect((await byKey(token, CASES)).data).toEqual(heads);
  });

  test("is not approved by who made it, whatever posts he has", async () => {
    await hub.account("OFFICE_CHIEF", "TINH", "hai.vai");
    await hub.database.sql(
      `insert into account_post (account_id, role, unit_id, valid_from) select a.id, 'SYSTEM_OPERATOR', p.unit_id, p.valid_from
       from account a join account_post p on p.account_id = a.id where a.username = 'hai.vai'`,
    );
    const { key } = await created({ operations: ["case"] }, "hai.vai");
    expect(key.mayApprove).toBe(false);
    expect((await hub.ask(APPROVE, { input: { id: key.id } }, "hai.vai")).approveApiKey).toMatchObject({ __typename: "ApiKeyRefused", at: "id" });
  });

  test("learns nothing of who sent a case", async () => {
    const { token, key } = await created({ unit: "TINH", operations: ["cases", "case", "backlog"], costPerMinute: 1_000_000 });
    await hub.ask(APPROVE, { input: { id: key.id } }, "lanhdao");
    const { data } = await byKey(token, asked<{ cases: { edges: { node: { id: string } }[] } }>("{ cases(first: 100) { edges { node { id } } } }"));
    const ids = data?.cases.edges.map(({ node }) => node.id) ?? [];
    expect(ids.length).toBeGreaterThan(2);
    for (const id of ids) {
      const { body } = await byKey(token, asked(`query ($id: ID!) { case(id: $id) { ${WHOLE_CASE} } }`), { id });
      expect(body).toContain('"case":{');
      expect(leaksIn(body)).toEqual([]);
    }
  });

  test("is revoked at once, and its open socket ends", async () => {
    const { token, key } = await created();
    const open = await watchedBy(token, "subscription { boardChanged { open } }");
    await open.frame("the board", () => true);
    expect(open.errors).toEqual([]);
    expect((await hub.ask(REVOKE, { input: { id: key.id } }, "cntt")).revokeApiKey).toMatchObject({ state: "REVOKED", mayRevoke: false });
    expect((await byKey(token, OPEN)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
    const frames = open.frames.length;
    world.clock.advance(1_500);
    world.source.put({ id: "after-revoking", lead: "SXD" });
    await hub.settled();
    await until("its socket is closed", () => open.closed?.code === 4403);
    expect(open.frames.length).toBe(frames);
  });

  test("ends by itself, after 366 days at most", async () => {
    const { token } = await created({ expiresAt: new Date(hub.instant + 60_000).toISOString() });
    expect((await byKey(token, OPEN)).errors).toEqual([]);
    await hub.now(61_000);
    expect((await byKey(token, OPEN)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
    const long = await hub.ask(CREATE, { input: order({ expiresAt: new Date(hub.instant + 367 * 86_400_000).toISOString() }) }, "cntt");
    expect(long.createApiKey).toMatchObject({ __typename: "ApiKeyRefused", at: "expiresAt" });
  });

  test("is made for units that its maker keeps, and seen by nobody beside", async () => {
    await hub.account("IT_OFFICER", "SYT", "cntt.syt");
    expect((await hub.ask(CREATE, { input: order() }, "cntt.syt")).createApiKey).toMatchObject({ __typename: "ApiKeyRefused", at: "unit" });
    const { key } = await created();
    expect((await hub.ask(KEYS, {}, "cntt.syt")).apiKeys).toEqual([]);
    expect((await hub.ask(REVOKE, { input: { id: key.id } }, "cntt.syt")).revokeApiKey).toMatchObject({ __typename: "ApiKeyRefused", at: "id" });
    expect((await hub.ask(KEYS, {}, "cntt")).apiKeys.find(({ id }) => id === key.id)?.state).toBe("ACTIVE");
  });

  test("has a limit for each minute, the same over HTTP and a socket", async () => {
    const { token } = await created({ costPerMinute: 100, operations: ["board", "boardChanged", "units"] });
    const expensive = asked("{ units { code name code2: code code3: code code4: code } }"); // 1 + 10 × 5
    await hub.now(60_000 - (hub.instant % 60_000));
    expect((await byKey(token, expensive)).errors).toEqual([]);
    const over = await byKey(token, expensive);
    expect([over.status, over.headers.get("retry-after"), over.errors[0]?.extensions]).toEqual([
      429,
      "60",
      { code: "TOO_MANY_REQUESTS", retryAfterSeconds: 60 },
    ]);
    const socket = await watchedBy(token, "subscription { boardChanged { open } }");
    expect(await until("it is refused", () => socket.errors[0])).toMatchObject({ extensions: { code: "TOO_MANY_REQUESTS", retryAfterSeconds: 60 } });
    await socket.stop();
    await hub.now(60_000);
    expect((await byKey(token, expensive)).errors).toEqual([]);
  });

  test("stands nowhere as it was told, is written into the chain, and outlives a restart", async () => {
    const { token, key } = await created({ name: "Phần mềm thống kê" });
    await byKey(token, OPEN);
    expect((await hub.ask(KEYS, {}, "thanhtra")).apiKeys.find(({ id }) => id === key.id)?.lastUsedAt).not.toBeNull();
    const secret = token.split("_").at(-1) ?? "";
    for (const { table, text } of await wholeDatabase(hub.database)) expect([table, text.includes(secret)]).toEqual([table, false]);
    expect(hub.log.filter((line) => line.includes(secret))).toEqual([]);
    const entries = await hub.database.sql<{ act: string }>("select act from audit_entry where stream = 'key' and subject = $1 order by number", [
      `apiKey:${key.id}`,
    ]);
    expect(entries.map(({ act }) => act)).toEqual(["createApiKey"]);
    hub = await world.restarted();
    expect((await byKey(token, OPEN)).errors).toEqual([]);
  });

  test("of another form is nobody's", async () => {
    for (const token of ["", "dmk_", `dmk_aaaaaaaaaa_${"A".repeat(43)}`, "x".repeat(5_000)])
      expect((await byKey(token, OPEN)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
  });
});
