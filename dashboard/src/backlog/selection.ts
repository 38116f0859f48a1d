import type { BulkSelectionInput, CaseFilter } from "../gql/graphql.ts";

/** Which cases a person has selected: some by name, or all that a filter had at a point. Both stay what they are while the queue moves on. */
export type Selection =
  | { kind: "some"; ids: ReadonlySet<string>; asOf: string | null }
  | { kind: "matching"; filter: CaseFilter; asOf: string; instant: string; count: number };

export const NOTHING: Selection = { kind: "some", ids: new Set(), asOf: null };

export function selectedCount(selection: Selection): number {
  return selection.kind === "matching" ? selection.count : selection.ids.size;
}

export function isSelected(selection: Selection, id: string): boolean {
  return selection.kind === "matching" || selection.ids.has(id);
}

/**
 * The selection with some rows on or off. The point of the first one stays: what moved on since is told by the hub.
 * @param loaded ids of the rows on the page, which is what is left when one of "all matching" is taken out
 */
export function withRows(selection: Selection, rows: { ids: readonly string[]; on: boolean; asOf: string }, loaded: readonly string[]): Selection {
  const before = selection.kind === "matching" ? new Set(loaded) : selection.ids;
  const ids = new Set(rows.on ? [...before, ...rows.ids] : [...before].filter((id) => !rows.ids.includes(id)));
  return ids.size === 0 ? NOTHING : { kind: "some", ids, asOf: selection.asOf ?? rows.asOf };
}

/** As the graph takes it. */
export function selectionInput(selection: Selection, asOf: string): BulkSelectionInput {
  if (selection.kind === "matching") return { filter: selection.filter, asOf: selection.asOf };
  return { ids: [...selection.ids], asOf: selection.asOf ?? asOf };
}
