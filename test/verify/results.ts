import type { Stage } from "@dau-moi/schema";
import { clockOf, isEnding, type ClockStage, type Step } from "./course.ts";
import type { Span } from "./custody.ts";
import type { LimitQuestion, Register } from "./register.ts";

/** That a case's handling ended, or that its submitter was answered. */
export interface Result {
  at: number;
  /** who had the case then; null: the source's rows do not tell who held it before */
  unit: string | null;
}

/** What a case came to since it was last opened. */
export interface Results {
  /** null: it goes on, or it ended in no result of its own; UNTOLD: the source does not say when */
  handled: (Result & { late: boolean }) | "UNTOLD" | null;
  answered: Result | null;
}

/** A case as its department's book has it. */
export interface Worked {
  stage: Stage;
  merged: boolean;
  receivedAt: number;
  /** all, in time order */
  steps: readonly Step[];
  /** those of the present cycle, and when it began */
  cycle: readonly Step[];
  cycleBegan: number;
  spans: readonly Span[] | null;
  question: Omit<LimitQuestion, "stage" | "start">;
}

/** Recounts the results of a case: handling ends with its result, answer or closing, and is late from the limit's first late instant on. */
export function resultsOf(worked: Worked, register: Register): Results {
  return { handled: handledOf(worked, register), answered: answeredOf(worked) };
}

function answeredOf({ steps, spans }: Worked): Result | null {
  const last = steps.findLast(({ kind }) => kind === "ANSWERED" || kind === "REOPENED");
  return last?.kind === "ANSWERED" ? { at: last.at, unit: holderAt(spans, last.at, true) } : null;
}

/** @param itself whether whoever got it at that very instant had it */
function holderAt(spans: readonly Span[] | null, at: number, itself: boolean): string | null {
  return (spans?.findLast(({ from }) => from < at || (itself && from === at)) ?? spans?.[0])?.unit ?? null;
}

function handledOf(worked: Worked, register: Register): Results["handled"] {
  const { stage, merged, receivedAt, steps, cycle, cycleBegan, spans, question } = worked;
  const goesOn = stage === "RECEIVED" || stage === "ASSIGNED" || stage === "IN_PROGRESS";
  if (merged || goesOn || stage === "DECLINED" || stage === "REDIRECTED") return null;
  const { running, ended } = lastWork(worked);
  if (running === "HANDLE") return stage === "RESOLVED" ? null : "UNTOLD";
  const clock = clockOf("IN_PROGRESS", receivedAt, steps);
  if (ended === null || clock === null) return null;
  const until = cycle.filter(({ at }) => at <= ended);
  const { due } = register.deadline({ ...question, stage: "HANDLE", start: clock.start, cycleBegan }, until);
  return { at: ended, late: due <= ended, unit: holderAt(spans, ended, false) };
}

type Work = ClockStage | "NONE";

/** What is being done by the steps of the present cycle, and when handling ended last; null: it never began, or it was given back since to be given out anew. */
function lastWork({ cycle, steps }: Worked): { running: Work; ended: number | null } {
  const isFirst = cycle.length === steps.length;
  let running: Work = isFirst ? "ASSIGN" : "HANDLE";
  let ended: number | null = null;
  for (const step of cycle) {
    const next = workAfter(step, running, isFirst);
    if (next === running) continue;
    if (running === "HANDLE") ended = step.at;
    if (next === "ASSIGN") ended = null;
    running = next;
  }
  return { running, ended };
}

function workAfter(step: Step, running: Work, isFirst: boolean): Work {
  if (isEnding(step) || step.kind === "ANSWERED") return "NONE";
  if (step.kind === "RESOLVED") return "ANSWER";
  if (step.kind === "ASSIGNED" || step.kind === "TRANSFERRED" || step.kind === "ACCEPTED") return "HANDLE";
  if (step.kind === "RETURNED") return isFirst ? "ASSIGN" : "HANDLE";
  return running;
}
