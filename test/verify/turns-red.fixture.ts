import { expect } from "vitest";
import type { Detail } from "./findings.ts";
import type { SmallProvince } from "./province.fixture.ts";
import { verify } from "./verify.ts";
import type { Corruption, Workbench } from "./workbench.fixture.ts";

/** Whom a verify of a test asks as, and that it lets the province live on. */
export const STANDING = { hold: false, account: null };
export const NOTHING_WRONG = { differences: 0, lost: 0, doubled: 0, details: [] };

/** Plants a fault, looks, and puts everything back: the recount counted it and named its place. @param putBack what else has to happen before all is as it was */
export async function expectRed(
  corruption: Corruption,
  { province, workbench }: { province: SmallProvince; workbench: Workbench },
  putBack?: () => Promise<unknown>,
): Promise<void> {
  const subject = await workbench.subjectOf(corruption);
  const undo = await workbench.plant(corruption, subject);
  let seen;
  try {
    seen = await verify(province.place, STANDING);
  } finally {
    await undo();
    await putBack?.();
  }
  expect(seen[corruption.counter]).toBeGreaterThan(0);
  const isAbout = ({ what, where }: Detail): boolean => what.startsWith(`${corruption.group}:`) && where.startsWith(subject.name);
  expect(seen.details.filter(isAbout)).not.toEqual([]);
}
