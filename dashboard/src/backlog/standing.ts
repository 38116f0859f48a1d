import type { BacklogClass, QueueRowFragment, Severity } from "../gql/graphql.ts";

/** Why a queue would not have a row any more. */
export type Left =
  | { kind: "UNSEEN" | "CLOSED" | "OTHER" }
  | { kind: "HANDED_OVER"; unit: string }
  | { kind: "CLASS"; backlogClass: BacklogClass }
  | { kind: "SEVERITY"; severity: Severity };

/**
 * The one thing that took it away, the weightiest first.
 * @param before as the queue has it; null: it was not read
 * @param now null: it cannot be seen any more
 */
export function whyLeft(before: QueueRowFragment | null, now: QueueRowFragment | null): Left {
  if (!now) return { kind: "UNSEEN" };
  if (!now.open) return { kind: "CLOSED" };
  if (!before) return { kind: "OTHER" };
  if (now.unit.code !== before.unit.code) return { kind: "HANDED_OVER", unit: now.unit.name };
  if (now.backlog && now.backlog.class !== before.backlog?.class) return { kind: "CLASS", backlogClass: now.backlog.class };
  if (now.backlog && now.backlog.severity !== before.backlog?.severity) return { kind: "SEVERITY", severity: now.backlog.severity };
  return { kind: "OTHER" };
}

/** Its place would be another: it is due at another instant, or in another group. */
export function movedIn(before: QueueRowFragment | undefined, now: QueueRowFragment | null): boolean {
  return before !== undefined && now !== null && (before.dueAt !== now.dueAt || before.backlog?.severity !== now.backlog?.severity);
}

/** Something of it that a person reads is otherwise; that its time goes on is no change. */
export function changedIn(before: QueueRowFragment, now: QueueRowFragment): boolean {
  return SHOWN.some((read) => read(before) !== read(now));
}

const SHOWN: readonly ((row: QueueRowFragment) => unknown)[] = [
  (row) => row.title,
  (row) => row.stage,
  (row) => row.field,
  (row) => row.urgent,
  (row) => row.unit.code,
  (row) => row.dueAt,
  (row) => row.placeText,
  (row) => row.timeLeft?.paused,
  (row) => row.backlog?.class,
  (row) => row.backlog?.severity,
  (row) => row.backlog?.disposition,
];
