import type { Stage } from "@dau-moi/schema";
import type { CourseStep } from "../ledger-line.ts";

/** Where a course has led. Instants are epoch milliseconds. */
export type Position = {
  stage: Stage;
  holder: string;
  assignedAt: number | null;
  acceptedAt: number | null;
  resolvedAt: number | null;
  answeredAt: number | null;
  closedAt: number | null;
};

function follow(before: Position, step: CourseStep, intake: string, keepsTransfers: boolean): Position {
  const { at, kind } = step;
  const holder = step.unit ?? before.holder;
  switch (kind) {
    case "RECEIVED":
      return before;
    case "ASSIGNED":
      return { ...before, stage: "ASSIGNED", holder, assignedAt: at, acceptedAt: null };
    case "ACCEPTED":
      return { ...before, stage: "IN_PROGRESS", acceptedAt: at };
    case "TRANSFERRED":
      return keepsTransfers ? { ...before, stage: "ASSIGNED", holder, acceptedAt: null } : { ...before, holder };
    case "RETURNED":
      return { ...before, stage: "RECEIVED", holder: intake, assignedAt: null, acceptedAt: null };
    case "RESOLVED":
      return { ...before, stage: "RESOLVED", resolvedAt: at };
    case "ANSWERED":
      return { ...before, stage: "ANSWERED", answeredAt: at };
    case "CLOSED":
      return { ...before, stage: "CLOSED", closedAt: at };
    case "REOPENED":
      return { ...before, stage: "IN_PROGRESS", resolvedAt: null, answeredAt: null, closedAt: null };
    case "DECLINED":
    case "REDIRECTED":
      return { ...before, stage: kind };
    case "MERGED":
      return { ...before, stage: "CLOSED", closedAt: at };
    case "PAUSED":
    case "RESUMED":
    case "EXTENDED":
    case "NO_RESULT_REPORTED":
    case "URGED":
      return before;
  }
}

/**
 * Follows a course to its end.
 * @param keepsTransfers false where a transfer only overwrites the holder and leaves status and dates as they were
 */
export function positionOf(course: readonly CourseStep[], intake: string, keepsTransfers: boolean): Position {
  const begin: Position = { stage: "RECEIVED", holder: intake, assignedAt: null, acceptedAt: null, resolvedAt: null, answeredAt: null, closedAt: null };
  return course.reduce((position, step) => follow(position, step, intake, keepsTransfers), begin);
}
