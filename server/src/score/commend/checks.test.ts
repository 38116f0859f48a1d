import { describe, expect, test } from "vitest";
import { changedSince, checksOf, grantFault, standsAsGrave } from "./checks.ts";
import type { CheckFacts } from "./checks.ts";
import { CHECKS as ALL_CHECKS } from "./commend.words.ts";
import type { CheckCode, CheckResult } from "./commend.words.ts";

/** Those of units. */
const CHECKS = ALL_CHECKS.filter((code) => code !== "SHEETS");
const stated = (result: "CLEAR" | "BLOCKED", at = 100) => ({ id: 1, result, document: "5/BC", at });
const CLEAN: CheckFacts = {
  thresholds: { minimumScore: "80.00", minimumCases: 10, minimumPeriods: 2 },
  scores: [
    { period: 1, total: "80.00", cases: 10 },
    { period: 2, total: "95.5", cases: 40 },
  ],
  inspections: [],
  findings: [],
  diversions: { count: 0, lastAt: null },
  statements: { COMPLAINT: stated("CLEAR"), DISCIPLINE: stated("CLEAR"), PRESS: stated("CLEAR") },
  signs: [],
  silent: [],
  corrections: [],
  unfollowed: [],
  sealedOver: [],
  openAppeals: [],
  unseen: [],
  awards: [{ name: "Giấy khen", number: "3/QĐ", day: "2025-01-05", topical: false, revoked: false }],
};
const score = (total: string | null, cases = 40) => ({
  scores: [
    { period: 1, total: "90", cases: 40 },
    { period: 2, total, cases },
  ],
});
const finding = (remedied: boolean, sanction: "NONE" | "PENDING" | "APPLIED", above = false, grave = false) => ({
  findings: [{ id: 1, inspection: 9, remedied, sanction, above, grave }],
});
const award = (topical: boolean, revoked: boolean) => ({ awards: [{ name: "Giấy khen", number: "3/QĐ", day: "2025-01-05", topical, revoked }] });

