import { describe, expect, test } from "vitest";
import { aCase, aProvince, instantOf, localText } from "../world.ts";
import { diceOf } from "./kit/dice.ts";
import type { CaseAnswer, ClockAnswer } from "./kit/documents.ts";
import { CASE } from "./kit/documents.ts";
import { manyCases } from "./kit/many-cases.ts";
import { boardOf, idOf, listOf, theCase } from "./kit/reading.ts";

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
  if (clock.dueAt !== utc(`${new Date(Date.parse(last) + DAY).toISOString().slice(0, 10)} 00:00`)) faults.push(`due ${clock.dueAt ?? "-"}, but the last day is ${last}`);
  if (counted.at(-1)?.day !== last) faults.push("the last day is not counted");
  const first = wanted === 0 && days[0] === dayOf(clock.startedAt) ? dayOf(clock.startedAt) : new Date(Date.parse(dayOf(clock.startedAt)) + DAY).toISOString().slice(0, 10);
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
    const { hub } = await aProvince({ at: "2026-08-21 15:00" }).with(aCase({ id: "roads", received: "2026-08-21 09:00", assigned: "2026-08-21 10:00", lead: "SXD", cooperating: ["SYT"], stage: "IN_PROGRESS" }));
    const handle = theClock(await theCase(hub, "roads"), "HANDLE");
    expect(handle).toMatchObject({ startedAt: utc("2026-08-21 10:00"), dueAt: utc("2026-09-04 00:00"), warnAt: utc("2026-09-03 17:00"), stoppedAt: null, unit: { code: "SXD" } });
    expect(handle.explanation).toMatchObject({ limit: "7wd", ruleName: "Xử lý (nhiều cơ quan)", assumed: true });
    expect(handle.explanation.counted).toEqual(["22", "24", "25", "26", "27", "28"].map((day) => ({ day: `2026-08-${day}`, minutes: 480 })).concat({ day: "2026-09-03", minutes: 480 }));
    expect(handle.explanation.skipped.map(({ day }) => day)).toEqual(["2026-08-23", "2026-08-29", "2026-08-30", "2026-08-31", "2026-09-01", "2026-09-02"]);
    expect(handle.explanation.skipped.map(({ reason }) => reason)).toEqual(expect.arrayContaining([expect.stringContaining("Hoán đổi"), "Quốc khánh"]));
    expect(faultsOf(handle)).toEqual([]);
  });

  test.each([
    ["a light out of order on a Friday is due on Monday", { field: "URBAN_INFRASTRUCTURE", received: "2026-03-13 09:00", stage: "ASSIGNED" }, "HANDLE", "2026-03-17 00:00"],
    ["what came on Tết's eve waits for the days off to pass", { received: "2026-02-13 16:00", stage: "RECEIVED" }, "ASSIGN", "2026-02-26 00:00"],
    ["a result of the afternoon is to be told the same day", { received: "2026-03-11 09:00", stage: "RESOLVED", resolved: "2026-03-12 15:00" }, "ANSWER", "2026-03-13 00:00"],
    ["a result after hours may be told on the next working day", { received: "2026-03-11 09:00", stage: "RESOLVED", resolved: "2026-03-13 18:00" }, "ANSWER", "2026-03-17 00:00"],
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

describe("when a case is handed over", () => {
  const given = { at: "2026-03-16 10:00", kind: "ASSIGNED", unit: "SXD" } as const;
  const course = (at: string) => [{ at: "2026-03-16 09:00", kind: "RECEIVED" } as const, given, { at, kind: "TRANSFERRED", unit: "SYT" } as const];

  test("its clock goes on: who gets it late has the rest of the time", async () => {
    const { hub } = await aProvince({ at: "2026-03-20 10:00" }).with(aCase({ id: "one", received: "2026-03-16 09:00", lead: "SYT", steps: course("2026-03-20 09:00") }));
    const found = await theCase(hub, "one");
    const [first, second] = found.clocks.filter((clock) => clock.stage === "HANDLE");
    expect(first).toMatchObject({ unit: { code: "SXD" }, startedAt: utc("2026-03-16 10:00"), dueAt: utc("2026-03-24 00:00"), stoppedAt: utc("2026-03-20 09:00"), late: false });
    expect(second).toMatchObject({ unit: { code: "SYT" }, startedAt: utc("2026-03-16 10:00"), dueAt: utc("2026-03-24 00:00"), stoppedAt: null });
    expect(found.custody.map((span) => [span.unit.code, span.reason, span.inheritedLate])).toEqual([
      ["VPUB", "RECEIVED", false],
      ["SXD", "ASSIGNED", false],
      ["SYT", "TRANSFERRED", false],
    ]);
  });

  test("already late, the lateness is shown as inherited, and the one before answers for its own", async () => {
    const { hub } = await aProvince({ at: "2026-03-26 10:00" }).with(aCase({ id: "one", received: "2026-03-16 09:00", lead: "SYT", steps: course("2026-03-25 09:00") }));
    const found = await theCase(hub, "one");
    expect(found.custody.map((span) => [span.unit.code, span.inheritedLate])).toEqual([
      ["VPUB", false],
      ["SXD", false],
      ["SYT", true],
    ]);
    expect(found.clocks.map((clock) => [clock.stage, clock.unit.code, clock.late])).toEqual([
      ["ASSIGN", "VPUB", false],
      ["HANDLE", "SXD", true],
      ["HANDLE", "SYT", true],
    ]);
    expect(await boardOf(hub, "SYT")).toMatchObject({ overdue: 1, inheritedOverdue: 1 });
    expect(await boardOf(hub, "SXD")).toMatchObject({ open: 0, overdue: 0, inheritedOverdue: 0 });
    expect((await listOf(hub, { unit: "SYT", lateness: "OVERDUE", inheritedLate: false })).totalCount).toBe(0);
  });

  test("there and back again, it is the same clock", async () => {
    const steps = [...course("2026-03-17 09:00"), { at: "2026-03-18 09:00", kind: "TRANSFERRED", unit: "SXD" } as const];
    const { hub } = await aProvince({ at: "2026-03-18 10:00" }).with(aCase({ id: "one", received: "2026-03-16 09:00", lead: "SXD", steps }));
    const found = await theCase(hub, "one");
    expect(found.custody.map((span) => span.unit.code)).toEqual(["VPUB", "SXD", "SYT", "SXD"]);
    expect(found.clocks.filter((clock) => clock.stoppedAt === null)).toMatchObject([{ unit: { code: "SXD" }, stage: "HANDLE", startedAt: utc("2026-03-16 10:00"), dueAt: utc("2026-03-24 00:00") }]);
  });

  test("known only by its present holder, the hub keeps its own record of who held it", async () => {
    const world = await aProvince().with();
    const shy = await world.another("kindao");
    const { config, ...manifest } = shy.manifest;
    const columns = [
      { path: "received", step: "RECEIVED" },
      { path: "given", step: "ASSIGNED", unit: "holder" },
    ];
    await world.hub.connect({ ...manifest, config: { ...config, record: { ...config.record, steps: { kind: "columns", columns } } } });
    const row = { given: localText(instantOf("2026-03-16 08:30")) };
    shy.put({ id: "one", received: "2026-03-16 08:00", lead: "SXD", row });
    await world.hub.settled();
    await world.hub.now("2026-03-17T09:00:00+07:00");
    shy.change("one", { lead: "SYT" });
    await world.hub.settled();
    await world.hub.now("2026-03-18T09:00:00+07:00");
    shy.change("one", { title: "Vẫn chưa sửa" });
    await world.hub.settled();
    const { custody } = await theCase(world.hub, "one");
    expect(custody.map((span) => [span.unit.code, span.from])).toEqual([
      ["VPUB", utc("2026-03-16 08:00")],
      ["SXD", utc("2026-03-16 08:30")],
      ["SYT", utc("2026-03-17 09:00")],
    ]);
  });
});

describe("when units end", () => {
  test("a dissolved district's case belongs to the commune of its ward, received when it was", async () => {
    const { hub } = await aProvince().with(aCase({ id: "old", received: "2025-05-12 09:00", lead: "HUYEN-SL", intake: "HUYEN-SL", place: { text: "thôn Đông", ward: "W04" }, stage: "IN_PROGRESS" }));
    const found = await theCase(hub, "old");
    expect(found).toMatchObject({ unit: { code: "X-BINHHOA" }, receivedAt: utc("2025-05-12 09:00"), lateness: "OVERDUE" });
    expect(found.custody.map((span) => [span.unit.code, span.from, span.reason, span.inheritedLate])).toEqual([
      ["HUYEN-SL", utc("2025-05-12 09:00"), "RECEIVED", false],
      ["X-BINHHOA", utc("2025-07-01 00:00"), "SUCCESSION", true],
    ]);
    expect(await boardOf(hub, "X-BINHHOA")).toMatchObject({ open: 1, overdue: 1, inheritedOverdue: 1 });
    expect((await boardOf(hub)).units.map((unit) => unit.unit.code)).not.toContain("HUYEN-SL");
    expect((await listOf(hub, { receivedFrom: "2025-05-12", receivedTo: "2025-05-12", unit: "HUYEN-SL" })).totalCount).toBe(1); // there it was received
  });

  test("a case given to the department that was merged away is the new department's", async () => {
    const { hub } = await aProvince().with(aCase({ id: "old", received: "2025-02-10 09:00", lead: "SGTVT", stage: "IN_PROGRESS" }));
    expect((await theCase(hub, "old")).custody.map((span) => [span.unit.code, span.reason])).toEqual([
      ["VPUB", "RECEIVED"],
      ["SGTVT", "ASSIGNED"],
      ["SXD", "SUCCESSION"],
    ]);
  });
});

test("a case that was reopened and closed again is charged to the unit that had it, not to the one that closed it", async () => {
  const kinds = ["RECEIVED", "ASSIGNED", "RESOLVED", "ANSWERED", "CLOSED", "REOPENED", "RESOLVED", "ANSWERED", "CLOSED"] as const;
  const steps = kinds.map((kind, i) => ({ at: `2026-03-1${Math.floor(i / 3)} 0${(i % 3) + 7}:00`, kind, unit: ["ASSIGNED", "RESOLVED", "ANSWERED"].includes(kind) ? "SYT" : "VPUB" }));
  const { hub } = await aProvince().with(aCase({ id: "twice", received: "2026-03-10 07:00", lead: "SYT", stage: "CLOSED", steps }));
  expect(await theCase(hub, "twice")).toMatchObject({ unit: { code: "SYT" }, open: false });
  expect((await listOf(hub, { unit: "SYT", closedFrom: "2026-03-12", closedTo: "2026-03-12" })).totalCount).toBe(1);
});

test.each([undefined, "VPUB"])("a reopened case begins a new cycle: the time counts from the reopening, to the unit that had it, whoever reopened it (%s)", async (unit) => {
  const steps = [
    { at: "2026-02-02 09:00", kind: "RECEIVED" },
    { at: "2026-02-02 10:00", kind: "ASSIGNED", unit: "SXD" },
    { at: "2026-02-27 10:00", kind: "RESOLVED" },
    { at: "2026-02-27 11:00", kind: "ANSWERED" },
    { at: "2026-02-27 12:00", kind: "CLOSED" },
    { at: "2026-03-13 09:00", kind: "REOPENED", ...(unit === undefined ? {} : { unit }) },
  ] as const;
  const { hub } = await aProvince().with(aCase({ id: "again", received: "2026-02-02 09:00", lead: "SXD", stage: "IN_PROGRESS", steps }));
  const found = await theCase(hub, "again");
  expect(found.custody.map((span) => [span.unit.code, span.from, span.to, span.reason])).toEqual([
    ["VPUB", utc("2026-02-02 09:00"), utc("2026-02-02 10:00"), "RECEIVED"],
    ["SXD", utc("2026-02-02 10:00"), utc("2026-02-27 12:00"), "ASSIGNED"],
    ["SXD", utc("2026-03-13 09:00"), null, "REOPENED"],
  ]);
  expect(found).toMatchObject({ open: true, closedAt: null, lateness: "ON_TIME", dueAt: utc("2026-03-21 00:00") });
  expect(found.clocks.filter((clock) => clock.stage === "HANDLE").map((clock) => clock.late)).toEqual([true, false]);
  expect(await boardOf(hub, "SXD")).toMatchObject({ open: 1, overdue: 0, inheritedOverdue: 0 });
});
