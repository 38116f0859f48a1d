import { describe, expect, test } from "vitest";
import { asked } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { diceOf } from "./kit/dice.ts";
import { boardOf, caseOf, listOf, theCase } from "./kit/reading.ts";
import { readAs, sweep } from "./kit/sweeping.ts";

interface Waiting {
  source: { waitingSweeps: number; sweeps: { id: string; gone: number; known: number; examples: string[] }[] | null };
}
const WAITING = asked<Waiting>(`query ($code: String!) { source(code: $code) { waitingSweeps sweeps { id gone known examples } } }`);
const CONFIRM = asked<{ confirmSweep: { __typename: string; gone?: number } }>(
  `mutation ($input: ConfirmSweepInput!) { confirmSweep(input: $input) { __typename ... on SweepDecided { gone } ... on SweepMovedOn { gone } } }`,
);

const waiting = async ({ hub }: World): Promise<NonNullable<Waiting["source"]["sweeps"]>> =>
  (await hub.ask(WAITING, { code: "nguon" }, "cntt")).source.sweeps ?? [];

/** Rollups beside a recount of the intervals that hold now. */
async function rollupsBesideRecount({ hub }: World): Promise<{ rollups: unknown; recount: unknown }> {
  const rollups = await hub.database.sql("select unit_id, day::text, received, closed from unit_day where received <> 0 or closed <> 0 order by unit_id, day");
  const recount = await hub.database.sql(
    `select unit_id, day::text, sum(received)::int as received, sum(closed)::int as closed from (
       select intake_unit_id as unit_id, received_day as day, 1 as received, 0 as closed from case_state where to_event is null
       union all select unit_id, closed_day, 0, 1 from case_state where to_event is null and closed_day is not null) t group by 1, 2 order by 1, 2`,
  );
  return { rollups, recount };
}

describe("a case that its source no longer has", () => {
  test("is in no list and no number from then on, and as of before it still is", async () => {
    const world = await aProvince().with(
      aCase({ id: "one", received: "2026-03-12" }),
      aCase({ id: "two", received: "2026-03-12", stage: "CLOSED" }),
      aCase({ id: "three", received: "2026-03-12" }),
    );
    await sweep(world.hub, "nguon");
    const before = await boardOf(world.hub);
    expect(before.open).toBe(2);
    world.source.remove("one");
    world.source.remove("two");
    expect(await sweep(world.hub, "nguon")).toMatchObject({ gone: 2, problem: null });
    expect((await boardOf(world.hub)).open).toBe(1);
    expect((await listOf(world.hub, {})).rows).toHaveLength(1);
    expect(await caseOf(world.hub, "one")).toBeNull();
    expect((await boardOf(world.hub, undefined, before.asOf.token)).open).toBe(2);
    expect((await listOf(world.hub, {}, { asOf: before.asOf.token })).rows).toHaveLength(3);
    const { rollups, recount } = await rollupsBesideRecount(world);
    expect(rollups).toEqual(recount);
    expect(await world.hub.database.sql("select 1 from inbox where source_case_id = 'one'")).toHaveLength(1);
  });

  test("is the same case again when it returns, with its history", async () => {
    const world = await aProvince().with(aCase({ id: "one", received: "2026-03-12" }), aCase({ id: "two", received: "2026-03-12" }));
    const { id } = await theCase(world.hub, "one");
    const one = world.source.shown("one").spec;
    world.source.remove("one");
    await sweep(world.hub, "nguon");
    world.source.put(one);
    await sweep(world.hub, "nguon");
    expect((await theCase(world.hub, "one")).id).toBe(id);
    expect((await boardOf(world.hub)).open).toBe(2);
    expect(
      await world.hub.database.sql("select kind, weight from event where case_id = $1 and fact_day is not null and kind = 'RECEIVED' order by seq", [id]),
    ).toEqual([
      { kind: "RECEIVED", weight: 1 },
      { kind: "RECEIVED", weight: -1 },
      { kind: "RECEIVED", weight: 1 },
    ]);
    const { rollups, recount } = await rollupsBesideRecount(world);
    expect(rollups).toEqual(recount);
  });

  test("that a tombstone names goes without a sweep, and an older tombstone moves nothing", async () => {
    const world = await aProvince().with(aCase({ id: "one", received: "2026-03-12" }), aCase({ id: "two", received: "2026-03-12" }));
    const tombstone = (sourceId: string, observedAt: string) => ({ stream: "cases", sourceId, version: null, op: "delete" as const, observedAt, data: null });
    const report = await readAs(world.hub, "nguon", async function* () {
      yield {
        type: "batch",
        records: [tombstone("one", "2026-03-16T03:00:00Z"), tombstone("two", "2026-01-01T00:00:00Z"), tombstone("never-told", "2026-03-16T03:00:00Z")],
      };
    });
    expect(report).toMatchObject({ records: 3, gone: 1, unchanged: 2 });
    expect((await boardOf(world.hub)).open).toBe(1);
    expect(await theCase(world.hub, "two")).toMatchObject({ open: true });
  });
});

