import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { HOTLINE_CORRUPTIONS } from "./hotline-corruptions.fixture.ts";
import { aSmallProvince, type SmallProvince } from "./province.fixture.ts";
import { expectRed, NOTHING_WRONG, STANDING } from "./turns-red.fixture.ts";
import { verify } from "./verify.ts";
import { Workbench } from "./workbench.fixture.ts";

vi.setConfig({ testTimeout: 120_000 }); // each recounts the whole province at least twice

let province: SmallProvince;
let workbench: Workbench;

beforeAll(async () => {
  province = await aSmallProvince(0.02);
  workbench = await Workbench.open(province.adminUrl);
}, 90_000);
afterAll(async () => {
  await workbench?.close();
  await province?.leave();
});

test("calls and outages are as the switchboard's own ledger tells them, whatever it told otherwise later", async () => {
  const first = await verify(province.place, { ...STANDING, hold: true }); // registers are read once they have settled
  expect(first).toMatchObject(NOTHING_WRONG);
  expect(first.compared["hotline"]).toBeGreaterThan(100);
  for (const kind of ["restate", "outage", "overlap", "more_answered", "ends_before_it_begins", "no_offset", "restate"])
    await province.department("tinh").control("switchboard", { kind });
  expect(await verify(province.place, { ...STANDING, hold: true })).toMatchObject(NOTHING_WRONG);
  await province.department("tinh").control("switchboard", { kind: "end" });
  expect(await verify(province.place, { ...STANDING, hold: true })).toMatchObject(NOTHING_WRONG);
});

test.each(HOTLINE_CORRUPTIONS)("the recount turns red and names the place for $name", (corruption) => expectRed(corruption, { province, workbench }));

test("and green again once each was undone", async () => {
  expect(await verify(province.place, { ...STANDING, hold: true })).toMatchObject(NOTHING_WRONG); // a day's figures may just have been told
});
