import { isEnding, type Step } from "./course.ts";
import type { Matter, Register } from "./register.ts";

/** A stretch of time in which one unit held the case; instants are epoch milliseconds. */
export interface Span {
  unit: string;
  from: number;
  /** null: it still holds it */
  to: number | null;
  reason: string;
}

/** What is needed to follow a case from hand to hand. */
export interface Held {
  intake: string;
  receivedAt: number;
  /** in time order */
  steps: readonly Step[];
  matter: Matter;
}

/** Who held a case from when to when, by its steps and the succession of dissolved units. */
export function custodyOf(held: Held, register: Register): Span[] {
  return heldBySteps(held)
    .flatMap((span) => succeeded(span, held.matter, register))
    .reduce<Span[]>(joined, []);
}

function heldBySteps({ intake, receivedAt, steps }: Held): Span[] {
  const spans: Span[] = [{ unit: intake, from: receivedAt, to: null, reason: "RECEIVED" }];
  for (const step of steps) {
    const last = spans.at(-1);
    if (last === undefined) break;
    const next = holderAfter(step, last.unit, intake);
    if (isEnding(step)) last.to ??= step.at;
    else if (step.kind === "REOPENED" && last.to !== null) spans.push({ unit: last.unit, from: step.at, to: null, reason: "REOPENED" });
    else if (next !== last.unit && last.to === null) {
      last.to = step.at;
      spans.push({ unit: next, from: step.at, to: null, reason: step.kind });
    }
  }
  return spans;
}

/** Only being given on moves a case; whoever closes, answers or reopens it does not hold it for that. */
function holderAfter(step: Step, holder: string, intake: string): string {
  if (step.kind === "ASSIGNED" || step.kind === "TRANSFERRED") return step.unit ?? holder;
  return step.kind === "RETURNED" ? (step.unit ?? intake) : holder;
}

/** Cuts a span where its unit is dissolved; what comes to a unit that is gone goes straight to its successor. */
export function succeeded(span: Span, matter: Matter, register: Register): Span[] {
  const end = register.dissolvedAt(span.unit);
  if (end === null || (span.to !== null && span.to <= end)) return [span];
  const successor = register.successorOf(span.unit, matter);
  if (successor === null) return [span];
  if (span.from >= end) return succeeded({ ...span, unit: successor }, matter, register);
  return [{ ...span, to: end }, ...succeeded({ ...span, unit: successor, from: end, reason: "SUCCESSION" }, matter, register)];
}

/** Who stands today for a unit of any time. */
export function standsFor(unit: string, matter: Matter, register: Register): string {
  return succeeded({ unit, from: -Infinity, to: null, reason: "RECEIVED" }, matter, register).at(-1)?.unit ?? unit;
}

/**
 * Leaves out stretches without length and joins those that one unit held without a break; a reopening is a break, also in the second of the closing. Who received
 * the case is told also where he gave it on in the same second.
 */
function joined(spans: Span[], span: Span): Span[] {
  const last = spans.at(-1);
  if (last !== undefined && last.to === span.from && last.unit === span.unit && span.reason !== "REOPENED")
    return [...spans.slice(0, -1), { ...last, to: span.to }];
  if (last !== undefined && last.to === last.from && spans.length > 1) return [...spans.slice(0, -1), span];
  return [...spans, span];
}
