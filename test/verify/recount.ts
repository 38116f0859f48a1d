import type { CaseStream, Channel, Field, Stage } from "@dau-moi/schema";
import type { DepartmentCode, LedgerLine } from "../departments/index.ts";
import { acceptingSince, clockOf, cycleBegan, inTime, isEnding, isOpen, presentCycle, stageOf, type ClockStage, type Step } from "./course.ts";
import { custodyOf, succeeded, type Span } from "./custody.ts";
import type { Ledger } from "./ledger.ts";
import type { LivedDeadline } from "./lived-limit.ts";
import { resultsOf, type Results } from "./results.ts";
import type { Matter, Register } from "./register.ts";
import { dayOf, type Day } from "./working-days.ts";

/** What the hub must show of one case, recounted from the ledger's newest line. Instants are epoch milliseconds. */
export interface Recounted {
  dept: DepartmentCode;
  id: string;
  /** "tinh DDN-2026-000012": how details name it */
  name: string;
  line: LedgerLine;
  stage: Stage;
  open: boolean;
  receivedAt: number;
  receivedDay: Day;
  intake: string;
  /** who holds it, or held it last */
  holder: string;
  matter: Matter;
  field: Field;
  channel: Channel | null;
  /** null: open, or the source does not tell when it ended (see `endUntold`) */
  closedDay: Day | null;
  endUntold: boolean;
  /** null: none runs */
  clock: (LivedDeadline & { stage: ClockStage; start: number }) | null;
  stream: CaseStream;
  /** the unit's duty to accept, beside that clock; null: none runs */
  accepting: (LivedDeadline & { start: number }) | null;
  /** it ended as a duplicate of another case */
  merged: boolean;
  /** instants at which its lead reported that there is no result yet, in the present cycle */
  reports: readonly number[];
  /** null: the source's rows do not tell hand-overs */
  custody: { spans: Span[]; inheritedLate: boolean } | null;
  results: Results;
}

/** Departments whose rows keep every step; the others tell who holds a case, but not who held it. */
const TELL_HAND_OVERS: ReadonlySet<DepartmentCode> = new Set<DepartmentCode>(["tinh", "songlam", "stp", "eoffice", "syt"]);

/**
 * Every case of the ledgers, by source and id (`keyOf`).
 * @param register what cases are counted by @param ofClosed what those are counted by that are no longer open, by their key
 * @param isInHub whether the hub has a case of that key: of two records with one id it may take the later one, or none
 */
export function recountOf(
  ledgers: readonly Ledger[],
  { register, ofClosed = () => register }: CountedBy,
  isInHub: (key: string) => boolean,
): Map<string, Recounted> {
  const cases = ledgers.flatMap(({ dept, cases: lines, poison }) => {
    const taken = poison.filter((line) => isTaken(line, isInHub(keyOf(dept, line.id))));
    const rulesOf = (line: LedgerLine): Register => (isOpen(stageTold(dept, line.stage)) ? register : ofClosed(keyOf(dept, line.id)));
    return [...lines.values(), ...taken].map((line) => recounted(dept, line, rulesOf(line)));
  });
  return new Map(cases.map((one) => [keyOf(one.dept, one.id), one]));
}

interface CountedBy {
  register: Register;
  ofClosed?: (key: string) => Register;
}

/** Two poisons are cases for the hub: an unknown channel is told as none (schema/hub.graphql), and of two records with one id the later one may stand. */
function isTaken({ poison }: LedgerLine, isInHub: boolean): boolean {
  return poison === "unknown_channel" || (poison === "same_id_twice" && isInHub);
}

export const keyOf = (source: string, id: string): string => `${source}\n${id}`;

