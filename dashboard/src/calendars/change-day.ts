/** A calendar's file as far as days are changed in it. */
interface CalendarFile {
  years?: Record<string, { off?: Record<string, string>; worked?: Record<string, string> }>;
}

/** Says of a day that it is off, worked, or ordinary. @returns the file's text, or null when it is no calendar with that year */
export function withDay(text: string, day: string, how: "off" | "worked" | "ordinary", reason: string): string | null {
  try {
    const file = JSON.parse(text) as CalendarFile;
    const year = file.years?.[day.slice(0, 4)];
    if (year?.off === undefined || year.worked === undefined) return null;
    const { [day]: _off, ...off } = year.off;
    const { [day]: _worked, ...worked } = year.worked;
    year.off = how === "off" ? inOrder({ ...off, [day]: reason }) : off;
    year.worked = how === "worked" ? inOrder({ ...worked, [day]: reason }) : worked;
    return JSON.stringify(file, undefined, 2);
  } catch {
    return null; // the text is being written; its faults are told when it is proposed
  }
}

function inOrder(days: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(days).toSorted(([a], [b]) => a.localeCompare(b)));
}
