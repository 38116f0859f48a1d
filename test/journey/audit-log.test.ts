import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateKeyPairSync } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keepVerification, verifyAudit, writeCheckpoint } from "../../server/src/audit/index.ts";
import { fixedClock } from "../../server/src/platform/now.ts";
import { asked, startHub } from "../hub.ts";
import type { TestHub } from "../hub.ts";

interface Entry {
  id: string;
  stream: string;
  actor: string;
  act: string;
  subjectKind: string;
  subjectId: string;
  sealedTexts: string[];
}
interface Page {
  auditEntries: { totalCount: number; nextAfter: string | null; edges: { node: Entry }[] };
}
const ENTRIES = asked<Page>(
  `query ($filter: AuditFilter, $first: Int, $after: String) { auditEntries(filter: $filter, first: $first, after: $after) {
    totalCount nextAfter edges { cursor node { id stream number at actorKind actor onBehalfOf act subjectKind subjectId detail { name value } sealedTexts } } } }`,
);
interface Chain {
  auditChain: {
    streams: { stream: string; entries: number }[];
    checkpoints: { entries: number }[];
    verification: { entries: number; findings: { place: string }[] } | null;
  };
}
const CHAIN = asked<Chain>(
  "{ auditChain { instant streams { stream entries } checkpoints { at entries } verification { at entries findings { place number reason } } } }",
);
const FIND = asked("mutation ($input: FindBySubmitterInput!) { findBySubmitter(input: $input) { __typename } }");

const folder = mkdtempSync(join(tmpdir(), "dau-moi-audit-log-"));
const clock = fixedClock(Date.parse("2026-03-16T02:00:00Z"));
let hub: TestHub;
let operator: string;
beforeAll(async () => {
  hub = await startHub({ clock, auditFolders: [folder] });
  operator = await hub.account("SYSTEM_OPERATOR", "TINH");
  const chief = await hub.account("OFFICE_CHIEF", "TINH");
  for (let n = 0; n < 7; n += 1) await hub.ask(FIND, { input: { number: `09000000${n}0`, reason: "Xác minh nội dung phản ánh của công dân" } }, chief);
}, 120_000);
afterAll(() => hub?.leave());

const page = async (variables: Record<string, unknown> = {}, who = "thanhtra") => (await hub.ask(ENTRIES, variables, who)).auditEntries;
/** Every page of a list, in fours. */
async function whole(filter: Record<string, unknown> = {}) {
  const pages = [await page({ filter, first: 4 })];
  for (let after = pages[0]?.nextAfter; after != null; after = pages.at(-1)?.nextAfter) pages.push(await page({ filter, first: 4, after }));
  return { counts: [...new Set(pages.map((one) => one.totalCount))], rows: pages.flatMap((one) => one.edges.map((edge) => edge.node)) };
}
const looks = async (): Promise<number> =>
  Number((await hub.database.sql<{ n: string }>("select count(*) as n from audit_entry where act = 'readAudit'"))[0]?.n);

test("nobody reads the log but inspectors and those who run the hub", async () => {
  for (const who of [null, "lanhdao", "giamdoc.sxd"]) {
    const code = who === null ? "UNAUTHENTICATED" : "FORBIDDEN";
    expect((await hub.answer(ENTRIES, {}, who)).errors?.map((one) => one.extensions?.["code"])).toEqual([code]);
    expect((await hub.answer(CHAIN, {}, who)).errors?.map((one) => one.extensions?.["code"])).toEqual([code]);
  }
  for (const who of ["thanhtra", operator]) expect((await page({}, who)).totalCount).toBeGreaterThan(7);
});

