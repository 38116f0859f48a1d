import { expect, test } from "vitest";
import { Unit } from "../../unit/index.ts";
import { judged } from "./directory.ts";
import type { DirectoryFacts } from "./directory.ts";

const entry = (code: string, ...numbers: string[]): DirectoryFacts => ({
  unit: Object.assign(new Unit(), { code }),
  numbers: numbers.map((number) => ({ number, name: code, hours: [] })),
  mailboxes: [{ kind: "EMAIL", address: `${code}@noi.example`, name: code }],
  roster: [],
  head: { code: "CB-01", phone: "0912000101", email: null },
  sources: [],
  review: null,
  seen: "",
  coming: [],
});

test("a number is shared when another unit has it, not when a unit names its own one twice", () => {
  const faults = judged([entry("A", "1022"), entry("B", "1022", "1900"), entry("C", "1800", "1800")], "2026-03-16").map((one) => one.faults);
  expect(faults).toEqual([["NUMBER_SHARED"], ["NUMBER_SHARED"], []]);
});
