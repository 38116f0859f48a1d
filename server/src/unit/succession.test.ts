import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aDatabase } from "../access/test-database.ts";
import { AreaRegister } from "./area-register.ts";
import type { AreaPeriod, OldWard } from "./area-register.ts";
import { areasThatDecide } from "./areas.queries.ts";
import { precedence, takes } from "./succession.ts";
import type { CaseScope, DatedScope } from "./succession.ts";

/** The communes of July 2025; 00097 was made a year later. */
const COMMUNES: readonly AreaPeriod[] = [
  ...["00004", "00008", "00025"].map((code) => ({ code, from: "2025-07-01", to: null })),
  { code: "00097", from: "2026-07-01", to: null },
];
/** 00008 was divided, and a commune took its code over; 00010 went partly to a commune that no list names. */
const OLD_WARDS: readonly OldWard[] = [
  { code: "00004", communes: ["00004"] },
  { code: "00006", communes: ["00008"] },
  { code: "00007", communes: ["00008", "00025"] },
  { code: "00008", communes: ["00008", "00025"] },
  { code: "00010", communes: ["00004", "00999"] },
  { code: "00012", communes: ["00012"] }, // the commune of that code is on no list
];
const areas = new AreaRegister(COMMUNES, OLD_WARDS);

const [BEFORE, SINCE] = ["2025-06-20", "2026-03-02"];
const scope = (named: readonly string[] | null, effectiveOn = "2025-07-01", fields: readonly string[] | null = null): DatedScope => ({
  areas: named,
  fields,
  effectiveOn,
});
const aCase = (areaCode: string | null, receivedOn = BEFORE): CaseScope => ({ areaCode, receivedOn, field: "LAND" });

const TABLE: [string, DatedScope, CaseScope, boolean][] = [
  ["an old ward's case goes with the commune that took the ward over", scope(["00008"]), aCase("00006"), true],
  ["and with no other", scope(["00025"]), aCase("00006"), false],
  ["of a divided ward nobody can say in which commune the case lies", scope(["00025"]), aCase("00007"), false],
  ["who took all communes of a divided ward took its cases", scope(["00025", "00004", "00008"]), aCase("00007"), true],
  ["who is named with the old ward itself takes its cases", scope(["00007"]), aCase("00007"), true],
  ["an old code used long after the wards were gone still is the ward's", scope(["00008"]), aCase("00006", SINCE), true],
  ["a code borne by ward and commune is the ward's before the day", scope(["00008"]), aCase("00008"), false],
  ["and the commune's since", scope(["00008"]), aCase("00008", SINCE), true],
  ["on the very day too", scope(["00008"]), aCase("00008", "2025-07-01"), true],
  ["the ward that gave the commune its code and went there whole goes with it", scope(["00004"]), aCase("00004"), true],
  ["before the communes a succession names wards", scope(["00008"], "2025-03-01"), aCase("00008"), true],
  ["and takes no commune that only bears the ward's code", scope(["00008"], "2025-03-01"), aCase("00008", SINCE), false],
  ["nor a ward by a commune that was to come", scope(["00008"], "2025-03-01"), aCase("00006"), false],
  ["a code that never was a ward's is the same area on every day", scope(["00097"]), aCase("00097", "2026-08-01"), true],
  ["a ward that went partly to an unlisted commune is taken with both", scope(["00004", "00999"]), aCase("00010"), true],
  ["and not with one", scope(["00004"]), aCase("00010"), false],
  ["a code on no list of today is the old ward's on every day", scope(["00012"]), aCase("00012", SINCE), true],
  ["a code that no list knows is itself", scope(["W05"]), aCase("W05"), true],
  ["and nothing else", scope(["W04"]), aCase("W05"), false],
  ["no area is in no area", scope(["00008"]), aCase(null), false],
  ["an empty code is no ward", scope(["00008"]), aCase(""), false],
  ["who takes all takes it wherever it lies", scope(null), aCase("00007"), true],
  ["and where nobody says", scope(null), aCase(null), true],
];

test.each(TABLE)("%s", (_what, succession, c, expected) => {
  expect(takes(succession, c, areas)).toBe(expected);
});

