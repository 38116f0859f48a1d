import { expect, test } from "vitest";
import { withDepartment } from "../a-department.ts";
import { dayNumber, DAY_MS } from "../vietnam-time.ts";
import { readSwitchboard, switchboardLedger, type SwitchboardLine } from "./index.ts";

type DayRow = {
  id: string;
  number: string;
  day: string;
  incoming: number;
  answered: number;
  missed: number;
  wait_total_seconds: number | null;
  revised_at: string;
};
type OutageRow = { id: string; began_at: string; ended_at: string | null };
type Days = { days: DayRow[]; next: { since: string; after_id: string } | null };
type Outages = { outages: OutageRow[] };

const CONTENT = "/api/v2/switchboard";

test("a switchboard tells every day until yesterday, page by page, and keeps what it told in a ledger of its own", async () => {
  await withDepartment("tinh", async ({ ask, json, dir }) => {
    const rows: DayRow[] = [];
    for (let next: Days["next"] = null, first = true; first || next !== null; first = false) {
      const after: string = next === null ? "" : `&since=${encodeURIComponent(next.since)}&after_id=${encodeURIComponent(next.after_id)}`;
      const page: Days = await json<Days>(`${CONTENT}/days?limit=200${after}`);
      rows.push(...page.days);
      next = page.next;
    }
    const days = dayNumber(Date.now()) - Math.floor(Date.UTC(2026, 0, 1) / DAY_MS);
    expect(rows.filter(({ number }) => number === "1022").length).toBeGreaterThanOrEqual(days - 1);
    const other = rows.filter(({ number }) => number !== "1022").length;
    expect([other < days, other > days * 0.9]).toEqual([true, true]);
    expect(rows.every(({ incoming, answered, missed }) => answered >= 0 && answered + missed <= incoming)).toBe(true);
    const ledger = readSwitchboard(switchboardLedger(`${dir}/tinh`)).filter(({ kind }) => kind === "day");
    expect(rows.map(({ id }) => id).toSorted()).toEqual(ledger.map(({ id }) => id).toSorted());
    expect((await ask(`${CONTENT}/days?since=2026-11-01`)).status).toBe(400);
    expect((await ask(`${CONTENT}/days`, { headers: { "x-api-key": "khac" } })).status).toBe(401);
  });
});

test("what may happen to calls and outages shows at the next read, with a later mark", async () => {
  await withDepartment("tinh", async ({ control, json }) => {
    const before = (await json<Outages>(`${CONTENT}/outages?limit=500`)).outages;
    const act = (kind: string): Promise<SwitchboardLine> => control<SwitchboardLine>("switchboard", { kind });
    const lasting = await act("outage");
    const other = await act("overlap");
    const told = await act("restate");
    const bad = [await act("no_offset"), await act("ends_before_it_begins"), await act("more_answered")];
    const { outages } = await json<Outages>(`${CONTENT}/outages?limit=500`);
    expect(outages).toHaveLength(before.length + 4);
    expect(outages.find(({ id }) => id === lasting.id)).toMatchObject({ ended_at: null });
    expect(outages.find(({ id }) => id === bad[0]?.id)?.began_at).not.toMatch(/\+07:00$/);
    expect(other.id).not.toBe(lasting.id);
    expect((await act("end")).id).toBe(lasting.id);
    const { days } = await json<Days>(`${CONTENT}/days?since=${encodeURIComponent(new Date(told.revised - 1).toISOString())}`);
    expect(days.map(({ id }) => id)).toEqual([told.id, bad[2]?.id]);
    await expect(act("sing")).rejects.toThrow(/unknown act/);
  });
});
