import { describe, expect, test } from "vitest";
import { asked } from "../hub.ts";
import { aCase, aProvince, instantOf } from "../world.ts";
import { boardOf, caseOf, listOf, theCase } from "./kit/reading.ts";
import { adopted, previewed, UNITS } from "./kit/register.ts";

const utc = (local: string): string => new Date(instantOf(local)).toISOString();

describe("when departments were merged and split", () => {
  const old = { intake: "VPUB", received: "2025-02-10 09:00", stage: "IN_PROGRESS" } as const;

  test("the open cases of both merged departments are the new one's, received when they were, their lateness apart", async () => {
    const { hub } = await aProvince().with(
      aCase({ ...old, id: "dat", lead: "STNMT-CU", field: "LAND" }),
      aCase({ ...old, id: "ruong", lead: "SNNPTNT", field: "ENVIRONMENT" }),
    );
    for (const [id, unit] of [
      ["dat", "STNMT-CU"],
      ["ruong", "SNNPTNT"],
    ] as const) {
      const found = await theCase(hub, id);
      expect(found).toMatchObject({ unit: { code: "STNMT" }, receivedAt: utc("2025-02-10 09:00") });
      expect(found.custody.slice(-2).map((span) => [span.unit.code, span.reason, span.from, span.inheritedLate])).toEqual([
        [unit, "ASSIGNED", expect.any(String), false],
        ["STNMT", "SUCCESSION", utc("2025-03-01 00:00"), true],
      ]);
    }
    expect(await boardOf(hub, "STNMT")).toMatchObject({ open: 2, overdue: 2, inheritedOverdue: 2 });
  });

  test.each([
    ["HEALTH", "SYT"],
    ["EDUCATION", "SGDDT"],
    ["SOCIAL_POLICY", "SNV"],
  ] as const)("of a split department a case about %s goes to %s", async (field, unit) => {
    const { hub } = await aProvince().with(aCase({ ...old, id: "one", lead: "SLDTBXH", field }));
    expect(await theCase(hub, "one")).toMatchObject({ unit: { code: unit } });
  });

  test("what is given to a unit after its end goes to the successor at once", async () => {
    const { hub } = await aProvince().with(aCase({ id: "late", received: "2026-03-09 09:00", lead: "SLDTBXH", field: "HEALTH", stage: "IN_PROGRESS" }));
    expect((await theCase(hub, "late")).custody.map((span) => span.unit.code)).toEqual(["VPUB", "SYT"]);
  });

  test("a closed case stays with the department that closed it, which whoever took over may open", async () => {
    const steps = [
      { at: "2025-02-03 09:00", kind: "RECEIVED" },
      { at: "2025-02-03 10:00", kind: "ASSIGNED", unit: "SGTVT" },
      { at: "2025-02-07 10:00", kind: "CLOSED" },
    ] as const;
    const { hub } = await aProvince().with(aCase({ id: "past", received: "2025-02-03 09:00", lead: "SGTVT", stage: "CLOSED", steps }));
    expect(await theCase(hub, "past")).toMatchObject({ unit: { code: "SGTVT" } });
    expect(await caseOf(hub, "past", "giamdoc.sxd")).toMatchObject({ unit: { code: "SGTVT" } });
  });
});

