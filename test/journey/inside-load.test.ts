import { afterAll, beforeAll, expect, test } from "vitest";
import { readWorkbook } from "../../server/src/ingest/index.ts";
import { anInsideProvince, gives, held, loadOf, sheetOf } from "./kit/inside.ts";
import type { InsideWorld, LoadRow } from "./kit/inside.ts";
import { listOf } from "./kit/reading.ts";

const HEAD = "giamdoc.sxd";
const OLD = [
  { at: "2026-01-12 08:00", kind: "RECEIVED" },
  { at: "2026-01-12 09:00", kind: "ASSIGNED", unit: "SXD" },
] as const;
const STARTED = [
  { at: "2026-03-12 08:00", kind: "RECEIVED" },
  { at: "2026-03-12 09:00", kind: "ASSIGNED", unit: "SXD" },
  { at: "2026-03-12 10:00", kind: "ACCEPTED" },
] as const;
let w: InsideWorld;

beforeAll(async () => {
  w = await anInsideProvince([
    ...["a", "b", "c", "d", "e"].map((id) => held(id)),
    held("severe", { received: "2026-01-12 08:00", steps: [...OLD] }),
    held("severe2", { received: "2026-01-12 08:00", steps: [...OLD] }),
    held("own", { lead: "SXD-QLVT", steps: [...STARTED.slice(0, 1), { at: "2026-03-12 09:00", kind: "ASSIGNED", unit: "SXD-QLVT" }] }),
    held("theirs", { lead: "SYT", field: "HEALTH", steps: [...STARTED.slice(0, 1), { at: "2026-03-12 09:00", kind: "ASSIGNED", unit: "SYT" }] }),
  ]);
  const { hub } = w.world;
  await gives(hub, "a", { officer: w.road, dueAt: "2026-03-16T03:00:00.000Z" }, HEAD);
  await gives(hub, "b", { officer: w.road }, HEAD);
  await gives(hub, "c", { division: "SXD-HTGT" }, HEAD);
  await gives(hub, "d", { officer: w.focal }, HEAD);
  await gives(hub, "severe", { officer: w.road2 }, HEAD);
  await hub.shown();
}, 90_000);
afterAll(() => w?.world.leave());

const FIGURES = ["open", "overdue", "dueSoon", "severe", "insideLate", "done"] as const;

/** What the number's list is narrowed to, as the page links to it. */
function filterOf(figure: (typeof FIGURES)[number], row: LoadRow | null, span: { from: string; to: string }): Record<string, unknown> {
  const whose =
    row === null
      ? { unit: "SXD" }
      : { unit: row.place.code, unitOnly: true, ...(row.officer === null ? { withoutOfficer: true } : { officer: row.officer.username }) };
  const what = {
    open: { open: true },
    overdue: { open: true, lateness: "OVERDUE" },
    dueSoon: { open: true, lateness: "DUE_SOON" },
    severe: { open: true, severity: ["SEVERE"] },
    insideLate: { open: true, insideLate: true },
    done: { closedFrom: span.from, closedTo: span.to },
  };
  return { inside: true, ...whose, ...what[figure] };
}

/** Every number of a workload is the length of its list, and the rows add up to the total. */
async function everyNumberIsItsList(month?: string, reckoning = "CALENDAR"): Promise<number> {
  const load = await loadOf(w.world.hub, { unit: "SXD", reckoning, ...(month === undefined ? {} : { month }) }, HEAD);
  let seen = 0;
  for (const figure of FIGURES) {
    for (const row of [null, ...load.rows]) {
      const { totalCount, rows } = await listOf(w.world.hub, filterOf(figure, row, load), { asOf: load.asOf.token, as: HEAD });
      const told = (row ?? load.total)[figure];
      expect({ figure, place: row?.place.code, officer: row?.officer?.username, told, rows: rows.length }).toEqual({
        figure,
        place: row?.place.code,
        officer: row?.officer?.username,
        told: totalCount,
        rows: totalCount,
      });
      seen += told;
    }
    expect(load.rows.reduce((sum, row) => sum + row[figure], 0)).toBe(load.total[figure]);
  }
  return seen;
}

