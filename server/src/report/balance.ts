import type { ListConditions, ListsAt, Span } from "../tally/index.ts";

/** Parts of a balance: what came, and what became of it. */
export const CAME = ["opening", "received", "handedIn"] as const;
export const WENT = ["resulted", "declined", "redirected", "merged", "handedOut", "closing"] as const;
export type BalanceFigure = (typeof CAME)[number] | (typeof WENT)[number];

/** The list that each part is the length of. The ended are parted by how they ended, so that no case is in two parts of a side. */
export function balanceLists({ from, to }: Span): Record<BalanceFigure, ListConditions> {
  const held = (balance: NonNullable<ListConditions["balance"]>): ListConditions => ({ balance, balanceFrom: from, balanceTo: to });
  const ended = (more: ListConditions): ListConditions => ({ closedFrom: from, closedTo: to, ...more });
  return {
    opening: held("OPENING"),
    received: { receivedFrom: from, receivedTo: to },
    handedIn: held("HANDED_IN"),
    resulted: ended({ stage: ["CLOSED"], merged: false }),
    declined: ended({ stage: ["DECLINED"], merged: false }),
    redirected: ended({ stage: ["REDIRECTED"], merged: false }),
    merged: ended({ merged: true }),
    handedOut: held("HANDED_OUT"),
    closing: held("CLOSING"),
  };
}

/** What came less what became of it; 0: the balance closes. */
export function differenceOf(figures: Readonly<Record<BalanceFigure, number>>): number {
  const sum = (parts: readonly BalanceFigure[]): number => parts.reduce((total, part) => total + figures[part], 0);
  return sum(CAME) - sum(WENT);
}

/** Cases that came as often as they did not go, or the other way round: what a difference is made of. */
export function unbalancedCases<Case>(came: readonly (readonly Case[])[], went: readonly (readonly Case[])[]): Case[] {
  const counts = new Map<Case, number>();
  const count = (lists: readonly (readonly Case[])[], by: number): void => {
    for (const list of lists) for (const one of list) counts.set(one, (counts.get(one) ?? 0) + by);
  };
  count(came, 1);
  count(went, -1);
  return [...counts].flatMap(([one, n]) => (n === 0 ? [] : [one]));
}

/** Cases read in one statement. */
const AT_ONCE = 2_000;

/** The references of the cases that a scope's balance does not close by. */
export async function differenceIn(lists: ListsAt, of: ListConditions, span: Span): Promise<string[]> {
  const parts = balanceLists(span);
  const named = new Map<number, string>();
  const cases = async (names: readonly BalanceFigure[]): Promise<number[][]> => {
    const read: number[][] = [];
    for (const name of names) {
      const ids: number[] = [];
      for (let more = true; more;) {
        const rows = await lists.rows({ ...of, ...parts[name] }, AT_ONCE, "DUE_FIRST", ids.length);
        for (const { id, reference } of rows) named.set(id, reference);
        ids.push(...rows.map(({ id }) => id));
        more = rows.length === AT_ONCE;
      }
      read.push(ids);
    }
    return read;
  };
  return unbalancedCases(await cases(CAME), await cases(WENT))
    .map((id) => named.get(id) ?? String(id))
    .toSorted();
}
