import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";
import type { BacklogPoints } from "./backlog-points.ts";
import { classSql, LIST_EVENT, SEVERITIES, severitySql } from "./backlog-sql.ts";
import type { BacklogClass, Severity } from "./backlog-sql.ts";
import { statesAt } from "./board.queries.ts";
import type { AsOf } from "./board.queries.ts";
import type { Charged } from "./in-charge.ts";
import { insideSql, placeSql } from "./inside-sql.ts";
import { chargedUnit, movedSql } from "./moved-sql.ts";
import type { Moved } from "./moved-sql.ts";
import { unitSql } from "./reckoning.ts";
import type { Heir } from "./reckoning.ts";
import { periodParts } from "./period-predicate.ts";
import type { PeriodCriteria } from "./period-predicate.ts";

export const LATENESSES = ["OVERDUE", "DUE_SOON", "ON_TIME", "PAUSED", "NO_CLOCK"] as const;
export type Lateness = (typeof LATENESSES)[number];

/** Where classes are told for another instant than the as-of's. */
export interface ClassPoint {
  instant: Instant;
  points: BacklogPoints | null;
}

/** What a list is narrowed to; every part that is absent narrows nothing. */
export interface CaseCriteria extends PeriodCriteria {
  /** one at a time: streams are never listed together */
  caseStream: string;
  /** holders; for receivedFrom/To the intake units, for handled and answered days who had the case then */
  unitIds: readonly number[];
  /** narrows `unitIds` to those of a charge at the as-of */
  charged?: Charged;
  /** figures by successor: who stands for units that ended; absent: as it was */
  heirs?: readonly Heir[];
  stages?: readonly string[];
  open?: boolean;
  lateness?: Lateness;
  inheritedLate?: boolean;
  /** units that supervise it, in place of those that hold it */
  supervisedBy?: readonly number[];
  /** by who works on it inside a unit: `unitIds` are places, these the units that may hold such cases */
  insideHolders?: readonly number[];
  /** username of the officer it was given to inside */
  officer?: string;
  /** whether it was given to no officer inside */
  withoutOfficer?: boolean;
  /** open, and past the due instant that its unit set inside */
  insideLate?: boolean;
  extended?: boolean;
  merged?: boolean;
  urgent?: boolean;
  /** numbers of cases */
  caseIds?: readonly number[];
  /** number of an event: only cases that a later one is about */
  changedAfter?: number;
  fields?: readonly string[];
  channels?: readonly string[];
  sourceIds?: readonly number[];
  /** words of reference, title or place */
  text?: string;
  receivedFrom?: string;
  receivedTo?: string;
  closedFrom?: string;
  closedTo?: string;
  /** open cases of these backlog classes, or in these groups of severity, or of this ageing band; only with `points` */
  backlogClasses?: readonly BacklogClass[];
  severities?: readonly Severity[];
  ageBand?: number;
  /** the classes as they stood at this instant, by what was known then, in place of the as-of's; whether it is open now is not asked */
  classAt?: ClassPoint;
  /** the thresholds at the as-of's instant; null: no regulation says any; absent: the list asks for none */
  points?: BacklogPoints | null;
  /** only cases that this very list does not have at another point */
  moved?: Moved<CaseCriteria>;
}

/** SQL that is true for the rows of a list; the same text serves its count, its page and nothing else. @param values of a new statement, or of one that counts other lists beside */
export function predicate(criteria: CaseCriteria, asOf: AsOf, values: unknown[]): string {
  const put = (value: unknown): string => `$${values.push(value)}`;
  if (values.length === 0) values.push(asOf.event);
  const charged = (): string =>
    criteria.insideHolders === undefined
      ? unitSql(chargedColumn(criteria), criteria.unitIds, criteria.heirs, put)
      : insideParts(criteria, asOf, put).join(" and ");
  const supervised = criteria.supervisedBy;
  const parts = [
    `s.case_stream = ${put(criteria.caseStream)}`,
    criteria.balance !== undefined ? "true" : supervised === undefined ? charged() : `s.supervising_unit_id = any(${put(supervised)}::int[])`,
  ];
  const among = (column: string, list: readonly unknown[] | undefined, type: string): void => {
    if (list !== undefined) parts.push(`${column} = any(${put(list)}::${type}[])`);
  };
  among("s.case_id", criteria.caseIds, "bigint");
  among("s.stage", criteria.stages, "text");
  among("s.field", criteria.fields, "text");
  among("s.channel", criteria.channels, "text");
  among("s.source_id", criteria.sourceIds, "int");
  if (criteria.changedAfter !== undefined) parts.push(`s.case_id in (select e.case_id from event e where e.seq > ${put(criteria.changedAfter)}::bigint)`);
  if (criteria.open !== undefined) parts.push(criteria.open ? "s.open" : "not s.open");
  if (criteria.lateness !== undefined) parts.push(`s.open and ${latenessSql(criteria.lateness, () => `${put(instantText(asOf.instant))}::timestamptz`)}`);
  if (criteria.inheritedLate !== undefined) parts.push(criteria.inheritedLate ? "s.inherited_late" : "not s.inherited_late");
  if (criteria.extended !== undefined) parts.push(`s.open and s.original_due_at is ${criteria.extended ? "not null" : "null"}`);
  if (criteria.merged !== undefined) parts.push(criteria.merged ? "s.merged" : "not s.merged");
  if (criteria.urgent !== undefined) parts.push(criteria.urgent ? "s.urgent" : "not s.urgent");
  if (criteria.receivedFrom !== undefined) parts.push(`s.received_day >= ${put(criteria.receivedFrom)}::date`);
  if (criteria.receivedTo !== undefined) parts.push(`s.received_day <= ${put(criteria.receivedTo)}::date`);
  if (criteria.closedFrom !== undefined) parts.push(`s.closed_day >= ${put(criteria.closedFrom)}::date`);
  if (criteria.closedTo !== undefined) parts.push(`s.closed_day <= ${put(criteria.closedTo)}::date`);
  parts.push(...periodParts(criteria, put), ...backlogParts(criteria, asOf, put));
  const words = wordsOf(criteria.text);
  if (words.length > 0)
    parts.push(`s.case_id in (select cases_with_words(array(select '%' || ${escaped("vn_norm(w)")} || '%' from unnest(${put(words)}::text[]) w)))`);
  const { moved } = criteria;
  if (moved === undefined) return parts.join(" and ");
  const there: unknown[] = [];
  const where = predicate(moved.there, moved.point, there);
  return `s.case_id in (${movedSql(parts.join(" and "), { where, values: there }, criteria, asOf, put)})`;
}

