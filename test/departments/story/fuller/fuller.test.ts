import { describe, expect, test } from "vitest";
import { isPaused, type CourseKind } from "../../course-step.ts";
import { keepsEveryStep } from "../../richness.ts";
import { DEPARTMENTS, type DepartmentCode } from "../../departments.ts";
import type { LedgerLine } from "../../ledger-line.ts";
import { OPEN } from "../../open-stages.ts";
import { PAUSE_REASONS } from "../../text/index.ts";
import { dayNumber, dayStart, HOUR_MS } from "../../vietnam-time.ts";
import { isWorkingDay, workingDayAfter, workingDaysBetween } from "../../working-days.ts";
import { inventCases } from "../index.ts";

const ANCHOR = Date.parse("2026-11-20T03:00:00Z");
const told = (dept: DepartmentCode, richness: "plain" | "full", scale = 1, seed = 1): LedgerLine[] =>
  inventCases(dept, { seed, anchor: ANCHOR, scale, richness });
const full = new Map(DEPARTMENTS.map((dept) => [dept, told(dept, "full")]));
const cases = (dept: DepartmentCode): LedgerLine[] => full.get(dept) ?? [];

const steps = (line: LedgerLine, kind: CourseKind) => line.record.course.filter((step) => step.kind === kind);
const went = (kind: CourseKind) => (line: LedgerLine) => steps(line, kind).length > 0;
const share = (dept: DepartmentCode, holds: (line: LedgerLine) => boolean): number => cases(dept).filter(holds).length / cases(dept).length;
const isOpen = (line: LedgerLine): boolean => OPEN.has(line.stage);
/** The first late instant: 15 working days under the law on regulations, else 7 with several agencies, 5 with one, 1 for urban infrastructure. */
function dueOf(line: LedgerLine): number {
  const several = line.record.destined.cooperating.length > 0 ? 7 : 5;
  const days = line.stream === "ADMIN_REGULATION" ? 15 : line.field === "URBAN_INFRASTRUCTURE" ? 1 : several;
  return dayStart(workingDayAfter(dayNumber(steps(line, "ASSIGNED")[0]?.at ?? 0), days) + 1);
}

describe("the fuller life", () => {
  test("is the same bytes from the same seed, and leaves the plain past as it is", () => {
    for (const dept of DEPARTMENTS) {
      expect(JSON.stringify(told(dept, "full", 0.1, 5))).toBe(JSON.stringify(told(dept, "full", 0.1, 5)));
      const ids = (lines: readonly LedgerLine[]): string[] => lines.map(({ id, receivedAt }) => `${id} ${receivedAt}`).toSorted();
      expect(ids(told(dept, "full", 0.1))).toEqual(ids(told(dept, "plain", 0.1)));
      const plain = told(dept, "plain", 0.1);
      expect(plain.every((line) => !("stream" in line) && !("fuller" in line.record) && line.record.course.every((step) => !("reason" in step)))).toBe(true);
    }
  });

  test("never lets a case go backwards in time, beyond the anchor, or past its own mark", () => {
    for (const line of DEPARTMENTS.flatMap(cases)) {
      const at = line.record.course.map((step) => step.at);
      expect(at).toEqual(at.toSorted((one, other) => one - other));
      expect(line.steps.map((step) => step.at)).toEqual(line.steps.map((step) => step.at).toSorted());
      expect(Math.max(...at)).toBeLessThanOrEqual(Math.min(line.record.mark ?? Infinity, ANCHOR));
    }
  });

  test("the archive knows nothing of it", () => {
    expect(JSON.stringify(cases("songlam"))).toBe(JSON.stringify(told("songlam", "plain")));
  });
});

describe("a case that waits", () => {
  const paused = (["tinh", "sxd", "trungtam"] as const).flatMap((dept) => cases(dept).filter(went("PAUSED")));

  test.each(["tinh", "sxd", "trungtam"] as const)("is one in seventeen in %s, with a reason that is not always a good one", (dept) => {
    expect(share(dept, went("PAUSED"))).toBeCloseTo(0.06, 2);
    const reasons = cases(dept).flatMap((line) => steps(line, "PAUSED").map((step) => step.reason));
    expect(reasons.every((reason) => PAUSE_REASONS.some((known) => known === reason))).toBe(true);
    expect(reasons.filter((reason) => reason === "chờ lãnh đạo").length).toBeGreaterThan(0);
  });

  test.each<[string, (line: LedgerLine) => boolean]>([
    ["still waits at the end of history", (line) => isOpen(line) && isPaused(line.record.course)],
    ["was closed as it lay", (line) => line.stage === "CLOSED" && line.record.course.at(-2)?.kind === "PAUSED"],
    ["waited twice", (line) => steps(line, "PAUSED").length === 2],
    ["began to wait when it was late already", (line) => isOpen(line) && (steps(line, "PAUSED")[0]?.at ?? 0) >= dueOf(line)],
    ["began to wait in the evening", (line) => ((steps(line, "PAUSED")[0]?.at ?? 0) + 7 * HOUR_MS) % (24 * HOUR_MS) >= 17 * HOUR_MS],
    ["waited over a holiday", waitedOverHoliday],
  ])("%s", (_, holds) => {
    expect(paused.filter(holds).length).toBeGreaterThan(1);
  });

  test("waits once where the product has one pair of columns", () => {
    for (const dept of ["sxd", "trungtam"] as const) expect(cases(dept).every((line) => steps(line, "PAUSED").length < 2)).toBe(true);
  });

  function waitedOverHoliday(line: LedgerLine): boolean {
    const [from, to] = [steps(line, "PAUSED")[0]?.at, steps(line, "RESUMED")[0]?.at];
    if (from === undefined || to === undefined) return false;
    const days = Array.from({ length: dayNumber(to) - dayNumber(from) }, (__, index) => dayNumber(from) + index);
    return days.some((day) => !isWorkingDay(day) && ![0, 6].includes((day + 4) % 7));
  }
});

