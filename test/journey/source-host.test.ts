import { setTimeout as wait } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import { readSource } from "../../server/src/ingest/ingest.ts";
import { ingest } from "../../server/src/ingest/index.ts";
import { underLease } from "../../server/src/ingest/lease-run.ts";
import { RUN_LIMITS } from "../../server/src/ingest/watch.ts";
import { sourceRows } from "../../server/src/source/index.ts";
import type { SourceRow } from "../../server/src/source/index.ts";
import { asked } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { boardOf, sourceOf } from "./kit/reading.ts";

const LIMITS = { ...RUN_LIMITS };
afterEach(() => void Object.assign(RUN_LIMITS, LIMITS));

interface RunNode {
  outcome: string | null;
  fault: string | null;
  times: number;
  records: number;
  applied: number;
  askedBy: string | null;
}
const RUNS = asked<{ sourceRuns: { totalCount: number; edges: { node: RunNode }[] } }>(
  `query ($code: String!) { sourceRuns(source: $code) { totalCount edges { node { outcome fault times records applied askedBy } } } }`,
);
const ACT = asked<{ done: { __typename: string } }>(`mutation ($input: SourceInput!) { done: resumeSource(input: $input) { __typename } }`);
const SYNC = asked<{ done: { __typename: string } }>(`mutation ($input: SourceInput!) { done: syncSource(input: $input) { __typename } }`);
const STATE = asked<{ source: { stoppedAt: string | null; drift: { change: string; path: string }[] | null; staleSince: string | null } }>(
  `query ($code: String!) { source(code: $code) { stoppedAt staleSince drift { change path } } }`,
);

async function rowOf({ hub }: World, code = "nguon"): Promise<SourceRow> {
  const [row] = await hub.hub.database.read((tx) => sourceRows(tx, code));
  if (row === undefined) throw new Error(`no source ${code}`);
  return row;
}

const runsOf = async (world: World): Promise<RunNode[]> => (await world.hub.ask(RUNS, { code: "nguon" }, "cntt")).sourceRuns.edges.map(({ node }) => node);
const signal = new AbortController().signal;

describe("a read", () => {
  test("that takes too long is cut where it stands, and the next ones go on there to the end (R06)", async () => {
    const world = await aProvince().with();
    for (let i = 0; i < 120; i += 1) world.source.put(aCase({ received: "2026-03-12" }));
    RUN_LIMITS.capMs = 0;
    const hub = { ...world.hub.hub, changed: () => undefined };
    const first = await ingest(await rowOf(world), hub, signal);
    expect(first).toMatchObject({ cut: true, problem: null, applied: 50 });
    expect((await rowOf(world)).firstReadDone).toBe(true);
    for (let i = 0; i < 5 && (await ingest(await rowOf(world), hub, signal))?.cut === true; i += 1);
    Object.assign(RUN_LIMITS, LIMITS);
    await world.hub.settled();
    expect((await boardOf(world.hub)).open).toBe(120);
    expect((await runsOf(world)).map(({ outcome }) => outcome)).toContain("CUT");
  });

  test("in which nothing comes any more is stopped, though its process is alive", async () => {
    const world = await aProvince().with(aCase({ received: "2026-03-12" }));
    RUN_LIMITS.quietMs = 200;
    world.source.spoil(() => true);
    await world.hub.readSources();
    expect((await sourceOf(world.hub, "nguon")).lastProblem).toMatch(/nothing came from the source/);
    expect((await runsOf(world))[0]).toMatchObject({ outcome: "FAILED", fault: "TRANSIENT" });
  });

  test("whose source another hub took over meanwhile writes nothing any more (R05)", async () => {
    const world = await aProvince().with(aCase({ received: "2026-03-12" }));
    world.source.put(aCase({ received: "2026-03-13" }));
    const hub = { ...world.hub.hub, changed: () => undefined };
    const source = await rowOf(world);
    const late = await underLease(source, hub, signal, {
      asking: { owner: "one", askedBy: null },
      work: async (held) => {
        world.clock.advance(11_000);
        expect(await ingest(source, hub, signal, { owner: "two", askedBy: null })).toMatchObject({ applied: 1, problem: null });
        return readSource(held);
      },
    });
    expect(late).toMatchObject({ applied: 0, problem: expect.stringMatching(/another hub took over/) });
    expect(await world.hub.database.sql("select 1 from inbox")).toHaveLength(2);
  });

  test("of a batch too large for one transaction is taken in pieces, the position with the last", async () => {
    const world = await aProvince().with();
    for (let i = 0; i < 40; i += 1) world.source.put(aCase({ received: "2026-03-12" }));
    RUN_LIMITS.rows = 15;
    RUN_LIMITS.bytes = 1;
    await world.hub.settled();
    expect((await boardOf(world.hub)).open).toBe(40);
    expect(await world.hub.database.sql("select max(records) as most, sum(records)::int as all from ingest_batch where records > 0")).toEqual([
      { most: 1, all: 40 },
    ]);
  });

  test("that brings nothing again and again is one row of the list, and leaves no batch", async () => {
    const world = await aProvince().with(aCase({ received: "2026-03-12" }));
    const batches = () => world.hub.database.sql<{ n: number }>("select count(*)::int as n from ingest_batch");
    const before = await batches();
    for (let i = 0; i < 4; i += 1) await world.hub.settled();
    expect(await batches()).toEqual(before);
    const runs = await runsOf(world);
    expect(runs).toHaveLength(2);
    expect(runs[0]).toMatchObject({ outcome: "COMPLETE", times: 4, applied: 0 });
  });
});

