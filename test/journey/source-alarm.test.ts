import { expect, test } from "vitest";
import { watchFreshness } from "../../server/src/ingest/index.ts";
import { asked } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { boardOf } from "./kit/reading.ts";

const ALARMS = asked<{
  source: {
    freshness: string;
    staleSince: string | null;
    lastProblem: string | null;
    alarm: { kind: string; since: string } | null;
    alarms: { since: string; clearedAt: string | null }[];
  };
}>('{ source(code: "nguon") { freshness staleSince lastProblem alarm { kind since } alarms { since clearedAt } } }');
const alarmsOf = async (world: World, as = "lanhdao") => (await world.hub.ask(ALARMS, {}, as)).source;
const eventsOf = ({ hub }: World) =>
  hub.database.sql<{ kind: string; n: number }>(
    "select kind, count(*)::int as n from event where source_id is not null and case_id is null group by 1 order by 1",
  );
const MINUTE = 60_000;
/** Two hubs look at the same time, and each twice. */
const look = async ({ hub }: World): Promise<number> => {
  const working = { ...hub.hub, changed: () => undefined };
  const turned = await Promise.all([watchFreshness(working), watchFreshness(working)]);
  return turned.reduce((sum, n) => sum + n, 0) + (await watchFreshness(working));
};

test("a source whose jobs all end well but whose data no longer moves on raises one alarm, which is cleared when it catches up; the next silence is another one", async () => {
  const world = await aProvince().with(aCase({ id: "one", received: "2026-03-16 08:00" }));
  const before = await boardOf(world.hub);
  expect(await look(world)).toBe(0);
  expect(await alarmsOf(world)).toMatchObject({ freshness: "FRESH", alarm: null, alarms: [] });
  const [{ read_up_to: readAt } = { read_up_to: new Date(0) }] = await world.hub.database.sql<{ read_up_to: Date }>("select read_up_to from source");

  // ten minutes are what its manifest allows; every run of its is written down as complete, and none comes to its end
  world.clock.advance(9 * MINUTE);
  await world.hub.database.sql("update source set last_attempt_at = to_timestamp($1 / 1000.0), last_problem = null, consecutive_failures = 0", [
    world.hub.instant,
  ]);
  await world.hub.database.sql(
    "insert into source_run (source_id, fence, started_at, last_at, ended_at, outcome) select id, fence, last_attempt_at, last_attempt_at, last_attempt_at, 'COMPLETE' from source",
  );
  expect(await look(world)).toBe(0);
  world.clock.advance(2 * MINUTE);
  expect(await look(world)).toBe(1);
  await world.hub.shown();
  const since = new Date(readAt.getTime() + 10 * MINUTE).toISOString();
  for (const who of ["lanhdao", "giamdoc.sxd", "cntt"])
    expect(await alarmsOf(world, who)).toMatchObject({ freshness: "STALE", staleSince: since, lastProblem: null, alarm: { kind: "STALE", since } });
  world.clock.advance(30 * MINUTE);
  expect(await look(world)).toBe(0);
  expect(await eventsOf(world)).toEqual([{ kind: "SOURCE_STALE", n: 1 }]);

  await world.hub.settled();
  expect(await look(world)).toBe(1);
  expect(await look(world)).toBe(0);
  expect(await alarmsOf(world)).toMatchObject({ freshness: "FRESH", alarm: null, alarms: [{ since, clearedAt: new Date(world.hub.instant).toISOString() }] });
  world.clock.advance(11 * MINUTE);
  expect(await look(world)).toBe(1);
  await world.hub.shown();
  expect((await alarmsOf(world)).alarms).toHaveLength(2);
  expect(await eventsOf(world)).toEqual([
    { kind: "SOURCE_CAUGHT_UP", n: 1 },
    { kind: "SOURCE_STALE", n: 2 },
  ]);
  expect((await boardOf(world.hub)).open).toBe(before.open); // no number is counted from it
  expect((await world.hub.answer(ALARMS, {}, null)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
}, 60_000);

test("a source that was never read and an archive raise none, and an alarm outlives the hub that raised it", async () => {
  const world = await aProvince().with(aCase({ id: "one", received: "2026-03-16 08:00" }));
  await world.another("chua-doc");
  world.clock.advance(11 * MINUTE);
  expect(await look(world)).toBe(1);
  await world.restarted();
  expect(await look(world)).toBe(0);
  expect((await alarmsOf(world)).alarm).toMatchObject({ kind: "STALE" });
  await world.hub.database.sql("update source set frozen = true where code = 'nguon'");
  expect(await look(world)).toBe(1);
  expect((await alarmsOf(world)).alarm).toBeNull();
}, 60_000);
