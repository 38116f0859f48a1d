import type { ClockStage, SourceCase } from "@dau-moi/schema";
import type { Instant } from "../platform/instant.ts";
import { instantOf } from "../platform/instant.ts";
import { closedAtOf, isOpen } from "../case/index.ts";

/** A stretch in which one stage's clock runs; `start` is what the limit counts from, which may lie before `from` when the stage was taken up again. */
export interface StageTime {
  stage: ClockStage;
  start: Instant;
  from: Instant;
  to: Instant | null;
  /** when its cycle began: the receipt or the reopening */
  origin: Instant;
}

const NEXT: Partial<Record<SourceCase["steps"][number]["kind"], ClockStage | "NONE">> = {
  ASSIGNED: "HANDLE",
  TRANSFERRED: "HANDLE",
  ACCEPTED: "HANDLE",
  RETURNED: "ASSIGN",
  RESOLVED: "ANSWER",
  ANSWERED: "NONE",
  CLOSED: "NONE",
  DECLINED: "NONE",
  REDIRECTED: "NONE",
  MERGED: "NONE",
};

/**
 * Which clock ran when, from what the source recorded: assign from receipt, handle from the first order, answer from the result.
 * A stage's clock starts once in a cycle, hand-overs and returns never restart it; a reopening begins a new cycle.
 * A clock starts only at an instant the source recorded: while the next stage's start is not told, the clock before goes on.
 * @param observedAt the source's modification instant, used only to end what it closed without saying when
 */
export function stageTimesOf(c: SourceCase, observedAt: Instant): StageTime[] {
  const walk = new Walk(instantOf(c.receivedAt), "ASSIGN");
  for (const step of c.steps) {
    const at = instantOf(step.at);
    const next = NEXT[step.kind];
    if (step.kind === "REOPENED") walk.reopen(at);
    else if (next !== undefined) walk.turnTo(next, at);
  }
  return walk.settle(c, observedAt);
}

class Walk {
  readonly #times: StageTime[] = [];
  #starts: Map<ClockStage, Instant>;
  #origin: Instant;

  constructor(origin: Instant, first: ClockStage) {
    this.#origin = origin;
    this.#starts = new Map([[first, origin]]);
    this.#times.push({ stage: first, start: origin, from: origin, to: null, origin });
  }

  get #running(): StageTime | undefined {
    const last = this.#times.at(-1);
    return last?.to === null ? last : undefined;
  }

  turnTo(next: ClockStage | "NONE", at: Instant): void {
    const running = this.#running;
    if (running?.stage === next) return;
    if (next === "ASSIGN" && !this.#starts.has("ASSIGN")) return this.turnTo("HANDLE", at);
    if (running !== undefined) running.to = at;
    if (next === "NONE") return;
    const start = this.#starts.get(next) ?? at;
    this.#starts.set(next, start);
    this.#times.push({ stage: next, start, from: at, to: null, origin: this.#origin });
  }

  reopen(at: Instant): void {
    const running = this.#running;
    if (running !== undefined) return; // the source calls a case reopened that it never closed
    this.#origin = at;
    this.#starts = new Map([["HANDLE", at]]);
    this.#times.push({ stage: "HANDLE", start: at, from: at, to: null, origin: at });
  }

  /** Brings the walk to the stage the source names now, without inventing an instant. */
  settle(c: SourceCase, observedAt: Instant): StageTime[] {
    const running = this.#running;
    if (!isOpen(c)) this.turnTo("NONE", Math.max(closedAtOf(c) ?? observedAt, running?.from ?? 0));
    else if (c.stage === "ANSWERED") this.turnTo("NONE", Math.max(observedAt, running?.from ?? 0));
    else if (c.stage === "RECEIVED") this.#goOnWith("ASSIGN");
    else if (c.stage === "RESOLVED") this.#goOnWith(this.#starts.has("ANSWER") ? "ANSWER" : "HANDLE");
    else this.#goOnWith("HANDLE");
    return this.#times;
  }

  #goOnWith(stage: ClockStage): void {
    const running = this.#running;
    if (running?.stage === stage) return;
    if (running !== undefined && !this.#starts.has(stage)) {
      // its start is not told: the clock of the cycle's beginning is this stage's
      this.#times.pop();
      this.#times.push({ stage, start: this.#origin, from: running.from, to: null, origin: this.#origin });
      this.#starts.set(stage, this.#origin);
      return;
    }
    this.turnTo(stage, running?.from ?? this.#times.at(-1)?.to ?? this.#origin);
  }
}
