import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aDepartment, withDepartment, type TestDepartment } from "../a-department.ts";
import type { LedgerLine } from "../ledger-line.ts";
import type { FaultOrder } from "./faults.ts";

type Page = { items: { id: string; modified_at: string }[]; next: { since: string; after_id: string } | null };

const LIST = "/api/v2/cases?limit=20";
let started: Awaited<ReturnType<typeof aDepartment>>;
let tinh: TestDepartment;

beforeAll(async () => {
  started = await aDepartment("tinh");
  tinh = started.department;
});
afterAll(() => started.leave());
beforeEach(() => tinh.control("fault", { mode: "none" }));

const fault = (order: FaultOrder): Promise<unknown> => tinh.control("fault", order);
const sent = (): Promise<Record<string, number>> => tinh.control("sent");

describe("answers that fail", () => {
  test("slow comes late but true", async () => {
    await fault({ mode: "slow", ms: 150, times: 1 });
    const began = performance.now();
    expect((await tinh.json<Page>(LIST)).items).toHaveLength(20);
    expect(performance.now() - began).toBeGreaterThan(140);
  });

  test("fail and unauthorized carry their codes, so many times and no more", async () => {
    await fault({ mode: "fail", times: 2, after: 1 });
    expect([(await tinh.ask(LIST)).status, (await tinh.ask(LIST)).status, (await tinh.ask(LIST)).status, (await tinh.ask(LIST)).status]).toEqual([
      200, 500, 500, 200,
    ]);
    await fault({ mode: "unauthorized", times: 1 });
    expect((await tinh.ask(LIST)).status).toBe(401);
  });

  test("rate_limited says when to come back, in seconds and as a date by turns", async () => {
    await fault({ mode: "rate_limited", ms: 3000 });
    const retries = [await tinh.ask(LIST), await tinh.ask(LIST)].map((answer) => answer.headers.get("retry-after"));
    expect(retries).toEqual(["3", expect.stringMatching(/^\w{3}, \d\d \w{3} \d{4} .* GMT$/)]);
  });

  test("hang never answers and reset breaks off", async () => {
    await fault({ mode: "hang", times: 1 });
    await expect(tinh.ask(LIST, { signal: AbortSignal.timeout(200) })).rejects.toThrow(/timeout/i);
    await fault({ mode: "reset", times: 1 });
    await expect(tinh.ask(LIST).then((answer) => answer.text())).rejects.toThrow();
  });

  test("truncated ends before its announced length, or neatly but cut", async () => {
    await fault({ mode: "truncated" });
    await expect(tinh.ask(LIST).then((answer) => answer.text())).rejects.toThrow();
    const cut = await (await tinh.ask(LIST)).text();
    expect(() => JSON.parse(cut) as unknown).toThrow();
  });
});

describe("answers that lie", () => {
  test("html is a login page under 200", async () => {
    await fault({ mode: "html", times: 1 });
    const answer = await tinh.ask(LIST);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
  });

  test("charset sends windows-1258 under the name of UTF-8", async () => {
    await fault({ mode: "charset", times: 1 });
    const bytes = await (await tinh.ask(LIST)).arrayBuffer();
    expect(() => new TextDecoder("utf-8", { fatal: true }).decode(bytes)).toThrow();
    expect(JSON.parse(new TextDecoder("windows-1258").decode(bytes).normalize("NFC"))).toMatchObject({ items: (await tinh.json<Page>(LIST)).items });
  });

  test("repeat gives the page before again for the next one", async () => {
    const first = await tinh.json<Page>(LIST);
    await fault({ mode: "repeat", times: 1 });
    const query = new URLSearchParams({ limit: "20", ...first.next });
    expect((await tinh.json<Page>(`/api/v2/cases?${query}`)).items).toEqual(first.items);
    expect((await tinh.json<Page>(`/api/v2/cases?${query}`)).items).not.toEqual(first.items);
  });

  test("lie leaves rows out, or ends the list early, and does not count as sent", async () => {
    await tinh.control("change", { kind: "new" });
    const before = await sent();
    const all = "/api/v2/cases?limit=500";
    await fault({ mode: "lie" });
    expect((await tinh.json<Page>(all)).items.length).toBeLessThan(121);
    expect((await tinh.json<Page>(LIST)).next).toBeNull();
    expect(await sent()).toEqual(before);
    await fault({ mode: "none" });
    expect((await tinh.json<Page>(all)).items).toHaveLength(121);
    expect(Object.keys(await sent())).toHaveLength(121);
  });

  test("false_success says in a 200 that it failed; types_drift loses digits of the ids", async () => {
    await fault({ mode: "false_success", times: 1 });
    expect(await tinh.json(LIST)).toMatchObject({ items: null, error: { code: "session_expired" } });
    const ids = async (): Promise<number> => new Set((await tinh.json<Page>(LIST)).items.map((row) => row.id)).size;
    await fault({ mode: "types_drift", times: 1 });
    expect(await ids()).toBeLessThan(20);
    expect(await ids()).toBe(20);
  });
});

describe("writes that a reader may miss", () => {
  test("stale_replica answers as some versions ago, late_commit writes behind the newest mark", async () => {
    const newest = async (): Promise<Page["items"][number] | undefined> => (await tinh.json<Page>("/api/v2/cases?limit=500")).items.at(-1);
    const seen = await newest();
    await fault({ mode: "late_commit", ms: 60_000, times: 1 });
    const changed = await tinh.control<LedgerLine>("change", { kind: "new" });
    const late = (await tinh.json<Page>("/api/v2/cases?limit=500")).items.find((row) => row.id === changed.id);
    expect(Date.parse(changed.at) - Date.parse(changed.modified)).toBe(60_000);
    expect((late?.modified_at ?? "9") < (seen?.modified_at ?? "")).toBe(true);
    await fault({ mode: "stale_replica", behind: 1, times: 1 });
    expect((await tinh.ask(`/api/v2/cases/${changed.id}`)).status).toBe(404);
    expect((await tinh.ask(`/api/v2/cases/${changed.id}`)).status).toBe(200);
  });
});

test.each([
  "nul",
  "year9999",
  "huge",
  "no_id",
  "bad_date",
  "unknown_status",
  "unknown_field",
  "unknown_unit",
  "unknown_channel",
  "lone_surrogate",
  "same_id_twice",
])("the poison %s is served and is no case", async (kind) => {
  const before = await tinh.control<{ cases: number }>("summary");
  const lines = await tinh.control<LedgerLine[]>("poison", { kind });
  expect(lines.map((line) => line.poison)).toEqual(kind === "same_id_twice" ? [kind, kind] : [kind]);
  expect(await tinh.control("summary")).toMatchObject({ cases: before.cases });
  const rows = (await tinh.json<Page>("/api/v2/cases?limit=500")).items.slice(-lines.length);
  expect(rows.map((row) => row.modified_at)).toEqual(lines.map((line) => line.modified));
  expect(rows.map((row) => row.id ?? "")).toEqual(lines.map((line) => line.id));
});

test("every poison but the channel can be put into Open311 XML", () =>
  withDepartment("hatang", async (hatang) => {
    await hatang.control("poison", { kind: "nul" });
    expect(await (await hatang.ask("/open311/v2/requests.xml")).text()).toContain("&#0;");
    await expect(hatang.control("poison", { kind: "unknown_channel" })).rejects.toThrow("409");
  }));
