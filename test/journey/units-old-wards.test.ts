import { beforeEach, describe, expect, test, vi } from "vitest";
import { importAreas, importOldWards, TWO_LEVELS } from "../../server/src/unit/index.ts";
import { asked } from "../hub.ts";
import type { TestHub } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import type { CaseSpec, World } from "../world.ts";
import { boardOf, caseOf, listOf, theCase } from "./kit/reading.ts";
import { adopted, UNITS } from "./kit/register.ts";

vi.setConfig({ testTimeout: 60_000 }); // every unit is asked for its figures, and each of them for its list

const COMMUNES = { "00101": "Xã An Phú", "00104": "Xã Bình Hòa", "00107": "Xã Tân Lộc", "00110": "Phường Đông Thành" };
const LIST = JSON.stringify([
  { Code: "40", FullName: "Tỉnh Sông Lam Hạ", Wards: Object.entries(COMMUNES).map(([Code, FullName]) => ({ Code, FullName, ProvinceCode: "40" })) },
]);
const ward = (code: string, ...communes: string[]): string[] =>
  communes.map((commune) => `Tỉnh Sông Lam Hạ,Huyện Sông Lam,1,Xã ${code},${code},${commune},True,${communes.length > 1 ? "True" : "False"}`);
/** 00101 went to Bình Hòa, and An Phú took its code over; 00103 was divided. */
const OLD_WARDS = [
  "province,district,districtCode,ward,wardCode,newWardCode,isMergedWard,isDividedWard",
  ...ward("00100", "00101"),
  ...ward("00101", "00104"),
  ...ward("00103", "00101", "00104"),
  ...ward("00105", "00104"),
].join("\n");

/** The district's heirs are told by the communes of today. */
const BY_COMMUNE = UNITS.replace("[W01, W02, W03]", '["00101"]')
  .replace("[W04, W05, W06]", '["00104"]')
  .replace("[W07, W08, W09]", '["00107"]')
  .replace("[W10, W11, W12]", '["00110"]');
/** From February 2026 on Bình Hòa is Tân Lộc's, by its area. */
const MERGED = `${BY_COMMUNE.replace(/(code: X-BINHHOA, .*?from: 2025-07-01)/, "$1, to: 2026-02-01").replace(
  /(code: X-BINHHOA-PVHCC, .*?from: 2025-07-01)/,
  "$1, to: 2026-02-01",
)}  - { from: X-BINHHOA, to: X-TANLOC, kind: MERGE, areas: ["00104"], on: 2026-02-01, basis: thử }\n`;

const ofDistrict = (id: string, code: string | null, more: Partial<CaseSpec> = {}): Partial<CaseSpec> =>
  aCase({ id, received: "2025-06-02 09:00", intake: "HUYEN-SL", lead: "HUYEN-SL", place: { text: "thôn", ward: code }, stage: "IN_PROGRESS", ...more });
const CASES = [
  ofDistrict("whole", "00100"),
  ofDistrict("ward-101", "00101"),
  ofDistrict("commune-101", "00101", { received: "2025-07-02 09:00" }),
  ofDistrict("divided", "00103"),
  ofDistrict("late", "00105", { received: "2026-03-09 09:00" }),
  ofDistrict("nowhere", null),
  ofDistrict("closed", "00100", {
    stage: "CLOSED",
    steps: [
      { at: "2025-06-02 09:00", kind: "RECEIVED" },
      { at: "2025-06-10 10:00", kind: "CLOSED" },
    ],
  }),
];

async function learnAreas({ hub }: World): Promise<void> {
  await hub.hub.database.write(async (tx) => {
    await importAreas(tx, LIST, TWO_LEVELS);
    await importOldWards(tx, OLD_WARDS, TWO_LEVELS);
  });
  await hub.settled();
}

const holders = async (hub: TestHub): Promise<Record<string, string>> =>
  Object.fromEntries(await Promise.all(CASES.map(async ({ id = "" }) => [id, (await theCase(hub, id)).unit.code] as const)));

const TREND = asked<{ trend: { asOf: { token: string }; points: { week: string; received: number; closed: number }[] } }>(
  `query ($unit: String, $reckoning: Reckoning) { trend(unit: $unit, weeks: 60, reckoning: $reckoning) { asOf { token } points { week received closed } } }`,
);

/** What every unit received and closed by a reckoning; each number is held against its list, and the sum of the parts against the province. */
async function told(hub: TestHub, reckoning: string): Promise<Record<string, string>> {
  const { units } = await hub.ask(asked<{ units: { code: string; parent: { code: string } | null }[] }>("{ units { code parent { code } } }"));
  const numbers: Record<string, string> = {};
  const sum = { received: 0, closed: 0 };
  for (const { code, parent } of units) {
    const { trend } = await hub.ask(TREND, { unit: code, reckoning });
    const of = (fact: "received" | "closed"): number => trend.points.reduce((total, point) => total + point[fact], 0);
    const [from, to] = [trend.points[0]?.week, trend.points.at(-1)?.week];
    expect((await listOf(hub, { unit: code, reckoning, receivedFrom: from, receivedTo: to }, { asOf: trend.asOf.token })).totalCount).toBe(of("received"));
    expect((await listOf(hub, { unit: code, reckoning, closedFrom: from, closedTo: to }, { asOf: trend.asOf.token })).totalCount).toBe(of("closed"));
    if (of("received") + of("closed") > 0) numbers[code] = `${of("received")} ${of("closed")}`;
    if (parent?.code === "TINH") [sum.received, sum.closed] = [sum.received + of("received"), sum.closed + of("closed")];
  }
  expect(numbers["TINH"]).toBe(`${sum.received} ${sum.closed}`);
  return numbers;
}

