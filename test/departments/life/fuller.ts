import { isPaused, type CourseStep, type FullKind } from "../course-step.ts";
import type { DepartmentCode } from "../departments.ts";
import type { LedgerLine } from "../ledger-line.ts";
import type { Dice } from "../random.ts";
import { keepsEveryStep, knows } from "../richness.ts";
import { dueOf } from "../story/index.ts";
import { APPROVERS, EXTENSION_REASONS, MERGED_NOTE, NO_RESULT_REASONS, PAUSE_REASON_WEIGHTS, URGINGS } from "../text/index.ts";
import { dayNumber, dayStart, localDate } from "../vietnam-time.ts";
import { workingDayAfter } from "../working-days.ts";

/** What goes on with a case only in the fuller life. */
export const FULL_CHANGES = ["pause", "resume", "extend", "report", "urge", "merge"] as const;
export type FullChange = (typeof FULL_CHANGES)[number];

export const FULL_STEP_OF: Readonly<Record<FullChange, FullKind>> = {
  pause: "PAUSED",
  resume: "RESUMED",
  extend: "EXTENDED",
  report: "NO_RESULT_REPORTED",
  urge: "URGED",
  merge: "MERGED",
};

/** How likely each is to come instead of the natural step. */
const CHANCES: readonly (readonly [FullChange, number])[] = [
  ["merge", 0.1],
  ["pause", 0.04],
  ["extend", 0.03],
  ["report", 0.06],
  ["urge", 0.02],
];

/** Whether a case lies still until somebody else has done his part. */
export function waits(line: LedgerLine): boolean {
  return line.stage === "IN_PROGRESS" && isPaused(line.record.course);
}

/** What the fuller life allows of a case in progress, beside its natural steps. */
export function fullerSteps(dept: DepartmentCode, line: LedgerLine): FullChange[] {
  const { fuller, course, destined } = line.record;
  if (fuller === undefined || line.stage !== "IN_PROGRESS") return [];
  if (fuller.stream === "LEGAL_DOCUMENT") return knows(dept, "URGED") ? ["urge"] : [];
  const cycle = course.slice(course.findLastIndex(({ kind }) => kind === "REOPENED") + 1);
  const isFree = (kind: FullKind): boolean => keepsEveryStep(dept) || !cycle.some((step) => step.kind === kind);
  const possible: Record<FullChange, boolean> = {
    pause: isFree("PAUSED"),
    resume: false,
    extend: isFree("EXTENDED"),
    report: destined.cooperating.length > 0,
    urge: true,
    merge: line.repeatOf !== null,
  };
  return FULL_CHANGES.filter((change) => possible[change] && knows(dept, FULL_STEP_OF[change]));
}

/** Now and then one of them comes first. */
export function drawFuller(possible: readonly string[], dice: Dice): FullChange | null {
  for (const [change, chance] of CHANCES) if (possible.includes(change) && dice.chance(chance)) return change;
  return null;
}

type Terms = Pick<CourseStep, "note" | "reason" | "dueDay" | "approver" | "into">;

/** What is written down with such a step. @param at instant of the step */
export function termsOf(dept: DepartmentCode, line: LedgerLine, change: FullChange, at: number, dice: Dice): Terms {
  switch (change) {
    case "pause":
      return { note: null, reason: dice.weighted(PAUSE_REASON_WEIGHTS) };
    case "resume":
      return { note: null };
    case "extend":
      return {
        note: null,
        reason: dice.pick(EXTENSION_REASONS),
        dueDay: newDueDay(line, at, dice),
        approver: dice.pick(APPROVERS[dept === "sxd" ? "sxd" : "tinh"]),
      };
    case "report":
      return { note: null, reason: dice.pick(NO_RESULT_REASONS) };
    case "urge":
      return { note: dice.pick(URGINGS) };
    case "merge":
      return { note: MERGED_NOTE, into: line.repeatOf ?? "" };
  }
}

/** Three to eight working days after the last day of before, be that the regulation's or a grant's. */
function newDueDay(line: LedgerLine, at: number, dice: Dice): string {
  const granted = line.record.course.findLast(({ kind }) => kind === "EXTENDED")?.dueDay;
  const before = granted === undefined ? dayNumber(dueOf(line)) - 1 : dayNumber(Date.parse(`${granted}T00:00:00+07:00`));
  return localDate(dayStart(workingDayAfter(Math.max(before, dayNumber(at)), dice.whole(3, 8))));
}
