import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Detail, Verdict } from "./findings.ts";
import { FULLER_CORRUPTIONS } from "./fuller-corruptions.fixture.ts";
import { aSmallProvince, type SmallProvince } from "./province.fixture.ts";
import { verify } from "./verify.ts";
import { Workbench } from "./workbench.fixture.ts";

vi.setConfig({ testTimeout: 180_000 }); // each recounts the whole province at least twice

const STANDING = { hold: false, account: null };
const NOTHING_WRONG = { differences: 0, lost: 0, doubled: 0, details: [] };

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

  /** Looks while a fault is planted; afterwards everything is as it was before. */
  async function whileSpoiled(undo: () => Promise<void>): Promise<Verdict> {
    try {
      return await verify(province.place, STANDING);
    } finally {
      await undo();
      await province.nextTick();
    }
  }

  test.each(FULLER_CORRUPTIONS)("turns red and names the place for $name", async (corruption) => {
    const subject = await workbench.subjectOf(corruption);
    const undo = await workbench.plant(corruption, subject);
    const seen = await whileSpoiled(undo);
    expect(seen[corruption.counter]).toBeGreaterThan(0);
    const isAbout = ({ what, where }: Detail): boolean => what.startsWith(`${corruption.group}:`) && where.startsWith(subject.name);
    expect(seen.details.filter(isAbout)).not.toEqual([]);
  });

  test("turns green again once each was undone", async () => {
    expect(await verify(province.place, STANDING)).toMatchObject(NOTHING_WRONG);
  });
});
