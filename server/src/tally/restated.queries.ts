import type { CaseStream } from "@dau-moi/schema";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import type { Span } from "./period.ts";
import { FACT_KINDS } from "../journal/index.ts";
import type { FactKind } from "../journal/index.ts";
import { unitSql } from "./reckoning.ts";
import type { Heir } from "./reckoning.ts";

/** Facts of one day that a source told on a later one, or took back then. */
export interface Restated {
  day: string;
  sourceId: number | null;
  received: number;
  closed: number;
  handedOver: number;
  onTime: number;
  late: number;
  answered: number;
  takenBack: number;
  cases: number;
  learnedAt: Instant;
}

/** Whose facts are asked for, known at which event. */
export interface FactsOf {
  caseStream: CaseStream;
  unitIds: readonly number[];
  /** figures by successor: who stands for units that ended; absent: as it was */
  heirs?: readonly Heir[] | undefined;
  upTo: number;
}

interface LearnedLater {
  /** SQL: a table of facts `e` to select from, with its conditions */
  from: string;
  /** SQL: the fact is counted for the units themselves, not only given away by one */
  own: string;
  /** $1 the event, $2 the stream */
  values: unknown[];
  put: (value: unknown) => string;
}

/** Facts of some days about units, or whoever stands for them, that were learned on a later day. Opening balances, which were never told otherwise, are quiet. */
function learnedLater({ caseStream, unitIds, heirs, upTo }: FactsOf, { from, to }: Span, quiet: boolean): LearnedLater {
  const values: unknown[] = [upTo, caseStream];
  const put = (value: unknown): string => `$${values.push(value)}`;
  const own = unitSql("e.unit_id", unitIds, heirs, put);
  const gave = unitSql("e.from_unit_id", unitIds, heirs, put);
  const states =
    heirs === undefined
      ? ""
      : ` left join lateral (select x.* from case_state x where x.case_id = e.case_id and x.from_event <= $1::bigint order by x.from_event desc limit 1) s on true`;
  const kinds = `e.kind = any(${put(FACT_KINDS)}::text[])`;
  return {
    own,
    values,
    put,
    from: `event e${states} where e.fact_day between ${put(from)}::date and ${put(to)}::date and ${kinds} and e.seq <= $1::bigint and e.case_stream = $2
       and ${quiet ? "" : "not "}e.quiet and (e.learned_at at time zone 'Asia/Ho_Chi_Minh')::date > e.fact_day and ((${own}) or coalesce((${gave}), false))`,
  };
}

/** A source whose first read brought facts of days that were over. */
export interface FirstRead {
  sourceId: number;
  readAt: Instant;
}

/** By whose opening balances the figures of a period's days are others than before the source was connected. */
export async function firstReads(tx: Tx, of: FactsOf, span: Span): Promise<FirstRead[]> {
  const { from, values } = learnedLater(of, span, true);
  return tx.rows<FirstRead>(
    `/* firstReads */ select e.source_id as "sourceId", min(e.learned_at) as "readAt" from ${from} and e.source_id is not null group by 1 order by 2, 1 limit 1000`,
    values,
  );
}

/** By which facts that were learned on a later day the figures of earlier days changed, newest day first. */
export async function restatedDays(tx: Tx, of: FactsOf, span: Span): Promise<Restated[]> {
  const { from, values } = learnedLater(of, span, false);
  const told = (kind: FactKind): string => `count(*) filter (where e.kind = '${kind}' and e.weight = 1)::int`;
  return tx.rows<Restated>(
    `/* restatedDays */ select e.fact_day as day, e.source_id as "sourceId", ${told("RECEIVED")} as received, ${told("CLOSED")} as closed, ${told("HANDED_OVER")} as "handedOver",
       ${told("HANDLED_ON_TIME")} as "onTime", ${told("HANDLED_LATE")} as late, ${told("ANSWERED")} as answered, count(*) filter (where e.weight = -1)::int as "takenBack",
       count(distinct e.case_id)::int as cases, max(e.learned_at) as "learnedAt"
     from ${from} group by 1, 2 order by 1 desc, 2 limit 1000`,
    values,
  );
}

/** Whose facts of which day. */
export interface FactsAsked extends FactsOf {
  day: string;
  /** of one source alone; "HUB": those that no source told; null: all */
  source: number | "HUB" | null;
}

export interface FactRow {
  seq: number;
  kind: FactKind;
  weight: 1 | -1;
  caseId: number;
  unitId: number;
  fromUnitId: number | null;
  sourceId: number | null;
  happenedAt: Instant;
  learnedAt: Instant;
}

function learnedOfDay({ day, source, ...of }: FactsAsked): LearnedLater {
  const found = learnedLater(of, { from: day, to: day }, false);
  const told = source === null ? "" : source === "HUB" ? " and e.source_id is null" : ` and e.source_id = ${found.put(source)}::int`;
  return { ...found, from: found.from + told };
}

/** One page of a day's facts that were learned later, after the event of that number. */
export async function restatedFacts(tx: Tx, asked: FactsAsked, after: number, first: number): Promise<FactRow[]> {
  const { from, values, put } = learnedOfDay(asked);
  return tx.rows<FactRow>(
    `/* restatedFacts */ select e.seq, e.kind, e.weight, e.case_id as "caseId", e.unit_id as "unitId", e.from_unit_id as "fromUnitId", e.source_id as "sourceId",
       e.happened_at as "happenedAt", e.learned_at as "learnedAt"
     from ${from} and e.seq > ${put(after)}::bigint order by e.seq limit ${put(first)}`,
    values,
  );
}

/** How many those are, and by how much they moved each figure of the day of the units themselves. */
export async function countRestated(tx: Tx, asked: FactsAsked): Promise<{ facts: number; moved: ReadonlyMap<FactKind, number> }> {
  const { from, own, values } = learnedOfDay(asked);
  const rows = await tx.rows<{ kind: FactKind; facts: number; moved: number }>(
    `/* countRestated */ select e.kind, count(*)::int as facts, coalesce(sum(e.weight) filter (where ${own}), 0)::int as moved from ${from} group by 1 limit 100`,
    values,
  );
  return { facts: rows.reduce((sum, { facts }) => sum + facts, 0), moved: new Map(rows.map(({ kind, moved }) => [kind, moved])) };
}
