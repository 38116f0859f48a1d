import type { CaseStream } from "@dau-moi/schema";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { backlogColumns, classSql, LIST_EVENT, severitySql } from "./backlog-sql.ts";
import type { BacklogClass } from "./backlog-sql.ts";
import { statesAt } from "./board.queries.ts";
import type { AsOf } from "./board.queries.ts";
import { predicate } from "./case-predicate.ts";
import type { CaseCriteria } from "./case-predicate.ts";
import { moveCauseSql } from "./moved-sql.ts";
import type { MoveCause } from "./moved-sql.ts";

export type CaseOrder = "DUE_FIRST" | "NEWEST_FIRST" | "SEVERITY_FIRST";

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
  /** its place in SEVERITIES; null: it is not open */
  severity: number | null;
  /** what the rules say of it, and what a person said in their place; null: it is not open, nobody did */
  ruleClass: BacklogClass | null;
  correctedClass: BacklogClass | null;
  /** position in the list's order, to go on after */
  position: string;
}

/** How many rows the whole list has. */
export async function countCases(tx: Tx, criteria: CaseCriteria, asOf: AsOf, latest: boolean): Promise<number> {
  const values: unknown[] = [];
  const where = predicate(criteria, asOf, values);
  return (await tx.one<{ n: number }>(`/* countCases */ select count(*) as n from ${statesAt(latest)} s where ${where}`, values)).n;
}

/** A list's rows by the unit that holds them: of each unit exactly as many as its own list has. */
export async function casesPerUnit(tx: Tx, criteria: CaseCriteria, asOf: AsOf, latest: boolean): Promise<{ unitId: number; cases: number }[]> {
  const values: unknown[] = [];
  const where = predicate(criteria, asOf, values);
  return tx.rows(
    `/* casesPerUnit */ select s.unit_id as "unitId", count(*)::int as cases from ${statesAt(latest)} s where ${where} group by s.unit_id order by s.unit_id limit 100000`,
    values,
  );
}

/** Which sources each unit's open cases of a stream come from. */
export async function sourcesPerUnit(tx: Tx, caseStream: CaseStream, asOf: AsOf, latest: boolean): Promise<{ unitId: number; sourceIds: number[] }[]> {
  return tx.rows(
    `/* sourcesPerUnit */ select s.unit_id as "unitId", array_agg(distinct s.source_id) as "sourceIds" from ${statesAt(latest)} s
     where s.open and s.case_stream = $2 group by s.unit_id order by s.unit_id limit 100000`,
    [asOf.event, caseStream],
  );
}

/** How many rows each of some lists has, all in one look. */
export async function countLists(tx: Tx, lists: readonly CaseCriteria[], asOf: AsOf, latest: boolean): Promise<number[]> {
  if (lists.length === 0) return [];
  const values: unknown[] = [];
  const counts = lists.map((criteria) => `(select count(*)::int from ${statesAt(latest)} s where ${predicate(criteria, asOf, values)})`);
  return (await tx.one<{ counts: number[] }>(`/* countLists */ select array[${counts.join(", ")}] as counts`, values)).counts;
}

/** Cases of a list that moved for one reason. */
export interface CountedMove {
  cause: MoveCause;
  /** whose catching up or opening balance it is */
  sourceId: number | null;
  cases: number;
}

/** The rows of a list that is compared with another point, by why they moved; together they are the whole list. */
export async function countMoves(tx: Tx, criteria: CaseCriteria, asOf: AsOf): Promise<CountedMove[]> {
  const values: unknown[] = [];
  const where = predicate(criteria, asOf, values);
  const cause = moveCauseSql(criteria, asOf, (value) => `$${values.push(value)}`);
  return tx.rows<CountedMove>(
    `/* countMoves */ select cause, case when cause in ('CAUGHT_UP', 'OPENING_BALANCE') then source_id end as "sourceId", count(*)::int as cases
     from (select s.source_id, ${cause} as cause from ${statesAt(false)} s where ${where} offset 0) moved group by 1, 2 order by 3 desc, 1, 2 limit 1000`,
    values,
  );
}

/** Open cases of one group, class and ageing band. */
export interface CountedBacklog {
  /** places in SEVERITIES and in the regulation's bands */
  severity: number;
  band: number;
  backlogClass: BacklogClass;
  cases: number;
}

