import { expect, onTestFinished, test } from "vitest";
import { asked, startHub, until } from "../hub.ts";
import type { TestHub } from "../hub.ts";
import { aCase, Source } from "../world.ts";

const RECONCILE = asked<{ reconcileSource: { __typename: string; problems?: { expected: string }[] } }>(
  "mutation ($input: ReconcileSourceInput!) { reconcileSource(input: $input) { __typename ... on SourceRefused { problems { expected } } } }",
);
interface Reconcile {
  state: string;
  askedBy: string;
  records: number;
  missing: number | null;
  extra: number | null;
  different: number | null;
  mended: number | null;
  first: { id: string; kind: string }[];
  problem: string | null;
}
const SHOWN = asked<{ source: { reconciles: Reconcile[] | null } }>(
  '{ source(code: "nguon") { reconciles { state askedBy records missing extra different mended first { id kind } problem } } }',
);
const shownTo = async (hub: TestHub, as = "cntt") => (await hub.ask(SHOWN, {}, as)).source.reconciles;
const ask = async (hub: TestHub, mend: boolean, as = "cntt") => (await hub.ask(RECONCILE, { input: { source: "nguon", mend } }, as)).reconcileSource;

/** A hub that works by itself, with a source of which it misses one record and has one too many. */
async function aHubBeside(): Promise<{ hub: TestHub; source: Source }> {
  const source = await Source.start("nguon", () => Date.now());
  const hub = await startHub({ scheduled: true });
  onTestFinished(async () => {
    await hub.leave();
    await source.stop();
  }, 30_000);
  for (const id of ["one", "two", "three"]) source.put(aCase({ id, received: "2026-03-12" }));
  await hub.connect(source.manifest);
  await hub.settled();
  source.remove("two");
  source.put(aCase({ id: "hidden", received: "2026-03-13", changed: "2026-01-01 00:00" })); // an old mark: the next read passes it by
  return { hub, source };
}

test("a keeper holds a source against the hub from its page: progress and result stay where he finds them again, and what was lacking is taken only when he says so", async () => {
  const { hub } = await aHubBeside();
  expect(await shownTo(hub)).toEqual([]);
  expect(await ask(hub, false)).toMatchObject({ __typename: "Source" });
  await until("it is done", async () => (await shownTo(hub))?.[0]?.state === "DONE", 30_000);
  expect(await shownTo(hub)).toEqual([
    {
      state: "DONE",
      askedBy: "cntt",
      records: 3,
      missing: 1,
      extra: 1,
      different: 0,
      mended: 0,
      first: [
        { id: "hidden", kind: "MISSING" },
        { id: "two", kind: "EXTRA" },
      ],
      problem: null,
    },
  ]);
  expect(await ask(hub, true)).toMatchObject({ __typename: "Source" });
  await until("it is mended", async () => (await shownTo(hub))?.[0]?.mended === 1, 30_000);
  const acts = await hub.database.sql("select act, actor, subject from audit_entry where act = 'reconcileSource' order by number");
  expect(acts).toEqual([1, 2].map(() => ({ act: "reconcileSource", actor: "cntt", subject: "source:nguon" })));
  expect(await shownTo(hub, "lanhdao")).toBeNull();
}, 90_000);

test("it is asked by nobody who does not keep sources, once at a time, and a failure is told in words", async () => {
  const { hub, source } = await aHubBeside();
  for (const who of ["lanhdao", "giamdoc.sxd", "thanhtra"])
    expect((await hub.answer(RECONCILE, { input: { source: "nguon", mend: true } }, who)).errors[0]?.extensions?.code).toBe("FORBIDDEN");
  expect((await hub.answer(RECONCILE, { input: { source: "nguon", mend: true } }, null)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
  source.spoil((_request, response) => {
    response.writeHead(500).end();
    return true;
  });
  const both = await Promise.all([ask(hub, false), ask(hub, false)]);
  expect(both.map(({ __typename }) => __typename).toSorted()).toEqual(["Source", "SourceRefused"]);
  await until("it failed", async () => (await shownTo(hub))?.[0]?.state === "FAILED", 60_000);
  expect((await shownTo(hub))?.[0]).toMatchObject({ problem: expect.stringMatching(/500/), missing: null });
}, 120_000);

test("what the hub holds back, and what nobody could read, is counted with a comparison", async () => {
  const { hub, source } = await aHubBeside();
  source.put(aCase({ id: "strange", received: "2026-03-12", lead: "SO-LA" }));
  source.put(aCase({ id: "nameless", received: "2026-03-12", row: { id: null } }));
  await hub.settled();
  await ask(hub, false);
  await until("it is done", async () => (await shownTo(hub))?.[0]?.state === "DONE", 30_000);
  expect(await hub.database.sql("select held, rejected from source_reconcile")).toEqual([{ held: 1, rejected: 1 }]);
}, 60_000);
