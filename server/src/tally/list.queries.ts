import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";
import { statesAt } from "./board.queries.ts";
import type { AsOf } from "./board.queries.ts";
import { unitSql } from "./reckoning.ts";
import type { Heir } from "./reckoning.ts";

export const LATENESSES = ["OVERDUE", "DUE_SOON", "ON_TIME", "PAUSED", "NO_CLOCK"] as const;
export type Lateness = (typeof LATENESSES)[number];

/** What a list is narrowed to; every part that is absent narrows nothing. */
export interface CaseCriteria {
  /** one at a time: streams are never listed together */
  caseStream: string;
  /** holders; for receivedFrom/To the intake units */
  unitIds: readonly number[];
  /** figures by successor: who stands for units that ended; absent: as it was */
  heirs?: readonly Heir[];
  stages?: readonly string[];
  open?: boolean;
  lateness?: Lateness;
  inheritedLate?: boolean;
  /** units that supervise it, in place of those that hold it */
  supervisedBy?: readonly number[];
  extended?: boolean;
  merged?: boolean;
  fields?: readonly string[];
  channels?: readonly string[];
  sourceIds?: readonly number[];
  /** words of reference, title or place */
  text?: string;
  receivedFrom?: string;
  receivedTo?: string;
  closedFrom?: string;
  closedTo?: string;
}

export type CaseOrder = "DUE_FIRST" | "NEWEST_FIRST";

/** One row of a list: the state at its as-of, and the case's words. */
export interface ListedCase {
  id: number;
  sourceId: number;
  reference: string;
  title: string;
  caseStream: string;
  stage: string;
  open: boolean;
  channel: string | null;
  field: string;
  urgent: boolean;
  unitId: number;
  dueAt: Instant | null;
  soonAt: Instant | null;
  /** when the running clock was due before it was extended */
  originalDueAt: Instant | null;
  /** it ended by being merged into another */
  merged: boolean;
  inheritedLate: boolean;
  receivedAt: Instant;
  placeText: string | null;
  /** position in the list's order, to go on after */
  position: string;
}

