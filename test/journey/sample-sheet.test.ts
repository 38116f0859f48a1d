import { expect, test } from "vitest";
import { asked } from "../hub.ts";
import { aProvince } from "../world.ts";
import { gives, held } from "./kit/inside.ts";
import { expectSheetLists, handled, sheetAct, sheetOf, sheetPeriodOf } from "./kit/officer-sheets.ts";

const OFFICER = "canbo.htgt";
const VIEWER = asked<{ officerPeriods: { totalCount: number; nodes: { id: string }[] } }>("{ officerPeriods { totalCount nodes { id } } }");

test("an officer of the sample sees his own sheet of last quarter, and nobody else's, through a restart", async () => {
  const world = await aProvince({ kept: true }).with(held("done"), held("late"));
  const { hub, source } = world;
  const at = async (day: string): Promise<void> => {
    await hub.now(`${day}:00+07:00`);
    await hub.settled();
  };
  for (const one of ["done", "late"]) expect((await gives(hub, one, { officer: OFFICER }, "giamdoc.sxd")).__typename).toBe("AssignedInside");
  await at("2026-03-17T10:00");
  source.change("done", handled("2026-03-17 10:00"));
  await at("2026-03-26T10:00");
  source.change("late", handled("2026-03-25 10:00"));
  await at("2026-04-01T08:00");
  const { period } = await sheetAct(hub, "takeOfficerSheets", { kind: "QUARTER", reckoning: "CALENDAR", on: "2026-02-10" });
  expect(period?.unlinked).toEqual([]);
  const id = period?.id ?? "";
  const { nodes } = (await hub.ask(VIEWER, {}, OFFICER)).officerPeriods;
  expect(nodes).toEqual([{ id }]);
  const { sheets } = await sheetPeriodOf(hub, id, OFFICER);
  expect(sheets.map(({ officer, own, name, unit }) => ({ officer, own, name, unit }))).toEqual([
    { officer: "CB-20", own: true, name: "Bùi Quang Dũng", unit: { code: "SXD-HTGT" } },
  ]);
  const sheet = await sheetOf(hub, id, "CB-20", OFFICER);
  expect(sheet).toMatchObject({ mayConfirm: true, staff: "CONG_CHUC" });
  if (sheet !== null) await expectSheetLists(hub, sheet, id);
  expect((await sheetPeriodOf(hub, id, "phong.htgt")).sheets.map(({ officer }) => officer)).toEqual(["CB-20"]); // his head
  const again = await world.restarted();
  expect(await sheetOf(again, id, "CB-20", OFFICER)).toEqual(sheet);
});
