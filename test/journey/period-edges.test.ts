import { describe, expect, test } from "vitest";
import { asked } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { balances, besideLists, periodOf } from "./kit/period.ts";
import type { Asked } from "./kit/period.ts";

describe("at the edges of periods", () => {
  const course = (assigned: string, resolved: string, closed: string) => ({
    stage: "CLOSED" as const,
    assigned,
    resolved,
    closed,
    lead: "SXD",
  });

  test("the 14th belongs to the month that ends, the 15th to the next; the last day of December to its calendar year and the next reporting year", async () => {
    const world = await aProvince({ at: "2026-03-18 09:00" }).with(
      aCase({ id: "vua-kip", received: "2026-03-14 23:59", stage: "RECEIVED" }),
      aCase({ id: "sang-ky", received: "2026-03-15 00:00", stage: "RECEIVED" }),
      aCase({ id: "cuoi-nam", received: "2025-12-31 23:30", stage: "RECEIVED" }),
      aCase({ id: "truoc-15-12", received: "2025-12-14 10:00", stage: "RECEIVED" }),
    );
    const received = async (period: Asked): Promise<[string, string, number]> => {
      const { period: days, figures } = await periodOf(world, period);
      return [days.from, days.to, figures.received];
    };
    expect(await received({ kind: "MONTH", on: "2026-03-14" })).toEqual(["2026-02-15", "2026-03-14", 1]);
    expect(await received({ kind: "MONTH", on: "2026-03-15" })).toEqual(["2026-03-15", "2026-04-14", 1]);
    expect(await received({ kind: "MONTH", calendar: "CALENDAR" })).toEqual(["2026-03-01", "2026-03-31", 2]);
    expect(await received({ kind: "YEAR", on: "2025-06-01" })).toEqual(["2024-12-15", "2025-12-14", 1]);
    expect(await received({ kind: "YEAR", on: "2026-06-01" })).toEqual(["2025-12-15", "2026-12-14", 3]);
    expect(await received({ kind: "YEAR", on: "2025-06-01", calendar: "CALENDAR" })).toEqual(["2025-01-01", "2025-12-31", 2]);
    expect((await periodOf(world, { kind: "MONTH" })).period.legalBasis).toContain("09/2019/NĐ-CP");
  });

  test("a leap day is a day of its month, which is compared whole with the month after it", async () => {
    const world = await aProvince({ at: "2026-03-18 09:00" }).with(
      aCase({ id: "nhuan", received: "2024-02-29 09:00", stage: "RECEIVED" }),
      aCase({ id: "mot-thang-ba", received: "2024-03-01 09:00", stage: "RECEIVED" }),
    );
    const { comparison, figures } = await periodOf(world, { kind: "MONTH", on: "2024-03-20", calendar: "CALENDAR" });
    expect(comparison).toMatchObject({ days: { from: "2024-03-01", to: "2024-03-31" }, daysBefore: { from: "2024-02-01", to: "2024-02-29" } });
    expect([figures.received, comparison?.figuresBefore.received]).toEqual([1, 1]);
    expect((await periodOf(world, { kind: "CUSTOM", from: "2024-02-29", to: "2024-02-29" })).figures.received).toBe(1);
  });

  test("a result past its limit is late and one within it is not; both are handled on the day of the result by who had the case then", async () => {
    const world = await aProvince({ at: "2026-03-18 09:00" }).with(
      aCase({ id: "nhanh", received: "2026-03-09 08:00", ...course("2026-03-09 09:00", "2026-03-09 15:00", "2026-03-10 08:00") }),
      aCase({ id: "cham", received: "2026-01-05 08:00", ...course("2026-01-05 09:00", "2026-03-10 10:00", "2026-03-12 08:00") }),
      aCase({ id: "mo-lai", received: "2026-03-02 08:00", lead: "SXD", stage: "IN_PROGRESS", steps: REOPENED }),
      aCase({ id: "tu-choi", received: "2026-03-09 08:00", stage: "DECLINED", lead: "VPUB" }),
    );
    const { figures } = await periodOf(world, { kind: "CUSTOM", from: "2026-03-09", to: "2026-03-10" }, { unit: "SXD" });
    expect(figures).toMatchObject({ opening: 2, handedIn: 1, handled: 2, onTime: 1, late: 1, answered: 2, closed: 1, closing: 2 });
    expect((await periodOf(world, { kind: "MONTH", on: "2026-03-10" })).figures).toMatchObject({ handled: 2, closed: 3, closing: 1 });
  });

  test("a department that was merged away: as it was it received and passed on, by successor the new one had it all along", async () => {
    const old = { intake: "STNMT-CU", received: "2025-02-10 09:00", lead: "STNMT-CU", field: "LAND" as const };
    const world = await aProvince({ at: "2026-03-18 09:00" }).with(
      aCase({ ...old, id: "dat", stage: "IN_PROGRESS" }),
      aCase({
        ...old,
        id: "xong",
        stage: "CLOSED",
        assigned: "2025-02-10 10:00",
        resolved: "2025-02-12 10:00",
        answered: "2025-02-12 11:00",
        closed: "2025-02-13 10:00",
      }),
    );
    const quarter: Asked = { kind: "QUARTER", on: "2025-02-10", calendar: "CALENDAR" };
    const was = await periodOf(world, quarter, { unit: "STNMT-CU" });
    expect(was.figures).toMatchObject({ opening: 0, received: 2, handled: 1, closed: 1, handedOut: 1, closing: 0 });
    expect((await periodOf(world, quarter, { unit: "STNMT" })).figures).toMatchObject({ received: 0, handedIn: 1, closing: 1 });
    const by = { reckoning: "BY_SUCCESSOR" };
    const now = await periodOf(world, quarter, { unit: "STNMT", ...by });
    expect(now.figures).toMatchObject({ opening: 0, received: 2, handedIn: 0, handled: 1, closed: 1, handedOut: 0, closing: 1 });
    expect((await periodOf(world, quarter, { unit: "STNMT-CU", ...by })).figures).toMatchObject({ received: 0, closed: 0, closing: 0 });
    for (const unit of ["STNMT", "STNMT-CU"]) {
      const seen = await periodOf(world, quarter, { unit, ...by });
      expect(balances(seen.figures)).toBe(true);
      expect(await besideLists(world, seen.period, seen.figures, { unit, ...by }, { asOf: seen.asOf.token })).toEqual([]);
    }
    const whole = await periodOf(world, quarter, by);
    expect(whole.units.find(({ unit }) => unit.code === "STNMT")).toMatchObject({ received: 2, handled: 1, closed: 1 });
    expect(whole.units.some(({ unit }) => unit.code === "STNMT-CU")).toBe(false);
  });
});

