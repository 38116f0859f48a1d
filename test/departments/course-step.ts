/** What can happen to a case in the plain life. The departments' own list: what the hub calls things is not their affair. */
export type PlainKind =
  | "RECEIVED"
  | "ASSIGNED"
  | "ACCEPTED"
  | "TRANSFERRED"
  | "RETURNED"
  | "RESOLVED"
  | "ANSWERED"
  | "CLOSED"
  | "REOPENED"
  | "DECLINED"
  | "REDIRECTED";

/** What can happen besides in the fuller life; all but MERGED leave status and holder as they are. */
export type FullKind =
  | "PAUSED" // waits for somebody, with a reason
  | "RESUMED"
  | "EXTENDED" // gets a new due day, from somebody entitled to grant it
  | "NO_RESULT_REPORTED" // the lead agency reports that there is no result yet, and why
  | "URGED"
  | "MERGED"; // ended as a duplicate of another case

export type CourseKind = PlainKind | FullKind;

/** What truly happened; a dialect tells the part of it that its columns can hold. `at` is epoch milliseconds. */
export type CourseStep = {
  at: number;
  kind: CourseKind;
  unit: string | null;
  note: string | null;
  /** Why it waits, was extended or has no result; of a pause one of `PAUSE_REASONS`. */
  reason?: string;
  /** The last day of an extension, YYYY-MM-DD, local. */
  dueDay?: string;
  /** The post of whoever granted an extension. */
  approver?: string;
  /** Id of the case that this one was merged into. */
  into?: string;
};

/** Which law a case comes under: streams have limits of their own and are never counted together. */
export type Stream = "HOTLINE" | "ADMIN_REGULATION" | "LEGAL_DOCUMENT";

/** What a record holds besides in the fuller life. */
export type Fuller = { stream: Stream };

/** Whether a course has come to a pause that nothing has ended. */
export function isPaused(course: readonly CourseStep[]): boolean {
  return course.findLast(({ kind }) => kind === "PAUSED" || kind === "RESUMED" || ENDS_A_PAUSE.has(kind))?.kind === "PAUSED";
}

const ENDS_A_PAUSE: ReadonlySet<CourseKind> = new Set<CourseKind>(["RESOLVED", "ANSWERED", "CLOSED", "REOPENED", "DECLINED", "REDIRECTED", "MERGED"]);
