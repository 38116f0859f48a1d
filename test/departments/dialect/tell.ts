import { profileOf, type DepartmentCode } from "../departments.ts";
import type { CaseFacts, CaseVersion, LedgerLine } from "../ledger-line.ts";
import { GTVT_DISSOLVED } from "../units.ts";
import { dayMonthYearMinute, rfc3339, rfc3339Millis, utc, yearMonthDaySecond } from "../vietnam-time.ts";
import { positionOf, type Position } from "./position.ts";

const orNull = (instant: number | null): string | null => (instant === null ? null : utc(instant));

function timesOf(position: Position): Pick<CaseVersion, "assignedAt" | "acceptedAt" | "resolvedAt" | "answeredAt" | "closedAt"> {
  return {
    assignedAt: orNull(position.assignedAt),
    acceptedAt: orNull(position.acceptedAt),
    resolvedAt: orNull(position.resolvedAt),
    answeredAt: orNull(position.answeredAt),
    closedAt: orNull(position.closedAt),
  };
}

function factsOf(known: CaseFacts): CaseFacts {
  const { row, id, reference, receivedAt, intake, field, channel, urgent, repeatOf, record } = known;
  const marks = {
    ...(known.wardCode && { wardCode: known.wardCode }),
    ...(known.token && { token: known.token }),
    ...(known.poison && { poison: known.poison }),
  };
  return { row, id, reference, receivedAt, intake, field, channel, urgent, repeatOf, ...marks, record };
}

const wasGivenOut = (facts: CaseFacts): boolean => facts.record.course.some((step) => step.kind === "ASSIGNED");

/** A product that keeps every step: the steps are the course. */
function tellSteps(facts: CaseFacts): CaseVersion {
  const { course, lagging, destined, mark } = facts.record;
  const position = positionOf(course, facts.intake, true);
  const steps = course.map(({ at, kind, unit }) => ({ at: utc(at), kind, unit }));
  const cooperating = wasGivenOut(facts) ? destined.cooperating : [];
  return {
    ...factsOf(facts),
    stage: lagging ?? position.stage,
    lead: position.holder,
    cooperating,
    steps,
    ...timesOf(position),
    modified: rfc3339Millis(mark ?? 0),
  };
}

const DATE_COLUMNS = ["assignedAt", "acceptedAt", "resolvedAt", "answeredAt", "closedAt"] as const;
const KIND_OF_COLUMN = { assignedAt: "ASSIGNED", acceptedAt: "ACCEPTED", resolvedAt: "RESOLVED", answeredAt: "ANSWERED", closedAt: "CLOSED" } as const;

/** A product that keeps one date a kind: earlier rounds, transfers and returns are lost. */
function tellColumns(facts: CaseFacts, modified: (instant: number) => string): CaseVersion {
  const { course, lagging, destined } = facts.record;
  const mark = facts.record.mark ?? 0;
  const position = positionOf(course, facts.intake, false);
  const lead = facts.intake === "SXD" && mark < GTVT_DISSOLVED ? "SGTVT" : position.holder;
  const dated = DATE_COLUMNS.flatMap((column) => {
    const at = position[column];
    return at === null ? [] : [{ at: utc(at), kind: KIND_OF_COLUMN[column], unit: column === "assignedAt" ? lead : null }];
  });
  const steps = [{ at: facts.receivedAt, kind: "RECEIVED" as const, unit: null }, ...dated];
  const cooperating = wasGivenOut(facts) ? destined.cooperating : [];
  return { ...factsOf(facts), stage: lagging ?? position.stage, lead, cooperating, steps, ...timesOf(position), modified: modified(mark) };
}

/** Open311 knows open and closed, when asked for and when last changed. */
function tellRequest(facts: CaseFacts): CaseVersion {
  const { course, mark, destined } = facts.record;
  const position = positionOf(course, facts.intake, false);
  const closed = position.stage === "CLOSED" || position.stage === "DECLINED";
  const closedAt = closed ? orNull(mark) : null;
  const steps: LedgerLine["steps"] = [{ at: facts.receivedAt, kind: "RECEIVED", unit: null }];
  if (closedAt !== null) steps.push({ at: closedAt, kind: "CLOSED", unit: null });
  const none = { assignedAt: null, acceptedAt: null, resolvedAt: null, answeredAt: null };
  const lead = position.stage === "RECEIVED" || !wasGivenOut(facts) ? destined.lead : position.holder;
  return { ...factsOf(facts), stage: position.stage, lead, cooperating: [], steps, ...none, closedAt, modified: mark === null ? "" : rfc3339(mark) };
}

/** Tells in neutral words what the department's dialect can express of a case. */
export function tell(dept: DepartmentCode, facts: CaseFacts): CaseVersion {
  switch (dept) {
    case "tinh":
    case "songlam":
      return tellSteps(facts);
    case "sxd":
      return tellColumns(facts, dayMonthYearMinute);
    case "trungtam":
      return tellColumns(facts, yearMonthDaySecond);
    case "hatang":
      return tellRequest(facts);
  }
}

/** The mark a new version gets: now, but always above the record's own last one. */
export function nextMark(dept: DepartmentCode, before: number | null, wanted: number): number {
  const unit = profileOf(dept).markPrecision;
  const floored = Math.floor(wanted / unit) * unit;
  return before === null ? floored : Math.max(floored, before + unit);
}
