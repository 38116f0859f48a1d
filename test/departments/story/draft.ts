import type { CaseRecord, CourseStep } from "../ledger-line.ts";
import type { InventedCourse } from "./course.ts";
import type { Subject } from "./subject.ts";

/** A case while it is being invented: its whole life, and as much of it as has happened. */
export type Draft = Pick<CaseRecord, "remark" | "lagging" | "backlog"> & {
  receivedAt: number;
  /** Nothing is written to it after this instant. */
  frozenAt: number;
  subject: Subject;
  invented: InventedCourse;
  happened: CourseStep[];
  /** Index of the draft it repeats. */
  repeats: number | null;
  isRepeated: boolean;
  /** A result is written down although no step says so. */
  hasEarlyResult: boolean;
};
