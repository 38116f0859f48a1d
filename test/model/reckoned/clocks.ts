import { closingsBetween, dayNamed, dayOf, midnight, nthClosing, opening, workedAfter, workedFrom } from "./calendar.ts";
import type { Day } from "./calendar.ts";
import type { Step, Told } from "./told.ts";
import type { Span } from "./custody.ts";

export type ClockStage = "ASSIGN" | "HANDLE" | "ANSWER";

/** One clock of a case: a stage in the hands of one unit; instants are milliseconds, `due` is the first late one, Infinity while it stands still. */
export interface Clock {
  stage: ClockStage;
  unit: string;
  start: number;
  stopped: number | null;
  due: number;
  soon: number;
  /** when it was due before it was extended */
  originalDue: number | null;
}

interface Stretch {
  stage: ClockStage;
  start: number;
  from: number;
  to: number | null;
}

/** Which stage's clock ran when: a stage starts once a cycle and goes on when it is taken up again; a reopening begins a new cycle. */
function stretchesOf(told: Told): Stretch[] {
  const stretches: Stretch[] = [{ stage: "ASSIGN", start: told.received, from: told.received, to: null }];
  let starts = new Map<ClockStage, number>([["ASSIGN", told.received]]);
  for (const { kind, at } of told.steps) {
    const last = stretches.at(-1) as Stretch;
    if (kind === "REOPENED") {
      if (last.to === null) continue;
      starts = new Map([["HANDLE", at]]);
      stretches.push({ stage: "HANDLE", start: at, from: at, to: null });
      continue;
    }
    const next = stageAfter(kind, starts.has("ASSIGN"));
    if (next === undefined || (last.to === null && last.stage === next)) continue;
    if (last.to === null) last.to = at;
    if (next === "NONE") continue;
    starts.set(next, starts.get(next) ?? at);
    stretches.push({ stage: next, start: starts.get(next) ?? at, from: at, to: null });
  }
  return stretches;
}

/** @param dispatched false: the cycle began with handling, and what is returned in it goes on being handled */
function stageAfter(kind: Step["kind"], dispatched: boolean): ClockStage | "NONE" | undefined {
  if (kind === "ASSIGNED" || kind === "TRANSFERRED" || kind === "ACCEPTED") return "HANDLE";
  if (kind === "RETURNED") return dispatched ? "ASSIGN" : "HANDLE";
  if (kind === "RESOLVED") return "ANSWER";
  return ["ANSWERED", "CLOSED", "DECLINED", "REDIRECTED", "MERGED"].includes(kind) ? "NONE" : undefined;
}

/** Every main clock of a case, the running one last; who had the same stage twice has one. */
export function clocksOf(told: Told, custody: readonly Omit<Span, "inheritedLate">[]): Clock[] {
  const stretches = stretchesOf(told);
  const held: (Stretch & { unit: string })[] = [];
  for (const stretch of stretches) {
    for (const span of custody) {
      const [from, to] = [Math.max(stretch.from, span.from), Math.min(stretch.to ?? Infinity, span.to ?? Infinity)];
      if (from >= to && !(stretch.from === stretch.to && span === holderAt(stretch.from, custody))) continue;
      const before = held.findIndex((one) => one.stage === stretch.stage && one.unit === span.unit && one.start === stretch.start);
      if (before !== -1) held.splice(before, 1);
      held.push({ ...stretch, unit: span.unit, to: to === Infinity ? null : to });
    }
  }
  return held.map(({ stage, unit, start, to }) => {
    const during = (at: number): boolean => stretches.some((s) => s.stage === stage && s.start === start && s.from <= at && at < (s.to ?? Infinity));
    const counted = counting({ start, until: to ?? Infinity, days: daysFor(stage, told) }, told, during);
    return { stage, unit, start, stopped: to, ...counted };
  });
}

