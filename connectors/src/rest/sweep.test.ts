import { expect, test } from "vitest";
import type { Checkpoint, ReadMessage } from "../connector.ts";
import { configSchema } from "./config.ts";
import { rest } from "./index.ts";
import { keysetPaging, offsetPaging, row, source } from "./reading.fixture.ts";
import { common } from "./scripted.fixture.ts";

const rows = (count: number) => Array.from({ length: count }, (_, at) => row(`r${at}`, at));
const byOffset =
  (all: () => object[], total = (): number => all().length) =>
  (url: URL) => {
    const from = Number(url.searchParams.get("tu"));
    return { tong: total(), items: all().slice(from, from + offsetPaging.pageSize) };
  };
const byKeyset = (all: () => { id: number | string; changed: string }[]) => (url: URL) => {
  const [since, after] = [url.searchParams.get("since") ?? "", url.searchParams.get("after_id") ?? ""];
  const left = all().filter(({ changed, id }) => changed > since || (changed === since && String(id) > after));
  const page = left.slice(0, keysetPaging.pageSize);
  const last = page.at(-1);
  return { items: page, next: left.length > page.length && last !== undefined ? { since: last.changed, after_id: last.id } : { since: null, after_id: null } };
};
const swept = (paging: object, sweep: object = {}) => ({ list: { path: "/c", items: "items", paging, sweep } });

/** What a run says, sweeps by their phases. */
async function told(context: Awaited<ReturnType<typeof source>>, from: Checkpoint | null) {
  const messages: ReadMessage[] = [];
  for await (const message of rest.read(context, from, { stream: "cases" })) if (message.type !== "shape") messages.push(message);
  const begin = messages.findIndex((message) => message.type === "sweep" && message.phase === "begin");
  const end = messages.findIndex((message) => message.type === "sweep" && message.phase === "end");
  const within = messages.slice(begin + 1, end === -1 ? undefined : end);
  const ids = new Set(within.flatMap((message) => (message.type === "batch" ? message.records.map(({ sourceId }) => sourceId) : [])));
  return {
    phases: [begin, end].map((at) => at !== -1),
    ids: [...ids],
    checkpoints: messages.flatMap((message) => (message.type === "batch" && message.checkpoint !== undefined ? [message.checkpoint] : [])),
    warnings: context.logged.filter(({ level }) => level === "warn").map(({ message }) => message),
  };
}

test("a list that showed the same rows twice, as many as its source counts, is closed: what it did not show is gone", async () => {
  const context = await source(
    byOffset(() => rows(10)),
    offsetPaging,
    swept(offsetPaging),
  );
  const run = await told(context, null);
  expect(run.phases).toEqual([true, true]);
  expect(run.ids).toHaveLength(10);
  expect((await told(context, run.checkpoints.at(-1) ?? null)).phases).toEqual([true, true]);
});

test("a row that slipped past while another one went is not gone: the list is read until two passes agree", async () => {
  let all = rows(12);
  let asked = 0;
  const context = await source(
    (url) => {
      // one that was read goes, one comes in at the end: the count stays, and a row slips over a boundary
      if ((asked += 1) === 3) all = [...all.slice(4), row("moi-1"), row("moi-2"), row("moi-3"), row("moi-4")];
      return byOffset(() => all)(url);
    },
    offsetPaging,
    swept(offsetPaging),
  );
  const run = await told(context, null);
  expect(run.phases).toEqual([true, true]);
  for (const { id } of all as { id: string }[]) expect(run.ids).toContain(id);
});

test("a list that is counted otherwise than it shows is never closed, and says so", async () => {
  const context = await source(
    byOffset(
      () => rows(10),
      () => 11,
    ),
    offsetPaging,
    swept(offsetPaging),
  );
  const run = await told(context, null);
  expect(run.phases).toEqual([true, false]);
  expect(run.warnings).toContain("rows moved or were counted otherwise all the while; this time nothing is taken for gone");
});

test("a source that lists changes is read whole in one run of several, and goes on between from where it stood", async () => {
  const context = await source(
    byKeyset(() => rows(5)),
    keysetPaging,
    swept(keysetPaging, { everyRuns: 3 }),
  );
  let from: Checkpoint | null = null;
  const phases: boolean[][] = [];
  for (let run = 0; run < 7; run += 1) {
    const { phases: seen, checkpoints } = await told(context, from);
    phases.push(seen);
    from = checkpoints.at(-1) ?? from;
  }
  const [yes, no] = [
    [true, true],
    [false, false],
  ];
  expect(phases).toEqual([yes, no, no, yes, no, no, yes]);
});

test("a whole read that breaks off does not come again at once, nor take the hub back", async () => {
  const state = { broken: false };
  const context = await source(
    (url) => (state.broken && url.searchParams.has("since") ? { status: 503, body: "" } : byKeyset(() => rows(5))(url)),
    keysetPaging,
    swept(keysetPaging, { everyRuns: 1 }),
  );
  const first = (await told(context, null)).checkpoints.at(-1) ?? {};
  state.broken = true;
  const kept: Checkpoint[] = [];
  const read = async () => {
    for await (const message of rest.read(context, { ...first, runs: 1 }, { stream: "cases" }))
      if (message.type === "batch" && message.checkpoint !== undefined) kept.push(message.checkpoint);
  };
  await expect(read()).rejects.toMatchObject({ fault: "transient" });
  expect(kept).toEqual([{ ...first, runs: 0 }]);
});

test.each([
  ["its own last row as cursor", { ...keysetPaging, next: undefined }, /source's own cursor/],
  ["links without a total", { kind: "link" }, /paging\.total/],
  ["numbered pages without a total", { kind: "page", page: "trang", moving: false }, /paging\.total/],
])("a manifest cannot declare a sweep by %s", (_sentence, paging, expected) => {
  const parsed = configSchema.safeParse({ ...common, auth: { kind: "none" }, ...swept(paging) });
  expect(parsed.error?.issues).toEqual([expect.objectContaining({ path: ["list", "sweep"], message: expect.stringMatching(expected) })]);
});