const HEIRS = {
  whole: "X-ANPHU",
  "ward-101": "X-TANLOC",
  "commune-101": "X-ANPHU",
  divided: "HUYEN-SL",
  late: "X-TANLOC",
  nowhere: "HUYEN-SL",
  closed: "HUYEN-SL",
};

describe("a district merged by area, whose cases carry the codes of its old wards", () => {
  let world: World;
  beforeEach(async () => {
    world = await aProvince().with(...CASES);
    await learnAreas(world);
    await adopted(world.hub, MERGED);
  });

  test("each open case is with the commune that its ward went to, in the hands of that one's heir too; of a divided ward it waits to be decided", async () => {
    const { hub } = world;
    expect(await holders(hub)).toEqual(HEIRS);
    expect((await theCase(hub, "ward-101")).custody.map((span) => [span.unit.code, span.reason])).toEqual([
      ["HUYEN-SL", "RECEIVED"],
      ["X-BINHHOA", "SUCCESSION"],
      ["X-TANLOC", "SUCCESSION"],
    ]);
    const alone = await listOf(hub, { withoutSuccessor: true });
    expect(alone.rows.map((row) => row.unit.code)).toEqual(["HUYEN-SL", "HUYEN-SL"]);
    expect((await boardOf(hub, "HUYEN-SL")).open).toBe(2);
    expect((await boardOf(hub)).open).toBe(6); // none twice
  });

  test("as it was and by successor, the figures add up to the same province, and each list has as many rows as its number", async () => {
    expect(await told(world.hub, "AS_IT_WAS")).toEqual({ TINH: "7 1", "HUYEN-SL": "7 1" });
    expect(await told(world.hub, "BY_SUCCESSOR")).toEqual({ TINH: "7 1", "HUYEN-SL": "2 0", "X-ANPHU": "3 1", "X-TANLOC": "2 0" });
  });

  test("the head of who took over sees what he took over, closed ones too, and nothing else; after a restart the same", async () => {
    const seen = async (hub: TestHub, unit: string, who: string): Promise<string[]> => {
      const own = await Promise.all(CASES.map(async ({ id = "" }) => ((await caseOf(hub, id, who)) === null ? [] : [id])));
      const rows = await hub.database.sql<{ id: string }>(
        "select c.source_case_id as id from case_sight v join unit u on u.id = v.unit_id join feedback_case c on c.id = v.case_id where u.code = $1 order by c.id",
        [unit],
      );
      expect(rows.map(({ id }) => id)).toEqual(own.flat()); // the second wall lets through what the policy does
      return own.flat();
    };
    const heads = await Promise.all(["X-ANPHU", "X-TANLOC"].map((unit) => world.hub.account("UNIT_HEAD", unit)));
    const expected = [
      ["whole", "commune-101", "closed"],
      ["ward-101", "late"],
    ];
    const before = [await seen(world.hub, "X-ANPHU", heads[0] ?? ""), await seen(world.hub, "X-TANLOC", heads[1] ?? "")];
    expect(before).toEqual(expected);
    const figures = await told(world.hub, "BY_SUCCESSOR");
    const hub = await world.restarted();
    await hub.settled();
    expect(await holders(hub)).toEqual(HEIRS);
    expect(await told(hub, "BY_SUCCESSOR")).toEqual(figures);
    const newHeads = await Promise.all(["X-ANPHU", "X-TANLOC"].map((unit) => hub.account("UNIT_HEAD", unit, `moi.${unit.toLowerCase()}`)));
    expect([await seen(hub, "X-ANPHU", newHeads[0] ?? ""), await seen(hub, "X-TANLOC", newHeads[1] ?? "")]).toEqual(expected);
  });
});

test("when the table of old wards comes after the register, the cases that waited pass on, and who took over sees them", async () => {
  const world = await aProvince().with(...CASES);
  await adopted(world.hub, BY_COMMUNE);
  const head = await world.hub.account("UNIT_HEAD", "X-ANPHU");
  expect([(await theCase(world.hub, "whole")).unit.code, await caseOf(world.hub, "closed", head)]).toEqual(["HUYEN-SL", null]);
  await learnAreas(world);
  expect(await theCase(world.hub, "whole")).toMatchObject({ unit: { code: "X-ANPHU" } });
  expect(await theCase(world.hub, "ward-101")).toMatchObject({ unit: { code: "X-BINHHOA" } });
  expect((await listOf(world.hub, { withoutSuccessor: true })).totalCount).toBe(2);
  expect(await caseOf(world.hub, "closed", head)).toMatchObject({ unit: { code: "HUYEN-SL" } });
});