/** The unit that a list's rows are charged to: for what a unit received, handled or answered the one that did, else the one that holds the case. */
export const chargedColumn = (criteria: CaseCriteria): string => `s.${chargedUnit(criteria)}`;

/** Who works on it inside its unit. */
function insideParts(
  { unitIds, insideHolders = [], officer, withoutOfficer, insideLate }: CaseCriteria,
  asOf: AsOf,
  put: (value: unknown) => string,
): string[] {
  const parts = [`s.unit_id = any(${put(insideHolders)}::int[])`, `${placeSql(LIST_EVENT)} = any(${put(unitIds)}::int[])`];
  const given = insideSql(LIST_EVENT, "username");
  if (officer !== undefined) parts.push(`${given} = ${put(officer)}`);
  if (withoutOfficer !== undefined) parts.push(`${given} is ${withoutOfficer ? "" : "not "}null`);
  if (insideLate !== undefined)
    parts.push(`s.open and coalesce(${insideSql(LIST_EVENT, "due_at")} <= ${put(instantText(asOf.instant))}::timestamptz, false) = ${insideLate}`);
  return parts;
}

function backlogParts({ backlogClasses, classAt, severities, ageBand, points = null }: CaseCriteria, asOf: AsOf, put: (value: unknown) => string): string[] {
  const parts: string[] = [];
  if (severities !== undefined)
    parts.push(`s.open and ${severitySql(points, asOf.instant, put)} = any(${put(severities.map((one) => SEVERITIES.indexOf(one)))}::int[])`);
  if (ageBand !== undefined) {
    const band = points?.bands[ageBand];
    parts.push("s.open", band === undefined ? "false" : "true");
    if (band?.from != null) parts.push(`s.received_day >= ${put(band.from)}::date`);
    if (band?.to != null) parts.push(`s.received_day <= ${put(band.to)}::date`);
  }
  // last: the planner keeps the order of equal costs, and this one looks at other tables
  if (backlogClasses === undefined) return parts;
  if (classAt !== undefined) return [...parts, classedSql(classAt, backlogClasses, put)];
  return [...parts, `s.open and ${classSql(points, LIST_EVENT, put)} = any(${put(backlogClasses)}::text[])`];
}

/** SQL: the case was open in one of these classes at an instant, by the events that were learned before it; looked at case by case, for few pass what stands before. */
function classedSql({ instant, points }: ClassPoint, classes: readonly BacklogClass[], put: (value: unknown) => string): string {
  const event = `(select last_event_before(${put(instantText(instant))}::timestamptz))`;
  const states = statesAt(false).replaceAll("$1::bigint", event);
  const then = `select 1 from ${states} s where s.case_id = one.id and s.open and ${classSql(points, event, put)} = any(${put(classes)}::text[])`;
  return `exists (select 1 from (values (s.case_id)) as one(id) cross join lateral (${then} limit 1) as classed)`;
}

/** What like takes for itself, taken literally. */
const escaped = (text: string): string => `replace(replace(replace(${text}, '\\', '\\\\'), '%', '\\%'), '_', '\\_')`;

function wordsOf(text: string | undefined): string[] {
  return (text ?? "")
    .replaceAll("\u0000", " ")
    .split(/\s+/)
    .filter((word) => word !== "")
    .slice(0, 8);
}

function latenessSql(lateness: Lateness, instant: () => string): string {
  if (lateness === "NO_CLOCK") return "s.due_at is null";
  if (lateness === "PAUSED") return "s.due_at = 'infinity'";
  const at = instant();
  switch (lateness) {
    case "OVERDUE":
      return `s.due_at <= ${at}`;
    case "DUE_SOON":
      return `s.due_at > ${at} and s.soon_at <= ${at}`;
    case "ON_TIME":
      return `s.due_at > ${at} and s.soon_at > ${at} and s.due_at < 'infinity'`;
  }
}

/** The lateness that a row shows: the same words as the predicates above, for one row. */
export function latenessOf(row: { open: boolean; dueAt: Instant | null; soonAt: Instant | null }, at: Instant): Lateness {
  if (!row.open || row.dueAt === null) return "NO_CLOCK";
  if (row.dueAt === Infinity) return "PAUSED";
  if (row.dueAt <= at) return "OVERDUE";
  return row.soonAt !== null && row.soonAt <= at ? "DUE_SOON" : "ON_TIME";
}
