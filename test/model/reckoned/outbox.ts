import type { ChangeKind, Stage, StepKind } from "@dau-moi/schema";
import type { ModelCase } from "./case.ts";
import type { Asked } from "./may.ts";
import { sourceTakes } from "./may.ts";
import type { Person } from "./people.ts";
import { OPEN } from "./told.ts";
import type { Told } from "./told.ts";

export type ChangeState = "QUEUED" | "UNKNOWN" | "APPLIED" | "CONFLICT" | "REFUSED" | "VERIFIED" | "NOT_SHOWN" | "DROPPED";

/** A decided change on its way. Versions are symbols of the model: each effect makes a new one. */
export interface Change {
  case: ModelCase;
  asked: Asked;
  who: Person;
  key: string;
  /** the hub's number, once it has told it */
  id: string;
  state: ChangeState;
  stateAt: number;
  nextAt: number;
  tries: number;
  /** its source was read after it was first sent */
  readSince: boolean;
  decidedAt: number;
  /** the version it was decided on, and when */
  expected: string;
  expectedAt: number;
  /** what the source said the record is after it */
  receipt: string | null;
  shown: string | null;
  conflictVersion: string | null;
  /** it took place in the source, under its key of this sending */
  done: boolean;
}

export type Mishap = "none" | "cut-done" | "cut-undone" | "500-undone" | "refused";

const OVER: readonly ChangeState[] = ["VERIFIED", "NOT_SHOWN", "REFUSED", "DROPPED"];
const isOver = ({ state }: Change): boolean => OVER.includes(state);

/** Whether a change of this kind of a case is still on its way. */
export function onItsWay(outbox: readonly Change[], c: ModelCase, kind: ChangeKind): boolean {
  return outbox.some((change) => change.case === c && change.asked.kind === kind && !isOver(change));
}

/** How the source stands while changes are sent to it one after the other. */
interface AtSource {
  version: string;
  stage: Stage;
  lead: string;
  steps: Told["steps"];
}

const pause = (tries: number): number => Math.min(1_000 * 2 ** Math.min(tries - 1, 10), 300_000);
const STAGE_AFTER: Partial<Record<ChangeKind, Stage>> = {
  ASSIGN: "ASSIGNED",
  ACCEPT: "IN_PROGRESS",
  RECORD_RESULT: "RESOLVED",
  TRANSFER: "ASSIGNED",
  RETURN: "RECEIVED",
  CLOSE: "CLOSED",
  REOPEN: "IN_PROGRESS",
  ANSWER: "ANSWERED",
};

export interface Sending {
  mishaps: Mishap[];
  /** how the source stands, of the cases that something was sent for */
  sources: Map<ModelCase, AtSource>;
}

/** What is sent at an instant, each case's changes in the order of their decisions, and what becomes of it. @returns how many took place */
export function send(outbox: readonly Change[], now: number, { mishaps, sources }: Sending): number {
  let effects = 0;
  for (let head = headAt(outbox, now); head !== undefined; head = headAt(outbox, now)) {
    const source = sources.get(head.case) ?? { ...head.case.told };
    sources.set(head.case, source);
    head.tries += 1;
    if (head.state === "UNKNOWN") {
      if (head.done) settle(head, "APPLIED", now, source.version);
      else waits(head, "QUEUED", now);
    } else effects += sendOne(head, source, { now, outbox, mishap: mishaps.shift() ?? "none" });
  }
  return effects;
}

function headAt(outbox: readonly Change[], now: number): Change | undefined {
  const due = outbox.filter((change) => ["QUEUED", "UNKNOWN"].includes(change.state) && change.nextAt <= now && !isHeld(outbox, change));
  return due.toSorted((a, b) => a.nextAt - b.nextAt)[0];
}

/** What was decided before it and is not settled goes first. */
function isHeld(outbox: readonly Change[], change: Change): boolean {
  return outbox.slice(0, outbox.indexOf(change)).some((before) => before.case === change.case && ["QUEUED", "UNKNOWN", "CONFLICT"].includes(before.state));
}

