import { RESULT_KINDS } from "../journal/index.ts";
import { instantText } from "../platform/instant.ts";
import { statesAt } from "./board.queries.ts";
import type { AsOf } from "./board.queries.ts";

/** Why a case is in a list at one point and was not, or is no longer, at another. */
export const MOVE_CAUSES = [
  "BECAME_OVERDUE",
  "BECAME_DUE_SOON",
  "RECEIVED",
  "CLOSED",
  "REOPENED",
  "HANDED_OVER",
  "CAUGHT_UP",
  "OPENING_BALANCE",
  "UPDATED_AT_SOURCE",
  "CALENDAR_CHANGED",
  "GONE_AT_SOURCE",
] as const;
export type MoveCause = (typeof MOVE_CAUSES)[number];

/** What narrows a list to the cases that the same list does not have at another point. */
export interface Moved<Conditions> {
  point: AsOf;
  /** the same list's conditions as they stand at that point */
  there: Conditions;
  cause?: MoveCause;
}

/** What of a list's conditions says why its cases move. */
interface Compared {
  unitIds: readonly number[];
  lateness?: string;
  supervisedBy?: readonly number[];
  insideHolders?: readonly number[];
  heirs?: readonly unknown[];
  balance?: string;
  receivedFrom?: string;
  receivedTo?: string;
  handledFrom?: string;
  handledTo?: string;
  answeredFrom?: string;
  answeredTo?: string;
  moved?: Moved<Compared>;
}

type Put = (value: unknown) => string;

/**
 * SQL: numbers of the cases that a list has at its as-of, and not at the other point.
 * @param here the list's own conditions, without this one
 * @param there the conditions at the other point as a text of their own, with its values
 */
export function movedSql(here: string, there: { where: string; values: readonly unknown[] }, criteria: Compared, asOf: AsOf, put: Put): string {
  const names = there.values.map(put);
  const absent = `not exists (select 1 from (select s.case_id from ${statesAt(false)} s where ${there.where}) there where there.case_id = s.case_id)`;
  const renumbered = absent.replaceAll(/\$(\d+)/g, (_all, n: string) => names[Number(n) - 1] ?? "null");
  const cause = criteria.moved?.cause;
  const because = cause === undefined ? "" : ` where ${moveCauseSql(criteria, asOf, put)} = ${put(cause)}`;
  // the fence keeps the cause, which looks at other tables, for the few rows that moved
  return `select s.case_id from (select s.* from ${statesAt(false)} s where ${here} and ${renumbered} offset 0) s${because}`;
}

/**
 * SQL: why a row of such a list moved, one cause a row; from how it stands at both points and what the journal tells of it between them. What a source told
 * on a later day than it happened is its catching up (đồng bộ bù), unless only time passed.
 */
export function moveCauseSql(criteria: Compared, asOf: AsOf, put: Put): string {
  const { moved } = criteria;
  if (moved === undefined) throw new Error("a list that is compared with no other point has no causes");
  const entered = moved.point.instant <= asOf.instant && moved.point.event <= asOf.event;
  const [from, to] = entered ? [moved.point, asOf] : [asOf, moved.point];
  const between = `e.case_id = s.case_id and e.seq > ${put(from.event)}::bigint and e.seq <= ${put(to.event)}::bigint`;
  const told = (what: string): string => `exists (select 1 from event e where ${between} and ${what})`;
  const late = told(
    `e.weight = 1 and e.kind <> all(${put(RESULT_KINDS)}::text[]) and not e.quiet and e.source_id is not null and ${localDaySql("e.learned_at")} > ${localDaySql("e.happened_at")}`,
  );
  const held = heldThere(criteria, moved.there, put);
  const stayed = `o.case_id is not null and o.open and ${held}`;
  const other = statesAt(false).replaceAll("$1", put(moved.point.event));
  const at = (point: AsOf): string => `${put(instantText(point.instant))}::timestamptz`;
  const cases = entered ? enteredBy(criteria, { late, stayed, told, from: () => at(from) }) : leftBy(criteria, { late, stayed, to: () => at(to) });
  return `(select case ${cases}
    when s.open and o.open is false then ${entered ? "'REOPENED'" : "'CLOSED'"} when not s.open and o.open then ${entered ? "'CLOSED'" : "'REOPENED'"}
    when not ${held} then 'HANDED_OVER' when ${told("e.kind = 'REDATED'")} then 'CALENDAR_CHANGED' else 'UPDATED_AT_SOURCE' end
    from (values (1)) one(one) left join ${other} o on o.case_id = s.case_id)`;
}

const localDaySql = (column: string): string => `(${column} at time zone 'Asia/Ho_Chi_Minh')::date`;

/** In the hands that the list is about, at the other point. */
function heldThere(criteria: Compared, there: Compared, put: Put): string {
  if (criteria.insideHolders !== undefined || criteria.heirs !== undefined || criteria.balance !== undefined) return "true";
  if (there.supervisedBy !== undefined) return `o.supervising_unit_id = any(${put(there.supervisedBy)}::int[])`;
  return `o.${chargedUnit(criteria)} = any(${put(there.unitIds)}::int[])`;
}

type DaysAsked = Pick<Compared, "receivedFrom" | "receivedTo" | "handledFrom" | "handledTo" | "answeredFrom" | "answeredTo">;

/** Which of a state's units a list is about. */
export function chargedUnit({ receivedFrom, receivedTo, handledFrom, handledTo, answeredFrom, answeredTo }: DaysAsked): string {
  if (receivedFrom !== undefined || receivedTo !== undefined) return "intake_unit_id";
  if (handledFrom !== undefined || handledTo !== undefined) return "handled_unit_id";
  return answeredFrom === undefined && answeredTo === undefined ? "unit_id" : "answered_unit_id";
}

/** Of a case that is there now and was not: what is asked first. */
function enteredBy({ lateness }: Compared, sql: { late: string; stayed: string; told: (what: string) => string; from: () => string }): string {
  const { late, stayed, told, from } = sql;
  const column = lateness === "OVERDUE" ? "due_at" : lateness === "DUE_SOON" ? "soon_at" : null;
  const opening = `when o.case_id is null and ${told("e.quiet and e.kind = 'RECEIVED'")} then 'OPENING_BALANCE'`;
  const passed = (): string => `when s.${column} > ${from()} and ((${stayed}) or (o.case_id is null and not ${late})) then 'BECAME_${lateness}'`;
  return `${opening} ${column === null ? "" : passed()} when ${late} then 'CAUGHT_UP' when o.case_id is null then 'RECEIVED'`;
}

/** Of a case that was there and no longer is. */
function leftBy({ lateness }: Compared, { late, stayed, to }: { late: string; stayed: string; to: () => string }): string {
  const passed = lateness === "DUE_SOON" ? `when ${stayed} and o.due_at <= ${to()} then 'BECAME_OVERDUE'` : "";
  return `when o.case_id is null then 'GONE_AT_SOURCE' ${passed} when ${late} then 'CAUGHT_UP'`;
}
