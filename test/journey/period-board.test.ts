import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { diceOf } from "./kit/dice.ts";
import { manyCases } from "./kit/many-cases.ts";
import { balances, besideLists, PERIOD, periodOf } from "./kit/period.ts";
import type { Asked } from "./kit/period.ts";
import { keepLedger, ledgerFigures } from "./kit/period-ledger.ts";
import { boardOf } from "./kit/reading.ts";

test("nobody who is not signed in gets a period's figures, and nobody those of another's unit", async () => {
  const world = await aProvince().with();
  const answer = await world.hub.answer(PERIOD, { period: { kind: "DAY" } }, null);
  expect(answer.errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
  const other = await world.hub.answer(PERIOD, { period: { kind: "DAY" }, unit: "SYT" }, "giamdoc.sxd");
  expect(other.errors[0]?.extensions?.code).toBe("FORBIDDEN");
  for (const period of [
    { kind: "CUSTOM", from: "2026-03-02" },
    { kind: "CUSTOM", from: "2026-03-02", to: "2026-03-01" },
    { kind: "CUSTOM", from: "2010-01-01", to: "2026-03-01" },
  ])
    expect((await world.hub.answer(PERIOD, { period })).errors[0]?.extensions?.code).toBe("BAD_USER_INPUT");
});

describe("over many cases,", () => {
  const dice = diceOf(20_261_124);
  const scopes = ["TINH", "SXD", "SXD-HTGT", "SYT", "VPUB", "STNMT"];
  const periods: Asked[] = [
    ...["DAY", "WEEK", "MONTH", "QUARTER", "HALF_YEAR", "NINE_MONTHS", "YEAR"].flatMap((kind) =>
      ["CALENDAR", "ADMINISTRATIVE"].map((calendar) => ({ kind, calendar })),
    ),
    { kind: "MONTH", on: "2026-02-14" },
    { kind: "MONTH", on: "2026-02-15" },
    { kind: "DAY", on: "2026-03-12" },
    { kind: "CUSTOM", from: "2026-02-27", to: "2026-03-02" },
  ];
  let world: World;
  let specs: ReturnType<typeof manyCases>;
  beforeAll(async () => {
    world = await aProvince({ kept: true, at: "2026-03-18 10:20" }).with();
    specs = manyCases(300, world.clock.now(), dice, true).filter(({ lead }) => lead !== "HUYEN-SL");
    for (const spec of specs) world.source.put(spec);
    await world.hub.settled();
    await keepLedger(world.hub, specs);
  }, 60_000);
  afterAll(() => world.leave());

  const below = async (unit: string): Promise<string[]> => {
    const rows = await world.hub.database.sql<{ code: string }>("select code from unit where path like (select path from unit where code = $1) || '%'", [unit]);
    return rows.map(({ code }) => code);
  };

  async function recounted(): Promise<number> {
    let seen = 0;
    for (const unit of scopes) {
      const units = await below(unit);
      for (const period of periods) {
        const { period: days, figures, comparison, units: parts } = await periodOf(world, period, { unit });
        const { onTime: _onTime, late: _late, ...counted } = figures;
        expect([unit, period, counted]).toEqual([unit, period, await ledgerFigures(world.hub, units, days)]);
        expect(balances(figures)).toBe(true);
        for (const figure of ["received", "handled", "late", "answered", "closed"] as const)
          expect(parts.reduce((sum, part) => sum + part[figure], 0)).toBe(figures[figure]);
        if (comparison !== null) {
          const { onTime, late, ...before } = comparison.figuresBefore;
          expect(onTime + late).toBe(before.handled);
          expect(before).toEqual(await ledgerFigures(world.hub, units, comparison.daysBefore));
          const { onTime: _o, late: _l, ...now } = comparison.figures;
          expect(now).toEqual(await ledgerFigures(world.hub, units, comparison.days));
        }
        seen += figures.received + figures.handedIn + figures.late + figures.handedOut;
      }
    }
    return seen;
  }

  test(
    "every figure of every period is what plain SQL counts from the department's ledger, also after a restart and when the ledger went on",
    { timeout: 240_000 },
    async () => {
      expect(await recounted()).toBeGreaterThan(1_000);
      await world.restarted();
      for (const spec of manyCases(60, world.clock.now(), dice, true)) {
        if (spec.lead === "HUYEN-SL" || !specs.some(({ id }) => id === spec.id)) continue;
        world.source.put(spec); // written anew
        await keepLedger(world.hub, [spec]);
      }
      await world.hub.settled();
      expect(await recounted()).toBeGreaterThan(1_000);
    },
  );

  test(
    "every figure opens a list with as many rows, for the province, a department, and its head, at the figure's own moment",
    { timeout: 240_000 },
    async () => {
      for (const [unit, as] of [
        ["TINH", "lanhdao"],
        ["SXD", "lanhdao"],
        ["SXD", "giamdoc.sxd"],
        ["SXD-HTGT", "giamdoc.sxd"],
      ] as const) {
        const month = await periodOf(world, { kind: "MONTH" }, { unit, as });
        await world.hub.now(60_000);
        const page = { asOf: month.asOf.token, as };
        expect(await besideLists(world, month.period, month.figures, { unit }, page)).toEqual([]);
        expect(
          await besideLists(world, month.comparison?.daysBefore ?? month.period, month.comparison?.figuresBefore ?? month.figures, { unit }, page),
        ).toEqual([]);
        expect(await periodOf(world, { kind: "MONTH" }, { unit, as, asOf: month.asOf.token })).toEqual(month);
      }
    },
  );

  test("what is open at the end of a period that goes on is what the board says is open", async () => {
    for (const unit of scopes) {
      const { figures } = await periodOf(world, { kind: "YEAR" }, { unit });
      expect([unit, figures.closing]).toEqual([unit, (await boardOf(world.hub, unit)).open]);
    }
  });
});