/** Who has it at an instant in which a stage begins and ends: who gets it first in it, else who has it already. */
function holderAt(at: number, custody: readonly Omit<Span, "inheritedLate">[]): Omit<Span, "inheritedLate"> | undefined {
  const came = custody.findIndex(({ from }) => from >= at);
  return custody[came]?.from === at ? custody[came] : custody[(came === -1 ? custody.length : came) - 1];
}

/** @source the sample's regulation, test/sample/rules.yaml */
function daysFor(stage: ClockStage, { field, several }: Told): number {
  if (stage === "ASSIGN") return 3;
  if (stage === "ANSWER") return 0;
  if (field === "URBAN_INFRASTRUCTURE") return 1;
  return several ? 7 : 5;
}

/** The reasons of the sample's regulation for which a clock stands still. */
export const STANDS_STILL: readonly string[] = ["CHO-CONG-DAN", "CHO-CAP-TREN"];
const ENDS_A_PAUSE: readonly Step["kind"][] = ["RESUMED", "RESOLVED", "ANSWERED", "CLOSED", "DECLINED", "REDIRECTED", "MERGED", "REOPENED"];
const MOST_MORE_DAYS = 10;

interface Life {
  start: number;
  until: number;
  days: number;
}

/** Counts a limit's office days one after the other, pauses left out, an extension in their place. */
function counting({ start, until, days }: Life, { steps }: Told, during: (at: number) => boolean): Pick<Clock, "due" | "soon" | "originalDue"> {
  let [since, left, first, still] = [start, Math.max(days, 1), dayOf(start) + (days === 0 ? 0 : 1), false];
  let originalDue: number | null = null;
  const lastDay = (at: number): Day => nthClosing(at, left, first);
  const goOn = (at: number): void => void ([since, still] = [at, false]);
  for (const happening of happenings(steps, start, until)) {
    const { at, kind } = happening;
    if (kind === "EXTENDED") {
      if (!during(at) || happening.until === null || originalDue !== null) continue;
      const last = lastDay(still ? at : since);
      const target = workedFrom(dayNamed(happening.until));
      if ((!still && at >= midnight(last + 1)) || target <= last || target > workedAfter(last, MOST_MORE_DAYS)) continue;
      [originalDue, first, since] = [midnight(last + 1), Math.max(first, dayOf(at)), at];
      left = closingsBetween(at, midnight(target + 1), first);
    } else if (kind === "PAUSED" && !still) {
      const rest = left - closingsBetween(since, at, first);
      if (rest > 0) [left, since, still] = [rest, at, true];
    } else if (kind !== "PAUSED" && still) goOn(at);
  }
  if (still) return { due: Infinity, soon: Infinity, originalDue };
  const last = lastDay(since);
  return { due: midnight(last + 1), soon: Math.max(since, opening(last)), originalDue };
}

/** What stops, moves on or prolongs a clock within its life; where it ends, it stands still no more. */
function happenings(steps: readonly Step[], start: number, until: number): Step[] {
  const told: Step[] = [];
  let waiting = 0;
  let may = true;
  for (const step of steps) {
    if (step.kind === "EXTENDED") told.push(step);
    if (["ANSWERED", "CLOSED", "DECLINED", "REDIRECTED", "MERGED"].includes(step.kind)) may = false;
    if (step.kind === "REOPENED") may = true;
    if (step.kind === "PAUSED" && may && STANDS_STILL.includes(step.why ?? "") && (waiting += 1) === 1) told.push(step);
    if (ENDS_A_PAUSE.includes(step.kind) && waiting > 0) {
      told.push({ ...step, kind: "RESUMED" });
      waiting = 0;
    }
  }
  const within = told.filter(({ at }) => at < until).map((step) => ({ ...step, at: step.kind === "EXTENDED" ? step.at : Math.max(step.at, start) }));
  const end: Step[] = until === Infinity ? [] : [{ at: until, kind: "RESUMED", unit: null, until: null, why: null }];
  return [...within.filter(({ kind, at }) => kind === "EXTENDED" || at >= start), ...end];
}
