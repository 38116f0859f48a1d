interface Ranked {
  unit: { code: string };
  open: number;
  overdue: number;
  overdueShare: number | null;
}

/** Units by their overdue share, highest first; those with too few open cases for a share stand apart, unranked. */
export function rankUnits<T extends Ranked>(units: readonly T[]): { ranked: T[]; tooFew: T[] } {
  const share = (one: T) => one.overdueShare ?? 0;
  return {
    ranked: units.filter((one) => one.overdueShare !== null).toSorted((a, b) => share(b) - share(a) || b.overdue - a.overdue),
    tooFew: units.filter((one) => one.overdueShare === null && one.open > 0),
  };
}

/**
 * The rows in the order that was there when the reader came, with what joined since at the end.
 * @param held codes in the order to keep; null: nothing is held
 */
export function inHeldOrder<T extends Ranked>(ranked: readonly T[], held: readonly string[] | null): readonly T[] {
  if (!held) return ranked;
  const place = new Map(held.map((code, index) => [code, index]));
  return ranked.toSorted((a, b) => (place.get(a.unit.code) ?? held.length) - (place.get(b.unit.code) ?? held.length));
}