const REOPENED = [
  { at: "2026-03-02 08:00", kind: "RECEIVED" },
  { at: "2026-03-02 09:00", kind: "ASSIGNED", unit: "SXD" },
  { at: "2026-03-03 09:00", kind: "RESOLVED" },
  { at: "2026-03-03 10:00", kind: "ANSWERED" },
  { at: "2026-03-03 11:00", kind: "CLOSED" },
  { at: "2026-03-05 08:00", kind: "REOPENED" },
] as const;

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
    expect(after.restated).toEqual([
      { day: "2026-03-13", sourceCode: "nguon", received: 0, closed: 0, handedOver: 1, takenBack: 0, cases: 1 },
      { day: "2026-03-12", sourceCode: "nguon", received: 2, closed: 0, handedOver: 0, takenBack: 0, cases: 2 },
    ]);
    expect((await periodOf(world, week, { asOf: before.asOf.token })).figures).toEqual(before.figures);
    expect((await periodOf(world, week, { unit: "SYT" })).restated).toEqual([]);
    await factsAreTold(world, after);
    world.source.put({ id: "bu-1", received: "2026-03-11 09:00", stage: "RECEIVED" }); // it says now that it was a day earlier
    await world.hub.settled();
    expect((await periodOf(world, week)).restated).toMatchObject([
      { day: "2026-03-13" },
      { day: "2026-03-12", takenBack: 1 },
      { day: "2026-03-11", received: 1 },
    ]);
    const again = await periodOf(world, week);
    const twelfth = (await factsAreTold(world, again)).find(({ day }) => day === "2026-03-12");
    expect(twelfth?.figures).toEqual([
      { kind: "RECEIVED", before: 1, after: 2 },
      { kind: "CLOSED", before: 0, after: 0 },
    ]);
    expect(twelfth?.facts.map(({ kind, takenBack }) => [kind, takenBack])).toEqual([
      ["RECEIVED", false],
      ["RECEIVED", false],
      ["RECEIVED", true],
    ]);
    const { token } = again.asOf;
    await (await world.restarted()).shown();
    expect((await world.hub.ask(FACTS, { day: "2026-03-12", asOf: token })).restatedFacts).toEqual(twelfth);
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
const FACTS = asked<{ restatedFacts: Facts }>(`query ($day: Day!, $unit: String, $source: String, $byHub: Boolean, $asOf: String, $first: Int, $after: String) {
  restatedFacts(day: $day, unit: $unit, source: $source, byHub: $byHub, asOf: $asOf, first: $first, after: $after) {
    day figures { kind before after } totalCount facts { id kind takenBack sourceCode learnedAt case { reference } } pageInfo { hasNextPage endCursor }
  }
}`);

/** Behind every restated day stands a list of as many facts as its numbers say, page by page, and the day's figure after them is the period's. */
async function factsAreTold(world: World, { restated, asOf }: Awaited<ReturnType<typeof periodOf>>): Promise<Facts[]> {
  const whole: Facts[] = [];
  for (const { day, sourceCode, received, closed, handedOver, takenBack } of restated) {
    const facts: Facts["facts"] = [];
    for (let after: string | null = null; ;) {
      const { restatedFacts }: { restatedFacts: Facts } = await world.hub.ask(FACTS, { day, source: sourceCode, asOf: asOf.token, first: 1, after });
      facts.push(...restatedFacts.facts);
      expect(restatedFacts.totalCount).toBe(received + closed + handedOver + takenBack);
      if (!restatedFacts.pageInfo.hasNextPage) break;
      after = restatedFacts.pageInfo.endCursor;
    }
    expect(facts).toHaveLength(received + closed + handedOver + takenBack);
    const { figures } = await periodOf(world, { kind: "DAY", on: day }, { asOf: asOf.token });
    const { restatedFacts } = await world.hub.ask(FACTS, { day, asOf: asOf.token });
    expect(restatedFacts.figures.map(({ after }) => after)).toEqual([figures.received, figures.closed]);
    whole.push(restatedFacts);
  }
  return whole;
}
