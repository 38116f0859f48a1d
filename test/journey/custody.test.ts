import { describe, expect, test } from "vitest";
import { aCase, aProvince, instantOf, localText } from "../world.ts";
import { boardOf, listOf, mainClocks, theCase } from "./kit/reading.ts";

const utc = (local: string): string => new Date(instantOf(local)).toISOString();

describe("when a case is handed over", () => {
  const given = { at: "2026-03-16 10:00", kind: "ASSIGNED", unit: "SXD" } as const;
  const course = (at: string) => [{ at: "2026-03-16 09:00", kind: "RECEIVED" } as const, given, { at, kind: "TRANSFERRED", unit: "SYT" } as const];

  test("its clock goes on: who gets it late has the rest of the time", async () => {
    const { hub } = await aProvince({ at: "2026-03-20 10:00" }).with(
      aCase({ id: "one", received: "2026-03-16 09:00", lead: "SYT", steps: course("2026-03-20 09:00") }),
    );
    const found = await theCase(hub, "one");
    const [first, second] = found.clocks.filter((clock) => clock.stage === "HANDLE");
    expect(first).toMatchObject({
      unit: { code: "SXD" },
      startedAt: utc("2026-03-16 10:00"),
      dueAt: utc("2026-03-24 00:00"),
      stoppedAt: utc("2026-03-20 09:00"),
      late: false,
    });
    expect(second).toMatchObject({ unit: { code: "SYT" }, startedAt: utc("2026-03-16 10:00"), dueAt: utc("2026-03-24 00:00"), stoppedAt: null });
    expect(found.custody.map((span) => [span.unit.code, span.reason, span.inheritedLate])).toEqual([
      ["VPUB", "RECEIVED", false],
      ["SXD", "ASSIGNED", false],
      ["SYT", "TRANSFERRED", false],
    ]);
  });

  test("already late, the lateness is shown as inherited, and the one before answers for its own", async () => {
    const { hub } = await aProvince({ at: "2026-03-26 10:00" }).with(
      aCase({ id: "one", received: "2026-03-16 09:00", lead: "SYT", steps: course("2026-03-25 09:00") }),
    );
    const found = await theCase(hub, "one");
    expect(found.custody.map((span) => [span.unit.code, span.inheritedLate])).toEqual([
      ["VPUB", false],
      ["SXD", false],
      ["SYT", true],
    ]);
    expect(mainClocks(found).map((clock) => [clock.stage, clock.unit.code, clock.late])).toEqual([
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
    expect(mainClocks(found).filter((clock) => clock.stoppedAt === null)).toMatchObject([
      { unit: { code: "SXD" }, stage: "HANDLE", startedAt: utc("2026-03-16 10:00"), dueAt: utc("2026-03-24 00:00") },
    ]);
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

test("a case that ended before the hub knew of it is charged to the unit its source names, though no step gave it there", async () => {
  const world = await aProvince().with();
  const shy = await world.another("kindao");
  const { config, ...manifest } = shy.manifest;
  const columns = [
    { path: "received", step: "RECEIVED" },
    { path: "ended", step: "CLOSED" },
  ];
  await world.hub.connect({ ...manifest, config: { ...config, record: { ...config.record, steps: { kind: "columns", columns } } } });
  shy.put({ id: "one", received: "2026-03-09 08:00", lead: "SYT", stage: "CLOSED", row: { ended: localText(instantOf("2026-03-13 09:00")) } });
  await world.hub.settled();
  const found = await theCase(world.hub, "one");
  expect(found).toMatchObject({ unit: { code: "SYT" }, open: false, closedAt: utc("2026-03-13 09:00") });
  expect([found.custody[0]?.from, found.custody.at(-1)?.to]).toEqual([utc("2026-03-09 08:00"), utc("2026-03-13 09:00")]);
  expect((await listOf(world.hub, { unit: "SYT", closedFrom: "2026-03-13", closedTo: "2026-03-13" })).totalCount).toBe(1);
});

describe("when units end", () => {
  test("a dissolved district's case belongs to the commune of its ward, received when it was", async () => {
    const { hub } = await aProvince().with(
      aCase({ id: "old", received: "2025-05-12 09:00", lead: "HUYEN-SL", intake: "HUYEN-SL", place: { text: "thôn Đông", ward: "W04" }, stage: "IN_PROGRESS" }),
    );
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
  const steps = kinds.map((kind, i) => ({
    at: `2026-03-1${Math.floor(i / 3)} 0${(i % 3) + 7}:00`,
    kind,
    unit: ["ASSIGNED", "RESOLVED", "ANSWERED"].includes(kind) ? "SYT" : "VPUB",
  }));
  const { hub } = await aProvince().with(aCase({ id: "twice", received: "2026-03-10 07:00", lead: "SYT", stage: "CLOSED", steps }));
  expect(await theCase(hub, "twice")).toMatchObject({ unit: { code: "SYT" }, open: false });
  expect((await listOf(hub, { unit: "SYT", closedFrom: "2026-03-12", closedTo: "2026-03-12" })).totalCount).toBe(1);
});

test.each([undefined, "VPUB"])(
  "a reopened case begins a new cycle: the time counts from the reopening, to the unit that had it, whoever reopened it (%s)",
  async (unit) => {
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
  },
);
