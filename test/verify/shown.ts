import { CASE_STREAMS, type CaseStream, type Channel, type Field, type Stage } from "@dau-moi/schema";
import type { Graph } from "./graph.ts";

/** What the graph shows; instants are text as it gives them. */
export interface AsOf {
  event: number;
  instant: string;
  token: string;
}
export interface ShownCase {
  id: string;
  reference: string;
  source: { code: string };
  stage: Stage;
  open: boolean;
  channel: Channel | null;
  field: Field;
  urgent: boolean;
  receivedAt: string;
  closedAt: string | null;
  unit: { code: string };
  dueAt: string | null;
  originalDueAt: string | null;
  lateness: "PAUSED" | "OVERDUE" | "DUE_SOON" | "ON_TIME" | "NO_CLOCK";
  caseStream: CaseStream;
  paused: boolean;
  merged: boolean;
  backlog: { ruleClass: string; severity: string } | null;
  custody: { unit: { code: string }; from: string; to: string | null; reason: string; inheritedLate: boolean }[];
  clocks: { stage: string; unit: { code: string }; startedAt: string; dueAt: string | null; warnAt: string | null; stoppedAt: string | null }[];
}
export interface Figures {
  open: number;
  overdue: number;
  dueSoon: number;
  inheritedOverdue: number;
  paused: number;
}
/** Numbers of a stream that is not the board's own. */
export interface StreamFigures {
  caseStream: CaseStream;
  open: number;
  overdue: number;
  dueSoon: number;
}
export interface ShownBoard extends Figures {
  asOf: AsOf;
  scope: { code: string };
  receivedToday: number;
  closedToday: number;
  units: (Figures & { unit: { code: string } })[];
  own: Figures;
  otherStreams: StreamFigures[];
}
export interface ShownSource {
  code: string;
  freshness: "FRESH" | "STALE" | "FROZEN" | "NEVER";
  readUpTo: string | null;
  lastAttemptAt: string | null;
  lastProblem: string | null;
  cases: number;
  openCases: number;
}
export interface ShownTrend {
  asOf: AsOf;
  points: { week: string; received: number; closed: number }[];
}

const FIGURES = "open overdue dueSoon inheritedOverdue paused";
const BOARD = `asOf { event instant token } scope { code } ${FIGURES} receivedToday closedToday units { unit { code } ${FIGURES} } own { ${FIGURES} } otherStreams { caseStream open overdue dueSoon }`;

/** @param asOf a token; absent: at the latest tick */
export async function boardOf(graph: Graph, unit: string | null, asOf?: string): Promise<ShownBoard> {
  const document = `query Board($unit: String, $asOf: String) { board(unit: $unit, asOf: $asOf) { ${BOARD} } }`;
  return (await graph.ask<{ board: ShownBoard }>(document, { unit, asOf })).board;
}

export interface ShownBacklog {
  total: number;
  counts: { severity: string; backlogClass: string; cases: number }[];
}

export async function backlogOf(graph: Graph, filter: CaseFilter, asOf: string): Promise<ShownBacklog> {
  const document =
    "query Backlog($filter: CaseFilter, $asOf: String) { backlog(filter: $filter, asOf: $asOf) { total counts { severity backlogClass cases } } }";
  return (await graph.ask<{ backlog: ShownBacklog }>(document, { filter, asOf })).backlog;
}

export async function sourcesOf(graph: Graph): Promise<ShownSource[]> {
  const document = "query Sources { sources { code freshness readUpTo lastAttemptAt lastProblem cases openCases } }";
  return (await graph.ask<{ sources: ShownSource[] }>(document)).sources;
}

export type Reckoning = "AS_IT_WAS" | "BY_SUCCESSOR";

export async function trendOf(graph: Graph, unit: string, weeks: number, reckoning: Reckoning = "AS_IT_WAS"): Promise<ShownTrend> {
  const document = `query Trend($unit: String, $weeks: Int, $reckoning: Reckoning) {
    trend(unit: $unit, weeks: $weeks, reckoning: $reckoning) { asOf { event instant token } points { week received closed } } }`;
  return (await graph.ask<{ trend: ShownTrend }>(document, { unit, weeks, reckoning })).trend;
}