test("a field narrows what is taken by area", () => {
  expect(["LAND", "HEALTH"].map((field) => takes(scope(["00008"], "2025-07-01", [field]), aCase("00006"), areas))).toEqual([true, false]);
});

test("the ward itself is asked before the communes of today, and both before all the rest", () => {
  const ward = aCase("00007");
  const [itself, communes, rest] = [scope(["00007"]), scope(["00008", "00025"]), scope(null)].map((one) => precedence(one, ward, areas));
  expect([itself, communes, rest].toSorted((a = 0, b = 0) => b - a)).toEqual([itself, communes, rest]);
  expect(new Set([itself, communes, rest]).size).toBe(3);
});

test("whatever the communes are shared out to, an old ward's case has at most one heir, and has one where all its communes have the same", () => {
  const communes = ["C1", "C2", "C3", "C4"];
  const sharedOut = fc.record({
    heirs: fc.array(fc.constantFrom("A", "B", null), { minLength: 4, maxLength: 4 }),
    of: fc.subarray(communes, { minLength: 1 }),
  });
  fc.assert(
    fc.property(sharedOut, ({ heirs, of }) => {
      const register = new AreaRegister([], [{ code: "OLD", communes: of }]);
      const heirOf = (commune: string): string | null => heirs[communes.indexOf(commune)] ?? null;
      const takers = ["A", "B"].filter((heir) => takes(scope(communes.filter((c) => heirOf(c) === heir)), aCase("OLD"), register));
      const wanted = new Set(of.map(heirOf));
      expect(takers).toEqual(wanted.size === 1 ? [...wanted].filter((heir) => heir !== null) : []);
    }),
  );
});

describe("in the database", () => {
  let world: Awaited<ReturnType<typeof aDatabase>>;
  beforeAll(async () => {
    world = await aDatabase();
    const list = (rows: readonly string[]): string => rows.join(", ");
    await world.asOwner(`insert into admin_area (code, valid_from, level, name, province_code, legal_basis)
      values ${list(COMMUNES.map(({ code, from }) => `('${code}', '${from}', 'COMMUNE', 'Xã ${code}', '01', 'mẫu')`))}`);
    const wards = OLD_WARDS.flatMap(({ code, communes }) => communes.map((commune) => `('', '', '1', 'Xã ${code}', '${code}', '${commune}')`));
    await world.asOwner(`insert into area_succession (old_province, old_district, old_district_code, old_ward, old_ward_code, new_code, merged, divided, effective_on, legal_basis)
      select w.*, true, false, '2025-07-01', 'mẫu' from (values ${list([...wards, "('', '', '318', 'Huyện đảo', '', '00008')"])}) w`);
  });
  afterAll(() => world.stop());

  test("the rule is the same, line by line", async () => {
    const found = await world.database.read((tx) =>
      Promise.all(
        TABLE.map(([, { areas: named, effectiveOn }, { areaCode, receivedOn }]) =>
          tx.one<{ taken: boolean }>("-- taken\nselect succession_takes($1::text[], $2::date, $3, w.communes) as taken from communes_of_ward($3, $4::date) w", [
            named,
            effectiveOn,
            areaCode,
            receivedOn,
          ]),
        ),
      ),
    );
    expect(TABLE.map(([what], i) => [what, found[i]?.taken])).toEqual(TABLE.map(([what, , , expected]) => [what, expected]));
  });

  test("of the areas only what successions turn on is kept in memory, and it decides the same", async () => {
    for (const [what, succession, c, expected] of TABLE) {
      await world.asOwner("delete from unit_succession");
      const named = succession.areas === null ? "null" : `array['${succession.areas.join("','")}']`;
      await world.asOwner(`insert into unit_succession (predecessor_id, successor_id, kind, areas, effective_on, legal_basis)
        values (3, 4, 'SPLIT', ${named}, '${succession.effectiveOn}', 'mẫu')`);
      const kept = await world.database.read(areasThatDecide);
      expect([what, takes(succession, c, kept)]).toEqual([what, expected]);
    }
    expect((await world.database.read(areasThatDecide)).facts).toEqual([]); // the last of the table names no area
  });
});
