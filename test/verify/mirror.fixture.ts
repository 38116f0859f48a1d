import type { Recounted } from "./recount.ts";
import type { NoResultDuty } from "./lived-limit.ts";
import { latenessAt } from "./recount.ts";
import type { Paired } from "./groups/cases.ts";
import type { ShownCase } from "./shown.ts";
import type { CaseRow, ClockRow, StateRow } from "./tables.queries.ts";
import { dayOf, dayText, midnightOf } from "./working-days.ts";

/** A case as a hub without any fault would hold and show it. */
export type Mirrored = Paired & { clocks: ClockRow[] };

const instant = (at: number): Date | number => (at === Infinity ? at : new Date(at));
const textOf = (at: number): string => new Date(at).toISOString();

/** A hub that shows exactly what was recounted, so that one fault can be planted in it. @param now epoch milliseconds @param duty to report, if it is due */
export function mirrorOf(one: Recounted, now: number, duty: NoResultDuty | null): Mirrored {
  const common = {
    id: one.name,
    reference: one.line.reference,
    stage: one.stage,
    open: one.open,
    channel: one.channel,
    field: one.field,
    urgent: one.line.urgent,
  };
  const closedAt = one.closedDay === null ? null : midnightOf(one.closedDay);
  const row: CaseRow = {
    ...common,
    source: one.dept,
    source_case_id: one.id,
    received_at: new Date(one.receivedAt),
    closed_at: closedAt === null ? null : new Date(closedAt),
    intake: one.intake,
    unit: one.holder,
    case_stream: one.stream,
    cooperating: one.line.cooperating.toSorted(),
    cooperating_kept: one.line.cooperating.toSorted(),
  };
  return {
    one,
    row,
    state: stateOf(one),
    shown: shownOf(one, now, { ...common, closedAt: closedAt === null ? null : textOf(closedAt) }),
    clocks: [...clocksOf(one), ...reportOf(one, duty)],
  };
}

function stateOf(one: Recounted): StateRow {
  const { clock } = one;
  return {
    case_id: one.name,
    open: one.open,
    stage: one.stage,
    unit: one.holder,
    intake: one.intake,
    source: one.dept,
    field: one.field,
    channel: one.channel,
    due_at: clock === null ? null : instant(clock.due),
    soon_at: clock === null ? null : instant(clock.soon),
    inherited_late: one.open && (one.custody?.inheritedLate ?? false),
    received_at: new Date(one.receivedAt),
    received_day: dayText(one.receivedDay),
    closed_day: one.closedDay === null ? null : dayText(one.closedDay),
    case_stream: one.stream,
    merged: one.merged,
    original_due_at: clock === null || clock.originalDue === null ? null : new Date(clock.originalDue),
    ...resultsIn(one),
  };
}

function resultsIn({ results }: Recounted) {
  const [handled, answered] = [results.handled === "UNTOLD" ? null : results.handled, results.answered];
  return {
    handled_at: handled === null ? null : new Date(handled.at),
    handled_day: handled === null ? null : dayText(dayOf(handled.at)),
    handled_unit: handled?.unit ?? null,
    handled_late: handled?.late ?? null,
    answered_at: answered === null ? null : new Date(answered.at),
    answered_day: answered === null ? null : dayText(dayOf(answered.at)),
    answered_unit: answered?.unit ?? null,
  };
}

type Common = Pick<ShownCase, "id" | "reference" | "stage" | "open" | "channel" | "field" | "urgent" | "closedAt">;

function shownOf(one: Recounted, now: number, common: Common): ShownCase {
  const { clock } = one;
  const isPaused = clock !== null && clock.pausedSince !== null;
  const due = clock === null || isPaused ? null : textOf(clock.due);
  return {
    ...common,
    source: { code: one.dept },
    receivedAt: textOf(one.receivedAt),
    unit: { code: one.holder },
    dueAt: due,
    originalDueAt: clock === null || clock.originalDue === null ? null : textOf(clock.originalDue),
    lateness: latenessAt(one, now),
    caseStream: one.stream,
    paused: isPaused,
    merged: one.merged,
    backlog: null,
    custody: [],
    clocks: runningOf(one).map(({ stage, start, due: dueAt, warn }) => ({
      stage,
      unit: { code: one.holder },
      startedAt: textOf(start),
      dueAt: dueAt === Infinity ? null : textOf(dueAt),
      warnAt: dueAt === Infinity ? null : textOf(warn),
      stoppedAt: null,
    })),
  };
}

/** The case's own clock and the duty to accept beside it. */
function runningOf({ clock, accepting }: Recounted) {
  return [...(clock === null ? [] : [clock]), ...(accepting === null ? [] : [{ ...accepting, stage: "ACCEPT" as const }])];
}

function reportOf(one: Recounted, duty: NoResultDuty | null): ClockRow[] {
  if (duty === null) return [];
  const [{ due, warn, soon }, start] = [duty.deadline, new Date(duty.start)];
  return [{ case_id: one.name, stage: "NO_RESULT", unit: one.holder, started_at: start, due_at: instant(due), warn_at: instant(warn), soon_at: instant(soon) }];
}

function clocksOf(one: Recounted): ClockRow[] {
  return runningOf(one).map(({ stage, start, due, warn, soon }) => ({
    case_id: one.name,
    stage,
    unit: one.holder,
    started_at: new Date(start),
    due_at: instant(due),
    warn_at: instant(warn),
    soon_at: instant(soon),
  }));
}
