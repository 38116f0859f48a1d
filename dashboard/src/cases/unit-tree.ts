interface Leaf {
  code: string;
  parent: { code: string } | null;
}

/** Every unit right under its parent, in the register's order; one whose parent is not in the list stands at the top. */
export function inTreeOrder<T extends Leaf>(units: readonly T[]): { unit: T; depth: number }[] {
  const known = new Set(units.map((unit) => unit.code));
  const below = Map.groupBy(units, (unit) => (unit.parent && known.has(unit.parent.code) ? unit.parent.code : null));
  const branch = (parent: string | null, depth: number): { unit: T; depth: number }[] =>
    (below.get(parent) ?? []).flatMap((unit) => [{ unit, depth }, ...branch(unit.code, depth + 1)]);
  return branch(null, 0);
}
