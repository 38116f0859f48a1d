import type { QueueRowFragment, Severity } from "../gql/graphql.ts";
import { GROUPS } from "./queue-words.ts";

/** A group of the queue: where its rows begin, and how many they are. */
export interface Group {
  severity: Severity;
  /** place of its first row */
  from: number;
  /** null: not counted yet */
  cases: number | null;
}

/** Heights of the queue's parts, in CSS pixels. */
export interface Heights {
  head: number;
  group: number;
  row: number;
}

/**
 * Where the groups begin. The queue is ordered by group, so their numbers tell it for every row, read or not.
 * @param counts null: not counted yet; then the rows that were read, in their order, tell it as far as they go
 */
export function groupsOf(counts: readonly { severity: Severity; cases: number }[] | null, read: readonly QueueRowFragment[]): Group[] {
  if (counts === null) return groupsIn(read);
  let from = 0;
  return GROUPS.flatMap((severity) => {
    const cases = counts.filter((count) => count.severity === severity).reduce((sum, count) => sum + count.cases, 0);
    const group = { severity, from, cases };
    from += cases;
    return cases > 0 ? [group] : [];
  });
}

function groupsIn(read: readonly QueueRowFragment[]): Group[] {
  const severityOf = (row: QueueRowFragment | undefined) => row?.backlog?.severity ?? "NO_CLOCK";
  return read.flatMap((row, from) => (from === 0 || severityOf(read[from - 1]) !== severityOf(row) ? [{ severity: severityOf(row), from, cases: null }] : []));
}

/** Where a row's upper edge is, from the list's. */
export function topOfRow(place: number, groups: readonly Group[], { head, group, row }: Heights): number {
  return head + place * row + groups.filter(({ from }) => from <= place).length * group;
}

/** Where a group's heading is. */
export function topOfGroup(nth: number, groups: readonly Group[], { head, group, row }: Heights): number {
  return head + (groups[nth]?.from ?? 0) * row + nth * group;
}

/** The first row that reaches below a height. */
export function rowBelow(top: number, groups: readonly Group[], heights: Heights): number {
  const nth = groups.findLastIndex((_, at) => topOfGroup(at, groups, heights) <= top);
  const group = groups[Math.max(nth, 0)];
  if (!group) return 0;
  const into = top - topOfGroup(Math.max(nth, 0), groups, heights) - heights.group;
  const place = group.from + Math.max(Math.floor(into / heights.row), 0);
  return Math.min(place, groups[nth + 1]?.from ?? Infinity);
}