describe("nothing is taken for gone", () => {
  test("when the read of a sweep was cut off", async () => {
    const world = await aProvince().with(aCase({ id: "one", received: "2026-03-12" }), aCase({ id: "two", received: "2026-03-12" }));
    world.source.remove("one");
    world.source.spoil((_url, response) => response.destroy() !== undefined);
    expect((await sweep(world.hub, "nguon")).problem).toMatch(/broke the connection/);
    world.source.spoil(null);
    expect((await boardOf(world.hub)).open).toBe(2);
    expect(await sweep(world.hub, "nguon")).toMatchObject({ gone: 1 });
  });

  test("when a read that began elsewhere only closes a sweep", async () => {
    const world = await aProvince().with(aCase({ id: "one", received: "2026-03-12" }), aCase({ id: "two", received: "2026-03-12" }));
    const report = await readAs(world.hub, "nguon", async function* (_context, rest) {
      yield* rest(null);
      yield { type: "sweep", stream: "cases", phase: "end", generation: "earlier" };
    });
    expect(report).toMatchObject({ gone: 0, problem: null });
    expect((await boardOf(world.hub)).open).toBe(2);
  });

  test("when the source lists nothing at all, before a person confirms it by name", async () => {
    const world = await aProvince().with(aCase({ id: "one", received: "2026-03-12" }), aCase({ id: "two", received: "2026-03-12" }));
    for (const id of ["one", "two"]) world.source.remove(id);
    expect(await sweep(world.hub, "nguon")).toMatchObject({ gone: 0 });
    expect((await boardOf(world.hub)).open).toBe(2);
    const [found] = await waiting(world);
    expect(found).toMatchObject({ gone: 2, known: 2, examples: ["one", "two"] });
    const input = { sweep: found?.id, gone: 2, confirm: true };
    expect(await world.hub.answer(CONFIRM, { input }, "lanhdao")).toMatchObject({ errors: [{ extensions: { code: "FORBIDDEN" } }] });
    expect((await world.hub.ask(CONFIRM, { input: { ...input, gone: 1 } }, "cntt")).confirmSweep).toEqual({ __typename: "SweepMovedOn", gone: 2 });
    expect((await world.hub.ask(CONFIRM, { input }, "cntt")).confirmSweep).toEqual({ __typename: "SweepDecided", gone: 2 });
    await world.hub.shown();
    expect((await boardOf(world.hub)).open).toBe(0);
    expect(await waiting(world)).toEqual([]);
    const entries = await world.hub.database.sql<{ body: string }>("select body from audit_entry where stream = 'source' order by number desc limit 1");
    expect(JSON.parse(entries[0]?.body ?? "{}")).toMatchObject({ act: "confirmSweep", actor: { name: "cntt" }, subject: { id: "nguon" }, detail: { gone: 2 } });
  });

  test("when more than fifty go at once; who says no is not asked the same again, and what is told again waits no more", async () => {
    const world = await aProvince().with();
    const ids = Array.from({ length: 60 }, (_, i) => world.source.put(aCase({ id: `many-${i}`, received: "2026-03-12" })));
    await sweep(world.hub, "nguon");
    const specs = ids.slice(0, 55).map((id) => world.source.shown(id).spec);
    for (const { id } of specs) world.source.remove(id);
    await sweep(world.hub, "nguon");
    const [first] = await waiting(world);
    expect(first).toMatchObject({ gone: 55, known: 60 });
    await sweep(world.hub, "nguon");
    expect((await waiting(world)).map(({ id }) => id)).toEqual([first?.id]);
    await world.hub.ask(CONFIRM, { input: { sweep: first?.id, gone: 55, confirm: false } }, "cntt");
    await sweep(world.hub, "nguon");
    expect(await waiting(world)).toEqual([]);
    expect((await boardOf(world.hub)).open).toBe(60);
    for (const spec of specs.slice(0, 10)) world.source.put(spec);
    expect(await sweep(world.hub, "nguon")).toMatchObject({ gone: 45 }); // few enough
    expect((await boardOf(world.hub)).open).toBe(15);
  });
});

test("whatever comes and goes, the rollups are what a recount gives", async () => {
  const world = await aProvince({ at: "2026-03-18 10:20" }).with();
  const dice = diceOf(11);
  const stages = ["RECEIVED", "ASSIGNED", "IN_PROGRESS", "CLOSED"] as const;
  const there = new Set<string>();
  for (let round = 0; round < 6; round += 1) {
    for (let i = 0; i < 12; i += 1) {
      const id = `c-${dice.whole(0, 29)}`;
      if (there.has(id) && dice.next() < 0.5) {
        world.source.remove(id);
        there.delete(id);
      } else {
        world.source.put(aCase({ id, received: `2026-03-1${dice.whole(0, 5)} 09:00`, stage: dice.pick(stages), lead: dice.pick(["SXD", "STNMT", "SYT"]) }));
        there.add(id);
      }
    }
    await sweep(world.hub, "nguon");
    const { rollups, recount } = await rollupsBesideRecount(world);
    expect(rollups).toEqual(recount);
    expect((await listOf(world.hub, {})).totalCount).toBe(there.size);
  }
});
