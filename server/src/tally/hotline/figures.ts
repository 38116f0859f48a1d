import type { CallsRow } from "./hotline.queries.ts";
import type { HotlineCalls, HotlineOutages } from "./hotline.type.ts";
import type { Stretch } from "./stretches.ts";

/** Calls of several numbers, or of one, together; averages and shares are of the sums. @param smallest calls below which there is no share @returns null: nobody told any */
export function callsOf(rows: readonly Omit<CallsRow, "sourceId" | "number">[], smallest: number): HotlineCalls | null {
  if (rows.length === 0) return null;
  const sum = (figure: "days" | "incoming" | "answered" | "missed" | "waitAnswered"): number => rows.reduce((total, row) => total + row[figure], 0);
  const told = rows.flatMap(({ waitSeconds }) => (waitSeconds === null ? [] : [waitSeconds]));
  const waitSeconds = told.length === 0 ? null : told.reduce((total, one) => total + one, 0);
  const longest = rows.flatMap(({ longestWaitSeconds: one }) => (one === null ? [] : [one]));
  const [incoming, missed, waitAnswered] = [sum("incoming"), sum("missed"), sum("waitAnswered")];
  return {
    days: sum("days"),
    incoming,
    answered: sum("answered"),
    missed,
    missedShare: missedShare(missed, incoming, smallest),
    waitSeconds,
    waitAnswered,
    averageWaitSeconds: waitSeconds === null || waitAnswered === 0 ? null : waitSeconds / waitAnswered,
    longestWaitSeconds: longest.length === 0 ? null : longest.reduce((a, b) => Math.max(a, b)),
  };
}

/** missed / incoming, 0 to 1; null when too few calls came in to speak of a share. */
function missedShare(missed: number, incoming: number, smallest: number): number | null {
  return incoming < Math.max(smallest, 1) ? null : missed / incoming;
}

/** The length of a list of outages, and its seconds. */
export function outagesOf(stretches: readonly (Stretch & { sourceCode: string })[]): HotlineOutages {
  return { count: stretches.length, seconds: stretches.reduce((total, { seconds }) => total + seconds, 0), list: [...stretches] };
}