describe("a source that refuses our credentials", () => {
  test("is not asked any more after the fifth time, until a person lets it go on", async () => {
    const world = await aProvince().with(aCase({ received: "2026-03-12" }));
    world.source.spoil((_url, response) => response.writeHead(401).end() !== undefined);
    for (let i = 0; i < 4; i += 1) await world.hub.readSources();
    expect((await world.hub.ask(STATE, { code: "nguon" }, "cntt")).source.stoppedAt).toBeNull();
    await world.hub.readSources();
    await wait(600); // the hub keeps its list of sources for half a second
    world.clock.advance(1_000);
    expect((await world.hub.ask(STATE, { code: "nguon" }, "cntt")).source.stoppedAt).not.toBeNull();
    expect((await runsOf(world))[0]).toMatchObject({ outcome: "FAILED", fault: "AUTH", times: 5 });
    expect((await world.hub.ask(ACT, { input: { source: "nguon" } }, "cntt")).done.__typename).toBe("Source");
    expect(await rowOf(world)).toMatchObject({ stoppedAt: null });
  });
});

test("a person asks for a read, and the run names him", async () => {
  const world = await aProvince().with(aCase({ received: "2026-03-12" }));
  expect((await world.hub.ask(SYNC, { input: { source: "nguon" } }, "cntt")).done.__typename).toBe("Source");
  expect((await rowOf(world)).askedAt).not.toBeNull();
  await world.hub.settled();
  expect((await rowOf(world)).askedAt).toBeNull();
  expect((await runsOf(world))[0]).toMatchObject({ askedBy: "cntt", outcome: "COMPLETE" });
});

test("numbers older than the manifest expects are told, however the reads end", async () => {
  const world = await aProvince().with(aCase({ received: "2026-03-12" }));
  world.source.spoil((_url, response) => response.writeHead(500).end() !== undefined);
  await world.hub.settled();
  await world.hub.now(601_000);
  const { staleSince } = (await world.hub.ask(STATE, { code: "nguon" }, "cntt")).source;
  expect(Date.parse(staleSince ?? "")).toBeLessThan(world.clock.now());
});

test("a field that its source renamed is noticed, by name and never by content", async () => {
  const world = await aProvince().with(...[1, 2, 3].map(() => aCase({ received: "2026-03-12" })));
  await world.hub.settled();
  for (let i = 0; i < 3; i += 1) world.source.put(aCase({ received: "2026-03-13", row: { ward_name: "Phường Mẫu" } }));
  await world.hub.settled();
  expect((await world.hub.ask(STATE, { code: "nguon" }, "cntt")).source.drift).toEqual([{ change: "ADDED", path: "ward_name" }]);
  expect(JSON.stringify(await world.hub.database.sql("select * from source_drift"))).not.toContain("Mẫu");
});
