type LimitMessage = "limit.wd" | "limit.wh" | "limit.h" | "limit.d";

/** Reads a limit as the graph writes it, "5wd", into its message and number; null when it is written otherwise. */
export function limitParts(limit: string): { id: LimitMessage; n: number } | null {
  const found = /^(\d+)(wd|wh|h|d)$/.exec(limit);
  return found && { id: `limit.${found[2]}` as LimitMessage, n: Number(found[1]) };
}

export interface ClockDay {
  day: string;
  /** Working minutes counted; null: the day was skipped, for `reason`. */
  minutes: number | null;
  reason: string | null;
}

/** Counted and skipped days as one row of days, the earliest first. */
export function inDayOrder(counted: readonly { day: string; minutes: number }[], skipped: readonly { day: string; reason: string }[]): ClockDay[] {
  const days: ClockDay[] = [
    ...counted.map(({ day, minutes }) => ({ day, minutes, reason: null })),
    ...skipped.map(({ day, reason }) => ({ day, minutes: null, reason })),
  ];
  return days.toSorted((a, b) => a.day.localeCompare(b.day));
}
