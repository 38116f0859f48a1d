import { describe, expect, test } from "vitest";
import { changesBetween, endingAlone } from "./changes.ts";
import { contradictionsIn } from "./contradictions.ts";
import { merged } from "./statement.ts";
import type { Statement } from "./statement.ts";
import { unitsFileOf } from "./units-file.ts";

const HEAD = "kind: DEPARTMENT, basis: x, shifts: y";
const top = "  - { code: T, name: T, kind: PROVINCE, from: 2000-01-01, basis: x, shifts: y }\n";
const unit = (code: string, more = ""): string => `  - { code: ${code}, name: ${code}, ${HEAD}, parent: T, from: 2020-01-01${more} }\n`;
const versions = (code: string, ...spans: string[]): string =>
  `  - code: ${code}\n    versions:\n${spans.map((s) => `      - { name: ${code}, ${HEAD}, parent: T, ${s} }\n`).join("")}`;
const succession = (more: string): string => `  - { basis: x, ${more} }\n`;
const file = (units: string, ...successions: string[]): Statement =>
  unitsFileOf(`units:\n${top}${units}${successions.length === 0 ? "" : `successions:\n${successions.join("")}`}`);
const wrong = (units: string, ...successions: string[]): string[] => contradictionsIn(file(units, ...successions)).map((p) => `${p.at}: ${p.message}`);

const ended = unit("OLD", ", to: 2025-03-01");

describe("a file of units that can be held", () => {
  test("names parents wherever they stand, versions that follow each other, and successors by field and by area", () => {
    const units = `${unit("B").replace("parent: T", "parent: A")}${unit("A")}${versions("C", "from: 2020-01-01, to: 2024-01-01", "from: 2024-01-01")}${ended}${unit("N")}`;
    const parts = [
      succession("from: OLD, to: N, kind: SPLIT, on: 2025-03-01"),
      succession("from: OLD, to: A, kind: SPLIT, on: 2025-03-01, fields: [HEALTH]"),
      succession("from: OLD, to: C, kind: SPLIT, on: 2025-03-01, areas: [W1], fields: [HEALTH]"),
    ];
    expect(wrong(units, ...parts)).toEqual([]);
  });
});