export async function unitCodes(graph: Graph): Promise<{ code: string; parent: string | null }[]> {
  const { units } = await graph.ask<{ units: { code: string; parent: { code: string } | null }[] }>("query Units { units { code parent { code } } }");
  return units.map(({ code, parent }) => ({ code, parent: parent?.code ?? null }));
}

const WHOLE_CASE = `id reference source { code } stage open channel field urgent receivedAt closedAt unit { code } dueAt originalDueAt lateness caseStream paused merged backlog { ruleClass severity }
  custody { unit { code } from to reason inheritedLate } clocks { stage unit { code } startedAt dueAt warnAt stoppedAt }`;
const LARGEST_PAGE = 100;
const SMALLEST_PAGE = 5;
const PAGES = 3;

interface Page<Row> {
  cases: { asOf: AsOf; totalCount: number; edges: { node: Row }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}
/** A list as it was asked for. */
export interface List {
  filter: CaseFilter;
  /** token */
  asOf: string;
}
export interface FetchedList<Row> {
  totalCount: number;
  rows: Row[];
}

/** The whole list of every stream: one list never holds two. */
export async function everyCase(graph: Graph, asOf: string): Promise<FetchedList<ShownCase>> {
  const lists = await Promise.all(CASE_STREAMS.map((stream) => fetchList<ShownCase>(graph, { filter: { stream }, asOf }, WHOLE_CASE, LARGEST_PAGE)));
  return { totalCount: lists.reduce((sum, list) => sum + list.totalCount, 0), rows: lists.flatMap(({ rows }) => rows) };
}
/** @param expected how many rows it should have: whatever they are, the list takes several pages */
export const idsOf = (graph: Graph, list: List, expected: number): Promise<FetchedList<{ id: string }>> =>
  fetchList(graph, list, "id", Math.min(LARGEST_PAGE, Math.max(SMALLEST_PAGE, Math.ceil(expected / PAGES))));

/** Turns every page of a list, as a reader who scrolls to its end. */
async function fetchList<Row>(graph: Graph, list: List, fields: string, first: number): Promise<FetchedList<Row>> {
  const document = `query List($filter: CaseFilter, $first: Int, $after: String, $asOf: String) { cases(filter: $filter, first: $first, after: $after, asOf: $asOf) {
    asOf { event instant token } totalCount edges { node { ${fields} } } pageInfo { hasNextPage endCursor } } }`;
  const rows: Row[] = [];
  for (let after: string | null = null; ;) {
    const { cases }: Page<Row> = await graph.ask(document, { ...list, first, after });
    rows.push(...cases.edges.map(({ node }) => node));
    after = cases.pageInfo.endCursor;
    // A list without end is a fault that the count of its rows shows.
    if (!cases.pageInfo.hasNextPage || rows.length > cases.totalCount + LARGEST_PAGE) return { totalCount: cases.totalCount, rows };
  }
}

export interface CaseFilter {
  /** the hotline's when left out */
  stream?: CaseStream;
  unit?: string;
  unitOnly?: boolean;
  open?: boolean;
  lateness?: string;
  inheritedLate?: boolean;
  reckoning?: Reckoning;
  receivedFrom?: string;
  receivedTo?: string;
  closedFrom?: string;
  closedTo?: string;
}

const COUNTS_AT_ONCE = 30;

/** How many rows each of the lists says it has. */
export async function totalsOf(graph: Graph, filters: readonly CaseFilter[], asOf: string): Promise<number[]> {
  const totals: number[] = [];
  for (let from = 0; from < filters.length; from += COUNTS_AT_ONCE) {
    const asked = filters.slice(from, from + COUNTS_AT_ONCE);
    const names = asked.map((_, index) => `$f${index}: CaseFilter`).join(", ");
    const lists = asked.map((_, index) => `l${index}: cases(filter: $f${index}, first: 1, asOf: $asOf) { totalCount }`).join("\n");
    const variables = Object.fromEntries(asked.map((filter, index) => [`f${index}`, filter]));
    const answer = await graph.ask<Record<string, { totalCount: number }>>(`query Totals($asOf: String, ${names}) { ${lists} }`, { ...variables, asOf });
    totals.push(...asked.map((_, index) => answer[`l${index}`]?.totalCount ?? -1));
  }
  return totals;
}
