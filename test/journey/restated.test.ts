import { describe, expect, test } from "vitest";
import { asked } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { factsOf, periodOf, restatedDay } from "./kit/period.ts";
import type { Asked } from "./kit/period.ts";

describe("what is learned later", () => {
  test("is told with the day it changed, how many and by which source; at the moment before, the figure is as it was", async () => {
    const world = await aProvince({ at: "2026-03-16 09:00" }).with(aCase({ id: "mot", received: "2026-03-12 08:00", stage: "RECEIVED" }));
    const week: Asked = { kind: "CUSTOM", from: "2026-03-09", to: "2026-03-15" };
    const before = await periodOf(world, week);
    expect([before.figures.received, before.restated]).toEqual([1, []]); // the opening balance restates nothing, and is told apart
    expect(before.firstReads).toEqual([{ sourceCode: "nguon", readAt: "2026-03-16T02:00:00.000Z" }]);
    expect((await periodOf(world, { kind: "CUSTOM", from: "2026-03-13", to: "2026-03-16" })).firstReads).toEqual([]); // it brought nothing of these days
    expect((await periodOf(world, week, { unit: "SYT" })).firstReads).toEqual([]);
    world.source.put({ id: "bu-1", received: "2026-03-12 09:00", stage: "RECEIVED" });
    world.source.put({ id: "bu-2", received: "2026-03-12 10:00", stage: "ASSIGNED", assigned: "2026-03-13 08:00", lead: "SXD" });
    world.source.put({ id: "hom-nay", received: "2026-03-16 08:00", stage: "RECEIVED" });
    await world.hub.settled();
    const after = await periodOf(world, week);
    expect(after.figures.received).toBe(3);
    expect(after.restated).toEqual([restatedDay("2026-03-13", { handedOver: 1 }), restatedDay("2026-03-12", { received: 2, cases: 2 })]);
    expect((await periodOf(world, week, { asOf: before.asOf.token })).figures).toEqual(before.figures);
    expect((await periodOf(world, week, { unit: "SYT" })).restated).toEqual([]);
    await expectFactsTold(world, after);
    world.source.put({ id: "bu-1", received: "2026-03-11 09:00", stage: "RECEIVED" }); // it says now that it was a day earlier
    await world.hub.settled();
    expect((await periodOf(world, week)).restated).toMatchObject([
      { day: "2026-03-13" },
      { day: "2026-03-12", takenBack: 1 },
      { day: "2026-03-11", received: 1 },
    ]);
    const again = await periodOf(world, week);
    const twelfth = (await expectFactsTold(world, again)).find(({ day }) => day === "2026-03-12");
    expect(movedIn(twelfth)).toEqual(["RECEIVED 1 → 2"]);
    expect(twelfth?.facts.map(({ kind, takenBack }) => [kind, takenBack])).toEqual([
      ["RECEIVED", false],
      ["RECEIVED", false],
      ["RECEIVED", true],
    ]);
    const { token } = again.asOf;
    await (await world.restarted()).shown();
    expect((await world.hub.ask(FACTS, { day: "2026-03-12", asOf: token })).restatedFacts).toEqual(twelfth);
  });

  test("results and answers told later mark their days, also beside the next period; taken back or found late, they mark them again", async () => {
    const begun = { received: "2026-03-09 08:00", stage: "IN_PROGRESS", assigned: "2026-03-09 09:00", lead: "SXD" } as const;
    const world = await aProvince({ at: "2026-03-12 09:00" }).with(aCase({ id: "bao-sau", ...begun }), aCase({ id: "dung-ngay", ...begun }));
    const week: Asked = { kind: "WEEK", on: "2026-03-10" };
    world.source.put({ id: "dung-ngay", ...begun, stage: "RESOLVED", resolved: "2026-03-12 08:30" });
    await world.hub.settled();
    await world.hub.now("2026-03-16T02:00:00Z");
    const before = await periodOf(world, week);
    expect([before.figures.handled, before.figures.answered, before.restated]).toEqual([1, 0, []]); // told on its own day, nothing is counted anew
    const done = { ...begun, stage: "ANSWERED", resolved: "2026-03-10 10:00", answered: "2026-03-11 10:00" } as const;
    world.source.put({ id: "bao-sau", ...done });
    await world.hub.settled();
    const after = await periodOf(world, week);
    expect(after.figures).toMatchObject({ handled: 2, onTime: 2, answered: 1 });
    expect(after.restated).toEqual([restatedDay("2026-03-11", { answered: 1 }), restatedDay("2026-03-10", { onTime: 1 })]);
    expect((await expectFactsTold(world, after)).map(movedIn)).toEqual([["ANSWERED 0 → 1"], ["HANDLED_ON_TIME 0 → 1"]]);
    await world.hub.now("2026-03-18T02:00:00Z");
    const next = await periodOf(world, { kind: "CUSTOM", from: "2026-03-12", to: "2026-03-15" });
    expect(next.comparison?.daysBefore).toEqual({ from: "2026-03-08", to: "2026-03-11" });
    expect([next.restated, next.comparison?.restatedBefore]).toEqual([[], after.restated]);
    world.source.put({ id: "bao-sau", ...done, received: "2025-12-01 08:00", assigned: "2025-12-01 09:00" }); // so that it was long late
    await world.hub.settled();
    const late = await periodOf(world, week);
    expect(late.figures).toMatchObject({ handled: 2, onTime: 1, late: 1, answered: 1 });
    expect(late.restated).toMatchObject([{ day: "2026-03-11" }, { day: "2026-03-10", onTime: 1, late: 1, takenBack: 1 }, { day: "2026-03-09", takenBack: 2 }]);
    const began = "select distinct e.kind from case_state s join event e on e.seq = s.from_event order by 1";
    expect((await world.hub.database.sql<{ kind: string }>(began)).map(({ kind }) => kind)).toEqual(["RECEIVED", "UPDATED"]); // never with a result: it is dated otherwise
    const told = await expectFactsTold(world, late);
    expect(movedIn(told.find(({ day }) => day === "2026-03-10"))).toEqual(["HANDLED_LATE 0 → 1"]);
    await (await world.restarted()).shown();
    expect(await expectFactsTold(world, await periodOf(world, week, { asOf: late.asOf.token }))).toEqual(told);
  });

  test("by successor, what is learned later of a unit that ended marks the days of who stands for it", async () => {
    const old = { intake: "STNMT-CU", received: "2025-02-10 09:00", lead: "STNMT-CU", field: "LAND" as const };
    const world = await aProvince({ at: "2026-03-16 09:00" }).with(aCase({ ...old, id: "mo-dau", stage: "IN_PROGRESS", assigned: "2025-02-10 10:00" }));
    const course = { stage: "ANSWERED", assigned: "2025-02-10 10:00", resolved: "2025-02-12 10:00", answered: "2025-02-12 11:00" } as const;
    world.source.put({ ...old, id: "bao-sau", ...course });
    await world.hub.settled();
    const day: Asked = { kind: "DAY", on: "2025-02-12" };
    const [was, now] = [{ unit: "STNMT-CU" }, { unit: "STNMT", reckoning: "BY_SUCCESSOR" }];
    const marked = [restatedDay("2025-02-12", { onTime: 1, answered: 1 })];
    for (const where of [was, now]) {
      const seen = await periodOf(world, day, where);
      expect([seen.figures.answered, seen.restated]).toEqual([1, marked]);
      expect((await expectFactsTold(world, seen, where)).map(movedIn)).toEqual([["HANDLED_ON_TIME 0 → 1", "ANSWERED 0 → 1"]]);
    }
    for (const where of [{ unit: "STNMT" }, { unit: "STNMT-CU", reckoning: "BY_SUCCESSOR" }]) expect((await periodOf(world, day, where)).restated).toEqual([]);
  });

  test("is listed for who may see figures, and its cases only for who may see them", async () => {
    const world = await aProvince({ at: "2026-03-16 09:00" }).with(aCase({ id: "mot", received: "2026-03-12 08:00", stage: "RECEIVED" }));
    world.source.put({ id: "bu", received: "2026-03-12 09:00", stage: "RECEIVED", lead: "SYT" });
    await world.hub.settled();
    const asks = (as: string | null, more: object = {}) => world.hub.answer(FACTS, { day: "2026-03-12", ...more }, as);
    expect((await asks(null)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
    expect((await asks("giamdoc.sxd", { unit: "SYT" })).errors[0]?.extensions?.code).toBe("FORBIDDEN");
    expect((await asks("lanhdao", { source: "khong-co" })).errors[0]?.extensions?.code).toBe("BAD_USER_INPUT");
    expect((await asks("lanhdao")).data?.restatedFacts.facts.map((fact) => fact.case !== null)).toEqual([true]);
    expect((await asks("lanhdao", { byHub: true })).data?.restatedFacts.totalCount).toBe(0);
  });
});

interface Facts {
  day: string;
  figures: { kind: string; before: number; after: number }[];
  totalCount: number;
  facts: { id: string; kind: string; takenBack: boolean; sourceCode: string | null; learnedAt: string; case: { reference: string } | null }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}
const FACTS = asked<{
  restatedFacts: Facts;
}>(`query ($day: Day!, $unit: String, $reckoning: Reckoning, $source: String, $byHub: Boolean, $asOf: String, $first: Int, $after: String) {
  restatedFacts(day: $day, unit: $unit, reckoning: $reckoning, source: $source, byHub: $byHub, asOf: $asOf, first: $first, after: $after) {
    day figures { kind before after } totalCount facts { id kind takenBack sourceCode learnedAt case { reference } } pageInfo { hasNextPage endCursor }
  }
}`);

type Where = { unit?: string; reckoning?: string };

/** The figures that became others, in words. */
const movedIn = (facts: Facts | undefined): string[] =>
  (facts?.figures ?? []).filter(({ before, after }) => before !== after).map(({ kind, before, after }) => `${kind} ${before} → ${after}`);

/** Behind every restated day stands a list of as many facts as its numbers say, page by page, and the day's figure after them is the period's. */
async function expectFactsTold(world: World, { restated, asOf }: Awaited<ReturnType<typeof periodOf>>, where: Where = {}): Promise<Facts[]> {
  const whole: Facts[] = [];
  for (const one of restated) {
    const { day, sourceCode } = one;
    const facts: Facts["facts"] = [];
    for (let after: string | null = null; ;) {
      const { restatedFacts }: { restatedFacts: Facts } = await world.hub.ask(FACTS, { ...where, day, source: sourceCode, asOf: asOf.token, first: 1, after });
      facts.push(...restatedFacts.facts);
      expect(restatedFacts.totalCount).toBe(factsOf(one));
      if (!restatedFacts.pageInfo.hasNextPage) break;
      after = restatedFacts.pageInfo.endCursor;
    }
    expect(facts).toHaveLength(factsOf(one));
    const { figures } = await periodOf(world, { kind: "DAY", on: day }, { ...where, asOf: asOf.token });
    const { restatedFacts } = await world.hub.ask(FACTS, { ...where, day, asOf: asOf.token });
    expect(restatedFacts.figures.map(({ after }) => after)).toEqual([figures.received, figures.closed, figures.onTime, figures.late, figures.answered]);
    whole.push(restatedFacts);
  }
  return whole;
}