test("it is protected: nobody, who reads no cases, and another department's head", async () => {
  const { hub } = w.world;
  await expect(loadOf(hub, { unit: "SXD" }, null)).rejects.toThrow("UNAUTHENTICATED");
  await expect(loadOf(hub, { unit: "SXD" }, "cntt")).rejects.toThrow("FORBIDDEN");
  await expect(loadOf(hub, { unit: "SYT" }, HEAD)).rejects.toThrow("FORBIDDEN");
  await expect(sheetOf(hub, { unit: "SYT" }, HEAD)).rejects.toThrow("FORBIDDEN");
  await expect(loadOf(hub, { unit: "SXD" }, w.road)).rejects.toThrow("FORBIDDEN"); // an officer sees his own division's
  await expect(loadOf(hub, { unit: "SXD", month: "2026-13" }, HEAD)).rejects.toThrow("BAD_USER_INPUT");
});

test("each division and officer has what was given to him, who has nothing stands there with nothing, and every number is the length of its list", async () => {
  const { hub } = w.world;
  await hub.now("2026-03-16T11:00:00+07:00");
  const { rows, total } = await loadOf(hub, { unit: "SXD" }, HEAD);
  const of = (place: string, officer: string | null) => rows.find((row) => row.place.code === place && (row.officer?.username ?? null) === officer);
  expect(of("SXD-HTGT", w.road)).toMatchObject({ open: 2, insideLate: 1, severe: 0 });
  expect(of("SXD-HTGT", w.road2)).toMatchObject({ open: 1, overdue: 1, severe: 1 });
  expect(of("SXD-HTGT", null)).toMatchObject({ open: 1 });
  expect(of("SXD", w.focal)).toMatchObject({ open: 1 });
  expect(of("SXD", null)).toMatchObject({ open: 2, severe: 1 }); // e and severe2, given to nobody
  expect(of("SXD-QLVT", null)).toMatchObject({ open: 1 }); // its source gave it to the division itself
  expect(of("SXD-QLN", w.house)).toMatchObject({ open: 0, done: 0, meanOwnMinutes: null });
  expect(total).toMatchObject({ open: 8, done: 0 });
  expect(await everyNumberIsItsList()).toBeGreaterThan(20);
  expect((await loadOf(hub, {}, w.road)).rows.every(({ place }) => place.code === "SXD-HTGT")).toBe(true);
});

test("what ended in the month is counted for who had it, with the working time it was in his hands, also after the restart and as plain SQL counts it", async () => {
  const { world } = w;
  await world.hub.now("2026-03-17T09:00:00+07:00");
  world.source.put(held("b", { stage: "CLOSED", steps: [...STARTED, { at: "2026-03-17 08:30", kind: "CLOSED" }] }));
  world.source.put(held("d", { stage: "CLOSED", steps: [...STARTED, { at: "2026-03-17 08:30", kind: "CLOSED" }] }));
  await world.hub.settled();
  await w.staff.restarted();
  const { rows, total } = await loadOf(w.world.hub, { unit: "SXD" }, HEAD);
  const road = rows.find(({ officer }) => officer?.username === w.road);
  expect(road).toMatchObject({ open: 1, done: 1 });
  expect(total.done).toBe(2);
  // given at 09:00 and a second on the 16th, a Monday: 09:00–11:30, 13:30–17:00 there, 07:00 (or what the office's hours say) to 08:30 the next day
  const [own] = await world.hub.database.sql<{ minutes: number }>(
    `select extract(epoch from sum(k.to_at - k.from_at))::int / 60 as minutes from officer_custody k join feedback_case c on c.id = k.case_id join account a on a.id = k.account_id
     where c.source_case_id = 'b' and a.username = $1`,
    [w.road],
  );
  expect(own?.minutes).toBeGreaterThan(23 * 60);
  expect(road?.meanOwnMinutes).toBeGreaterThan(5 * 60);
  expect(road?.meanOwnMinutes).toBeLessThan(9 * 60); // working time, not the night between
  expect(total.meanOwnMinutes).toBe(road?.meanOwnMinutes); // both were given at the same time and ended at the same
  expect(await everyNumberIsItsList()).toBeGreaterThan(20);
  expect(
    await w.world.hub.database.sql(
      `select a.username, count(*)::int as done from case_state s join inside_assignment a on a.case_id = s.case_id and a.to_event is null
       where s.to_event is null and not s.open and s.closed_day between '2026-03-01' and '2026-03-31' group by 1 order by 1`,
    ),
  ).toEqual(
    [
      { username: w.road, done: 1 },
      { username: w.focal, done: 1 },
    ].toSorted((a, b) => a.username.localeCompare(b.username)),
  );
});

