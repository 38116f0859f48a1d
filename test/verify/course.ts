import type { Stage, StepKind } from "@dau-moi/schema";

/** Of these at most one runs on a case. */
export type ClockStage = "ASSIGN" | "HANDLE" | "ANSWER";

/** A step that the source recorded; `at` is epoch milliseconds. */
export interface Step {
  at: number;
  kind: StepKind;
  unit: string | null;
  /** of a pause: why */
  reason?: string;
  /** of an extension: the new last day, YYYY-MM-DD */
  dueDay?: string;
}

export interface StartedClock {
  stage: ClockStage;
  start: number;
}

const ENDINGS: ReadonlySet<StepKind> = new Set<StepKind>(["CLOSED", "DECLINED", "REDIRECTED", "MERGED"]);
const STARTS_HANDLING: ReadonlySet<StepKind> = new Set<StepKind>(["ASSIGNED", "TRANSFERRED", "ACCEPTED"]);
const OPEN: ReadonlySet<Stage> = new Set<Stage>(["RECEIVED", "ASSIGNED", "IN_PROGRESS", "RESOLVED", "ANSWERED"]);

export const isOpen = (stage: Stage): boolean => OPEN.has(stage);
export const isEnding = (step: Step): boolean => ENDINGS.has(step.kind);

/** Steps in time order; those of one instant stay in the source's order. */
export const inTime = (steps: readonly Step[]): Step[] => steps.toSorted((one, other) => one.at - other.at);

/** @returns whether the step begins a new cycle: a reopening after an end */
function reopens(steps: readonly Step[], index: number): boolean {
  return steps[index]?.kind === "REOPENED" && steps.slice(0, index).some(isEnding);
}

interface Cycle {
  begin: number;
  isFirst: boolean;
  steps: readonly Step[];
}

function lastCycle(receivedAt: number, steps: readonly Step[]): Cycle {
  const index = steps.findLastIndex((_, place) => reopens(steps, place));
  const reopening = steps[index];
  if (reopening === undefined) return { begin: receivedAt, isFirst: true, steps };
  return { begin: reopening.at, isFirst: false, steps: steps.slice(index + 1) };
}

/**
 * The clock that runs in a stage. A stage's clock starts once in a cycle, at an instant the source recorded.
 * @param steps in time order, only those that have happened
 * @returns null: none runs
 */
export function clockOf(stage: Stage, receivedAt: number, steps: readonly Step[]): StartedClock | null {
  if (!isOpen(stage) || stage === "ANSWERED") return null;
  const cycle = lastCycle(receivedAt, steps);
  const first = (fits: (step: Step) => boolean): number | undefined => cycle.steps.find(fits)?.at;
  const handling = cycle.isFirst ? (first(({ kind }) => STARTS_HANDLING.has(kind)) ?? cycle.begin) : cycle.begin;
  if (stage === "RECEIVED") {
    const wasReturned = first(({ kind }) => kind === "RETURNED") !== undefined;
    return !cycle.isFirst && wasReturned ? { stage: "HANDLE", start: handling } : { stage: "ASSIGN", start: cycle.begin };
  }
  const resolved = stage === "RESOLVED" ? first(({ kind }) => kind === "RESOLVED") : undefined;
  return resolved === undefined ? { stage: "HANDLE", start: handling } : { stage: "ANSWER", start: resolved };
}

/** The steps since the case was last opened, and whether that was its first cycle. */
export const presentCycle = (receivedAt: number, steps: readonly Step[]): readonly Step[] => lastCycle(receivedAt, steps).steps;

/** Where a step alone leads; null: nowhere, the stage stays. */
export function stageOf(kind: StepKind): Stage | null {
  switch (kind) {
    case "RECEIVED":
    case "RETURNED":
      return "RECEIVED";
    case "ASSIGNED":
    case "TRANSFERRED":
      return "ASSIGNED";
    case "ACCEPTED":
    case "REOPENED":
      return "IN_PROGRESS";
    case "RESOLVED":
    case "ANSWERED":
    case "CLOSED":
    case "DECLINED":
    case "REDIRECTED":
      return kind;
    case "MERGED":
      return "CLOSED";
    case "PAUSED":
    case "RESUMED":
    case "EXTENDED":
    case "NO_RESULT_REPORTED":
      return null;
  }
}
