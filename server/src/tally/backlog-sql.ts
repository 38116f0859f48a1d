import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";
import type { BacklogPoints } from "./backlog-points.ts";

/** The classes of backlog of the founding documents (rules 72–75). */
export const BACKLOG_CLASSES = ["B1", "B2", "B3", "B4"] as const;
export type BacklogClass = (typeof BACKLOG_CLASSES)[number];

/** How urgent an open case is, the most urgent first: a queue's groups. */
export const SEVERITIES = ["SEVERE", "OVERDUE", "DUE_SOON", "ON_TIME", "PAUSED", "NO_CLOCK"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Puts a value among a statement's parameters. @returns its place, such as $3 */
type Put = (value: unknown) => string;

/** The as-of in SQL: its instant, and an expression of its event's number. */
interface SqlAsOf {
  at: Instant;
  event: string;
}

/** Where a list's statement has the number of its as-of's event. */
export const LIST_EVENT = "$1::bigint";

/**
 * SQL: the group an open case of `s` is in at an instant. The same words as a list's lateness, with what is severely overdue apart.
 * @returns an expression of type smallint, the place in SEVERITIES
 */
export function severitySql(points: BacklogPoints | null, at: Instant, put: Put): string {
  const now = `${put(instantText(at))}::timestamptz`;
  const severe = points === null || points.severeBefore === -Infinity ? "false" : `s.due_at <= ${put(instantText(points.severeBefore))}::timestamptz`;
  return `(case when s.due_at is null then 5 when s.due_at = 'infinity' then 4 when ${severe} then 0 when s.due_at <= ${now} then 1 when s.soon_at <= ${now} then 2 else 3 end)`;
}

/** SQL: the class that the rules give an open case of `s`, whatever a person said. */
function ruleClassSql(points: BacklogPoints | null, event: string, put: Put): string {
  const stale = points === null ? "false" : `s.received_day <= ${put(points.staleUntil)}::date and not case_repeated(s.case_id, ${event})`;
  return `(case when ${notCompetentSql(points, put)} then 'B4' when s.stage in ('RESOLVED', 'ANSWERED') then 'B2' when ${stale} then 'B3' else 'B1' end)`;
}

/** SQL: the class of an open case of `s`: what a person said of it, or else the rules. @param event SQL, the as-of's event */
export function classSql(points: BacklogPoints | null, event: string, put: Put): string {
  return `coalesce(${correctedSql(event)}, ${ruleClassSql(points, event, put)})`;
}

const correctedSql = (event: string): string =>
  `(select k.class from backlog_correction k where k.case_id = s.case_id and k.from_event <= ${event} and (k.to_event is null or k.to_event > ${event}))`;

/** SQL: what a row of `s` shows of its place in the backlog. */
export function backlogColumns(points: BacklogPoints | null, { at, event }: SqlAsOf, put: Put): string {
  return `case when s.open then ${severitySql(points, at, put)} end as severity, case when s.open then ${ruleClassSql(points, event, put)} end as "ruleClass",
       case when s.open then ${correctedSql(event)} end as "correctedClass"`;
}

/** A unit works on a case of a field that the regulation gives to others; whoever only dispatches it is not judged. */
function notCompetentSql(points: BacklogPoints | null, put: Put): string {
  const groups = (points?.competent ?? []).map(({ fields, units }) => {
    const given = `s.field = any(${put(fields)}::text[])`;
    return { given, may: `${given} and s.unit_id in (select unnest(${put(units)}::int[]))` };
  });
  if (groups.length === 0) return "false";
  const [given, may] = [groups.map((one) => one.given).join(" or "), groups.map((one) => one.may).join(" or ")];
  return `s.stage in ('ASSIGNED', 'IN_PROGRESS') and s.unit_id <> s.intake_unit_id and (${given}) and not (${may})`;
}
