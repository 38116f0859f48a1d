import { expect, test } from "vitest";
import { reloadDue } from "./watchdog.ts";

const AT = "2026-03-18T05:00:00.000Z";
const NIGHT = "2026-03-17T20:30:00.000Z"; // 03:30 in Vietnam

test("numbers that stand still for three minutes make the screen begin anew, and not again for ten", () => {
  expect(reloadDue(181, null, 4_000, AT)).toBe("frozen");
  expect(reloadDue(180, null, 4_000, AT)).toBeNull();
  expect(reloadDue(999, null, 100, AT)).toBeNull();
  expect(reloadDue(999, { why: "frozen", at: "2026-03-18T04:52:00.000Z" }, 400, AT)).toBeNull();
  expect(reloadDue(999, { why: "frozen", at: "2026-03-18T04:49:00.000Z" }, 700, AT)).toBe("frozen");
});

test("each night the screen begins anew, once", () => {
  expect(reloadDue(0, null, 80_000, NIGHT)).toBe("night");
  expect(reloadDue(0, { why: "night", at: NIGHT }, 4_000, NIGHT)).toBeNull();
  expect(reloadDue(0, { why: "night", at: "2026-03-16T20:01:00.000Z" }, 80_000, NIGHT)).toBe("night");
  expect(reloadDue(0, null, 80_000, AT)).toBeNull();
});
