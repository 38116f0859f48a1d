import { INTAKE, isEnding } from "./told.ts";
import type { Told } from "./told.ts";

/** A stretch of time in which one unit held a case. */
export interface Span {
  unit: string;
  from: number;
  to: number | null;
  reason: string;
  /** it got the case when its stage was late already */
  inheritedLate: boolean;
}

/** Who held a case from when to when, from hand to hand as its source tells it. */
export function custodyOf({ received, steps }: Told): Omit<Span, "inheritedLate">[] {
  const spans: Omit<Span, "inheritedLate">[] = [{ unit: INTAKE, from: received, to: null, reason: "RECEIVED" }];
  for (const { kind, at, unit } of steps) {
    const last = spans.at(-1) as Omit<Span, "inheritedLate">;
    if (isEnding(kind)) last.to ??= at;
    else if (kind === "REOPENED" && last.to !== null) spans.push({ unit: last.unit, from: at, to: null, reason: "REOPENED" });
    else if (["ASSIGNED", "TRANSFERRED", "RETURNED"].includes(kind) && unit !== null && unit !== last.unit && last.to === null) {
      last.to = at;
      spans.push({ unit, from: at, to: null, reason: kind });
    }
  }
  return spans;
}
