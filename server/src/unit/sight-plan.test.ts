import { afterAll, beforeAll, expect, test } from "vitest";
import { aDatabase } from "../access/test-database.ts";

const CASES = 100_000;
const WARDS = 10_000;
const BATCH = 500;

let world: Awaited<ReturnType<typeof aDatabase>>;
beforeAll(async () => {
  world = await aDatabase();
  await world.asOwner(aLargeProvince);
}, 240_000);
afterAll(() => world.stop());

/** Ten thousand old wards went to a thousand communes, every tenth of them to two; a unit that ended held every fourth case, and its heirs share the communes by halves. */
const aLargeProvince = `
insert into admin_area (code, valid_from, level, name, province_code, legal_basis)
  select 'C' || n, '2025-07-01', 'COMMUNE', 'Xã', '01', 'mẫu' from generate_series(0, 999) n;
insert into area_succession (old_province, old_district, old_district_code, old_ward, old_ward_code, new_code, merged, divided, effective_on, legal_basis)
  select '', '', '1', 'Xã', 'W' || n, 'C' || (n + part * 500) % 1000, true, n % 10 = 0, '2025-07-01', 'mẫu'
  from generate_series(0, ${WARDS - 1}) n cross join generate_series(0, 1) part where part = 0 or n % 10 = 0;
insert into unit_succession (predecessor_id, successor_id, kind, areas, effective_on, legal_basis)
  select 3, case when half = 0 then 2 else 4 end, 'SPLIT', array(select 'C' || n from generate_series(half * 500, half * 500 + 499) n), '2025-07-01', 'mẫu'
  from generate_series(0, 1) half;
insert into source (code, name_vi, name_en, kind, owner_unit_id, zone, base_url, config, secrets_sealed, every_seconds, stale_after_seconds, frozen)
  values ('nguon', '', '', 'rest', 1, 'Asia/Ho_Chi_Minh', '', '{}', '', 5, 60, false);
insert into feedback_case (province, source_id, stream, source_case_id, reference, case_stream, stage, open, field, urgent, title, area_code, received_at, intake_unit_id, unit_id,
    cooperating, confidential_name, confidential_phone, confidential_content, steps, learned_at)
  select 'TINH', 1, 'cases', n::text, n::text, 'HOTLINE', 'IN_PROGRESS', true, 'LAND', false, 'mẫu', 'W' || n % ${WARDS}, '2025-06-02T02:00:00Z', 1, case when n % 4 = 0 then 3 else 2 end,
    '{}', false, false, false, '[]', '2025-06-02T02:00:00Z' from generate_series(1, ${CASES}) n;
insert into custody (case_id, ordinal, unit_id, from_at, reason, inherited_late)
  select c.id, span, case when span = 0 then c.intake_unit_id else c.unit_id end, c.received_at, 'RECEIVED', false from feedback_case c cross join generate_series(0, 1) span;
analyze;
`;

interface Step {
  "Relation Name"?: string;
  "Actual Rows"?: number;
  "Actual Loops"?: number;
  "Rows Removed by Filter"?: number;
  "Rows Removed by Index Recheck"?: number;
  "Node Type": string;
  Plans?: Step[];
}

/** Rows that a run of the statement took from each table into its hands, those it threw away included. */
function rowsRead(step: Step, read = new Map<string, number>()): Map<string, number> {
  const table = step["Relation Name"];
  const each = (step["Actual Rows"] ?? 0) + (step["Rows Removed by Filter"] ?? 0) + (step["Rows Removed by Index Recheck"] ?? 0);
  if (table !== undefined && step["Node Type"] !== "ModifyTable") read.set(table, (read.get(table) ?? 0) + each * (step["Actual Loops"] ?? 0));
  for (const part of step.Plans ?? []) rowsRead(part, read);
  return read;
}

test("taking a batch in reads this batch, of a hundred thousand cases and ten thousand old wards", async () => {
  const read = await world.database.write(async (tx) => {
    const { body } = await tx.one<{ body: string }>("-- body\nselect prosrc as body from pg_proc where proname = 'case_sight_of'");
    const ids = Array.from({ length: BATCH }, (_, i) => 40_000 + i);
    const told = await tx.one<Record<"QUERY PLAN", [{ Plan: Step }]>>(
      `explain (analyze, timing off, format json) ${body.replaceAll(/\bids\b/g, "$1::bigint[]")}`,
      [ids],
    );
    return rowsRead(told["QUERY PLAN"][0].Plan);
  });
  expect([read.get("feedback_case"), read.get("custody")]).toEqual([BATCH, 2 * BATCH]);
  // two units a case, and of every fourth the heir
  expect(read.get("case_sight")).toBeLessThanOrEqual(3 * BATCH);
  for (const table of ["area_succession", "admin_area"]) expect(read.get(table)).toBeLessThanOrEqual(2 * BATCH); // an old ward has one or two communes
});

test("and tells the heirs of the cases whose ward went to one of them whole", async () => {
  const rows = await world.database.read((tx) =>
    tx.rows<{ heirs: string; cases: number }>(
      `-- heirs
       select heirs, count(*)::int as cases from (
         select c.id, (select coalesce(string_agg(s.unit_id::text, ' ' order by s.unit_id), '') from case_sight s where s.case_id = c.id and s.unit_id in (2, 4)) as heirs
         from feedback_case c where c.unit_id = 3) told group by heirs order by heirs`,
    ),
  );
  // every fifth of its wards lies in both halves
  expect(rows).toEqual([
    { heirs: "", cases: CASES / 20 },
    { heirs: "2", cases: CASES / 10 },
    { heirs: "4", cases: CASES / 10 },
  ]);
});