/** The open rows of a list by severity, class and age, the most pressing first: every number's list has exactly that many rows. */
export async function countBacklog(tx: Tx, criteria: CaseCriteria, asOf: AsOf, latest: boolean): Promise<CountedBacklog[]> {
  const values: unknown[] = [];
  const where = predicate(criteria, asOf, values);
  const put = (value: unknown): string => `$${values.push(value)}`;
  const { points = null } = criteria;
  const bands = (points?.bands ?? []).flatMap(({ from }) => from ?? []);
  const band = `(select count(*) from unnest(${put(bands)}::date[]) b where s.received_day < b)::int`;
  return tx.rows<CountedBacklog>(
    `/* countBacklog */ select ${severitySql(points, asOf.instant, put)} as severity, ${classSql(points, LIST_EVENT, put)} as "backlogClass", ${band} as band, count(*)::int as cases
     from ${statesAt(latest)} s where ${where} and s.open group by 1, 2, 3 order by 1, 2, 3 limit 1000`,
    values,
  );
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

interface Order {
  /** SQL; with the case's number it orders the whole list */
  key: string;
  type: "timestamptz" | "text";
  direction: "asc" | "desc";
  compare: ">" | "<";
}

function orderOf(order: CaseOrder, { points = null }: CaseCriteria, asOf: AsOf, put: (value: unknown) => string): Order {
  const due = "coalesce(s.due_at, 'infinity'::timestamptz)";
  switch (order) {
    case "DUE_FIRST":
      return { key: due, type: "timestamptz", direction: "asc", compare: ">" };
    case "NEWEST_FIRST":
      return { key: "s.received_at", type: "timestamptz", direction: "desc", compare: "<" };
    case "SEVERITY_FIRST": {
      // within a group the one due first, to the microsecond; a text, so that a place in the list is one value
      const written = `case when ${due} = 'infinity' then '~' else to_char(${due} at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') end`;
      return { key: `(${severitySql(points, asOf.instant, put)}::text || ' ' || ${written}) collate "C"`, type: "text", direction: "asc", compare: ">" };
    }
  }
}

/** Every row of the list by its case's number, in the list's order: a whole list is sorted once, and its pages are then read by these numbers. */
export async function orderedCases(tx: Tx, criteria: CaseCriteria, asOf: AsOf, latest: boolean, order: CaseOrder): Promise<number[]> {
  const values: unknown[] = [];
  const where = predicate(criteria, asOf, values);
  const { key, direction } = orderOf(order, criteria, asOf, (value) => `$${values.push(value)}`);
  const rows = await tx.rows<{ id: number }>(
    `/* orderedCases */ select s.case_id as id from ${statesAt(latest)} s where ${where} order by ${key} ${direction}, s.case_id ${direction} limit 10000000`,
    values,
  );
  return rows.map(({ id }) => id);
}

/** Which part of a list, in which order. */
interface ListPage {
  order: CaseOrder;
  first: number;
  /** a position that an earlier page gave; null: from the beginning */
  after: { key: string; id: number } | null;
  skip?: number;
}

/** One page of the list, after a position that an earlier page gave. */
export async function pageOfCases(tx: Tx, criteria: CaseCriteria, asOf: AsOf, latest: boolean, page: ListPage): Promise<ListedCase[]> {
  const { text, values } = listed(criteria, asOf, latest, page);
  return tx.rows<ListedCase>(`/* pageOfCases */ ${text}`, values);
}

/** A long list in its order, some at a time: sorted once, however long it is. One in a transaction at a time, which stays open meanwhile. */
export async function* casesInTurn(
  tx: Tx,
  criteria: CaseCriteria,
  asOf: AsOf,
  latest: boolean,
  { order, first, atOnce }: { order: CaseOrder; first: number; atOnce: number },
): AsyncGenerator<ListedCase[]> {
  const { text, values } = listed(criteria, asOf, latest, { order, first, after: null });
  await tx.rows(`/* casesInTurn */ declare cases_in_turn no scroll cursor for ${text}`, values);
  for (let more = true; more;) {
    const rows = await tx.rows<ListedCase>(`/* casesInTurn:next */ fetch ${Math.trunc(atOnce)} from cases_in_turn`);
    if (rows.length > 0) yield rows;
    more = rows.length === atOnce;
  }
  await tx.rows("/* casesInTurn:end */ close cases_in_turn");
}

function listed(criteria: CaseCriteria, asOf: AsOf, latest: boolean, page: ListPage): { text: string; values: unknown[] } {
  const values: unknown[] = [];
  const where = predicate(criteria, asOf, values);
  const put = (value: unknown): string => `$${values.push(value)}`;
  const { key, type, direction, compare } = orderOf(page.order, criteria, asOf, put);
  const after = page.after === null ? "" : `and (${key}, s.case_id) ${compare} (${put(page.after.key)}::${type}, ${put(page.after.id)}::bigint)`;
  const text = `select s.case_id as id, s.source_id as "sourceId", c.reference, c.title, s.case_stream as "caseStream", s.stage, s.open, s.channel, s.field, c.urgent, s.unit_id as "unitId",
       s.due_at as "dueAt", s.soon_at as "soonAt", s.original_due_at as "originalDueAt", s.merged, s.inherited_late as "inheritedLate", s.received_at as "receivedAt", c.place_text as "placeText", ${backlogColumns(criteria.points ?? null, { at: asOf.instant, event: LIST_EVENT }, put)}, (${key})::text as position
     from (select s.* from ${statesAt(latest)} s where ${where} ${after} order by ${key} ${direction}, s.case_id ${direction} limit ${put(page.first)} offset ${put(page.skip ?? 0)}) s
     join feedback_case c on c.id = s.case_id order by ${key} ${direction}, s.case_id ${direction}`;
  return { text, values };
}
