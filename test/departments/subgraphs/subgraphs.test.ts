import { exportJWK, generateKeyPair, SignJWT } from "jose";
import type { CryptoKey } from "jose";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { FAULT_MODES } from "./faults.ts";
import type { FaultMode } from "./faults.ts";
import { startSubgraphs } from "./index.ts";
import type { RunningSubgraph, SubgraphName } from "./index.ts";

let graphs: RunningSubgraph[];
const graph = (name: SubgraphName): RunningSubgraph => graphs.find((one) => one.name === name) as RunningSubgraph;

beforeAll(async () => {
  graphs = await startSubgraphs({ withParent: true });
}, 120_000);
afterAll(() => Promise.all(graphs.map((one) => one.stop())));
beforeEach(() => Promise.all(graphs.map((one) => one.control("fault", { mode: "none" }))));

interface Told {
  data?: Record<string, never[]> | null;
  errors?: { message: string }[];
}

const send = (url: string, query: string, variables: object = {}, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(url, { method: "POST", redirect: "manual", headers: { "content-type": "application/json", ...headers }, body: JSON.stringify({ query, variables }) });
const ask = async (url: string, query: string, variables: object = {}): Promise<Told> => (await send(url, query, variables)).json() as Promise<Told>;

const JOIN = {
  sxd: "query ($of: [_Any!]!) { _entities(representations: $of) { __typename ... on Case { id sxdRoadSegment { code name fromKm } sxdLicence { number status } } } }",
  xaAnPhu: "query ($of: [_Any!]!) { _entities(representations: $of) { __typename ... on Case { id xaAnPhuFieldVisit { id outcome note photos } } } }",
} as const;
const OF = Array.from({ length: 40 }, (_none, at) => ({ __typename: "Case", id: String(at + 1), reference: `PA-${at + 1}` }));

describe.each(["sxd", "xaAnPhu"] as const)("the graph %s", (name) => {
  test("tells its SDL, with what it adds to a case", async () => {
    const told = await ask(graph(name).url, "{ _service { sdl } }");
    expect(JSON.stringify(told)).toMatch(name === "sxd" ? /sxdLicence: SxdLicenceDecision/ : /xaAnPhuFieldVisit: XaAnPhuFieldVisit/);
    expect(JSON.stringify(told)).toContain("https://specs.apollo.dev/federation/v2.3");
  });

  test("joins many cases in their order, has none for some, and answers the same again", async () => {
    const told = await ask(graph(name).url, JOIN[name], { of: OF });
    expect(told.errors).toBeUndefined();
    const rows = told.data?.["_entities"] as unknown as ({ id: string } & Record<string, unknown>)[];
    expect(rows.map(({ id }) => id)).toEqual(OF.map(({ id }) => id));
    const field = name === "sxd" ? "sxdRoadSegment" : "xaAnPhuFieldVisit";
    const none = rows.filter((row) => row[field] === null).length;
    expect(none).toBeGreaterThan(2);
    expect(none).toBeLessThan(20);
    expect(await ask(graph(name).url, JOIN[name], { of: OF })).toEqual(told);
  });

  test("serves another SDL as long as it is told to", async () => {
    await graph(name).control("sdl", { sdl: "type Query { x: Int }" });
    expect(await ask(graph(name).url, "{ _service { sdl } }")).toEqual({ data: { _service: { sdl: "type Query { x: Int }" } } });
    await graph(name).control("sdl", { sdl: null });
    expect(JSON.stringify(await ask(graph(name).url, "{ _service { sdl } }"))).toContain("@key");
  });
});

test("lists hold at most a hundred, and a unit's visits are the commune's own", async () => {
  const told = await ask(
    graph("sxd").url,
    '{ few: sxdRoadSegments(first: 3) { code } all: sxdRoadSegments(first: 900) { code } sxdRoadSegment(code: "DD-001") { name } }',
  );
  expect([told.data?.["few"]?.length, told.data?.["all"]?.length]).toEqual([3, 60]);
  const units = {
    of: [
      { __typename: "Unit", code: "X-ANPHU" },
      { __typename: "Unit", code: "SXD" },
    ],
  };
  const visits = await ask(
    graph("xaAnPhu").url,
    "query ($of: [_Any!]!) { _entities(representations: $of) { ... on Unit { xaAnPhuVisitsLast30Days } } }",
    units,
  );
  expect(visits.data).toEqual({ _entities: [{ xaAnPhuVisitsLast30Days: expect.any(Number) as number }, { xaAnPhuVisitsLast30Days: null }] });
});

/** What a struck answer is recognised by. */
const SEEN: Partial<Record<FaultMode, (answer: Response) => unknown>> = {
  fail: async (answer) => expect([answer.status, await answer.text()]).toEqual([500, expect.stringContaining("<!doctype")]),
  html: async (answer) => expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining("<!doctype")]),
  garbage: async (answer) => expect(await answer.text()).toBe('{"data":{"_entities":['),
  redirect: (answer) => expect(answer.status).toBe(302),
  reset: (answer) => expect(answer.text()).rejects.toThrow(),
  huge: async (answer) => expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(50_000_000),
  gzip_bomb: async (answer) => expect((await answer.arrayBuffer()).byteLength).toBe(50_000_000),
  unauthorized: (answer) => expect(answer.status).toBe(401),
  many_errors: async (answer) => expect(((await answer.json()) as Told).errors).toHaveLength(5_000),
  deep: async (answer) => expect((await answer.text()).split("_entities")).toHaveLength(20_001),
  too_few: async (answer) => expect(((await answer.json()) as Told).data?.["_entities"]).toHaveLength(39),
  too_many: async (answer) => expect(((await answer.json()) as Told).data?.["_entities"]).toHaveLength(43),
  wrong_types: async (answer) => expect(await answer.text()).toContain('"id":{"sai":"1"}'),
  null_required: async (answer) => expect(await answer.text()).toMatch(/"id":null.*"(code|outcome)":null/),
  foreign_types: async (answer) => expect(await answer.text()).toMatch(/"__typename":"Unit".*"title":/),
};

