import type { Tx } from "../../platform/database.ts";
import type { DeductionRule, IndicatorRule } from "../indicator/rule.ts";
import { acceptedOnTime, ANSWERED_IN_DAY, ANSWER_QUALITY, handledOnTime, NO_RESULT_LATE } from "./clock-lines.ts";
import { gatherCases } from "./gather.queries.ts";
import type { LineTerms } from "./terms.ts";
import { BACKLOG_CLEANED, overdueBurden } from "./held-lines.ts";
import { DATA_INTEGRITY, EXPEDITE_UNANSWERED, NOTHING_TOLD, TOLD, URGENT_NOT_SUBMITTED } from "./other-lines.ts";
import { givenOf } from "./parts.ts";
import type { RuleSql } from "./parts.ts";

/** Of an indicator, a deduction, or a blocker, whose lines are findings. */
type LineRule = IndicatorRule | DeductionRule | "BLOCKER";

/** What a scheme does not name is not asked at all. */
const LINES: Readonly<Record<LineRule, (params: LineAsked["params"]) => RuleSql>> = {
  HANDLED_ON_TIME: ({ extendedShare }) => handledOnTime(extendedShare !== undefined),
  OVERDUE_BURDEN: ({ extendedShare }) => overdueBurden(extendedShare !== undefined),
  ACCEPTED_ON_TIME: ({ wrongReturn }) => acceptedOnTime(wrongReturn !== undefined),
  ANSWER_QUALITY: () => ANSWER_QUALITY,
  SATISFACTION: () => NOTHING_TOLD,
  BACKLOG_CLEANED: () => BACKLOG_CLEANED,
  ANSWERED_IN_DAY: () => ANSWERED_IN_DAY,
  REPORTS: () => TOLD,
  DATA_INTEGRITY: () => DATA_INTEGRITY,
  NO_RESULT_LATE: () => NO_RESULT_LATE,
  URGENT_NOT_SUBMITTED: () => URGENT_NOT_SUBMITTED,
  EXPEDITE_UNANSWERED: () => EXPEDITE_UNANSWERED,
  BLOCKER: () => TOLD,
};

/** One indicator, deduction or blocker of a scheme, for one period. */
export interface LineAsked {
  code: string;
  rule: LineRule;
  params: Readonly<Record<string, number>>;
  fields: readonly string[] | null;
  /** the last days worked up to the period's end, as many as are needed */
  worked: readonly string[];
  /** of REPORTS what was due, of a blocker what was found; of others nothing */
  told: readonly ToldLine[];
}

/** All of a scheme, for one period. */
export interface LinesAsked {
  periodId: number;
  terms: LineTerms;
  /** by the period's register */
  members: readonly Member[];
  each: readonly LineAsked[];
}

/** For whom a unit's lines count. */
export interface Member {
  unitId: number;
  scoredUnitId: number;
}

export async function membersOf(tx: Tx, periodId: number): Promise<Member[]> {
  return tx.rows<Member>(
    `/* membersOf */ select unit_id as "unitId", scored_unit_id as "scoredUnitId" from score_member where period_id = $1 order by unit_id limit 1000000`,
    [periodId],
  );
}

/** A line that another station tells. */
export interface ToldLine {
  /** its own, not the scored one */
  unit: number;
  /** the line is worth 1 */
  kept: boolean;
  facts: Readonly<Record<string, string | number | boolean | null>>;
}

/** Everything up to the lines themselves; `lines` has each with the scored unit that it counts for. Members are told, so that PostgreSQL knows how many there are. */
function linesSql({ rule, params }: LineAsked, at: number): string {
  const { before, select } = LINES[rule](params);
  return `with ${givenOf(at)},
  members as not materialized (select m.unit_id, m.scored_unit_id from unnest($9::int[], $10::int[]) as m(unit_id, scored_unit_id)),${before},
  looked as (${select}),
  lines as (select m.scored_unit_id, l.* from looked l join members m on m.unit_id = l.unit_id)`;
}

function valuesOf({ periodId, terms, members, each }: LinesAsked): unknown[] {
  const { begin, end, event, days, toldBy, doneBy } = terms;
  const [of, scored] = [members.map(({ unitId }) => unitId), members.map(({ scoredUnitId }) => scoredUnitId)];
  const told = each.map(({ rule: _told, ...one }) => one);
  return [periodId, JSON.stringify(told), begin, end, event, days, toldBy, doneBy, of, scored];
}

/** Writes all lines of a period as the hub's facts are in this snapshot, in the order of their key. */
export async function writeLines(tx: Tx, asked: LinesAsked): Promise<void> {
  await gatherCases(tx, asked.terms);
  const written = asked.each.map(
    (one, at) => `(${linesSql(one, at)}
    select p.period, p.code, l.scored_unit_id, row_number() over (partition by l.scored_unit_id order by l.case_id nulls last, l.part, l.unit_id), l.case_id, l.unit_id, l.numerator, l.denominator,
      l.excluded, l.facts
    from lines l cross join p)`,
  );
  await tx.rows(
    `/* writeLines */ insert into score_line (period_id, indicator, unit_id, ordinal, case_id, held_unit_id, numerator, denominator, excluded, facts)
    ${written.join(" union all ")}`,
    valuesOf(asked),
  );
}

/** A case that an indicator would count otherwise now. Each side: its numerator, denominator and reasons; null: it had no line. */
export interface ChangedCase {
  indicator: string;
  unitId: number;
  caseId: number;
  before: string | null;
  after: string | null;
}

/** Which cases of a period that was taken its indicators would count otherwise in this snapshot. */
export async function changedCases(tx: Tx, asked: LinesAsked): Promise<ChangedCase[]> {
  await gatherCases(tx, asked.terms);
  const changed: ChangedCase[] = [];
  for (const [at, one] of asked.each.entries()) changed.push(...(await tx.rows<ChangedCase>(changedSql(one, at), valuesOf(asked)))); // few enough: one for each indicator
  return changed;
}

function changedSql(one: LineAsked, at: number): string {
  const side = (unit: string): string =>
    `${unit} as unit_id, l.case_id, sum(l.numerator)::text || '/' || sum(l.denominator)::text || coalesce(' ' || string_agg(distinct l.excluded, ',' order by l.excluded), '') as told`;
  return `/* changedCases */ ${linesSql(one, at)},
  now_told as (select ${side("l.scored_unit_id")} from lines l where l.case_id is not null group by 1, 2),
  then_told as (select ${side("l.unit_id")} from score_line l join p on l.period_id = p.period and l.indicator = p.code where l.case_id is not null group by 1, 2)
  select (select code from p) as indicator, coalesce(a.unit_id, b.unit_id) as "unitId", coalesce(a.case_id, b.case_id) as "caseId", b.told as before, a.told as after
  from now_told a full join then_told b on b.unit_id = a.unit_id and b.case_id = a.case_id
  where a.told is distinct from b.told order by 2, 3 limit 1000000`;
}
