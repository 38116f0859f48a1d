import { describe, expect, test } from "vitest";
import { grantFault } from "./checks.ts";
import type { CheckCode, CheckResult } from "./commend.words.ts";
import { personChecksOf } from "./person-checks.ts";
import type { PersonFacts, SheetFact } from "./person-checks.ts";

const CHECKS: readonly CheckCode[] = ["SHEETS", "OPEN_INSPECTION", "FINDINGS", "COMPLAINT", "DATA_INTEGRITY", "DISCIPLINE", "PRESS", "EARLIER_AWARDS"];
const stated = (result: "CLEAR" | "BLOCKED") => ({ id: 1, result, document: "5/BC", at: 100 });
const SHEET: SheetFact = { period: 1, items: 10, confirmed: true, contested: 0, ruledSince: 0 };
const AWAY = { id: 9, cases: 1, concluded: true, falsified: true };
const CLEAN: PersonFacts = {
  terms: { minimumItems: 10, minimumSheets: 1 },
  sheets: [SHEET],
  inspections: [],
  concluded: [],
  elsewhere: [],
  graves: [],
  signs: [],
  silent: [],
  diversions: { count: 0, lastAt: null },
  statements: { COMPLAINT: stated("CLEAR"), DISCIPLINE: stated("CLEAR"), PRESS: stated("CLEAR") },
  awards: [],
};
const sheet = (more: Partial<SheetFact>): Partial<PersonFacts> => ({ sheets: [{ ...SHEET, ...more }] });

const TABLE: readonly [what: string, code: CheckCode, given: Partial<PersonFacts>, result: CheckResult, kinds: string[]][] = [
  ["a sheet with enough items", "SHEETS", {}, "CLEAR", []],
  ["a sheet with one item too few", "SHEETS", sheet({ items: 9 }), "UNKNOWN", ["SHEET_FEW"]],
  ["no sheet of a period", "SHEETS", sheet({ items: null, confirmed: false }), "UNKNOWN", ["SHEET_MISSING", "SHEETS_COUNT"]],
  ["too few periods with a sheet", "SHEETS", { terms: { minimumItems: 10, minimumSheets: 2 } }, "UNKNOWN", ["SHEETS_COUNT"]],
  ["a sheet that he never confirmed", "SHEETS", sheet({ confirmed: false }), "CLEAR", ["SHEET_UNCONFIRMED"]],
  ["a sheet that something was ruled about since", "SHEETS", sheet({ ruledSince: 1 }), "CLEAR", ["SHEET_RULED"]],
  ["a contested sheet", "SHEETS", sheet({ contested: 1, items: 3 }), "BLOCKED", ["SHEET_CONTESTED", "SHEET_FEW"]],
  ["an inspection of his unit", "OPEN_INSPECTION", { inspections: [{ id: 9, opened: true, cases: 0 }] }, "UNKNOWN", ["INSPECTION_OF_UNIT"]],
  ["one that is only planned", "OPEN_INSPECTION", { inspections: [{ id: 9, opened: false, cases: 0 }] }, "CLEAR", ["INSPECTION_PLANNED"]],
  [
    "one that holds a case of his not in order",
    "OPEN_INSPECTION",
    {
      inspections: [
        { id: 9, opened: true, cases: 1 },
        { id: 10, opened: true, cases: 0 },
      ],
    },
    "BLOCKED",
    ["CASES_NOT_IN_ORDER", "INSPECTION_OF_UNIT"],
  ],
  ["the same, concluded", "FINDINGS", { concluded: [{ id: 9, cases: 1, falsified: false }] }, "UNKNOWN", ["CASES_NOT_IN_ORDER"]],
  ["one of another unit that held a case he had before", "OPEN_INSPECTION", { elsewhere: [{ ...AWAY, concluded: false }] }, "UNKNOWN", ["CASES_ELSEWHERE"]],
  ["the same, concluded", "FINDINGS", { elsewhere: [AWAY] }, "UNKNOWN", ["CASES_ELSEWHERE"]],
  ["the same, with data falsified there", "DATA_INTEGRITY", { elsewhere: [AWAY] }, "UNKNOWN", ["CASES_ELSEWHERE"]],
  ["the same without", "DATA_INTEGRITY", { elsewhere: [{ ...AWAY, falsified: false }] }, "CLEAR", []],
  ["no case of his", "FINDINGS", {}, "CLEAR", []],
  ["a grave finding of his unit", "DATA_INTEGRITY", { graves: [{ id: 4, inspection: 9 }] }, "UNKNOWN", ["FINDING_GRAVE_OF_UNIT"]],
  [
    "data falsified where his case is not in order",
    "DATA_INTEGRITY",
    { graves: [{ id: 4, inspection: 9 }], concluded: [{ id: 9, cases: 1, falsified: true }] },
    "BLOCKED",
    ["FINDING_GRAVE"],
  ],
  ["a sign of his unit", "DATA_INTEGRITY", { signs: ["BACK_DATED"] }, "UNKNOWN", ["SIGN_OF_UNIT"]],
  ["a source silent at the seal", "DATA_INTEGRITY", { silent: [{ period: 1, sources: 1 }] }, "UNKNOWN", ["SILENT_SOURCES"]],
  ["discipline that nobody was asked about", "DISCIPLINE", { statements: {} }, "UNKNOWN", []],
  ["discipline under consideration", "DISCIPLINE", { statements: { DISCIPLINE: stated("BLOCKED") } }, "BLOCKED", ["STATEMENT"]],
  ["a complaint led elsewhere since", "COMPLAINT", { ...CLEAN, diversions: { count: 1, lastAt: 101 } }, "UNKNOWN", ["STATEMENT", "DIVERSIONS"]],
  [
    "a topical award",
    "EARLIER_AWARDS",
    { awards: [{ name: "Giấy khen", number: "3/QĐ", day: "2025-01-05", topical: true, revoked: false }] },
    "BLOCKED",
    ["TOPICAL_AWARD"],
  ],
];

describe("a condition of an officer", () => {
  test.each(TABLE)("%s: %s", (_what, code, given, result, kinds) => {
    const [checked] = personChecksOf([code], { ...CLEAN, ...given });
    expect({ result: checked?.result, kinds: checked?.evidence.map(({ kind }) => kind) }).toEqual({ result, kinds });
  });

  test("is clear where nothing is said against him, never where nobody was asked, and none is asked of a score", () => {
    expect(grantFault(personChecksOf(CHECKS, CLEAN), [])).toBeUndefined();
    const silent = personChecksOf(CHECKS, { ...CLEAN, statements: {} }).filter(({ result }) => result === "UNKNOWN");
    expect(silent.map(({ code }) => code)).toEqual(["COMPLAINT", "DISCIPLINE", "PRESS"]);
    expect(() => personChecksOf(["THRESHOLDS"], CLEAN)).toThrow("units alone");
  });
});