describe.each(["sxd", "xaAnPhu"] as const)("a fault of %s", (name) => {
  test.each(Object.entries(SEEN))("%s strikes once, after the one that goes through", async (mode, seen) => {
    await graph(name).control("fault", { mode, times: 1, after: 1 });
    const right = await ask(graph(name).url, JOIN[name], { of: OF });
    expect(right.data?.["_entities"]).toHaveLength(40);
    await seen(await send(graph(name).url, JOIN[name], { of: OF }));
    expect(await ask(graph(name).url, JOIN[name], { of: OF })).toEqual(right);
  });
});

test("a slow answer comes late, a trickled one in drops, a hanging one never and counts as open until the asker leaves", async () => {
  const { url, control } = graph("sxd");
  await control("forget", {});
  await control("fault", { mode: "slow", ms: 300, times: 1 });
  const began = performance.now();
  await ask(url, "{ _service { __typename } }");
  expect(performance.now() - began).toBeGreaterThan(290);
  await control("fault", { mode: "trickle", times: 1 });
  const reader = (await send(url, "{ _service { __typename } }")).body?.getReader();
  expect((await reader?.read())?.value?.length).toBeLessThan(17);
  await reader?.cancel();
  await control("fault", { mode: "hang", times: 1 });
  const leaving = new AbortController();
  const hanging = fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: '{"query":"{ __typename }"}', signal: leaving.signal });
  hanging.catch(() => undefined);
  await expect.poll(async () => (await control<{ open: number }>("asked")).open).toBe(1);
  leaving.abort();
  await expect.poll(() => control("asked")).toMatchObject({ requests: 3, open: 0 });
});

test("an unknown fault is refused, and every known one is named in the page", async () => {
  await expect(graph("sxd").control("fault", { mode: "spook" })).rejects.toThrow("must be one of");
  for (const mode of FAULT_MODES) await graph("sxd").control("fault", { mode });
});

describe("with the hub's keys", () => {
  let hub: { url: string; key: CryptoKey; close(): void };
  let strict: RunningSubgraph;
  beforeAll(async () => {
    const { publicKey, privateKey } = await generateKeyPair("EdDSA", { extractable: true });
    const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: "a", alg: "EdDSA" }] });
    const server = createServer((_request, response) => response.setHeader("content-type", "application/json").end(jwks));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    hub = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, key: privateKey, close: () => server.close() };
    [strict] = (await startSubgraphs({ only: ["sxd"], hubKeys: hub.url, withParent: true })) as [RunningSubgraph];
  }, 120_000);
  afterAll(async () => {
    await strict.stop();
    hub.close();
  });

  const token = (of: { aud?: string; seconds?: number; key?: CryptoKey }): Promise<string> =>
    new SignJWT({ purpose: "read", scope: ["SXD"], role: "UNIT_HEAD" })
      .setProtectedHeader({ alg: "EdDSA", kid: "a" })
      .setIssuer("dau-moi")
      .setAudience(of.aud ?? "sxd")
      .setIssuedAt()
      .setExpirationTime(`${of.seconds ?? 30}s`)
      .sign(of.key ?? hub.key);
  const status = async (header?: string): Promise<number> =>
    (await send(strict.url, "{ sxdRoadSegments { code } }", {}, header === undefined ? {} : { authorization: `Bearer ${header}` })).status;

  test("only a header of the hub for this graph, and a short one, is answered", async () => {
    expect(await status(await token({}))).toBe(200);
    const other = await generateKeyPair("EdDSA");
    const refused = [
      undefined,
      "x",
      await token({ aud: "xaAnPhu" }),
      await token({ seconds: 120 }),
      await token({ seconds: -5 }),
      await token({ key: other.privateKey }),
    ];
    for (const header of refused) expect(await status(header)).toBe(401);
  });

  test("tells whose claims it saw", async () => {
    await strict.control("forget", {});
    await status(await token({}));
    expect(await strict.control("asked")).toMatchObject({ requests: 1, last: [{ claims: { purpose: "read", scope: ["SXD"], role: "UNIT_HEAD" } }] });
  });
});