const TABLE: readonly [what: string, code: CheckCode, given: Partial<CheckFacts>, result: CheckResult, kinds: string[]][] = [
  ["every score at or above the minimum", "THRESHOLDS", {}, "CLEAR", []],
  ["one score a hundredth below", "THRESHOLDS", score("79.99"), "BLOCKED", ["SCORE"]],
  ["a score of 9 beside a minimum of 80, compared as numbers", "THRESHOLDS", score("9.00"), "BLOCKED", ["SCORE"]],
  ["too few cases in one period", "THRESHOLDS", score("99", 9), "UNKNOWN", ["CASES"]],
  [
    "a period that an inspection left without a total",
    "THRESHOLDS",
    { scores: [{ period: 1, total: null, cases: 40, blocked: true }] },
    "BLOCKED",
    ["BLOCKED_TOTAL", "PERIODS"],
  ],
  ["a period without a total", "THRESHOLDS", score(null, 0), "UNKNOWN", ["NO_TOTAL", "PERIODS"]],
  ["no period at all", "THRESHOLDS", { scores: [] }, "UNKNOWN", ["PERIODS"]],
  ["no inspection", "OPEN_INSPECTION", {}, "CLEAR", []],
  ["an inspection under way", "OPEN_INSPECTION", { inspections: [{ id: 9, opened: true, above: false }] }, "BLOCKED", ["INSPECTION"]],
  ["one under way above it", "OPEN_INSPECTION", { inspections: [{ id: 9, opened: true, above: true }] }, "UNKNOWN", ["INSPECTION_ABOVE"]],
  ["one that is only planned", "OPEN_INSPECTION", { inspections: [{ id: 9, opened: false, above: false }] }, "CLEAR", ["INSPECTION_PLANNED"]],
  ["a finding remedied", "FINDINGS", finding(true, "NONE"), "CLEAR", []],
  ["a grave one of the span, though remedied", "FINDINGS", finding(true, "NONE", false, true), "BLOCKED", ["FINDING_GRAVE"]],
  ["a finding not remedied", "FINDINGS", finding(false, "NONE"), "BLOCKED", ["FINDING"]],
  ["a sanction not applied yet", "FINDINGS", finding(true, "PENDING"), "BLOCKED", ["SANCTION_PENDING"]],
  ["a sanction applied", "FINDINGS", finding(true, "APPLIED"), "UNKNOWN", ["SANCTION_APPLIED"]],
  ["a finding not remedied of the unit above", "FINDINGS", finding(false, "NONE", true), "UNKNOWN", ["FINDING_ABOVE"]],
  ["a sanction applied to the unit above", "FINDINGS", finding(true, "APPLIED", true), "UNKNOWN", ["FINDING_ABOVE"]],
  ["a finding of the unit above that is behind it", "FINDINGS", finding(true, "NONE", true), "CLEAR", []],
  ["a complaint that nobody was asked about", "COMPLAINT", { statements: {} }, "UNKNOWN", []],
  ["a complaint said to be none", "COMPLAINT", {}, "CLEAR", ["STATEMENT"]],
  ["a complaint led elsewhere before that was said", "COMPLAINT", { diversions: { count: 2, lastAt: 99 } }, "CLEAR", ["STATEMENT", "DIVERSIONS"]],
  ["a complaint led elsewhere after that was said", "COMPLAINT", { diversions: { count: 2, lastAt: 101 } }, "UNKNOWN", ["STATEMENT", "DIVERSIONS"]],
  [
    "a complaint being verified",
    "COMPLAINT",
    { statements: { COMPLAINT: stated("BLOCKED") }, diversions: { count: 1, lastAt: 101 } },
    "BLOCKED",
    ["STATEMENT", "DIVERSIONS"],
  ],
  ["data that nothing is said against", "DATA_INTEGRITY", {}, "CLEAR", []],
  ["a sign to be inspected", "DATA_INTEGRITY", { signs: [{ sign: "BACK_DATED", above: false }] }, "BLOCKED", ["SIGN_TO_INSPECT"]],
  ["a sign of the unit above", "DATA_INTEGRITY", { signs: [{ sign: "BACK_DATED", above: true }] }, "UNKNOWN", ["SIGN_ABOVE"]],
  ["a silent source", "DATA_INTEGRITY", { silent: [{ period: 1, sources: 2 }] }, "UNKNOWN", ["SILENT_SOURCES"]],
  ["late data", "DATA_INTEGRITY", { corrections: [{ period: 1, cases: 3 }] }, "UNKNOWN", ["CORRECTIONS"]],
  ["a period after which none was taken yet", "DATA_INTEGRITY", { unfollowed: [2] }, "UNKNOWN", ["NO_LATER_PERIOD"]],
  ["a period sealed over appeals", "DATA_INTEGRITY", { sealedOver: [{ period: 1, appeals: 2 }] }, "UNKNOWN", ["SEALED_OVER_APPEALS"]],
  ["an appeal that waits", "DATA_INTEGRITY", { openAppeals: [{ period: 1, appeals: 1 }] }, "UNKNOWN", ["OPEN_APPEALS"]],
  ["no sign that nobody looked at", "UNSEEN_SIGNS", {}, "CLEAR", []],
  ["a sign that nobody looked at", "UNSEEN_SIGNS", { unseen: [{ sign: "BACK_DATED", cases: 12, above: false, judged: true }] }, "BLOCKED", ["SIGN_UNSEEN"]],
  ["one of the unit above", "UNSEEN_SIGNS", { unseen: [{ sign: "BACK_DATED", cases: 12, above: true, judged: true }] }, "UNKNOWN", ["SIGN_UNSEEN_ABOVE"]],
  [
    "one that cannot be told from its peers",
    "UNSEEN_SIGNS",
    { unseen: [{ sign: "BACK_DATED", cases: 12, above: false, judged: false }] },
    "UNKNOWN",
    ["SIGN_NOT_JUDGED"],
  ],
  ["signs of a span too long for them", "UNSEEN_SIGNS", { unseen: null }, "UNKNOWN", ["SIGNS_NOT_READ"]],
  ["discipline that nobody was asked about", "DISCIPLINE", { statements: {} }, "UNKNOWN", []],
  ["discipline under consideration", "DISCIPLINE", { statements: { DISCIPLINE: stated("BLOCKED") } }, "BLOCKED", ["STATEMENT"]],
  ["the press, nothing", "PRESS", {}, "CLEAR", ["STATEMENT"]],
  ["a regular award named", "EARLIER_AWARDS", {}, "CLEAR", ["AWARD"]],
  ["a topical award named", "EARLIER_AWARDS", award(true, false), "BLOCKED", ["TOPICAL_AWARD"]],
  ["an award named that was cancelled since", "EARLIER_AWARDS", award(false, true), "BLOCKED", ["REVOKED_AWARD"]],
];

