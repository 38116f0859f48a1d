import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { anOutside, type Outside } from "../journey/kit/sending.ts";
import { DELIVERY_CORRUPTIONS } from "./delivery-corruptions.fixture.ts";
import type { Detail, Verdict } from "./findings.ts";
import { wordsWentOut } from "./outside.fixture.ts";
import { aSmallProvince, type SmallProvince } from "./province.fixture.ts";
import { NOTHING_WRONG, STANDING } from "./turns-red.fixture.ts";
import { verify } from "./verify.ts";
import { Workbench } from "./workbench.fixture.ts";

vi.setConfig({ testTimeout: 300_000 }); // each recounts the whole province

let outside: Outside;
let folder: string;
let province: SmallProvince;
let workbench: Workbench;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "verify-outside-"));
  outside = await anOutside(false, folder);
  province = await aSmallProvince(0.05, outside.environment);
  province.place.outside = folder;
  workbench = await Workbench.open(province.adminUrl);
}, 180_000);
afterAll(async () => {
  await workbench?.close();
  await province?.leave();
  await outside?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("what was sent to citizens and officers is as mail server and gateway wrote it down", async () => {
  await wordsWentOut(province.place, province.adminUrl, outside);
  const found = await verify(province.place, { ...STANDING, hold: true });
  expect(found).toMatchObject(NOTHING_WRONG);
  expect(found.compared["deliveries"]).toBeGreaterThan(15);
  expect(Object.keys(found.leftOut).filter((why) => why.includes("mail server"))).toEqual([]);
});

test("without a book of those outside nothing that was sent is taken for right", async () => {
  const { leftOut } = await verify({ ...province.place, outside: null }, STANDING);
  expect(leftOut["what was sent to people: no ledger of a mail server or gateway"]).toBe(4);
});

test.each(DELIVERY_CORRUPTIONS)("turns red and names the place for $name", async (corruption) => {
  const subject = await workbench.subjectOf(corruption);
  const undo = await workbench.plant(corruption, subject);
  let seen: Verdict;
  try {
    seen = await verify(province.place, STANDING);
  } finally {
    await undo();
  }
  expect(seen[corruption.counter]).toBeGreaterThan(0);
  const isAbout = ({ what, where }: Detail): boolean => what.startsWith(`${corruption.group}:`) && where.startsWith(subject.name);
  expect(seen.details.filter(isAbout)).not.toEqual([]);
});

test("turns green again once each was undone", async () => {
  expect(await verify(province.place, STANDING)).toMatchObject(NOTHING_WRONG);
});
