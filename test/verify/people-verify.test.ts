import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Detail, Verdict } from "./findings.ts";
import { PEOPLE_CORRUPTIONS } from "./people-corruptions.fixture.ts";
import { alertsFromTheFirst, campaignOpened, directed, severityLookedBack, workGiven } from "./people.fixture.ts";
import { aSmallProvince, type SmallProvince } from "./province.fixture.ts";
import { NOTHING_WRONG, STANDING } from "./turns-red.fixture.ts";
import { verify } from "./verify.ts";
import { Workbench } from "./workbench.fixture.ts";

vi.setConfig({ testTimeout: 300_000 }); // each recounts the whole province

let province: SmallProvince;
let workbench: Workbench;

beforeAll(async () => {
  province = await aSmallProvince(0.05);
  workbench = await Workbench.open(province.adminUrl);
}, 180_000);
afterAll(async () => {
  await workbench?.close();
  await province?.leave();
});

/** The departments go on with their work, and the hub has read it. */
async function lifeGoesOn(changes: number): Promise<Verdict> {
  for (const code of ["tinh", "sxd", "trungtam"] as const)
    for (let change = 0; change < changes; change += 1) await province.department(code).control("change", {});
  for (const kind of ["transfer", "return", "reopen"]) await province.department("tinh").control("change", { kind });
  return verify(province.place, { ...STANDING, hold: true });
}

test("campaigns, work inside a department and notices, by name and by post, and alerts are as the ledgers and the recorded acts tell, while life goes on", async () => {
  await campaignOpened(province.place, "Dọn tồn đọng toàn tỉnh", { unit: "TINH", workingDays: 7 });
  await campaignOpened(province.place, "Dọn quá hạn của Sở", { unit: "SXD", workingDays: 5, severity: ["SEVERE", "OVERDUE"] });
  expect(await workGiven(province.place)).toBeGreaterThan(2);
  await directed(province.place);
  await alertsFromTheFirst(province.place);
  await severityLookedBack(province.adminUrl);
  const found = await lifeGoesOn(8);
  expect(found).toMatchObject(NOTHING_WRONG);
  expect(Math.min(found.compared["campaigns"] ?? 0, found.compared["inside"] ?? 0)).toBeGreaterThan(10);
  expect(found.compared["alerts"]).toBeGreaterThan(3);
  expect(found.compared["notices"]).toBeGreaterThan(3);
  expect(found.compared["severe"]).toBeGreaterThan(3);
});

test.each(PEOPLE_CORRUPTIONS)("turns red and names the place for $name", async (corruption) => {
  const subject = await workbench.subjectOf(corruption);
  const undo = await workbench.plant(corruption, subject);
  let seen: Verdict;
  try {
    seen = await verify(province.place, STANDING);
  } finally {
    await undo();
    await province.nextTick();
  }
  expect(seen[corruption.counter]).toBeGreaterThan(0);
  const isAbout = ({ what, where }: Detail): boolean => what.startsWith(`${corruption.group}:`) && where.startsWith(subject.name);
  expect(seen.details.filter(isAbout)).not.toEqual([]);
});

test("turns green again once each was undone", async () => {
  expect(await verify(province.place, STANDING)).toMatchObject(NOTHING_WRONG);
});