function sendOne(head: Change, source: AtSource, { now, outbox, mishap }: { now: number; outbox: readonly Change[]; mishap: Mishap }): number {
  if (mishap === "refused") {
    settle(head, "REFUSED", now, null);
    return 0;
  }
  if (mishap === "cut-undone" || mishap === "500-undone") {
    waits(head, "UNKNOWN", now);
    return 0;
  }
  if (expectedOf(head, outbox) !== source.version) {
    settle(head, "CONFLICT", now, null);
    head.conflictVersion = source.version;
    return 0;
  }
  if (!sourceTakes(head.asked.kind, source)) {
    settle(head, "REFUSED", now, null);
    return 0;
  }
  takePlace(head, source);
  if (mishap === "cut-done") waits(head, "UNKNOWN", now);
  else settle(head, "APPLIED", now, source.version);
  return 1;
}

/** The version it was decided on, or what an earlier change of the case has made of it since. */
function expectedOf(head: Change, outbox: readonly Change[]): string {
  const before = outbox.slice(0, outbox.indexOf(head)).filter((one) => one.case === head.case);
  const last = before.findLast((one) => one.state === "APPLIED" || (one.state === "VERIFIED" && one.stateAt > head.expectedAt));
  return last?.receipt ?? last?.shown ?? head.expected;
}

let made = 0;

function takePlace(head: Change, source: AtSource): void {
  const { kind, toUnit } = head.asked;
  head.done = true;
  source.version = `effect ${(made += 1)}`;
  source.stage = STAGE_AFTER[kind] ?? source.stage;
  source.lead = toUnit ?? (kind === "RETURN" ? "VPUB" : source.lead);
  if (kind === "REOPEN") source.steps = []; // a merger is over
}

function settle(head: Change, state: ChangeState, now: number, receipt: string | null): void {
  Object.assign(head, { state, stateAt: now, nextAt: now, receipt });
}

function waits(head: Change, state: "QUEUED" | "UNKNOWN", now: number): void {
  if (head.state !== state) head.stateAt = now;
  Object.assign(head, { state, nextAt: now + pause(head.tries) });
}

/** What took place has the version now that the source calls it by: the model's symbol of it gives way to that. */
export function named(outbox: readonly Change[], sources: Sending["sources"]): void {
  for (const [c, { version }] of sources) {
    for (const change of outbox) {
      if (change.receipt === version) change.receipt = c.told.version;
      if (change.conflictVersion === version) change.conflictVersion = c.told.version;
    }
  }
}

/** Whether what the hub knows of a case shows that a change took place. */
export function shows({ asked, receipt }: Pick<Change, "asked" | "receipt">, told: Told): boolean {
  const given = told.steps.filter(({ kind }) => ["ASSIGNED", "TRANSFERRED", "RETURNED"].includes(kind));
  const lastOf = (step: StepKind): number => told.steps.findLastIndex(({ kind }) => kind === step);
  switch (asked.kind) {
    case "ASSIGN":
      return told.lead === asked.toUnit && given.some(({ kind, unit }) => kind === "ASSIGNED" && unit === asked.toUnit);
    case "ACCEPT":
      return (
        ["IN_PROGRESS", "RESOLVED", "ANSWERED", "CLOSED"].includes(told.stage) ||
        told.steps.findLastIndex(({ kind }) => kind === "ACCEPTED") > told.steps.findLastIndex((step) => given.includes(step))
      );
    case "RECORD_RESULT":
      return told.result?.includes(asked.words) === true;
    case "EXTEND":
      return told.steps.some(({ kind, until }) => kind === "EXTENDED" && until === asked.dueDay);
    case "TRANSFER":
      return told.lead === asked.toUnit;
    case "RETURN":
      return told.lead === "VPUB" || given.at(-1)?.kind === "RETURNED";
    case "CLOSE":
      return ["CLOSED", "DECLINED", "REDIRECTED"].includes(told.stage); // a source may call an ending by its reason
    case "REOPEN":
      return OPEN.includes(told.stage);
    case "ANSWER":
      return told.stage === "ANSWERED" || told.steps.findLastIndex(({ kind }) => kind === "ANSWERED") > lastOf("RESOLVED");
    case "PAUSE":
      return told.steps.findLastIndex(({ kind, why }) => kind === "PAUSED" && why === asked.pauseReason) > lastOf("RESUMED");
    case "RESUME":
      return lastOf("RESUMED") > lastOf("PAUSED");
    case "COMMENT":
    case "PUBLISH":
      return receipt === told.version;
  }
}