describe("a file of units is refused, with the place and what was expected, for", () => {
  test.each<[string, string, string[], string]>([
    ["a code twice", unit("A") + unit("A"), [], "units.2.code: A stands twice"],
    ["an end before its beginning", unit("A", ", to: 2019-01-01"), [], "units.1.to: expected a day after `from` (2020-01-01)"],
    [
      "overlapping versions",
      versions("A", "from: 2020-01-01, to: 2024-01-01", "from: 2023-01-01"),
      [],
      "units.1.versions.1.from: overlaps the version from 2020-01-01",
    ],
    [
      "a hole, which is a code used again",
      versions("A", "from: 2020-01-01, to: 2022-01-01", "from: 2023-01-01"),
      [],
      "units.1.versions.1.from: leaves a hole: A ended on 2022-01-01, and the code of a unit that ended is never used again",
    ],
    ["a parent nobody knows", unit("A").replace("parent: T", "parent: Z"), [], "units.1.parent: Z is not among the units"],
    [
      "a parent that did not exist in the child's time",
      `${ended}${unit("A").replace("parent: T", "parent: OLD")}`,
      [],
      "units.2.parent: OLD exists from 2020-01-01 to 2025-03-01, not all the time from 2020-01-01 to now",
    ],
    ["a unit above itself", unit("A").replace("parent: T", "parent: A"), [], "units.1.parent: A stands above itself"],
    [
      "a circle",
      unit("A").replace("parent: T", "parent: B") + unit("B").replace("parent: T", "parent: C") + unit("C").replace("parent: T", "parent: A"),
      [],
      "the units form a circle on 2020-01-01: A under B under C under A",
    ],
    ["a second province", unit("A").replace(", parent: T", ""), [], "units.1.parent: expected a parent: T stands at the top already"],
    [
      "a code two units have",
      unit("A", ", codes: [{ scheme: ORG, code: H1, from: 2020-01-01 }]") + unit("B", ", codes: [{ scheme: ORG, code: H1, from: 2021-01-01 }]"),
      [],
      "units.2.codes: ORG H1 is the code of A too",
    ],
    [
      "a code used again",
      unit("A", ", codes: [{ scheme: ORG, code: H1, from: 2020-01-01, to: 2021-01-01 }]") + unit("B", ", codes: [{ scheme: ORG, code: H1, from: 2021-01-01 }]"),
      [],
      "units.2.codes: ORG H1 was the code of A; a code is never used again",
    ],
    ["a successor nobody knows", ended, [succession("from: OLD, to: Z, kind: MERGE, on: 2025-03-01")], "successions.0: Z is not among the units"],
    [
      "a unit that takes over from itself",
      ended,
      [succession("from: OLD, to: OLD, kind: MERGE, on: 2025-03-01")],
      "successions.0: OLD cannot take over from itself",
    ],
    [
      "a successor before its predecessor ends",
      ended + unit("N"),
      [succession("from: OLD, to: N, kind: MERGE, on: 2025-02-01")],
      "successions.0.on: OLD ends on 2025-03-01: a successor takes over on that day, not before",
    ],
    [
      "days with nobody between the two",
      ended + unit("N"),
      [succession("from: OLD, to: N, kind: MERGE, on: 2025-04-01")],
      "successions.0.on: OLD ends on 2025-03-01: a successor takes over on that day, not later",
    ],
    [
      "a successor of a unit that goes on",
      unit("A") + unit("N"),
      [succession("from: A, to: N, kind: MERGE, on: 2025-04-01")],
      "successions.0.from: A does not end",
    ],
    [
      "a successor that does not exist yet",
      ended + unit("N").replace("2020-01-01", "2025-06-01"),
      [succession("from: OLD, to: N, kind: MERGE, on: 2025-03-01")],
      "successions.0.to: N does not exist on 2025-03-01",
    ],
    [
      "a function transferred without saying which",
      unit("A") + unit("N"),
      [succession("from: A, to: N, kind: FUNCTION_TRANSFER, on: 2025-04-01")],
      "successions.0: a transfer of functions needs `fields` or `areas`",
    ],
    [
      "an area given to two",
      ended + unit("N") + unit("M"),
      [
        succession("from: OLD, to: N, kind: SPLIT, on: 2025-03-01, areas: [W1, W2]"),
        succession("from: OLD, to: M, kind: SPLIT, on: 2025-03-01, areas: [W2, W3]"),
      ],
      "successions.1: areas W2 of OLD went to N already (successions.0); it cannot go to M too",
    ],
    [
      "everything given to two",
      ended + unit("N") + unit("M"),
      [succession("from: OLD, to: N, kind: SPLIT, on: 2025-03-01"), succession("from: OLD, to: M, kind: SPLIT, on: 2025-03-01")],
      "successions.1: everything of OLD went to N already (successions.0); it cannot go to M too",
    ],
  ])("%s", (_what, units, successions, message) => {
    expect(wrong(units, ...successions).join("\n")).toContain(message);
  });

  test.each([
    ["an unknown kind", unit("A").replace("DEPARTMENT", "CASTLE"), "units.1.kind: Invalid option"],
    ["a word too much", unit("A", ", colour: red"), "units.1: Unrecognized key"],
    ["a day that does not exist", unit("A").replace("2020-01-01", "2021-02-30"), "units.1.from: there is no such day"],
    ["what is no YAML", "  - {", "file: is not YAML"],
  ])("%s", (_what, units, message) => {
    expect(() => file(units)).toThrow(message);
  });
});

describe("what a file changes", () => {
  const before = file(unit("A") + unit("B") + versions("C", "from: 2020-01-01"));

  test("is nothing, when it says what the register holds", () => {
    expect(changesBetween(before, merged(before, file(unit("A") + unit("B") + versions("C", "from: 2020-01-01"))))).toEqual([]);
  });

  test("is told unit by unit: added, renamed, moved, dissolved; who is not named stays", () => {
    const renamed = versions("C", "from: 2020-01-01, to: 2026-01-01", "from: 2026-01-01").replace(/name: C(?=[^\n]*from: 2026)/, "name: C mới");
    const after = merged(before, file(unit("A").replace("parent: T", "parent: D") + unit("D") + renamed + unit("E", ", to: 2026-06-01")));
    expect(changesBetween(before, after).map((c) => [c.kind, c.code, c.on, c.before, c.after])).toEqual([
      ["MOVED", "A", "2020-01-01", "T", "D"],
      ["ADDED", "D", "2020-01-01", null, "T"],
      ["RENAMED", "C", "2026-01-01", "C", "C mới"],
      ["ADDED", "E", "2020-01-01", null, "T"],
    ]);
    expect(after.units.map((u) => u.code)).toContain("B");
    expect(changesBetween(before, merged(before, file(unit("A") + unit("B", ", to: 2026-06-01")))).map((c) => [c.kind, c.code, c.on])).toEqual([
      ["DISSOLVED", "B", "2026-06-01"],
    ]);
  });

  test("names the units that end with nobody to take over", () => {
    expect(endingAlone(file(ended + unit("GONE", ", to: 2025-03-01") + unit("N"), succession("from: OLD, to: N, kind: MERGE, on: 2025-03-01")))).toEqual([
      "GONE",
    ]);
  });
});
