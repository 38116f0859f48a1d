import { describe, expect, test } from "vitest";
import { DEPARTMENTS, type DepartmentCode } from "../departments.ts";
import type { LedgerLine } from "../ledger-line.ts";
import { OPEN } from "../open-stages.ts";
import { countShapes } from "../text/index.ts";
import { workingDaysBetween } from "../working-days.ts";
import { inventCases } from "./index.ts";

const ANCHOR = Date.parse("2026-11-20T03:00:00Z");
const whole = new Map<DepartmentCode, LedgerLine[]>(
  DEPARTMENTS.map((dept) => [dept, inventCases(dept, { seed: 1, anchor: ANCHOR, scale: 1, richness: "plain" })]),
);
const cases = (dept: DepartmentCode): LedgerLine[] => whole.get(dept) ?? [];
const all = DEPARTMENTS.flatMap(cases);
const instants = (line: LedgerLine): string[] =>
  [line.receivedAt, line.assignedAt, line.acceptedAt, line.resolvedAt, line.answeredAt, line.closedAt].filter((at) => at !== null);
const share = (lines: readonly LedgerLine[], holds: (line: LedgerLine) => boolean): number => lines.filter(holds).length / lines.length;
const wentThrough = (kind: string) => (line: LedgerLine) => line.record.course.some((step) => step.kind === kind);

/** T1 3 working days; T2 1, 5 or 7; the answer on the day of the result. */
function isOverdue(dept: DepartmentCode, line: LedgerLine): boolean {
  const limit = line.field === "URBAN_INFRASTRUCTURE" ? 1 : line.cooperating.length > 0 ? 7 : 5;
  const past = (from: string | null, days: number): boolean => from !== null && workingDaysBetween(Date.parse(from), ANCHOR) > days;
  if (dept === "hatang") return line.stage !== "ANSWERED" && past(line.receivedAt, limit);
  if (line.stage === "RECEIVED") return past(line.steps.at(-1)?.at ?? null, 3);
  if (line.stage === "RESOLVED") return past(line.resolvedAt, 0);
  return line.stage !== "ANSWERED" && past(line.assignedAt, limit);
}

describe("the sample province", () => {
  test("is the same bytes from the same seed, and others from another", () => {
    for (const dept of DEPARTMENTS) {
      const make = (seed: number): string => JSON.stringify(inventCases(dept, { seed, anchor: ANCHOR, scale: 0.02, richness: "plain" }));
      expect(make(5)).toBe(make(5));
      expect(make(5)).not.toBe(make(6));
    }
  });

  test("has over 6,000 cases in over a hundred kinds of sentences", () => {
    expect(all.length).toBeGreaterThanOrEqual(6000);
    expect(countShapes()).toBeGreaterThan(100);
    expect(new Set(all.map((line) => line.record.content)).size / all.length).toBeGreaterThan(0.9);
  });

  test("never lets a case go backwards in time or beyond the anchor", () => {
    for (const line of all) {
      const told = instants(line);
      expect(told).toEqual([...told].toSorted());
      expect([line.at, ...told].every((at) => Date.parse(at) <= ANCHOR)).toBe(true);
      expect(line.steps.map((step) => step.at)).toEqual(line.steps.map((step) => step.at).toSorted());
    }
  });

  test("tells only what each dialect can express", () => {
    expect(cases("sxd").every((line) => instants(line).every((at) => at.endsWith(":00.000Z")))).toBe(true);
    expect(cases("hatang").every((line) => line.assignedAt === null && line.channel === null && line.steps.length <= 2)).toBe(true);
    expect(cases("songlam").every((line) => line.lead === "HUYEN-SL" && /^W(0[1-9]|1[0-2])$/.test(line.wardCode ?? ""))).toBe(true);
    expect(cases("tinh").some((line) => line.steps.some((step) => step.kind === "TRANSFERRED"))).toBe(true);
    expect(cases("sxd").some((line) => line.lead === "SGTVT" && OPEN.has(line.stage))).toBe(true);
  });
});

describe("its proportions", () => {
  test.each(["tinh", "sxd", "hatang", "trungtam"] as const)("about one case in eight is open in %s, about a third of them overdue", (dept) => {
    const open = cases(dept).filter((line) => OPEN.has(line.stage));
    expect(open.length / cases(dept).length).toBeCloseTo(0.12, 1);
    const late = share(open, (line) => isOverdue(dept, line));
    expect(late).toBeGreaterThan(0.22);
    expect(late).toBeLessThan(0.5);
  });

  test("every backlog class stands among the open ones", () => {
    const classes = new Set(all.filter((line) => OPEN.has(line.stage)).map((line) => line.record.backlog));
    expect([...classes].toSorted()).toEqual(["B1", "B2", "B3", "B4", null]);
  });

  test("repeats, transfers, returns, reopenings and confidential cases are as rare as they should be", () => {
    const tinh = cases("tinh");
    const within = (value: number, low: number, high: number): void => expect(value > low && value < high, `${value} in ${low}–${high}`).toBe(true);
    within(
      share(tinh, (line) => line.repeatOf !== null),
      0.06,
      0.1,
    );
    within(
      share(tinh, (line) => line.record.destined.cooperating.length > 0),
      0.07,
      0.13,
    );
    within(share(tinh, wentThrough("TRANSFERRED")), 0.04, 0.08);
    within(share(tinh, wentThrough("RETURNED")), 0.01, 0.035);
    within(share(tinh, wentThrough("REOPENED")), 0.018, 0.045);
    within(
      share(tinh, ({ record: { caller } }) => caller.hideName || caller.hidePhone || caller.hideContent),
      0.035,
      0.07,
    );
  });

  test("about four in five are handled in time, and some units are clearly worse", () => {
    const handled = all.filter((line) => line.assignedAt !== null && line.resolvedAt !== null);
    const limit = (line: LedgerLine): number => (line.field === "URBAN_INFRASTRUCTURE" ? 1 : line.cooperating.length > 0 ? 7 : 5);
    const inTime = (line: LedgerLine): boolean => workingDaysBetween(Date.parse(line.assignedAt ?? ""), Date.parse(line.resolvedAt ?? "")) <= limit(line);
    expect(share(handled, inTime)).toBeGreaterThan(0.74);
    expect(share(handled, inTime)).toBeLessThan(0.86);
    expect(
      share(
        handled.filter((line) => line.lead === "X-TANLOC"),
        inTime,
      ),
    ).toBeLessThan(0.65);
    expect(
      share(
        handled.filter((line) => line.lead === "X-ANPHU"),
        inTime,
      ),
    ).toBeGreaterThan(0.85);
  });
});
