import type { SourceCase } from "@dau-moi/schema";
import type { Instant } from "../platform/instant.ts";
import { instantOf } from "../platform/instant.ts";
import { localDay } from "../platform/local-time.ts";
import { termsOn } from "./terms.ts";
import type { Terms } from "./terms.ts";

/** A stretch in which a case waited, as its source recorded it. */
export interface Pause {
  from: Instant;
  /** null while it waits */
  to: Instant | null;
  /** the regulation's code; null when the source names none */
  reason: string | null;
  /** the reason's name and where it stands; null when no regulation in force on its first day knows it */
  reasonName: string | null;
  legalBasis: string | null;
  approver: string | null;
  /** whether the regulation lets the clock stand still for it */
  stops: boolean;
}

/** A stretch in which the clock stands still; `to` is Infinity while it still does. */
export interface Still {
  from: Instant;
  to: Instant;
}

type Step = SourceCase["steps"][number];
const ENDS_EVERY_PAUSE: ReadonlySet<Step["kind"]> = new Set<Step["kind"]>(["RESOLVED", "ANSWERED", "CLOSED", "DECLINED", "REDIRECTED", "MERGED", "REOPENED"]);
const NOTHING_TO_PAUSE: ReadonlySet<Step["kind"]> = new Set<Step["kind"]>(["ANSWERED", "CLOSED", "DECLINED", "REDIRECTED", "MERGED"]);

/**
 * The pauses of a case, in the order they began. A RESUMED ends the pause of its reason, or every one when it names none; without an open pause it says
 * nothing. A result, an answer, an end and a reopening end every pause: nobody waits any more. Hand-overs end none. The same reason told twice is one pause.
 */
export function pausesOf(c: Pick<SourceCase, "steps">, terms: readonly Terms[]): Pause[] {
  const pauses: Pause[] = [];
  let waits = true;
  for (const step of c.steps) {
    const at = instantOf(step.at);
    const reason = step.terms?.pauseReason ?? null;
    const open = pauses.filter((pause) => pause.to === null);
    if (step.kind === "PAUSED" && waits && !open.some((pause) => pause.reason === reason)) pauses.push(aPause(step, at, terms));
    const ended = ENDS_EVERY_PAUSE.has(step.kind) || (step.kind === "RESUMED" && reason === null);
    for (const pause of open) if (ended || (step.kind === "RESUMED" && pause.reason === reason)) pause.to = at;
    if (NOTHING_TO_PAUSE.has(step.kind)) waits = false;
    else if (step.kind === "REOPENED") waits = true;
  }
  return pauses;
}

function aPause(step: Step, from: Instant, terms: readonly Terms[]): Pause {
  const reason = step.terms?.pauseReason ?? null;
  const known = reason === null || terms.length === 0 ? undefined : termsOn(terms, localDay(from)).pauseReasons.find((one) => one.code === reason);
  return {
    from,
    to: null,
    reason,
    reasonName: known?.name ?? null,
    legalBasis: known?.legalBasis ?? null,
    approver: step.terms?.approver ?? null,
    stops: known?.stopsClock === true,
  };
}

/** When the clock stands still: the pauses that stop it, overlapping and adjoining ones as one, within [from, until). */
export function stillBetween(pauses: readonly Pause[], from: Instant, until: Instant): Still[] {
  const still: Still[] = [];
  const stopping = pauses.filter((pause) => pause.stops).toSorted((a, b) => a.from - b.from);
  for (const pause of stopping) {
    const one = { from: Math.max(pause.from, from), to: Math.min(pause.to ?? Infinity, until) };
    const last = still.at(-1);
    if (one.from >= one.to) continue;
    if (last !== undefined && one.from <= last.to) last.to = Math.max(last.to, one.to);
    else still.push(one);
  }
  return still;
}
