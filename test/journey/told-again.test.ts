import { describe, expect, test } from "vitest";
import { aCase, aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { diceOf } from "./kit/dice.ts";
import { manyCases } from "./kit/many-cases.ts";
import { boardOf, listOf, sourceOf, theCase } from "./kit/reading.ts";

describe("what a source tells again", () => {
  test("unchanged writes nothing: no event, no version, no interval", async () => {
    const world = await aProvince({ at: "2026-03-18 10:20" }).with();
    for (const spec of manyCases(80, world.clock.now(), diceOf(3))) world.source.put(spec);
    await world.hub.settled();
    const before = await written(world);
    const { board, asked } = { board: await boardOf(world.hub), asked: world.source.asked.length };
    for (let i = 0; i < 3; i += 1) await world.hub.settled();
    expect(world.source.asked.length).toBeGreaterThan(asked);
    expect(await written(world)).toEqual(before);
    const { asOf: _asOf, coverage: _coverage, changes: _changes, ...numbers } = await boardOf(world.hub);
    expect(board).toMatchObject(numbers);
  });

  test("in another order of its fields is not unchanged, but changes no number", async () => {
    const { hub, source } = await aProvince().with(aCase({ id: "one", received: "2026-03-12" }));
    source.spoil((_url, response, honest) => {
      const answer = JSON.parse(honest()) as { rows: object[] };
      const rows = answer.rows.map((row) => Object.fromEntries(Object.entries(row).toReversed()));
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ ...answer, rows }));
      return true;
    });
    await hub.settled();
    expect(await boardOf(hub)).toMatchObject({ open: 1 });
    expect((await hub.database.sql("select 1 from case_state")).length).toBe(1);
    expect((await hub.database.sql("select 1 from event where kind = 'RECEIVED'")).length).toBe(1);
  });

  test("late and older does not move a case back, and is kept all the same", async () => {
    const { hub, source } = await aProvince().with(
      aCase({ id: "one", received: "2026-03-12", stage: "IN_PROGRESS", title: "Mới", changed: "2026-03-16 08:59:59" }),
    );
    const event = await hub.lastEvent();
    // a replica that lags: the row as it was before, seen again
    source.put(aCase({ id: "one", received: "2026-03-12", stage: "RECEIVED", title: "Cũ", changed: "2026-03-16 08:59:55" }));
    await hub.settled();
    expect(await theCase(hub, "one")).toMatchObject({ stage: "IN_PROGRESS", title: "Mới", unit: { code: "SXD" } });
    expect(await hub.lastEvent()).toBe(event);
    expect(await hub.database.sql("select outcome from inbox order by id")).toEqual([{ outcome: "applied" }, { outcome: "superseded" }]);
    source.put(aCase({ id: "one", received: "2026-03-12", stage: "RESOLVED", title: "Mới hơn" }));
    await hub.settled();
    expect(await theCase(hub, "one")).toMatchObject({ stage: "RESOLVED", title: "Mới hơn" });
  });

  test("committed late, behind a mark already read, is found all the same", async () => {
    const { hub, source } = await aProvince().with(aCase({ received: "2026-03-12" }));
    source.put(aCase({ id: "late", received: "2026-03-16 08:50", changed: "2026-03-16 08:59:55" })); // its transaction began before and ended after
    await hub.settled();
    expect((await boardOf(hub)).open).toBe(2);
  });

  test("taken back is counted as taken back: a closing that was none", async () => {
    const { hub, source } = await aProvince().with(aCase({ id: "one", received: "2026-03-12", stage: "CLOSED", closed: "2026-03-16 08:30" }));
    expect(await boardOf(hub)).toMatchObject({ open: 0, closedToday: 1 });
    source.change("one", { stage: "ANSWERED" });
    await hub.settled();
    expect(await boardOf(hub)).toMatchObject({ open: 1, closedToday: 0 });
    expect((await hub.database.sql<{ closed: string }>("select sum(closed)::text as closed from unit_day"))[0]?.closed).toBe("0");
  });

  test("with another receipt date moves to that day, in list and trend", async () => {
    const { hub, source } = await aProvince().with(aCase({ id: "one", received: "2026-03-12 09:00" }));
    source.change("one", { received: "2026-03-11 09:00" });
    await hub.settled();
    expect((await listOf(hub, { receivedFrom: "2026-03-12", receivedTo: "2026-03-12" })).totalCount).toBe(0);
    expect((await listOf(hub, { receivedFrom: "2026-03-11", receivedTo: "2026-03-11" })).totalCount).toBe(1);
    expect(await hub.database.sql("select day, received from unit_day where received <> 0")).toMatchObject([{ received: 1 }]);
  });
});

/** Everything that grows when something is written. */
async function written({ hub }: World): Promise<unknown> {
  const counts = await hub.database.sql(
    "select (select last from journal_head) as event, (select count(*) from inbox) as versions, (select count(*) from case_state) as intervals, (select max(learned_at) from feedback_case) as learned",
  );
  return counts[0];
}

test("a hub that is started again finds everything as it was, and goes on where it read", async () => {
  const world = await aProvince({ at: "2026-03-18 10:20" }).with();
  for (const spec of manyCases(80, world.clock.now(), diceOf(4))) world.source.put(spec);
  await world.hub.settled();
  const before = {
    board: await boardOf(world.hub),
    list: await listOf(world.hub, {}),
    source: await sourceOf(world.hub, "nguon"),
    written: await written(world),
  };
  const { token } = before.board.asOf;
  const hub = await world.restarted();
  const { changes: _changes, coverage: _coverage, ...numbers } = await boardOf(hub, undefined, token);
  expect(before.board).toMatchObject(numbers);
  expect(await listOf(hub, {}, { asOf: token })).toEqual(before.list);
  expect(await sourceOf(hub, "nguon")).toEqual(before.source);
  const asked = world.source.asked.length;
  await hub.settled();
  expect(await written(world)).toEqual(before.written);
  expect(world.source.asked.slice(asked).every((path) => path.includes("since="))).toBe(true); // not from the beginning
  world.source.put(aCase({ received: "2026-03-18 10:00" }));
  await hub.settled();
  expect((await boardOf(hub)).open).toBe(before.board.open + 1);
});
