import type { CourseKind, PlainKind } from "../course-step.ts";
import { positionOf } from "../dialect/index.ts";
import type { DepartmentCode } from "../departments.ts";
import type { LedgerLine } from "../ledger-line.ts";
import { canPassOn } from "../story/index.ts";
import { FULL_CHANGES, FULL_STEP_OF, fullerSteps, waits, type FullChange } from "./fuller.ts";

export const CHANGE_KINDS = ["new", "assign", "accept", "resolve", "answer", "close", "transfer", "return", "reopen", "repeat", ...FULL_CHANGES] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];
/** The kinds that go on with a case, and the step each writes. */
export type StepChange = Exclude<ChangeKind, "new" | "repeat">;

export const PLAIN_STEP_OF: Readonly<Record<Exclude<StepChange, FullChange>, PlainKind>> = {
  assign: "ASSIGNED",
  accept: "ACCEPTED",
  resolve: "RESOLVED",
  answer: "ANSWERED",
  close: "CLOSED",
  transfer: "TRANSFERRED",
  return: "RETURNED",
  reopen: "REOPENED",
};
export const STEP_OF: Readonly<Record<StepChange, CourseKind>> = { ...PLAIN_STEP_OF, ...FULL_STEP_OF };

/** Who truly has the case, whatever the row shows. */
export function holderOf(line: LedgerLine): string {
  return positionOf(line.record.course, line.intake, true).holder;
}

function movable(dept: DepartmentCode, line: LedgerLine): StepChange[] {
  return canPassOn(dept, holderOf(line)) ? ["transfer", "return"] : [];
}

/** The steps that may come next on a case, the most natural first. */
export function possibleSteps(dept: DepartmentCode, line: LedgerLine): StepChange[] {
  if (line.poison !== undefined) return [];
  switch (line.stage) {
    case "RECEIVED":
      return ["assign"];
    case "ASSIGNED":
      return ["accept", ...movable(dept, line)];
    case "IN_PROGRESS":
      return waits(line) ? ["resume", "close"] : ["resolve", ...movable(dept, line), ...fullerSteps(dept, line)];
    case "RESOLVED":
      return dept === "hatang" ? ["answer", "close"] : ["answer"];
    case "ANSWERED":
      return ["close"];
    case "CLOSED":
      return line.record.closeReason === "Trùng lặp" || typeof line.mergedInto === "string" ? [] : ["reopen"];
    case "DECLINED":
    case "REDIRECTED":
      return [];
  }
}