/** SQL that is true for the rows of a list; the same text serves its count, its page and nothing else. */
function predicate(criteria: CaseCriteria, asOf: AsOf, values: unknown[]): string {
  const put = (value: unknown): string => `$${values.push(value)}`;
  values.push(asOf.event);
  const byIntake = criteria.receivedFrom !== undefined || criteria.receivedTo !== undefined;
  const charged = (): string => unitSql(byIntake ? "s.intake_unit_id" : "s.unit_id", criteria.unitIds, criteria.heirs, put);
  const supervised = criteria.supervisedBy;
  const parts = [
    `s.case_stream = ${put(criteria.caseStream)}`,
    supervised === undefined ? charged() : `s.supervising_unit_id = any(${put(supervised)}::int[])`,
  ];
  const among = (column: string, list: readonly unknown[] | undefined, type: string): void => {
    if (list !== undefined) parts.push(`${column} = any(${put(list)}::${type}[])`);
  };
  among("s.stage", criteria.stages, "text");
  among("s.field", criteria.fields, "text");
  among("s.channel", criteria.channels, "text");
  among("s.source_id", criteria.sourceIds, "int");
  if (criteria.open !== undefined) parts.push(criteria.open ? "s.open" : "not s.open");
  if (criteria.lateness !== undefined) parts.push(`s.open and ${latenessSql(criteria.lateness, () => `${put(instantText(asOf.instant))}::timestamptz`)}`);
  if (criteria.inheritedLate !== undefined) parts.push(criteria.inheritedLate ? "s.inherited_late" : "not s.inherited_late");
  if (criteria.extended !== undefined) parts.push(`s.open and s.original_due_at is ${criteria.extended ? "not null" : "null"}`);
  if (criteria.merged !== undefined) parts.push(criteria.merged ? "s.merged" : "not s.merged");
  if (criteria.receivedFrom !== undefined) parts.push(`s.received_day >= ${put(criteria.receivedFrom)}::date`);
  if (criteria.receivedTo !== undefined) parts.push(`s.received_day <= ${put(criteria.receivedTo)}::date`);
  if (criteria.closedFrom !== undefined) parts.push(`s.closed_day >= ${put(criteria.closedFrom)}::date`);
  if (criteria.closedTo !== undefined) parts.push(`s.closed_day <= ${put(criteria.closedTo)}::date`);
  const words = wordsOf(criteria.text);
  if (words.length > 0)
    parts.push(`s.case_id in (select cases_with_words(array(select '%' || ${escaped("vn_norm(w)")} || '%' from unnest(${put(words)}::text[]) w)))`);
  return parts.join(" and ");
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

/** How many rows the whole list has. */
export async function countCases(tx: Tx, criteria: CaseCriteria, asOf: AsOf, latest: boolean): Promise<number> {
  const values: unknown[] = [];
  const where = predicate(criteria, asOf, values);
  return (await tx.one<{ n: number }>(`/* countCases */ select count(*) as n from ${statesAt(latest)} s where ${where}`, values)).n;
}

/** Received and closed per week: of each week exactly the rows that its lists have. @param days the first and the last */
export async function casesBySuccessor(
  tx: Tx,
  criteria: CaseCriteria,
  asOf: AsOf,
  [from, to]: readonly [string, string],
): Promise<{ week: string; received: number; closed: number }[]> {
  const received = await casesPerWeek(tx, { ...criteria, receivedFrom: from, receivedTo: to }, asOf, "received_day");
  const closed = await casesPerWeek(tx, { ...criteria, closedFrom: from, closedTo: to }, asOf, "closed_day");
  const weeks = new Set([...received.keys(), ...closed.keys()]);
  return [...weeks].map((week) => ({ week, received: received.get(week) ?? 0, closed: closed.get(week) ?? 0 }));
}

async function casesPerWeek(tx: Tx, criteria: CaseCriteria, asOf: AsOf, day: "received_day" | "closed_day"): Promise<Map<string, number>> {
  const values: unknown[] = [];
  const where = predicate(criteria, asOf, values);
  const rows = await tx.rows<{ week: string; n: number }>(
    `/* casesPerWeek */ select date_trunc('week', s.${day}::timestamp)::date as week, count(*)::int as n from ${statesAt(true)} s where ${where} group by 1 order by 1 limit 1000`,
    values,
  );
  return new Map(rows.map(({ week, n }) => [week, n]));
}

const ORDER: Record<CaseOrder, { key: string; direction: "asc" | "desc"; compare: ">" | "<" }> = {
  DUE_FIRST: { key: "coalesce(s.due_at, 'infinity'::timestamptz)", direction: "asc", compare: ">" },
  NEWEST_FIRST: { key: "s.received_at", direction: "desc", compare: "<" },
};

/** One page of the list, after a position that an earlier page gave. */
export async function pageOfCases(
  tx: Tx,
  criteria: CaseCriteria,
  asOf: AsOf,
  latest: boolean,
  page: { order: CaseOrder; first: number; after: { key: string; id: number } | null },
): Promise<ListedCase[]> {
  const values: unknown[] = [];
  const where = predicate(criteria, asOf, values);
  const { key, direction, compare } = ORDER[page.order];
  const after =
    page.after === null ? "" : `and (${key}, s.case_id) ${compare} ($${values.push(page.after.key)}::timestamptz, $${values.push(page.after.id)}::bigint)`;
  return tx.rows<ListedCase>(
    `/* pageOfCases */ select s.case_id as id, s.source_id as "sourceId", c.reference, c.title, s.case_stream as "caseStream", s.stage, s.open, s.channel, s.field, c.urgent, s.unit_id as "unitId",
       s.due_at as "dueAt", s.soon_at as "soonAt", s.original_due_at as "originalDueAt", s.merged, s.inherited_late as "inheritedLate", s.received_at as "receivedAt", c.place_text as "placeText", (${key})::text as position
     from (select s.* from ${statesAt(latest)} s where ${where} ${after} order by ${key} ${direction}, s.case_id ${direction} limit $${values.push(page.first)}) s
     join feedback_case c on c.id = s.case_id order by ${key} ${direction}, s.case_id ${direction}`,
    values,
  );
}