describe("figures of units that ended", () => {
  const TREND = asked<{ trend: { asOf: { token: string }; points: { week: string; received: number; closed: number }[] } }>(
    `query ($unit: String, $reckoning: Reckoning) { trend(unit: $unit, weeks: 60, reckoning: $reckoning) { asOf { token } points { week received closed } } }`,
  );
  const LEADS = ["SGTVT", "STNMT-CU", "SNNPTNT", "SLDTBXH", "SLDTBXH", "SXD"] as const;
  const TOPICS = ["TRANSPORT", "LAND", "ENVIRONMENT", "HEALTH", "SOCIAL_POLICY", "CONSTRUCTION"] as const;

  test("by successor or as it was, they add up to the same province, and each list has as many rows as its number", async () => {
    const closed = LEADS.map((lead, i) =>
      aCase({
        id: `c${i}`,
        received: `2025-02-1${i} 09:00`,
        intake: lead,
        lead,
        field: TOPICS[i] ?? "LAND",
        stage: "CLOSED",
        steps: [
          { at: `2025-02-1${i} 09:00`, kind: "RECEIVED" },
          { at: `2025-02-1${i} 10:00`, kind: "CLOSED" },
        ],
      }),
    );
    const districts = ["W01", "W04", "W10"].map((ward, i) =>
      aCase({ id: `d${i}`, received: "2025-06-02 09:00", intake: "HUYEN-SL", lead: "HUYEN-SL", place: { text: "thôn", ward }, stage: "IN_PROGRESS" }),
    );
    const { hub } = await aProvince().with(...closed, ...districts);
    const codes = (await hub.ask(asked<{ units: { code: string; parent: { code: string } | null }[] }>("{ units { code parent { code } } }"))).units;
    const total = { received: 0, closed: 0 };
    const told: Record<string, Record<string, number>> = {};
    for (const reckoning of ["AS_IT_WAS", "BY_SUCCESSOR"]) {
      const sum = { received: 0, closed: 0 };
      told[reckoning] = {};
      for (const { code, parent } of codes) {
        const { trend } = await hub.ask(TREND, { unit: code, reckoning });
        const number = { received: 0, closed: 0 };
        for (const point of trend.points) for (const fact of ["received", "closed"] as const) number[fact] += point[fact];
        const [from, to] = [trend.points[0]?.week, trend.points.at(-1)?.week];
        expect((await listOf(hub, { unit: code, reckoning, receivedFrom: from, receivedTo: to }, { asOf: trend.asOf.token })).totalCount).toBe(number.received);
        expect((await listOf(hub, { unit: code, reckoning, closedFrom: from, closedTo: to }, { asOf: trend.asOf.token })).totalCount).toBe(number.closed);
        if (number.received > 0) told[reckoning][code] = number.received;
        if (parent?.code === "TINH") for (const fact of ["received", "closed"] as const) sum[fact] += number[fact];
        if (parent === null) Object.assign(total, number);
      }
      expect([reckoning, sum]).toEqual([reckoning, total]);
    }
    expect(total).toEqual({ received: 9, closed: 6 });
    const own = await hub.ask(TREND, { unit: "SXD", reckoning: "BY_SUCCESSOR" }, "giamdoc.sxd");
    expect(own.trend.points.reduce((sum, point) => sum + point.received, 0)).toBe(2); // the head of who took over sees what he took over
    expect(told["AS_IT_WAS"]).toEqual({ TINH: 9, SGTVT: 1, "STNMT-CU": 1, SNNPTNT: 1, SLDTBXH: 2, SXD: 1, "HUYEN-SL": 3 });
    expect(told["BY_SUCCESSOR"]).toEqual({ TINH: 9, SXD: 2, STNMT: 2, SYT: 1, SNV: 1, "X-ANPHU": 1, "X-BINHHOA": 1, "P-DONGTHANH": 1 });
  }, 60_000); // every unit is asked for its figures, and each of them for its list
});

