import type { ChangeCauseKind } from "../gql/graphql.ts";
import type { Point } from "./frames.ts";

/** The numbers of a board that a change is told for, in the order of their weight. */
export const FIGURES = ["overdue", "dueSoon", "open", "receivedToday", "closedToday"] as const;
export type Figure = (typeof FIGURES)[number];

/** Which source told a change, and of how many cases only on a later day. */
interface ChangeSource {
  code: string;
  name: string;
  cases: number;
  late: number;
}

export interface Counted extends Record<Figure, number> {
  asOf: Point;
  changes: readonly { cause: ChangeCauseKind; cases: number; sources?: readonly ChangeSource[] }[];
}

/** One change of the numbers: when, by how much, and why. */
export interface News {
  asOf: Point;
  deltas: readonly { figure: Figure; by: number }[];
  causes: Counted["changes"];
  /** True when ticks between may have been missed, so that the causes need not add up to the deltas. */
  afterGap: boolean;
}

/** What the newer board changed, or null when it changed nothing and names no cause. */
export function newsBetween(before: Counted, after: Counted, afterGap: boolean): News | null {
  const deltas = FIGURES.map((figure) => ({ figure, by: after[figure] - before[figure] })).filter((delta) => delta.by !== 0);
  const causes = after.changes.filter((change) => change.cases > 0);
  return deltas.length || causes.length ? { asOf: after.asOf, deltas, causes, afterGap } : null;
}

/**
 * Cases changed since an instant, by cause.
 * @param news newest first
 * @param knownFrom instant from which on the log is complete; null: not yet
 * @returns null when the log does not reach back to the instant
 */
export function causesSince(news: readonly News[], instant: string, knownFrom: string | null): Counted["changes"] | null {
  if (!knownFrom || Date.parse(knownFrom) > Date.parse(instant)) return null;
  const since = news.filter((one) => Date.parse(one.asOf.instant) > Date.parse(instant));
  if (since.some((one) => one.afterGap)) return null;
  const cases = new Map<ChangeCauseKind, number>();
  for (const change of since.flatMap((one) => one.causes)) cases.set(change.cause, (cases.get(change.cause) ?? 0) + change.cases);
  return [...cases].map(([cause, count]) => ({ cause, cases: count }));
}

/** The changes there were at an instant. @param instant null: all there are */
export function newsUntil(news: readonly News[], instant: string | null): readonly News[] {
  return instant === null ? news : news.filter((one) => Date.parse(one.asOf.instant) <= Date.parse(instant));
}