test("both reckonings of a month, and one that is over stays as it stood at its end", async () => {
  const { hub } = w.world;
  const march = await loadOf(hub, { unit: "SXD", reckoning: "ADMINISTRATIVE" }, HEAD);
  expect([march.month, march.from, march.to, march.total.done, march.atItsEnd]).toEqual(["2026-04", "2026-03-15", "2026-04-14", 2, false]);
  const before = await loadOf(hub, { unit: "SXD", month: "2026-03", reckoning: "ADMINISTRATIVE" }, HEAD);
  expect([before.from, before.to, before.total.done]).toEqual(["2026-02-15", "2026-03-14", 0]);
  expect(await everyNumberIsItsList(undefined, "ADMINISTRATIVE")).toBeGreaterThan(20);
  const now = await loadOf(hub, { unit: "SXD", month: "2026-03" }, HEAD);
  await hub.now("2026-04-02T09:00:00+07:00");
  w.world.source.put(held("a", { stage: "CLOSED", steps: [...STARTED, { at: "2026-04-01 08:30", kind: "CLOSED" }] }));
  await hub.settled();
  const after = await loadOf(hub, { unit: "SXD", month: "2026-03" }, HEAD);
  expect([after.atItsEnd, after.asOf.instant, after.total.open, after.total.done]).toEqual([true, "2026-03-31T16:59:59.999Z", now.total.open, 2]);
  expect(await everyNumberIsItsList("2026-03")).toBeGreaterThan(20);
  expect((await loadOf(hub, { unit: "SXD", month: "2026-04" }, HEAD)).total.done).toBe(1);
}, 60_000);

test("the sheet has the screen's numbers, says first where they come from, and who took it stands in the chain", async () => {
  const { hub } = w.world;
  const load = await loadOf(hub, { unit: "SXD", month: "2026-03" }, HEAD);
  const { name, base64 } = await sheetOf(hub, { unit: "SXD", month: "2026-03" }, HEAD);
  expect(name).toBe("giao-ban_SXD_2026-03.xlsx");
  const [provenance, sheet] = (await readWorkbook(Buffer.from(base64, "base64"), 1_000)) ?? [];
  expect([provenance?.name, sheet?.name]).toEqual(["Nguồn gốc", "Giao ban"]);
  const told = provenance?.rows.map(({ cells }) => cells) ?? [];
  expect(told).toContainEqual(["Đơn vị", "Sở Xây dựng"]);
  expect(JSON.stringify(told)).toContain("từ 01/03/2026 đến hết 31/03/2026");
  expect(JSON.stringify(told)).toContain("chốt cuối kỳ");
  const cells = sheet?.rows.slice(1).map(({ cells: row }) => row.slice(2, 8).map(Number)) ?? [];
  expect(cells).toEqual([...load.rows, load.total].map((row) => FIGURES.map((figure) => row[figure])));
  expect((await sheetOf(hub, { unit: "SXD", month: "2026-03", reckoning: "ADMINISTRATIVE" }, HEAD)).name).toBe("giao-ban_SXD_2026-03_15-14.xlsx");
  expect(await hub.database.sql("select actor, subject from audit_entry where act = 'exportInside' order by number")).toEqual([
    { actor: HEAD, subject: "unit:SXD" },
    { actor: HEAD, subject: "unit:SXD" },
  ]);
});
