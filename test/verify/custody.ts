import { isEnding, type Step } from "./course.ts";
import type { Register } from "./register.ts";

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
  /** the case's old ward */
  area: string | null;
}

/** Who held a case from when to when, by its steps and the succession of dissolved units. */
export function custodyOf(held: Held, register: Register): Span[] {
  return heldBySteps(held)
    .flatMap((span) => succeeded(span, held.area, register))
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
export function succeeded(span: Span, area: string | null, register: Register): Span[] {
  const end = register.dissolvedAt(span.unit);
  if (end === null || (span.to !== null && span.to <= end)) return [span];
  const successor = register.successorOf(span.unit, area);
  if (successor === null) return [span];
  if (span.from >= end) return succeeded({ ...span, unit: successor }, area, register);
  return [{ ...span, to: end }, ...succeeded({ ...span, unit: successor, from: end, reason: "SUCCESSION" }, area, register)];
}

/** Leaves out stretches without length and joins those that one unit held without a break. */
function joined(spans: Span[], span: Span): Span[] {
  const last = spans.at(-1);
  if (last !== undefined && last.to === span.from && last.unit === span.unit) return [...spans.slice(0, -1), { ...last, to: span.to }];
  if (last !== undefined && last.to === last.from) return [...spans.slice(0, -1), spans.length === 1 ? { ...span, reason: last.reason } : span];
  return [...spans, span];
}