describe("the list", () => {
  test("has exactly as many rows as it says, each once, though others work on and each look adds its own entry", async () => {
    const first = await page({ first: 4 });
    await page(); // somebody else opens it meanwhile
    const rest = [];
    for (let after = first.nextAfter; after !== null;) {
      const next = await page({ first: 4, after });
      expect(next.totalCount).toBe(first.totalCount);
      rest.push(...next.edges);
      after = next.nextAfter;
    }
    const ids = [...first.edges, ...rest].map((edge) => edge.node.id);
    expect(ids).toHaveLength(first.totalCount);
    expect(new Set(ids).size).toBe(first.totalCount);
  });

  test.each([
    ["stream", { stream: "access" }, (row: Entry) => row.stream === "access"],
    ["actor", { actor: "office.chief.tinh" }, (row: Entry) => row.actor === "office.chief.tinh"],
    ["act", { act: "findBySubmitter" }, (row: Entry) => row.act === "findBySubmitter"],
    ["subject", { subject: "submitter:phone" }, (row: Entry) => `${row.subjectKind}:${row.subjectId}` === "submitter:phone"],
  ])("narrowed by %s has those rows and no others", async (_, filter, fits) => {
    const all = (await whole()).rows;
    const { counts, rows } = await whole(filter);
    expect(rows.filter((row) => !fits(row))).toEqual([]);
    expect(counts).toEqual([rows.length]);
    // looks of this very test are newer than `all`
    expect(rows.filter((row) => row.act !== "readAudit").map((row) => row.id)).toEqual(
      all.filter((row) => fits(row) && row.act !== "readAudit").map((row) => row.id),
    );
    expect(rows.length).toBeGreaterThanOrEqual(7);
  });

  test("narrowed to days counts them in the province's zone", async () => {
    expect((await page({ filter: { fromDay: "2026-03-16", toDay: "2026-03-16" } })).totalCount).toBeGreaterThan(7);
    expect((await page({ filter: { toDay: "2026-03-15" } })).totalCount).toBe(0);
    expect((await page({ filter: { fromDay: "2026-03-17" } })).totalCount).toBe(0);
  });

  test("shows that a reason is kept, and neither the reason nor the number that was looked for", async () => {
    const answer = JSON.stringify(await page({ filter: { act: "findBySubmitter" }, first: 100 }));
    expect(answer).toContain('"sealedTexts":["number","reason"]');
    expect(answer).not.toMatch(/Xác minh|0900000/);
  });
});

describe("reading it", () => {
  test("is told once a look, by name, however many pages are turned", async () => {
    const before = await looks();
    await whole({ stream: "account" });
    expect(await looks()).toBe(before + 1);
    const newest = (await page({ filter: { act: "readAudit" }, first: 100 })).edges.map((edge) => edge.node);
    expect(newest.at(-1)).toMatchObject({ actor: "thanhtra", subjectKind: "audit", subjectId: "entries" });
  });

  test("cannot be done untold with a cursor of somebody else's or of one's own making", async () => {
    await hub.now(60_000);
    const { nextAfter } = await page({ first: 2 }, operator);
    const before = await looks();
    const made = Buffer.from(
      JSON.stringify({ opened: "2026-03-01T00:00:00.000Z", upTo: { access: 99 }, at: "2027-01-01T00:00:00.000Z", stream: "a", number: 1 }),
    ).toString("base64url");
    for (const after of [nextAfter, made, "vớ vẩn"]) await page({ first: 2, after });
    expect(await looks()).toBe(before + 3);
  });

  test("leaves nothing typed that the log did not have", async () => {
    await page({ filter: { actor: "0912345678" } });
    const [last] = await hub.database.sql<{ body: string }>("select body from audit_entry where act = 'readAudit' order by number desc limit 1");
    expect(last?.body).toContain('"detail":{"found":0,"typed":true}');
  });
});

test("behind the second wall a role without the act gets no entry by raw SQL", async () => {
  const count = "select count(*)::int as n from audit_entry";
  const as = (acts: string) => hub.hub.database.as({ "app.acts": acts }).read((tx) => tx.one<{ n: number }>(count));
  expect(await as(",readCases,adoptRules,")).toEqual({ n: 0 });
  expect((await as(",readAudit,")).n).toBeGreaterThan(7);
  await expect(hub.hub.database.as({ "app.acts": ",readAudit," }).read((tx) => tx.rows("select hash from audit_entry"))).rejects.toThrow("permission denied");
});

test("the page says how far the chains go, what the last checkpoint covers, and what the last verification found", async () => {
  const ask = async () => (await hub.ask(CHAIN, {}, "thanhtra")).auditChain;
  expect(await ask()).toMatchObject({ checkpoints: [], verification: null });
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  await writeCheckpoint({ database: hub.hub.database, clock, folders: [folder], key: privateKey });
  const verified = await verifyAudit(hub.hub.database, [folder], publicKey);
  keepVerification([folder], verified, "2026-03-16T02:00:00.000Z");
  const { streams, checkpoints, verification } = await ask();
  const entries = streams.reduce((sum, one) => sum + one.entries, 0);
  expect(checkpoints).toMatchObject([{ entries }]);
  expect(verification).toMatchObject({ entries, findings: [] });
});

test("a hub started anew on the same database tells the same list", async () => {
  const before = (await whole({ act: "findBySubmitter" })).rows;
  await hub.close();
  hub = await startHub({ clock, auditFolders: [folder], database: hub.database });
  expect((await whole({ act: "findBySubmitter" })).rows).toEqual(before);
}, 60_000);
