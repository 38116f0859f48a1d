import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SAMPLE_FOLDER } from "../hub.ts";
import { aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { commends, ROUND_TERMS } from "./kit/commending.ts";
import { adopted, UNITS } from "./kit/register.ts";
import { dutiesOf } from "./kit/reporting.ts";
import { approves, handledAt, proposes, schemeCalled, scoreAct } from "./kit/scoring.ts";

const FIRST = readFileSync(join(SAMPLE_FOLDER, "schemes/de-xuat-don-vi.yaml"), "utf8");
const PAPER = { documentDay: "2026-02-27" } as const;
let world: World;
let issued: string;
let trial: string;

beforeAll(async () => {
  world = await aProvince({ kept: true, at: "2026-03-01 09:00" }).with();
  const { hub } = world;
  issued = (await schemeCalled(hub, "DDN-DON-VI")).id;
  await approves(hub, { ...PAPER, scheme: issued, effectiveFrom: "2026-03-01" });
  trial = (await proposes(hub, FIRST.replace("2025-12-01", "2026-03-15").replace("perCase: 10", "perCase: 20"))).scheme?.id ?? "";
}, 90_000);
afterAll(() => world?.leave());

const opens = async (scheme: string, on: string): Promise<string> => {
  const { period, message } = await scoreAct(world.hub, "openScorePeriod", { scheme, kind: "MONTH", reckoning: "CALENDAR", on });
  return period?.id ?? message ?? "";
};
const cuts = (period: string) => scoreAct(world.hub, "cutScorePeriod", { period });

/** At an instant, the source having told what it knows. */
async function at(instant: string): Promise<void> {
  await world.hub.now(instant);
  await world.hub.settled();
}

test("a period of a proposal on trial is no period before one that is issued, nor one that a commendation waits for", async () => {
  const { hub, source } = world;
  const [april, tried] = [await opens(issued, "2026-04-15"), await opens(trial, "2026-04-15")];
  const may = await opens(issued, "2026-05-15");
  for (let i = 0; i < 12; i += 1) source.put({ ...handledAt(`t${i}`, "SXD", "2026-04-10 10:00"), received: "2026-04-09 08:00" });
  await at("2026-04-30T20:00:00+07:00");
  await at("2026-05-01T08:00:00+07:00");
  await cuts(april);
  await cuts(tried);
  source.put({ ...handledAt("t0", "SXD", "2026-04-24 10:00"), received: "2026-04-09 08:00" }); // told late: it was not in time
  await at("2026-06-01T08:00:00+07:00");
  await cuts(may);
  expect(await hub.database.sql("select distinct earlier_id::text as id from score_correction")).toEqual([{ id: april }]);
  const { message } = await commends(hub, "openCommendationRound", { ...ROUND_TERMS, from: "2026-04-01", to: "2026-05-31" });
  expect(message).toMatch(/^Chưa khóa sổ: kỳ 01\/04\/2026–30\/04\/2026; kỳ 01\/05\/2026–31\/05\/2026\./u);
});

test("a proposal that was tried may be issued for the days after its trial; one whose earlier version is over ends nothing", async () => {
  const { hub } = world;
  const other = (code: string, days: string): string => FIRST.replace("DDN-DON-VI", code).replace("validFrom: 2025-12-01", days);
  const tried = (await proposes(hub, other("THU", "validFrom: 2026-01-01"))).scheme?.id ?? "";
  expect((await cuts(await opens(tried, "2026-04-15"))).period?.state).toBe("CUT_OFF");
  expect((await approves(hub, { ...PAPER, scheme: tried, effectiveFrom: "2026-07-01" })).scheme).toMatchObject({ issued: true });
  const short = (await proposes(hub, other("THU", "validFrom: 2026-08-01\nvalidTo: 2026-10-01"))).scheme?.id ?? "";
  await approves(hub, { ...PAPER, scheme: short, effectiveFrom: "2026-08-01" });
  const later = (await proposes(hub, other("THU", "validFrom: 2026-12-01"))).scheme?.id ?? "";
  expect((await approves(hub, { ...PAPER, scheme: later, effectiveFrom: "2026-12-15" })).scheme).toMatchObject({ issued: true });
  const ends = await hub.database.sql<{ ends: string | null }>(
    "select body::jsonb #>> '{detail,ends}' as ends from audit_entry where act = 'approveScheme' order by number",
  );
  expect(ends.map((one) => one.ends !== null)).toEqual([false, false, true, false]);
});

test("a period is not opened by a slip of the year", async () => {
  expect(await opens(issued, "2062-05-15")).toContain("366 ngày");
});

test("a unit owes no report of days before it was founded", async () => {
  const founded = await aProvince({ at: "2026-02-20 09:00" }).with({ id: "one", received: "2026-02-20 08:00" });
  await founded.hub.now("2026-03-20T09:00:00+07:00");
  const line = "  - { code: SMOI, name: Sở Mới, kind: DEPARTMENT, parent: TINH, from: 2026-03-16, basis: thử, shifts: hanh-chinh }";
  await adopted(founded.hub, UNITS.replace("successions:", `${line}\nsuccessions:`));
  const owed = (await dutiesOf(founded.hub, "chanhvp")).filter(({ unit }) => unit.code === "SMOI").map((one) => [one.from, one.to]);
  expect(owed).toEqual([["2026-03-15", "2026-04-14"]]);
});

test("no line is of a period, unit, officer or case that there is not", async () => {
  const { database } = world.hub;
  const line = (changed: string): string =>
    `insert into score_line select (jsonb_populate_record(l, jsonb_build_object('ordinal', 1000000) || '${changed}')).* from score_line l where case_id is not null limit 1`;
  for (const column of ["period_id", "unit_id", "held_unit_id", "case_id"])
    await expect(database.sql(line(`{"${column}": 99999999}`))).rejects.toThrow(`score_line.${column}: there is no`);
  const sheet = (officer: string): string => `do $$ begin set constraints officer_line_period deferred;
    insert into officer_line (period_id, officer_id, part, ordinal, case_id, unit_id, item, numerator, denominator, facts)
    select 1, ${officer}, 'TIME', 1, c.id, c.unit_id, '', 0, 1, '{}' from feedback_case c limit 1; end $$`;
  await expect(database.sql(sheet("99999999"))).rejects.toThrow("officer_line.officer_id: there is no");
  await expect(database.sql(sheet("(select min(id) from officer)"))).rejects.toThrow("officer_line_period");
  await expect(database.sql("delete from officer")).rejects.toThrow("rows of officer are kept");
});
