interface Leaf {
  code: string;
  name: string;
  parent: { code: string } | null;
}

const COMBINING = /\p{M}/gu;
const plain = (text: string): string => text.normalize("NFD").replaceAll(COMBINING, "").replaceAll("đ", "d").replaceAll("Đ", "d").toLowerCase();

/**
 * The units whose name or code has every word looked for, each under its parents, in the register's order; all of them when nothing is looked for.
 * @param text with or without Vietnamese marks
 */
export function foundInTree<T extends Leaf>(units: readonly T[], text: string): { unit: T; depth: number; found: boolean }[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const found = new Set(units.filter((unit) => words.every((word) => plain(`${unit.name} ${unit.code}`).includes(word))).map((unit) => unit.code));
  const shown = new Set<string>();
  for (const code of found) for (let unit = byCode.get(code); unit && !shown.has(unit.code); unit = byCode.get(unit.parent?.code ?? "")) shown.add(unit.code);
  const below = Map.groupBy(units, (unit) => (unit.parent && byCode.has(unit.parent.code) ? unit.parent.code : null));
  const branch = (parent: string | null, depth: number): { unit: T; depth: number; found: boolean }[] =>
    (below.get(parent) ?? [])
      .filter((unit) => shown.has(unit.code))
      .flatMap((unit) => [{ unit, depth, found: words.length > 0 && found.has(unit.code) }, ...branch(unit.code, depth + 1)]);
  return branch(null, 0);
}
