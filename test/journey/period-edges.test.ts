import { describe, expect, test } from "vitest";
import { aCase, aProvince } from "../world.ts";
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

  test("an answer is counted for who had the case then, though it was passed on since; a later reopening takes it back", async () => {
    const steps = [
      { at: "2026-03-09 08:00", kind: "RECEIVED" },
      { at: "2026-03-09 09:00", kind: "ASSIGNED", unit: "SXD" },
      { at: "2026-03-10 09:00", kind: "RESOLVED" },
      { at: "2026-03-10 10:00", kind: "ANSWERED" },
      { at: "2026-03-11 08:00", kind: "TRANSFERRED", unit: "SYT" },
    ] as const;
    const world = await aProvince({ at: "2026-03-12 09:00" }).with(
      aCase({ id: "chuyen-tiep", received: "2026-03-09 08:00", lead: "SYT", stage: "ANSWERED", steps }),
      aCase({ id: "dong", received: "2026-03-09 08:00", lead: "SYT", stage: "CLOSED", steps: [...steps, { at: "2026-03-11 09:00", kind: "CLOSED" }] }),
    );
    const week: Asked = { kind: "WEEK" };
    const answered = async (unit: string): Promise<number> => (await periodOf(world, week, { unit })).figures.answered;
    expect([await answered("SXD"), await answered("SYT")]).toEqual([2, 0]);
    for (const unit of ["SXD", "SYT"]) {
      const { figures, period, asOf } = await periodOf(world, week, { unit });
      expect(await besideLists(world, period, figures, { unit }, { asOf: asOf.token })).toEqual([]);
    }
    const { units } = await periodOf(world, week);
    expect(units.filter((one) => one.answered > 0).map(({ unit, answered: n }) => [unit.code, n])).toEqual([["SXD", 2]]);
    world.source.put({ id: "dong", received: "2026-03-09 08:00", lead: "SYT", stage: "IN_PROGRESS", steps: [...steps, ...REOPENED_AGAIN] });
    await world.hub.settled();
    await (await world.restarted()).shown();
    expect([await answered("SXD"), await answered("SYT")]).toEqual([1, 0]);
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

const REOPENED_AGAIN = [
  { at: "2026-03-11 09:00", kind: "CLOSED" },
  { at: "2026-03-12 08:00", kind: "REOPENED" },
] as const;

const REOPENED = [
  { at: "2026-03-02 08:00", kind: "RECEIVED" },
  { at: "2026-03-02 09:00", kind: "ASSIGNED", unit: "SXD" },
  { at: "2026-03-03 09:00", kind: "RESOLVED" },
  { at: "2026-03-03 10:00", kind: "ANSWERED" },
  { at: "2026-03-03 11:00", kind: "CLOSED" },
  { at: "2026-03-05 08:00", kind: "REOPENED" },
] as const;
