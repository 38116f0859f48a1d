export interface Elapsed {
  days: number;
  hours: number;
  minutes: number;
}

/** @param seconds whole or not, ≥ 0; what is less than a minute is left out */
export function elapsedOf(seconds: number): Elapsed {
  const minutes = Math.floor(seconds / 60);
  return { days: Math.floor(minutes / 1440), hours: Math.floor(minutes / 60) % 24, minutes: minutes % 60 };
}

/** Plain time between two instants, in days of 24 hours: no calendar and no working hours. Never negative. */
export function elapsed(from: string, to: string): Elapsed {
  return elapsedOf(Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000));
}

export type ElapsedPart = { id: "elapsed.days" | "elapsed.hours" | "elapsed.minutes"; n: number };

/** The one or two parts worth saying: from three days on days alone, then days and hours, hours and minutes, minutes. Empty: under a minute. */
export function elapsedParts({ days, hours, minutes }: Elapsed): ElapsedPart[] {
  const parts: ElapsedPart[] = [
    { id: "elapsed.days", n: days },
    { id: "elapsed.hours", n: hours },
    { id: "elapsed.minutes", n: minutes },
  ];
  const first = parts.findIndex((part) => part.n > 0);
  if (first < 0) return [];
  const said = days >= 3 ? 1 : 2;
  return parts.slice(first, first + said).filter((part) => part.n > 0);
}

/** Is the first late instant reached at the instant shown? */
export function isLate(firstLateInstant: string, shown: string): boolean {
  return Date.parse(firstLateInstant) <= Date.parse(shown);
}