describe("a condition", () => {
  test.each(TABLE)("%s: %s", (_what, code, given, result, kinds) => {
    const [checked] = checksOf([code], { ...CLEAN, ...given });
    expect({ result: checked?.result, kinds: checked?.evidence.map(({ kind }) => kind) }).toEqual({ result, kinds });
  });

  test("is always known where nothing is said against the unit, and never clear where nobody said anything", () => {
    expect(checksOf(CHECKS, CLEAN).every(({ result }) => result === "CLEAR")).toBe(true);
    const silent = checksOf(CHECKS, { ...CLEAN, statements: {}, scores: [] }).filter(({ result }) => result === "UNKNOWN");
    expect(silent.map(({ code }) => code)).toEqual(["THRESHOLDS", "COMPLAINT", "DISCIPLINE", "PRESS"]);
  });
});

describe("a grant", () => {
  const lookedAt = (code: CheckCode, given: Partial<CheckFacts>) => checksOf(CHECKS, { ...CLEAN, ...given }).filter((one) => one.code === code);
  const unknown = lookedAt("PRESS", { statements: {} });
  const blocked = lookedAt("FINDINGS", finding(false, "NONE"));

  test("goes over nothing that is blocked, whatever is waived, and over what is unknown only by a waiver of that", () => {
    expect(grantFault(checksOf(CHECKS, CLEAN), [])).toBeUndefined();
    expect(grantFault(blocked, ["FINDINGS"])).toEqual({ code: "FINDINGS", why: "BLOCKED" });
    expect(grantFault(unknown, [])).toEqual({ code: "PRESS", why: "UNKNOWN" });
    expect(grantFault(unknown, ["PRESS"])).toBeUndefined();
    expect(grantFault(unknown, ["PRESS", "DISCIPLINE"])).toEqual({ code: "DISCIPLINE", why: "NOT_UNKNOWN" });
  });

  test("is decided on conditions that are still so: what changed in result or evidence is told, whatever order its names are in", () => {
    const seen = (facts: CheckFacts) => ({ checks: checksOf(CHECKS, facts), scores: facts.scores });
    expect(changedSince(seen(CLEAN), seen(CLEAN))).toEqual([]);
    expect(changedSince(seen(CLEAN), seen({ ...CLEAN, ...score("79") }))).toEqual(["THRESHOLDS"]);
    const two = { ...CLEAN, corrections: [{ period: 1, cases: 2 }] };
    expect(changedSince(seen(two), seen({ ...two, corrections: [{ period: 1, cases: 3 }] }))).toEqual(["DATA_INTEGRITY"]);
    const turned = checksOf(CHECKS, two).map(({ evidence, ...one }) => ({
      ...one,
      evidence: evidence.map(({ kind, reference, text }) => ({ text, reference, kind })),
    }));
    expect(changedSince(seen(two), { checks: turned, scores: two.scores })).toEqual([]);
  });

  test("is not decided on scores that are others since, though they meet the minimum as before", () => {
    const seen = (total: string) => ({ checks: checksOf(CHECKS, { ...CLEAN, ...score(total) }), scores: score(total).scores });
    expect(seen("95").checks).toEqual(seen("90").checks);
    expect(changedSince(seen("95"), seen("90"))).toEqual(["THRESHOLDS"]);
    expect(changedSince(null, seen("90"))).toEqual(CHECKS);
  });
});

test.each([
  ["of the span, though remedied long since", true, "NONE", { ofSpan: true, upheld: true }, true],
  ["of other days, not remedied", false, "NONE", { ofSpan: false, upheld: true }, true],
  ["of other days, remedied, its sanction decided and not applied", true, "PENDING", { ofSpan: false, upheld: true }, true],
  ["of other days, remedied, its sanction applied", true, "APPLIED", { ofSpan: false, upheld: true }, false],
  ["that nobody has concluded", false, "NONE", { ofSpan: false, upheld: false }, false],
] as const)("a grave finding %s: stands against the unit by when it holds", (_, remedied, sanction, held, stands) => {
  expect(standsAsGrave({ remedied, sanction }, held)).toBe(stands);
});
