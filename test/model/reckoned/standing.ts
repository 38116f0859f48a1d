import { dayOf, midnight, workedAfter } from "./calendar.ts";
import type { Day } from "./calendar.ts";
import { clocksOf } from "./clocks.ts";
import type { Clock } from "./clocks.ts";
import { custodyOf } from "./custody.ts";
import type { Span } from "./custody.ts";
import { INTAKE, isMerged, isOpen } from "./told.ts";
import type { Told } from "./told.ts";

/** How a case stands by what its source told: all that figures are made from. */
export interface Standing {
  open: boolean;
  stage: string;
  unit: string;
  merged: boolean;
  receivedDay: Day;
  closedDay: Day | null;
  custody: Span[];
  clocks: Clock[];
  /** the clock that runs, or stands still; null: none */
  running: Clock | null;
  returnedBefore: boolean;
}

export function standingOf(told: Told): Standing {
  const spans = custodyOf(told);
  const clocks = clocksOf(told, spans);
  const custody = spans.map((span, i) => ({ ...span, inheritedLate: i > 0 && span.reason !== "REOPENED" && cameLate(span, clocks, spans.slice(0, i)) }));
  const [holder, last] = [spans.at(-1), clocks.at(-1)];
  const open = isOpen(told);
  return {
    open,
    stage: told.stage,
    unit: holder?.unit ?? INTAKE,
    merged: !open && isMerged(told),
    receivedDay: dayOf(told.received),
    closedDay: open || holder?.to == null ? null : dayOf(holder.to),
    custody,
    clocks,
    running: open && last?.stopped === null ? last : null,
    returnedBefore: spans.some(({ reason }) => reason === "RETURNED"),
  };
}

function cameLate({ unit, from }: Omit<Span, "inheritedLate">, clocks: readonly Clock[], before: readonly Omit<Span, "inheritedLate">[]): boolean {
  const hadIt = (at: number): boolean => before.some((span) => span.unit === unit && span.from < at && (span.to ?? Infinity) >= at);
  return clocks.some((clock) => clock.unit === unit && clock.due <= from && clock.start < from && (clock.stopped ?? Infinity) > from && !hadIt(clock.due));
}

export type Lateness = "OVERDUE" | "DUE_SOON" | "ON_TIME" | "PAUSED" | "NO_CLOCK";

export function latenessOf({ running }: Standing, now: number): Lateness {
  if (running === null) return "NO_CLOCK";
  if (running.due === Infinity) return "PAUSED";
  if (running.due <= now) return "OVERDUE";
  return running.soon <= now ? "DUE_SOON" : "ON_TIME";
}

const SEVERE_AFTER_DAYS = 10;

/** Overdue for ten whole working days: severely so. */
export function severityOf(standing: Standing, now: number): Lateness | "SEVERE" {
  const lateness = latenessOf(standing, now);
  const due = standing.running?.due ?? Infinity;
  return lateness === "OVERDUE" && midnight(workedAfter(dayOf(due - 1), SEVERE_AFTER_DAYS) + 1) <= now ? "SEVERE" : lateness;
}

const STALE_DAYS = 365;

/** Who may handle a field, where the sample's regulation says so; of the units that the model uses. */
const COMPETENT: Readonly<Record<string, readonly string[]>> = { HEALTH: ["SYT"], TRANSPORT: ["SXD", "SXD-HTGT"] };

export type BacklogClass = "B1" | "B2" | "B3" | "B4";

/** The class of an open case by the rules. @param repeated it was reported again */
export function ruleClassOf({ stage, unit, receivedDay }: Standing, { field }: Told, { now, repeated }: { now: number; repeated: boolean }): BacklogClass {
  const competent = COMPETENT[field];
  if (["ASSIGNED", "IN_PROGRESS"].includes(stage) && unit !== INTAKE && competent !== undefined && !competent.includes(unit)) return "B4";
  if (stage === "RESOLVED" || stage === "ANSWERED") return "B2";
  return isStale(receivedDay, now) && !repeated ? "B3" : "B1";
}

export const isStale = (receivedDay: Day, now: number): boolean => dayOf(now) - receivedDay > STALE_DAYS;

const AGE_BANDS = [7, 30, 90, 365];

/** The place of its ageing band, the youngest first. */
export function ageBandOf({ receivedDay }: Standing, now: number): number {
  const band = AGE_BANDS.findIndex((most) => dayOf(now) - receivedDay <= most);
  return band === -1 ? AGE_BANDS.length : band;
}
