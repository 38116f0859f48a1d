import type { ClockStage, SourceCase } from "@dau-moi/schema";
import { CalendarTooShort } from "../calendar/index.ts";
import type { CustodySpan } from "../case/index.ts";
import type { Instant } from "../platform/instant.ts";
import { instantOf } from "../platform/instant.ts";
import { localDay } from "../platform/local-time.ts";
import type { Due, Remainder } from "./allowance.ts";
import { countedClock } from "./counted-clock.ts";
import type { WorkingTime } from "./deadline-of-unit.ts";
import { extensionsTold } from "./extensions.ts";
import type { Extension, ToldExtension } from "./extensions.ts";
import { pausesOf, stillBetween } from "./pauses.ts";
import type { Pause } from "./pauses.ts";
import { acceptTimesOf, noResultTimesOf } from "./second-times.ts";
import { stageTimesOf } from "./stage-times.ts";
import type { StageTime } from "./stage-times.ts";
import { termsOn } from "./terms.ts";
import type { ExtensionRule, Terms } from "./terms.ts";
import { isMeasured, limitFor, NoLimit } from "./time-limit.ts";
import type { TimeLimit } from "./time-limit.ts";

/** One clock of a case: a stage in the hands of one unit. `dueAt` is the first late instant, exclusive; Infinity while it is paused. */
export interface ClockRow extends Due {
  stage: ClockStage;
  unitId: number;
  /** what the limit counts from */
  startedAt: Instant;
  /** null while it runs */
  stoppedAt: Instant | null;
  limitId: number;
  calendarVersion: string;
  /** what is left while it is paused */
  remainder: Remainder | null;
  /** when it was due before it was extended; null: it was not */
  originalDueAt: Instant | null;
  /** pauses and extensions that the source recorded during its life, also those that change nothing */
  pauses: Pause[];
  extensions: Extension[];
}

/** What the clocks of a case are computed from besides its own recorded instants. */
export interface Rules {
  limits: readonly TimeLimit[];
  /** thresholds, pause reasons, extension: by the day they are in force */
  terms: readonly Terms[];
  time: WorkingTime;
}

/** The stages of which one at a time is a case's work; its due instant is theirs alone. ACCEPT and NO_RESULT run beside them and never stand for them. */
const MAIN_STAGES: ReadonlySet<ClockStage> = new Set<ClockStage>(["ASSIGN", "HANDLE", "ANSWER"]);

/**
 * All clocks of a case: the main ones, oldest first, of which at most the last runs; then those beside them.
 * A pure function of what the source recorded, who held the case, the dated rules and the calendar version.
 * @throws {CalendarTooShort} the calendar lacks a year · {NoLimit} no limit is in force on the day a main stage began
 */
export function clocksOf(c: SourceCase, custody: readonly CustodySpan[], rules: Rules, observedAt: Instant): ClockRow[] {
  const world: World = { c, rules, pauses: pausesOf(c, rules.terms), extensions: extensionsTold(c) };
  const times = stageTimesOf(c, observedAt);
  const main = rowsOf(times, custody, world);
  const dueOf = (start: Instant): Instant => main.findLast(({ held }) => held.stage === "HANDLE" && held.start === start)?.row.dueAt ?? Infinity;
  const second = [...beside(acceptTimesOf(c, observedAt), custody, world), ...beside(noResultTimesOf(c, times, dueOf), custody, world)];
  return [...main, ...second].map(({ row }) => row);
}

/** What every clock of one case is counted from. */
interface World {
  c: SourceCase;
  rules: Rules;
  pauses: readonly Pause[];
  extensions: readonly ToldExtension[];
}

/** A stage in the hands of one unit. */
type Held = StageTime & { unitId: number };

/** One row a stage, start and unit: who had it twice has one clock. */
function rowsOf(times: readonly StageTime[], custody: readonly CustodySpan[], world: World): { held: Held; row: ClockRow }[] {
  const held: Held[] = [];
  for (const time of times) {
    for (const span of custody) {
      const from = Math.max(time.from, span.from);
      const to = Math.min(time.to ?? Infinity, span.to ?? Infinity);
      if (from >= to && span !== heldAtOnce(time, custody)) continue;
      const same = held.findIndex((h) => h.stage === time.stage && h.unitId === span.unitId && h.start === time.start);
      if (same !== -1) held.splice(same, 1);
      held.push({ ...time, unitId: span.unitId, to: to === Infinity ? null : to });
    }
  }
  return held.map((one) => ({ held: one, row: rowOf(one, times, world) }));
}

