import { recordCooperation } from "../case/index.ts";
import type { CooperationTurn, CustodySpan } from "../case/index.ts";
import { append, factEvents, RESULT_KINDS, takeNumbers } from "../journal/index.ts";
import type { Fact, NewEvent } from "../journal/index.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { localDay } from "../platform/local-time.ts";
import { sameState, turnStates } from "../tally/index.ts";
import type { CaseState } from "../tally/index.ts";
import type { UnitRegister } from "../unit/index.ts";
import type { Derived } from "./derive-cases.ts";
import type { Run } from "./run.ts";

/** What a batch adds to the journal, and the intervals that begin with it, by the place of their event among these. */
export class News {
  readonly events: NewEvent[] = [];
  readonly turns: { caseId: number; offset: number; state: CaseState; isNew: boolean }[] = [];
  readonly cooperation: (Omit<CooperationTurn, "fromEvent"> & { offset: number })[] = [];

  add(derived: readonly Derived[], run: Pick<Run, "quiet" | "units">): void {
    for (const d of derived) {
      const offset = this.events.length + 1;
      this.events.push(...eventsOf(d, run));
      const before = d.before.state;
      if (before === undefined || !sameState(before, d.facts.state))
        this.turns.push({ caseId: d.caseId, offset, state: d.facts.state, isNew: before === undefined });
      if (cooperationTurned(d)) this.cooperation.push({ caseId: d.caseId, offset, toldAt: d.observedAt, unitIds: d.facts.cooperating });
    }
  }
}

/** By the units and their order as the source tells them; a case begins with nobody. */
function cooperationTurned({ before, facts }: Derived): boolean {
  return (before.cooperating ?? []).join() !== facts.cooperating.join();
}

/** Journal and intervals, last: from here to the commit the journal is locked. */
export async function announce(
  tx: Tx,
  { events, turns, cooperation }: News,
  told: { province: string; learnedAt: Instant; batchId: number | null; sourceId: number },
): Promise<void> {
  if (events.length === 0) return;
  const after = await takeNumbers(tx, events.length);
  const states = turns.map((t) => ({ caseId: t.caseId, fromEvent: after + t.offset, state: t.state, isNew: t.isNew }));
  const beside = cooperation.map(({ offset, ...turn }) => ({ ...turn, fromEvent: after + offset }));
  await Promise.all([append(tx, after, events, told), turnStates(tx, told.sourceId, states), recordCooperation(tx, beside)]);
}

function eventsOf(d: Derived, { quiet, units }: Pick<Run, "quiet" | "units">): NewEvent[] {
  const isNew = d.before.state === undefined;
  const before = d.before.state === undefined ? [] : countableFacts(d.before.custody, d.before.state);
  const after = countableFacts(d.facts.custody, d.facts.state);
  const replayed = d.row.inboxId !== null && d.before.state !== undefined;
  const told = factEvents(d.caseId, before, after, quiet && isNew);
  const events = told.map((event): NewEvent => {
    if (isOfEnded(event, units)) return { ...event, cause: "SUCCESSION" };
    return replayed || isOfSuccessor(event, told, units) ? { cause: "RETOLD", ...event } : event;
  });
  const plain = (kind: "REOPENED" | "UPDATED" | "REDATED"): NewEvent => ({
    kind,
    caseId: d.caseId,
    caseStream: d.facts.state.caseStream,
    unitId: d.facts.unitId,
    fromUnitId: null,
    factDay: null,
    weight: 1,
    happenedAt: d.observedAt,
    quiet: false,
  });
  const results = events.filter(({ kind }) => RESULTS.has(kind));
  const moves = events.filter(({ kind }) => !RESULTS.has(kind));
  if (d.before.state?.open === false && d.facts.open) moves.push(plain("REOPENED"));
  const stayed = d.before.state !== undefined && sameState(d.before.state, d.facts.state) && !cooperationTurned(d);
  if (moves.length === 0 && !(replayed && stayed)) moves.push(plain(replayed ? "REDATED" : "UPDATED"));
  return [...moves, ...results]; // a state begins with the event that moved its case, and is dated by it
}

const RESULTS: ReadonlySet<NewEvent["kind"]> = new Set(RESULT_KINDS);

/** Whether a unit that had ended by then would have handed it over: whoever took over from it has it by the register, also when it is reopened. */
function isOfEnded({ kind, fromUnitId, happenedAt }: NewEvent, units: UnitRegister): boolean {
  return kind === "HANDED_OVER" && fromUnitId !== null && hadEnded(fromUnitId, happenedAt, units);
}

const hadEnded = (unitId: number, at: Instant, units: UnitRegister): boolean => units.endOf(units.byId(unitId)) <= at;

/** Whether the same was believed until now of a unit that had ended by then: the register says who took over from it, whatever else a new version tells. */
function isOfSuccessor(event: NewEvent, told: readonly NewEvent[], units: UnitRegister): boolean {
  const isOrHadEnded = (then: number | null, now: number | null): boolean => then === now || (then !== null && hadEnded(then, event.happenedAt, units));
  const fits = (one: NewEvent): boolean => one.weight === -1 && one.kind === event.kind && one.happenedAt === event.happenedAt;
  return told.some((one) => fits(one) && isOrHadEnded(one.unitId, event.unitId) && isOrHadEnded(one.fromUnitId, event.fromUnitId));
}

/** What is counted of a case by days: its receipt, its hand-overs, its result and answer, its closing. */
export function countableFacts(custody: readonly CustodySpan[], state: CaseState): Fact[] {
  const { caseStream } = state;
  const facts: Fact[] = [{ kind: "RECEIVED", caseStream, unitId: state.intakeUnitId, fromUnitId: null, day: state.receivedDay, happenedAt: state.receivedAt }];
  custody.forEach((span, i) => {
    const from = custody[i - 1];
    if (from === undefined || from.unitId === span.unitId) return;
    const moved = { caseStream, unitId: span.unitId, fromUnitId: from.unitId, day: localDay(span.from), happenedAt: span.from };
    facts.push({ kind: "HANDED_OVER", ...moved, ...(span.reason === "SUCCESSION" && { cause: "SUCCESSION" as const }) });
  });
  facts.push(...resultsOf(state));
  const end = custody.at(-1)?.to;
  if (state.closedDay !== null)
    facts.push({ kind: "CLOSED", caseStream, unitId: state.unitId, fromUnitId: null, day: state.closedDay, happenedAt: end ?? state.receivedAt });
  return facts;
}

/** The end of its handling and the answer, each for the unit that had the case then. */
function resultsOf({ caseStream, handledAt, handledDay, handledUnitId, handledLate, answeredAt, answeredDay, answeredUnitId }: CaseState): Fact[] {
  const facts: Fact[] = [];
  const by = { caseStream, fromUnitId: null };
  if (handledAt !== null && handledDay !== null && handledUnitId !== null)
    facts.push({ ...by, kind: handledLate === true ? "HANDLED_LATE" : "HANDLED_ON_TIME", unitId: handledUnitId, day: handledDay, happenedAt: handledAt });
  if (answeredAt !== null && answeredDay !== null && answeredUnitId !== null)
    facts.push({ ...by, kind: "ANSWERED", unitId: answeredUnitId, day: answeredDay, happenedAt: answeredAt });
  return facts;
}
