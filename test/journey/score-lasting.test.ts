import { expect, test } from "vitest";
import { aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { diceOf } from "./kit/dice.ts";
import { manyCases } from "./kit/many-cases.ts";
import { adopted, mergedUnits } from "./kit/register.ts";
import { adopted as calendarAdopted, calendarOff, previewed, proposed } from "./kit/rules.ts";
import { approves, linesOf, periodOf, recomputed, schemeCalled, scoreAct } from "./kit/scoring.ts";

const AT_THE_END = "2026-03-31T20:00:00+07:00";
const CASES = 400;
const merged = (on: string): string => mergedUnits("P-HAIAN", "P-TRUNGTAM", on);
const TWO = new Set(["P-HAIAN", "P-TRUNGTAM"]);

/** A province with a lively March whose figures were taken. @param file what the register became in the middle of the month */
async function afterMarch(file: string | null): Promise<{ world: World; march: string }> {
  const world = await aProvince({ at: "2026-02-27 16:00" }).with();
  const { hub, source } = world;
  const { id: scheme } = await schemeCalled(hub, "DDN-DON-VI");
  await hub.now("2026-03-01T09:00:00+07:00");
  expect(await approves(hub, { scheme, effectiveFrom: "2026-03-01", documentDay: "2026-02-27" })).toMatchObject({ __typename: "SchemeKept" });
  const march = (await scoreAct(hub, "openScorePeriod", { scheme, kind: "MONTH", reckoning: "CALENDAR", on: "2026-03-15" })).period?.id ?? "";
  const all = manyCases(CASES, Date.parse(AT_THE_END), diceOf(20_261_123), true);
  await hub.now("2026-03-15T20:00:00+07:00");
  for (const spec of all) source.put(spec);
  await hub.now(AT_THE_END);
  if (file !== null) await adopted(hub, file);
  await hub.settled();
  await hub.now("2026-04-01T08:00:00+07:00");
  await hub.settled();
  expect(await scoreAct(hub, "cutScorePeriod", { period: march })).toMatchObject({ period: { state: "CUT_OFF" } });
  return { world, march };
}

interface Sums {
  numerator: number;
  /** lines that count */
  n: number;
  /** lines that are excused because the unit got the case by the merger, or got it late */
  grace: number;
  late: number;
}

/** What all lines of an indicator add up to, of the two wards together or of each other unit. */
async function sumsOf({ world, march }: { world: World; march: string }): Promise<Map<string, Sums>> {
  const sums = new Map<string, Sums>();
  for (const { unit, indicators } of (await periodOf(world.hub, march)).cards)
    for (const { code, numerator, n, excluded } of indicators) {
      const key = `${TWO.has(unit.code) ? "both wards" : unit.code} ${code}`;
      const sum = sums.get(key) ?? { numerator: 0, n: 0, grace: 0, late: 0 };
      const excusedFor = (reason: string): number => excluded.find((one) => one.reason === reason)?.lines ?? 0;
      sum.numerator += Number(numerator);
      sum.n += n;
      sum.grace += excusedFor("INHERITED_GRACE");
      sum.late += excusedFor("INHERITED_LATE");
      sums.set(key, sum);
    }
  return sums;
}

test("a merger neither makes nor loses a line that counts, nor a point but of what is excused as inherited", { timeout: 120_000 }, async () => {
  const [apart, joined] = [await sumsOf(await afterMarch(null)), await sumsOf(await afterMarch(merged("2026-03-16")))];
  expect([...joined.keys()].toSorted()).toEqual([...apart.keys()].toSorted());
  for (const [key, before] of apart) {
    const after = joined.get(key);
    if (after === undefined || !key.startsWith("both wards")) expect([key, after]).toEqual([key, before]);
    else expectNothingLost(key, before, after);
  }
});

function expectNothingLost(key: string, before: Sums, after: Sums): void {
  const [excusesLate, excusesSome] = [key.endsWith("U2"), ["U1", "U3", "U7"].some((code) => key.endsWith(code))];
  const standing = ({ n, grace, late }: Sums): number => n + grace + (excusesLate ? late : 0);
  expect([key, standing(after)]).toEqual([key, standing(before)]);
  const less = before.numerator - after.numerator;
  if (excusesLate) expect([key, after.late > before.late ? less >= 0 : less]).toEqual([key, after.late > before.late ? true : 0]);
  else if (excusesSome) expect([key, less >= 0 && less <= after.grace - before.grace]).toEqual([key, true]);
  else expect([key, less]).toEqual([key, 0]);
}

/** What a year brings: cases go on, are reopened, corrected and taken back, units merge, days off are declared after the event. */
async function aYearGoesBy({ hub, source }: World): Promise<void> {
  const dice = diceOf(1);
  for (let month = 0; month < 12; month += 1) {
    const day = `${month < 8 ? 2026 : 2027}-${String(((month + 4) % 12) + 1).padStart(2, "0")}-02`;
    await hub.now(`${day}T09:00:00+07:00`);
    for (const spec of manyCases(CASES, Date.parse(`${day}T08:00:00+07:00`), diceOf(month), true)) if (dice.next() < 0.4) source.put(spec);
    if (month === 2) source.remove(manyCases(1, Date.parse(AT_THE_END), diceOf(0), true)[0]?.id ?? "");
    if (month === 3) expect(await adopted(hub, merged("2026-03-16"))).toMatchObject({ __typename: "UnitsPreview", problems: [] });
    if (month === 5) {
      const version = await proposed(hub, calendarOff("2026-03-12", "2026-03-13"));
      expect(await calendarAdopted(hub, version, (await previewed(hub, version)).id)).toMatchObject({ __typename: "RulesAdopted" });
    }
    await hub.settled();
  }
}

test("a sealed period counted again after a year of changes is the same to the byte", { timeout: 300_000 }, async () => {
  const { world, march } = await afterMarch(null);
  const { hub } = world;
  await hub.now("2026-04-08T08:00:00+07:00");
  await hub.settled();
  expect(await scoreAct(hub, "sealScorePeriod", { period: march })).toMatchObject({ period: { state: "SEALED" } });
  const [kept, before] = [await periodOf(hub, march), await linesOf(hub, { period: march, unit: "SXD", indicator: "U1" })];
  const changed = "select count(*)::int as n from event where learned_at > $1::timestamptz";
  await aYearGoesBy(world);
  expect((await hub.database.sql<{ n: number }>(changed, ["2026-04-08T01:00:00Z"]))[0]?.n).toBeGreaterThan(1_000);
  await world.restarted();
  expect(await recomputed(world.hub, march)).toMatchObject({
    inputsHash: kept.inputsHash,
    sameInputs: true,
    resultHash: kept.resultHash,
    sameResult: true,
    sameCards: true,
    chainHolds: true,
  });
  expect((await periodOf(world.hub, march)).cards).toEqual(kept.cards);
  expect((await linesOf(world.hub, { period: march, unit: "SXD", indicator: "U1" })).lines).toEqual(before.lines);
});
