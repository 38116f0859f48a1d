import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aSmallProvince, type SmallProvince } from "./province.fixture.ts";
import { verify } from "./verify.ts";

/** The district's wards of the sample, and the communes that got them; W07 was shared out between two. */
const WENT: Record<string, string[]> = {
  W01: ["00101"],
  W02: ["00101"],
  W03: ["00101"],
  W04: ["00104"],
  W05: ["00104"],
  W06: ["00104"],
  W07: ["00107", "00110"],
  W08: ["00107"],
  W09: ["00107"],
  W10: ["00110"],
  W11: ["00110"],
  W12: ["00110"],
};
const HEIRS: Record<string, string> = { "X-ANPHU": "00101", "X-BINHHOA": "00104", "X-TANLOC": "00107", "P-DONGTHANH": "00110" };

let province: SmallProvince;
let hub: pg.Client;
beforeAll(async () => {
  province = await aSmallProvince(0.2);
  hub = new pg.Client({ connectionString: province.adminUrl });
  await hub.connect();
}, 120_000);
afterAll(async () => {
  await hub?.end();
  await province?.leave();
});

/** The checkout as it would be, had the province stated its successions by commune. */
function statedByCommune({ place, dataDir }: SmallProvince): string {
  const [checkout, sample] = [join(dataDir, "checkout"), "test/sample"];
  cpSync(join(place.checkout, sample), join(checkout, sample), { recursive: true });
  const units = join(checkout, sample, "units.yaml");
  const text = readFileSync(units, "utf8");
  const stated = Object.entries(HEIRS).reduce((told, [unit, code]) => told.replace(new RegExp(`(to: ${unit}, .*areas: )\\[.*?\\]`), `$1["${code}"]`), text);
  rmSync(units);
  writeFileSync(units, stated);
  return checkout;
}

async function stateByCommune(): Promise<void> {
  await hub.query("begin");
  await hub.query(
    `insert into admin_area (code, valid_from, level, name, province_code, legal_basis)
     select code, '2025-07-01', 'COMMUNE', 'Xã ' || code, '40', 'thử' from unnest($1::text[]) code`,
    [Object.values(HEIRS)],
  );
  const rows = Object.entries(WENT).flatMap(([ward, communes]) => communes.map((commune) => [ward, commune] as const));
  await hub.query(
    `insert into area_succession (old_province, old_district, old_district_code, old_ward, old_ward_code, new_code, merged, divided, effective_on, legal_basis)
     select '', '', '1', 'Xã ' || ward, ward, commune, true, false, '2025-07-01', 'thử' from unnest($1::text[], $2::text[]) t(ward, commune)`,
    [rows.map(([ward]) => ward), rows.map(([, commune]) => commune)],
  );
  await hub.query(
    `update unit_succession s set areas = array[t.code] from unnest($1::text[], $2::text[]) t(heir, code) join unit u on u.code = t.heir
     where s.successor_id = u.id and s.areas is not null`,
    [Object.keys(HEIRS), Object.values(HEIRS)],
  );
  await hub.query("commit");
}

interface Held {
  ward: string;
  unit: string;
  cases: number;
}

/** Open cases by the ward whose code they carry, in the hands of the district or of a commune. */
async function held(): Promise<Held[]> {
  const { rows } = await hub.query<Held>(
    `select c.area_code as ward, u.code as unit, count(*)::int as cases from feedback_case c join unit u on u.id = c.unit_id
     where c.open and c.area_code like 'W%' and u.code = any($1) group by 1, 2 order by 1, 2`,
    [["HUYEN-SL", ...Object.keys(HEIRS)]],
  );
  return rows;
}

const WITHIN_MS = 60_000;

/** Until the open cases of the ward that was shared out are with the district again. */
async function registerIsReadAnew(): Promise<void> {
  const holders = async (): Promise<string[]> => (await held()).filter(({ ward }) => ward === "W07").map(({ unit }) => unit);
  for (const deadline = Date.now() + WITHIN_MS; (await holders()).join() !== "HUYEN-SL"; await wait(200))
    if (Date.now() > deadline) throw new Error(`W07 is with ${(await holders()).join(" and ")}`);
}

test("a province whose heirs are told by commune is shown as its ledgers of old wards tell it, what was shared out with the district again", async () => {
  const before = await held();
  await stateByCommune();
  await registerIsReadAnew();
  const found = await verify({ ...province.place, checkout: statedByCommune(province) }, { hold: true, account: null });
  expect(found).toMatchObject({ differences: 0, lost: 0, doubled: 0, details: [] });
  expect(await held()).toEqual(before.map((one) => ({ ...one, unit: one.ward === "W07" ? "HUYEN-SL" : one.unit })));
}, 180_000);
