import { describe, expect, test } from "vitest";
import { aCase, aProvince, instantOf, localText } from "../world.ts";
import { diceOf } from "./kit/dice.ts";
import type { CaseAnswer, ClockAnswer } from "./kit/documents.ts";
import { CASE } from "./kit/documents.ts";
import { manyCases } from "./kit/many-cases.ts";
import { idOf, listOf, theCase } from "./kit/reading.ts";

const DAY = 86_400_000;
const dayOf = (instant: string): string => localText(Date.parse(instant)).slice(0, 10);
const utc = (local: string): string => new Date(instantOf(local)).toISOString();
const theClock = (found: CaseAnswer, stage: string): ClockAnswer => {
  const clock = found.clocks.findLast((one) => one.stage === stage);
  if (clock === undefined) throw new Error(`${found.reference} has no ${stage} clock`);
  return clock;
};

/** Counts a day limit's explanation by hand. @returns what does not add up */
function faultsOf(clock: ClockAnswer): string[] {
  const { counted, skipped, limit } = clock.explanation;
  const faults: string[] = [];
  const days = [...counted, ...skipped].map(({ day }) => day).toSorted();
  const wanted = Number(/^(\d+)wd$/.exec(limit)?.[1]);
  if (counted.length !== Math.max(wanted, 1)) faults.push(`${counted.length} days counted for ${limit}`);
  const last = days.at(-1) ?? "";
  if (clock.dueAt !== utc(`${new Date(Date.parse(last) + DAY).toISOString().slice(0, 10)} 00:00`))
    faults.push(`due ${clock.dueAt ?? "-"}, but the last day is ${last}`);
  if (counted.at(-1)?.day !== last) faults.push("the last day is not counted");
  const first =
    wanted === 0 && days[0] === dayOf(clock.startedAt) ? dayOf(clock.startedAt) : new Date(Date.parse(dayOf(clock.startedAt)) + DAY).toISOString().slice(0, 10);
  const span = (Date.parse(last) - Date.parse(first)) / DAY + 1;
  if (new Set(days).size !== days.length || days.length !== span || days[0] !== first) faults.push(`${days.length} days named between ${first} and ${last}`);
  if (skipped.some(({ reason }) => reason.trim() === "")) faults.push("a day is left out without a reason");
  return faults;
}

test("it is protected: no case answers nobody", async () => {
  const { hub } = await aProvince().with(aCase({ id: "roads" }));
  const { errors, body } = await hub.answer(CASE, { id: await idOf(hub, "roads") }, null);
  expect(errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
  expect(body).not.toContain("PA-ROADS");
});

describe("why this due date?", () => {
  test("over a worked Saturday, a weekend, a swapped day and a holiday, day by day", async () => {
    const { hub } = await aProvince({ at: "2026-08-21 15:00" }).with(
      aCase({ id: "roads", received: "2026-08-21 09:00", assigned: "2026-08-21 10:00", lead: "SXD", cooperating: ["SYT"], stage: "IN_PROGRESS" }),
    );
    const handle = theClock(await theCase(hub, "roads"), "HANDLE");
    expect(handle).toMatchObject({
      startedAt: utc("2026-08-21 10:00"),
      dueAt: utc("2026-09-04 00:00"),
      warnAt: utc("2026-09-03 17:00"),
      stoppedAt: null,
      unit: { code: "SXD" },
    });
    expect(handle.explanation).toMatchObject({ limit: "7wd", ruleName: "Xử lý (nhiều cơ quan)", assumed: true });
    expect(handle.explanation.counted).toEqual(
      ["22", "24", "25", "26", "27", "28"].map((day) => ({ day: `2026-08-${day}`, minutes: 480 })).concat({ day: "2026-09-03", minutes: 480 }),
    );
    expect(handle.explanation.skipped.map(({ day }) => day)).toEqual(["2026-08-23", "2026-08-29", "2026-08-30", "2026-08-31", "2026-09-01", "2026-09-02"]);
    expect(handle.explanation.skipped.map(({ reason }) => reason)).toEqual(expect.arrayContaining([expect.stringContaining("Hoán đổi"), "Quốc khánh"]));
    expect(faultsOf(handle)).toEqual([]);
  });

  test.each([
    [
      "a light out of order on a Friday is due on Monday",
      { field: "URBAN_INFRASTRUCTURE", received: "2026-03-13 09:00", stage: "ASSIGNED" },
      "HANDLE",
      "2026-03-17 00:00",
    ],
    ["what came on Tết's eve waits for the days off to pass", { received: "2026-02-13 16:00", stage: "RECEIVED" }, "ASSIGN", "2026-02-26 00:00"],
    [
      "a result of the afternoon is to be told the same day",
      { received: "2026-03-11 09:00", stage: "RESOLVED", resolved: "2026-03-12 15:00" },
      "ANSWER",
      "2026-03-13 00:00",
    ],
    [
      "a result after hours may be told on the next working day",
      { received: "2026-03-11 09:00", stage: "RESOLVED", resolved: "2026-03-13 18:00" },
      "ANSWER",
      "2026-03-17 00:00",
    ],
  ] as const)("%s", async (_name, spec, stage, due) => {
    const { hub } = await aProvince().with(aCase({ id: "one", ...spec }));
    const clock = theClock(await theCase(hub, "one"), stage);
    expect([clock.dueAt, faultsOf(clock)]).toEqual([utc(due), []]);
  });

  test("every clock of a whole province's cases adds up, and its custody covers the whole life", async () => {
    const { hub, source, clock } = await aProvince({ at: "2026-03-18 10:20" }).with();
    for (const spec of manyCases(250, clock.now(), diceOf(7))) source.put(spec);
    await hub.settled();
    const { rows } = await listOf(hub, {});
    expect(rows).toHaveLength(250);
    const whole = await Promise.all(rows.map(async ({ id }) => (await hub.ask(CASE, { id })).case as CaseAnswer));
    const faults = whole.flatMap((one) => [...one.clocks.flatMap(faultsOf), ...faultsOfCustody(one)].map((fault) => `${one.reference}: ${fault}`));
    expect(faults).toEqual([]);
    expect(whole.flatMap((one) => one.clocks).length).toBeGreaterThan(400);
  });
});

/** Spans follow each other without gap or overlap from receipt to the end, save between a closing and a reopening. */
function faultsOfCustody(one: CaseAnswer): string[] {
  const faults: string[] = [];
  if (one.custody[0]?.from !== one.receivedAt) faults.push("its custody does not begin with its receipt");
  one.custody.forEach((span, i) => {
    const before = one.custody[i - 1];
    if (before !== undefined && before.to !== span.from && span.reason !== "REOPENED") faults.push(`a gap before ${span.from}`);
    if (span.to !== null && span.to < span.from) faults.push(`a span ends before it begins at ${span.from}`);
  });
  const last = one.custody.at(-1);
  if (last?.unit.code !== one.unit.code) faults.push(`${last?.unit.code ?? "nobody"} held it last, it is charged to ${one.unit.code}`);
  if ((last?.to === null) !== one.open) faults.push("its last span is open and the case is not, or the other way round");
  if (!one.open && last?.to !== one.closedAt) faults.push(`closed ${one.closedAt ?? "-"}, held until ${last?.to ?? "-"}`);
  return faults;
}