describe("a register that changes while cases are open", () => {
  const dissolved = (day: string): string => UNITS.replace(/(code: SCT, .*?from: 2010-01-01)/, `$1, to: ${day}`);

  test("an open case of a unit that ends with nobody to take over stays to be seen, in a queue of its own, until somebody does", async () => {
    const { hub } = await aProvince().with(aCase({ id: "one", lead: "SCT", stage: "IN_PROGRESS", field: "PROPOSAL" }));
    expect((await adopted(hub, dissolved("2026-03-01"))).endingAlone).toEqual(["SCT"]);
    expect((await boardOf(hub, "SCT")).open).toBe(1);
    expect((await listOf(hub, { withoutSuccessor: true })).rows.map((row) => row.unit.code)).toEqual(["SCT"]);
    await adopted(hub, `${dissolved("2026-03-01")}  - { from: SCT, to: SXD, kind: MERGE, on: 2026-03-01, basis: thử }\n`);
    expect((await listOf(hub, { withoutSuccessor: true })).totalCount).toBe(0);
    expect(await theCase(hub, "one")).toMatchObject({ unit: { code: "SXD" } });
  });

  test("an end that is decided but has not come moves nothing before its day, and everything on it", async () => {
    const { hub } = await aProvince({ at: "2026-03-16 09:00" }).with(
      aCase({ id: "one", received: "2026-03-16 08:00", lead: "SCT", stage: "IN_PROGRESS", field: "PROPOSAL" }),
    );
    await adopted(hub, `${dissolved("2026-03-18")}  - { from: SCT, to: SXD, kind: MERGE, on: 2026-03-18, basis: thử }\n`);
    expect(await theCase(hub, "one")).toMatchObject({ unit: { code: "SCT" } });
    await hub.now("2026-03-18T09:00:00+07:00");
    await hub.settled();
    const found = await theCase(hub, "one");
    expect(found.custody.map((span) => [span.unit.code, span.from, span.to])).toEqual([
      ["VPUB", utc("2026-03-16 08:00"), expect.any(String)],
      ["SCT", expect.any(String), utc("2026-03-18 00:00")],
      ["SXD", utc("2026-03-18 00:00"), null],
    ]);
  });

  test("a function that passes from a unit that goes on takes its open cases with it; what the unit is given later stays there", async () => {
    const { hub } = await aProvince().with(
      aCase({ id: "health", received: "2026-02-23 09:00", lead: "SNV", field: "HEALTH", stage: "IN_PROGRESS" }),
      aCase({ id: "social", received: "2026-02-23 09:00", lead: "SNV", field: "SOCIAL_POLICY", stage: "IN_PROGRESS" }),
      aCase({ id: "after", received: "2026-03-09 09:00", lead: "SNV", field: "HEALTH", stage: "IN_PROGRESS" }),
    );
    await adopted(hub, `${UNITS}  - { from: SNV, to: SYT, kind: FUNCTION_TRANSFER, fields: [HEALTH], on: 2026-03-01, basis: thử }\n`);
    const holders = await Promise.all(["health", "social", "after"].map(async (id) => (await theCase(hub, id)).unit.code));
    expect(holders).toEqual(["SYT", "SNV", "SNV"]);
  });

  test("a renamed unit bears the name of the time in what it held then", async () => {
    const { hub } = await aProvince().with(aCase({ id: "one", received: "2026-02-23 09:00", lead: "SCT", stage: "IN_PROGRESS", field: "PROPOSAL" }));
    const line = "  - { code: SCT, name: Sở Công Thương, kind: DEPARTMENT, parent: TINH, from: 2010-01-01, basis: dữ liệu mẫu, shifts: hanh-chinh }";
    expect(UNITS).toContain(line);
    const of = (name: string, span: string): string => `      - { name: ${name}, kind: DEPARTMENT, parent: TINH, ${span}, basis: thử, shifts: hanh-chinh }`;
    const renamed = [
      "  - code: SCT",
      "    versions:",
      of("Sở Công Thương", "from: 2010-01-01, to: 2026-03-10"),
      of("Sở Công Thương và Du lịch", "from: 2026-03-10"),
    ].join("\n");
    expect((await previewed(hub, UNITS.replace(line, renamed))).changes).toEqual([
      { kind: "RENAMED", code: "SCT", on: "2026-03-10", before: "Sở Công Thương", after: "Sở Công Thương và Du lịch" },
    ]);
    await adopted(hub, UNITS.replace(line, renamed));
    const NAMES = asked<{ unit: { name: string; nameOn: string; versions: { from: string; to: string | null; name: string }[] } }>(
      `{ unit(code: "SCT") { name nameOn(day: "2026-03-09") versions { from to name } } }`,
    );
    expect((await hub.ask(NAMES)).unit).toEqual({
      name: "Sở Công Thương và Du lịch",
      nameOn: "Sở Công Thương",
      versions: [
        { from: "2010-01-01", to: "2026-03-10", name: "Sở Công Thương" },
        { from: "2026-03-10", to: null, name: "Sở Công Thương và Du lịch" },
      ],
    });
    const { cases } = await hub.ask(
      asked<{ cases: { edges: { node: { custody: { unitName: string }[] } }[] } }>(`{ cases { edges { node { custody { unitName } } } } }`),
    );
    expect(cases.edges[0]?.node.custody.at(-1)?.unitName).toBe("Sở Công Thương");
  });
});