describe("a case with more time", () => {
  test.each(["tinh", "sxd"] as const)("is one in twenty in %s, mostly granted before it was due, to a later day", (dept) => {
    expect(share(dept, went("EXTENDED"))).toBeCloseTo(0.05, 2);
    const granted = cases(dept).filter(went("EXTENDED"));
    const inTime = granted.filter((line) => (steps(line, "EXTENDED")[0]?.at ?? 0) < dueOf(line));
    expect(inTime.length / granted.length).toBeGreaterThan(0.75);
    expect(granted.length - inTime.length).toBeGreaterThan(2);
    for (const step of granted.flatMap((line) => steps(line, "EXTENDED"))) {
      expect(step).toMatchObject({
        approver: expect.stringMatching(/\S/),
        reason: expect.stringMatching(/\S/),
        dueDay: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      });
      expect(Date.parse(`${step.dueDay}T00:00:00+07:00`)).toBeGreaterThan(step.at);
    }
  });

  test("was given it twice only in the product that keeps every step", () => {
    const twice = (dept: DepartmentCode): number => cases(dept).filter((line) => steps(line, "EXTENDED").length > 1).length;
    expect(twice("tinh")).toBeGreaterThan(1);
    expect(DEPARTMENTS.filter((dept) => !keepsEveryStep(dept) && twice(dept) > 0)).toEqual([]);
  });
});

test("most leads of several agencies say every seven working days, or later, that there is no result yet", () => {
  const several = (["tinh", "sxd"] as const).flatMap((dept) =>
    cases(dept).filter((line) => line.stage === "IN_PROGRESS" && line.record.lagging === null && line.record.destined.cooperating.length > 0),
  );
  const silent = several.filter((line) => workingDaysBetween(dueOf(line), ANCHOR) > 8);
  expect(silent.filter(went("NO_RESULT_REPORTED")).length / silent.length).toBeGreaterThan(0.5);
  for (const line of (["tinh", "sxd"] as const).flatMap(cases)) {
    let before = dueOf(line) - 1;
    for (const { at, reason } of steps(line, "NO_RESULT_REPORTED")) {
      expect(reason).toMatch(/\S/);
      expect(workingDaysBetween(before, at)).toBeGreaterThanOrEqual(7);
      before = at;
    }
  }
});

test("one case in fifty was merged into an earlier one of its department and never came back", () => {
  for (const dept of ["tinh", "sxd", "trungtam"] as const) expect(share(dept, (line) => typeof line.mergedInto === "string")).toBeCloseTo(0.02, 2);
  for (const dept of ["tinh", "sxd", "trungtam", "hatang"] as const) {
    const rows = new Map(cases(dept).map((line) => [line.id, line]));
    for (const line of cases(dept).filter(({ mergedInto }) => typeof mergedInto === "string")) {
      expect(rows.get(line.mergedInto ?? "")?.row).toBeLessThan(line.row);
      expect([line.stage, line.record.course.at(-1)?.kind]).toEqual(["CLOSED", "MERGED"]);
    }
  }
});

test("four in a hundred of the province's cases are about regulations, a few about legal documents, and none elsewhere", () => {
  expect(share("tinh", ({ stream }) => stream !== "HOTLINE")).toBeCloseTo(0.04, 2);
  const documents = cases("tinh").filter(({ stream }) => stream === "LEGAL_DOCUMENT").length;
  expect(documents).toBeGreaterThan(5);
  expect(documents).toBeLessThan(share("tinh", ({ stream }) => stream === "ADMIN_REGULATION") * cases("tinh").length);
  for (const dept of ["sxd", "hatang", "trungtam"] as const) expect(cases(dept).every(({ stream }) => stream === "HOTLINE")).toBe(true);
});

test("some of what is late was urged, by the dispatcher or whoever supervises", () => {
  const urged = (["tinh", "sxd"] as const).flatMap((dept) => cases(dept).filter(went("URGED")));
  expect(urged.length).toBeGreaterThan(10);
  for (const line of urged) expect(steps(line, "URGED")[0]?.at ?? 0).toBeGreaterThanOrEqual(dueOf(line));
});
