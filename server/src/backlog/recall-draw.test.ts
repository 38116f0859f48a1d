import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openVault } from "../access/index.ts";
import { isSampled } from "./recall-draw.ts";

const aVault = () => openVault(join(mkdtempSync(join(tmpdir(), "recall-")), "keys"));
const MANY = 5_000;
const drawnBy = (vault: ReturnType<typeof aVault>): number[] =>
  Array.from({ length: MANY }, (_, id) => id).filter((id) => isSampled(vault, { id, caseId: 7 * id, proposedAt: Date.UTC(2026, 2, 16) }, 10));

test("one closing in ten is drawn, the same ones every time, and others under another key", () => {
  const [ours, theirs] = [aVault(), aVault()];
  const drawn = drawnBy(ours);
  // five standard deviations of 5,000 draws at one in ten
  expect(Math.abs(drawn.length - MANY / 10)).toBeLessThan(107);
  expect(drawnBy(ours)).toEqual(drawn);
  const both = drawnBy(theirs).filter((id) => drawn.includes(id)).length;
  expect(both).toBeLessThan(drawn.length / 3);
});
