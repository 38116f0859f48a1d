import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { FULLER_CORRUPTIONS } from "./fuller-corruptions.fixture.ts";
import { aSmallProvince, type SmallProvince } from "./province.fixture.ts";
import { expectRed, NOTHING_WRONG, STANDING } from "./turns-red.fixture.ts";
import { verify } from "./verify.ts";
import { Workbench } from "./workbench.fixture.ts";

vi.setConfig({ testTimeout: 180_000 }); // each recounts the whole province at least twice

describe("a province that lives the fuller life", () => {
  let province: SmallProvince;
  let workbench: Workbench;

  beforeAll(async () => {
    province = await aSmallProvince(0.2);
    workbench = await Workbench.open(province.adminUrl);
    for (const kind of ["pause", "pause", "pause", "pause", "extend", "extend", "report", "urge", "resume"]) {
      await province.department("tinh").control("change", { kind });
      if (kind !== "report" && kind !== "urge") await province.department("sxd").control("change", { kind: kind === "extend" ? "urge" : kind });
    }
  }, 120_000);
  afterAll(async () => {
    await workbench?.close();
    await province?.leave();
  });

  test("is shown as its ledgers tell it, pauses, extensions, merged cases and streams included", async () => {
    const found = await verify(province.place, { ...STANDING, hold: true });
    expect(found).toMatchObject(NOTHING_WRONG);
    expect(found.compared["streams"]).toBeGreaterThan(100);
  });

  test.each(FULLER_CORRUPTIONS)("turns red and names the place for $name", (corruption) =>
    expectRed(corruption, { province, workbench }, () => province.nextTick()),
  );

  test("turns green again once each was undone", async () => {
    expect(await verify(province.place, STANDING)).toMatchObject(NOTHING_WRONG);
  });
});