/**
 * Who held the case at the instant of a stage that began and ended at once: the first who got it at that instant (the receiver, where it is the receipt's), else who
 * had it. Whoever got it on at the same instant never had that stage. @returns undefined: the stage has a length
 */
function heldAtOnce({ from, to }: StageTime, custody: readonly CustodySpan[]): CustodySpan | undefined {
  return from === to ? (custody.find((span) => span.from === from) ?? custody.findLast((span) => span.from < from)) : undefined;
}

function rowOf(held: Held, times: readonly StageTime[], { c, rules, pauses, extensions }: World): ClockRow {
  const { stage, unitId } = held;
  const limit = limitFor(rules.limits, {
    stage,
    caseStream: c.caseStream,
    field: c.field,
    channel: c.channel,
    urgency: c.urgent ? "URGENT" : "NORMAL",
    severalAgencies: c.cooperatingUnitCodes.length > 0,
    day: localDay(held.start),
  });
  const startedAt = startOf(held, limit, c);
  const until = held.to ?? Infinity;
  // Who is late already goes on reporting, whatever is waited for.
  const own = stage === "NO_RESULT" ? [] : pauses.filter((pause) => pause.from < until && (pause.to ?? Infinity) > startedAt);
  const ofStage = extensions.filter(
    (one) => one.at < until && times.some((t) => t.stage === stage && t.start === held.start && t.from <= one.at && one.at < (t.to ?? Infinity)),
  );
  const counted = countedClock(
    {
      start: startedAt,
      limit: limit.limit,
      still: stillBetween(own, startedAt, until),
      extensions: MAIN_STAGES.has(stage) ? ofStage : [],
      extensionRule: (at) => extensionRuleOn(rules.terms, at),
    },
    unitId,
    rules.time,
  );
  return { stage, unitId, startedAt, stoppedAt: held.to, limitId: limit.id, calendarVersion: rules.time.calendar.version, pauses: own, ...counted };
}

const NO_EXTENSION: ExtensionRule = { times: 0, beforeDue: true, longest: null, legalBasis: "", assumed: true };

function extensionRuleOn(terms: readonly Terms[], at: Instant): ExtensionRule {
  return terms.length === 0 ? NO_EXTENSION : termsOn(terms, localDay(at)).extension;
}

/** The recorded instant that a handling limit counts from: the order, unless the regulation names the receipt or the acceptance. */
function startOf(held: StageTime, limit: TimeLimit, c: SourceCase): Instant {
  if (held.stage !== "HANDLE") return held.start;
  if (limit.startsFrom === "RECEIPT") return held.origin;
  if (limit.startsFrom !== "ACCEPTANCE") return held.start;
  const accepted = c.steps.find((step) => step.kind === "ACCEPTED" && instantOf(step.at) >= held.start && instantOf(step.at) <= (held.to ?? Infinity));
  return accepted === undefined ? held.start : instantOf(accepted.at);
}

/** Clocks beside the main one; a stage that no regulation measures for this case has none. */
function beside(times: readonly StageTime[], custody: readonly CustodySpan[], world: World): ReturnType<typeof rowsOf> {
  const { c, rules } = world;
  const measured = times.filter((time) => isMeasured(rules.limits, { stage: time.stage, caseStream: c.caseStream, day: localDay(time.start) }));
  try {
    return rowsOf(measured, custody, world);
  } catch (error) {
    if (error instanceof NoLimit || error instanceof CalendarTooShort) return []; // the case itself is dated without them
    throw error;
  }
}

/** The clock whose due instant is the case's own, if one runs. */
export function runningClock(rows: readonly ClockRow[]): ClockRow | undefined {
  const last = rows.findLast((row) => MAIN_STAGES.has(row.stage));
  return last?.stoppedAt === null ? last : undefined;
}

/** Whether each span began with its stage already late, and not in the same hands before: lateness its holder inherited. The first holder inherits nothing. */
export function inheritedLate(custody: readonly CustodySpan[], clocks: readonly ClockRow[]): boolean[] {
  return custody.map(
    (span, i) =>
      i > 0 &&
      span.reason !== "REOPENED" &&
      clocks.some(
        (k) =>
          MAIN_STAGES.has(k.stage) &&
          k.unitId === span.unitId &&
          k.dueAt <= span.from &&
          k.startedAt < span.from &&
          (k.stoppedAt ?? Infinity) > span.from &&
          !custody.slice(0, i).some((had) => had.unitId === span.unitId && had.from < k.dueAt && (had.to ?? Infinity) >= k.dueAt),
      ),
  );
}
