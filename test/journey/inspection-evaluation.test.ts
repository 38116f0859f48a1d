import { expect, test } from "vitest";
import { asked } from "../hub.ts";
import { done, figureOf, inspectionOf } from "./kit/inspecting.ts";
import type { Inspection } from "./kit/inspecting.ts";
import { anInsideProvince, gives, held } from "./kit/inside.ts";
import { handled, officersOfSxd, sheetAct, sheetFileOf } from "./kit/officer-sheets.ts";

interface Use {
  entry: string;
  byName: string;
  from: string;
  to: string;
}
const USES = asked<{ inspection: { items: { code: string; entries: string[]; uses: Use[] }[] } | null }>(
  "query ($id: ID!) { inspection(id: $id) { items { code entries uses { entry byName from to } } } }",
);
const FIGURES = ["SHEETS_TAKEN", "SHEETS_EXPORTED", "EVALUATIONS"];

test("an inspection tells which sheets were taken out for evaluation, by whom and when; where no sheet is, that nobody knows", async () => {
  const w = await anInsideProvince([held("late")]);
  const { hub, source } = w.world;
  await officersOfSxd(w.world, [w.road, w.road2, w.house]);
  await gives(hub, "late", { officer: w.road }, "giamdoc.sxd");
  const at = async (day: string): Promise<void> => {
    await hub.now(`${day}:00+07:00`);
    await hub.settled();
  };
  const opened = async (unit: string, fromDay: string): Promise<Inspection> => {
    const { id } = await done(hub, "prepareInspection", { unit, fromDay, toDay: "2026-04-02", team: ["Lê Văn Thịnh"], legalBasis: "Quyết định 12/QĐ-SNV" });
    return done(hub, "openInspection", { id, words: "Công bố" });
  };
  const told = (one: Inspection) => FIGURES.map((name) => figureOf(one, name));
  await at("2026-03-26T10:00");
  source.change("late", handled("2026-03-25 10:00"));
  await at("2026-04-01T08:00");
  const taken = (await sheetAct(hub, "takeOfficerSheets", { kind: "QUARTER", reckoning: "CALENDAR", on: "2026-02-10" })).period;
  const [period, sheets] = [taken?.id ?? "", taken?.sheets.length ?? 0];
  await at("2026-04-02T08:00");
  expect(told(await opened("SXD", "2026-04-01"))).toEqual([sheets, 0, 0]); // taken, and nobody has used it
  expect(told(await opened("SYT", "2026-04-01"))).toEqual([null, null, null]);
  for (const [who, format] of [
    ["giamdoc.sxd", "DOCX"],
    ["giamdoc.sxd", "XLSX"], // the same sheet once more
    [w.road, "XLSX"], // his own
  ] as const)
    await sheetFileOf(hub, { period, officer: "CB-31", format }, who);
  const used = await opened("SXD", "2026-04-02");
  expect(told(used)).toEqual([sheets, 1, 1]);
  const items = async (): Promise<{ entries: string[]; uses: Use[] } | undefined> =>
    (await hub.ask(USES, { id: used.id }, "thanhtra")).inspection?.items.find(({ code }) => code === "EVALUATION");
  const before = await items();
  expect(before?.uses).toMatchObject([1, 2].map(() => ({ byName: "giamdoc.sxd", from: "2026-01-01", to: "2026-03-31" })));
  expect(before?.entries).toEqual(before?.uses.map(({ entry }) => entry));
  await sheetFileOf(hub, { period, officer: "CB-31", format: "DOCX" }, "giamdoc.sxd"); // after the opening
  const unopened = await inspectionOf(hub, used.id);
  expect(unopened === null ? null : told(unopened)).toEqual([sheets, 1, 1]);
  const again = await w.world.restarted();
  expect((await again.ask(USES, { id: used.id }, "thanhtra")).inspection?.items.find(({ code }) => code === "EVALUATION")).toEqual(before);
});
