import { profileOf, type DepartmentCode } from "../departments.ts";
import type { CourseStep } from "../course-step.ts";
import type { CaseFacts, CaseVersion, LedgerLine, ToldStep } from "../ledger-line.ts";
import { GTVT_DISSOLVED } from "../units.ts";
import { dayMonthYearMinute, rfc3339, rfc3339Millis, utc, yearMonthDaySecond } from "../vietnam-time.ts";
import { lastColumns } from "./columns.ts";
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

const isUrging = ({ kind }: CourseStep): boolean => kind === "URGED";

/** What is told besides of a case in the fuller life. @param urgings those that the product tells */
function fullerOf({ record: { fuller, course } }: CaseFacts, urgings: readonly CourseStep[]): Pick<CaseVersion, "stream" | "mergedInto" | "urgedAt"> {
  if (fuller === undefined) return {};
  return { stream: fuller.stream, mergedInto: course.findLast(({ kind }) => kind === "MERGED")?.into ?? null, urgedAt: urgings.map(({ at }) => utc(at)) };
}

/** Urging is no step of a case. */
function told({ at, kind, unit, reason, dueDay, approver, into }: CourseStep): ToldStep[] {
  if (kind === "URGED") return [];
  const terms = { ...(reason !== undefined && { reason }), ...(dueDay !== undefined && { dueDay }), ...(approver !== undefined && { approver }) };
  return [{ at: utc(at), kind, unit, ...terms, ...(into !== undefined && { into }) }];
}

const wasGivenOut = (facts: CaseFacts): boolean => facts.record.course.some((step) => step.kind === "ASSIGNED");

/** A product that keeps every step: the steps are the course. */
function tellSteps(facts: CaseFacts, modified: (instant: number) => string): CaseVersion {
  const { course, lagging, destined, mark } = facts.record;
  const position = positionOf(course, facts.intake, true);
  const steps = course.flatMap(told);
  const cooperating = wasGivenOut(facts) ? destined.cooperating : [];
  return {
    ...factsOf(facts),
    stage: lagging ?? position.stage,
    lead: position.holder,
    cooperating,
    steps,
    ...timesOf(position),
    ...fullerOf(facts, course.filter(isUrging)),
    modified: modified(mark ?? 0),
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
  const first: ToldStep[] = [{ at: facts.receivedAt, kind: "RECEIVED", unit: null }, ...dated];
  const last = lastColumns(course);
  const urgings = last.filter(isUrging);
  const besides = last.flatMap((step) => told({ ...step, unit: null }));
  const steps = besides.length === 0 ? first : [...first, ...besides].toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
  const cooperating = wasGivenOut(facts) ? destined.cooperating : [];
  const stage = lagging ?? position.stage;
  return { ...factsOf(facts), stage, lead, cooperating, steps, ...timesOf(position), ...fullerOf(facts, urgings), modified: modified(mark) };
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
  return {
    ...factsOf(facts),
    stage: position.stage,
    lead,
    cooperating: [],
    steps,
    ...none,
    closedAt,
    ...fullerOf(facts, []),
    modified: mark === null ? "" : rfc3339(mark),
  };
}

/** Tells in neutral words what the department's dialect can express of a case. */
export function tell(dept: DepartmentCode, facts: CaseFacts): CaseVersion {
  switch (dept) {
    case "tinh":
    case "stp":
    case "songlam":
      return tellSteps(facts, rfc3339Millis);
    case "eoffice":
      return tellSteps(facts, (instant) => yearMonthDaySecond(instant).replace(" ", "T"));
    case "syt":
      return tellSteps(facts, yearMonthDaySecond);
    case "so-tiepdan":
      return tellColumns({ ...facts, record: { ...facts.record, lagging: null } }, () => "");
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
