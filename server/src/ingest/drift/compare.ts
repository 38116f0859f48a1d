import type { FieldType } from "./fields.ts";

/** A field as it was met so far. */
export interface KnownField {
  path: string;
  type: FieldType;
  /** every record had it */
  always: boolean;
}

/** What of a source's interface is other than before. */
export interface Drift {
  change: "ADDED" | "REMOVED" | "RENAMED" | "TYPE_CHANGED";
  path: string;
  /** the kind, or of a renamed field its name, before and now */
  was: string | null;
  isNow: string | null;
}

/**
 * Holds the fields that the records of a read have against those known.
 * @param known as of the last read · seen with the fields' kinds, and whether all records had them
 */
export function driftBetween(known: readonly KnownField[], seen: ReadonlyMap<string, KnownField>): Drift[] {
  const before = new Map(known.map((field) => [field.path, field]));
  const added = [...seen.values()].filter(({ path }) => !before.has(path));
  const removed = known.filter(({ path, always }) => always && !seen.has(path) && !removedWithParent(path, seen));
  const renamed = removed.flatMap((old) => {
    const candidates = added.filter((field) => field.always && sameKind(field.type, old.type) && parentOf(field.path) === parentOf(old.path));
    const rivals = removed.filter((other) => sameKind(other.type, old.type) && parentOf(other.path) === parentOf(old.path));
    const [only] = candidates;
    return candidates.length === 1 && rivals.length === 1 && only !== undefined ? [{ old, now: only }] : [];
  });
  const named = new Set(renamed.flatMap(({ old, now }) => [old.path, now.path]));
  const changed = [...seen.values()].flatMap((field): Drift[] => {
    const old = before.get(field.path);
    if (old === undefined || old.type === "nothing" || field.type === "nothing" || old.type === field.type) return [];
    return [{ change: "TYPE_CHANGED", path: field.path, was: old.type, isNow: field.type }];
  });
  return [
    ...renamed.map(({ old, now }): Drift => ({ change: "RENAMED", path: now.path, was: old.path, isNow: now.path })),
    ...removed.filter(({ path }) => !named.has(path)).map(({ path, type }): Drift => ({ change: "REMOVED", path, was: type, isNow: null })),
    ...added.filter(({ path }) => !named.has(path)).map(({ path, type }): Drift => ({ change: "ADDED", path, was: null, isNow: type })),
    ...changed,
  ];
}

const sameKind = (a: FieldType, b: FieldType): boolean => a === b || a === "nothing" || b === "nothing";
const parentOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf("."), path.lastIndexOf("[]"), 0));

/** What stood below a list that is empty now, or an object that is null now, is not gone for that. */
function removedWithParent(path: string, seen: ReadonlyMap<string, KnownField>): boolean {
  for (let parent = parentOf(path); parent !== ""; parent = parentOf(parent)) {
    const field = seen.get(parent);
    if (field !== undefined && (field.type === "list" || field.type === "nothing")) return true;
  }
  return false;
}
