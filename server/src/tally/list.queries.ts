import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";
import { statesAt } from "./board.queries.ts";
import type { AsOf } from "./board.queries.ts";

export type Lateness = "OVERDUE" | "DUE_SOON" | "ON_TIME" | "NO_CLOCK";

/** What a list is narrowed to; every part that is absent narrows nothing. */
export interface CaseCriteria {
  /** holders; for receivedFrom/To the intake units */
  unitIds: readonly number[];
  stages?: readonly string[];
  open?: boolean;
  lateness?: Lateness;
  inheritedLate?: boolean;
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
  stage: string;
  open: boolean;
  channel: string | null;
  field: string;
  urgent: boolean;
  unitId: number;
  dueAt: Instant | null;
  soonAt: Instant | null;
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
  const parts = [`s.${byIntake ? "intake_unit_id" : "unit_id"} = any(${put(criteria.unitIds)}::int[])`];
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
  if (criteria.receivedFrom !== undefined) parts.push(`s.received_day >= ${put(criteria.receivedFrom)}::date`);
  if (criteria.receivedTo !== undefined) parts.push(`s.received_day <= ${put(criteria.receivedTo)}::date`);
  if (criteria.closedFrom !== undefined) parts.push(`s.closed_day >= ${put(criteria.closedFrom)}::date`);
  if (criteria.closedTo !== undefined) parts.push(`s.closed_day <= ${put(criteria.closedTo)}::date`);
  for (const word of wordsOf(criteria.text))
    parts.push(`c.search_text like '%' || replace(replace(replace(vn_norm(${put(word)}), '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'`);
  return parts.join(" and ");
}

function wordsOf(text: string | undefined): string[] {
  return (text ?? "")
    .replaceAll("\u0000", " ")
    .split(/\s+/)
    .filter((word) => word !== "")
    .slice(0, 8);
}

function latenessSql(lateness: Lateness, instant: () => string): string {
  if (lateness === "NO_CLOCK") return "s.due_at is null";
  const at = instant();
  switch (lateness) {
    case "OVERDUE":
      return `s.due_at <= ${at}`;
    case "DUE_SOON":
      return `s.due_at > ${at} and s.soon_at <= ${at}`;
    case "ON_TIME":
      return `s.due_at > ${at} and s.soon_at > ${at}`;
  }
}

/** The lateness that a row shows: the same words as the predicates above, for one row. */
export function latenessOf(row: { open: boolean; dueAt: Instant | null; soonAt: Instant | null }, at: Instant): Lateness {
  if (!row.open || row.dueAt === null) return "NO_CLOCK";
  if (row.dueAt <= at) return "OVERDUE";
  return row.soonAt !== null && row.soonAt <= at ? "DUE_SOON" : "ON_TIME";
}

/** How many rows the whole list has. */
export async function countCases(tx: Tx, criteria: CaseCriteria, asOf: AsOf, latest: boolean): Promise<number> {
  const values: unknown[] = [];
  const where = predicate(criteria, asOf, values);
  const joined = criteria.text === undefined ? "" : "join feedback_case c on c.id = s.case_id";
  return (await tx.one<{ n: number }>(`/* countCases */ select count(*) as n from ${statesAt(latest)} s ${joined} where ${where}`, values)).n;
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
    `/* pageOfCases */ select s.case_id as id, s.source_id as "sourceId", c.reference, c.title, s.stage, s.open, s.channel, s.field, c.urgent, s.unit_id as "unitId",
       s.due_at as "dueAt", s.soon_at as "soonAt", s.inherited_late as "inheritedLate", s.received_at as "receivedAt", c.place_text as "placeText", (${key})::text as position
     from ${statesAt(latest)} s join feedback_case c on c.id = s.case_id where ${where} ${after}
     order by ${key} ${direction}, s.case_id ${direction} limit $${values.push(page.first)}`,
    values,
  );
}