/** What the hub must show of a case whose newest version is this line. */
export function recounted(dept: DepartmentCode, line: LedgerLine, register: Register): Recounted {
  const steps = inTime(line.steps.map((step) => ({ ...step, at: Date.parse(step.at) })));
  const receivedAt = Date.parse(line.receivedAt);
  const stage = stageTold(dept, line.stage);
  const open = isOpen(stage);
  const ending = steps.findLast(isEnding);
  const matter = { area: line.wardCode ?? line.record.place?.wardCode ?? null, receivedOn: dayOf(receivedAt), field: line.field };
  const clock = clockOf(stage, receivedAt, steps);
  const cycle = presentCycle(receivedAt, steps);
  const orderedAt = acceptingSince(stage, steps);
  const counted: Counted = { cycle, cycleBegan: cycleBegan(receivedAt, steps), register };
  const custody = TELL_HAND_OVERS.has(dept) ? custodyTold(line, { receivedAt, steps, matter }, register) : null;
  const merged = isMerged(dept, line);
  const worked = { stage, merged, receivedAt, steps, cycle, cycleBegan: counted.cycleBegan, spans: custody?.spans ?? null, question: questionOf(line) };
  return {
    dept,
    id: line.id,
    name: `${dept} ${line.reference}`,
    line,
    stage,
    open,
    receivedAt,
    receivedDay: dayOf(receivedAt),
    intake: line.intake,
    holder: holderNow(line, { open, endedAt: ending?.at ?? null, matter, receivedAt }, register),
    matter,
    field: line.field,
    // GeoReport does not say how the citizen reached the system: for the hub it came from another system.
    channel: line.poison === "unknown_channel" ? null : (line.channel ?? "OTHER_SYSTEM"),
    closedDay: open || ending === undefined ? null : dayOf(ending.at),
    endUntold: !open && ending === undefined,
    clock: clock === null ? null : { ...clock, ...limitOf(line, clock, counted) },
    accepting: orderedAt === null ? null : register.deadlineIfAny({ stage: "ACCEPT", start: orderedAt, ...questionOf(line) }, cycle),
    stream: line.stream ?? "HOTLINE",
    merged,
    reports: cycle.filter(({ kind }) => kind === "NO_RESULT_REPORTED").map(({ at }) => at),
    custody,
    results: resultsOf(worked, register),
  };
}

/** GeoReport knows open and closed only: what the department declined or sent elsewhere is closed. */
function stageTold(dept: DepartmentCode, stage: Stage): Stage {
  return dept === "hatang" && !isOpen(stage) ? "CLOSED" : stage;
}

/** GeoReport's note says that a request was closed as a duplicate, also where its key names no other request. */
function isMerged(dept: DepartmentCode, { mergedInto, stage, record }: LedgerLine): boolean {
  return typeof mergedInto === "string" || (dept === "hatang" && stage === "CLOSED" && record.closeReason === "Trùng lặp");
}

/** What decides a case's limits. */
export const questionOf = (line: LedgerLine) => ({
  field: line.field,
  severalAgencies: line.cooperating.length > 0,
  stream: line.stream ?? "HOTLINE",
  urgent: line.urgent,
  channel: line.poison === "unknown_channel" ? null : (line.channel ?? "OTHER_SYSTEM"),
});

interface Counted {
  /** steps of the present cycle, and when it began */
  cycle: readonly Step[];
  cycleBegan: number;
  register: Register;
}

function limitOf(line: LedgerLine, { stage, start }: { stage: ClockStage; start: number }, counted: Counted): LivedDeadline & { start: number } {
  return counted.register.deadline({ stage, start, cycleBegan: counted.cycleBegan, ...questionOf(line) }, counted.cycle);
}

type Lived = { open: boolean; endedAt: number | null; matter: Matter; receivedAt: number };

/** The unit that the source names; where that one is gone and the case outlived it, its successor. */
function holderNow(line: LedgerLine, { open, endedAt, matter, receivedAt }: Lived, register: Register): string {
  const to = open ? null : (endedAt ?? line.record.mark ?? receivedAt);
  return succeeded({ unit: line.lead, from: receivedAt, to, reason: "RECEIVED" }, matter, register).at(-1)?.unit ?? line.lead;
}

type Told = { receivedAt: number; steps: readonly Step[]; matter: Matter };

function custodyTold(line: LedgerLine, { receivedAt, steps, matter }: Told, register: Register): { spans: Span[]; inheritedLate: boolean } {
  const spans = custodyOf({ intake: line.intake, receivedAt, steps, matter }, register);
  const last = spans.at(-1);
  if (last === undefined || spans.length === 1 || last.reason === "REOPENED") return { spans, inheritedLate: false };
  const before = steps.filter((step) => step.at <= last.from);
  const stage = before.map(({ kind }) => stageOf(kind)).findLast((told) => told !== null) ?? "RECEIVED";
  const clock = clockOf(stage, receivedAt, before);
  if (clock === null) return { spans, inheritedLate: false };
  const counted: Counted = { cycle: presentCycle(receivedAt, before), cycleBegan: cycleBegan(receivedAt, before), register };
  const { start, due } = limitOf(line, clock, counted);
  const hadIt = spans.slice(0, -1).some((span) => span.unit === last.unit && span.from < due && (span.to ?? Infinity) >= due);
  return { spans, inheritedLate: start < last.from && due <= last.from && !hadIt };
}

export type Lateness = "PAUSED" | "OVERDUE" | "DUE_SOON" | "ON_TIME" | "NO_CLOCK";

/** How a case stands at an instant. */
export function latenessAt({ clock }: Recounted, instant: number): Lateness {
  if (clock === null) return "NO_CLOCK";
  if (clock.pausedSince !== null) return "PAUSED";
  if (clock.due <= instant) return "OVERDUE";
  return clock.soon <= instant ? "DUE_SOON" : "ON_TIME";
}
