import type { Tx } from "../../platform/database.ts";
import type { DeductionRule, IndicatorRule } from "../indicator/rule.ts";
import { ACCEPTED_ON_TIME, ANSWERED_IN_DAY, ANSWER_QUALITY, HANDLED_ON_TIME, NO_RESULT_LATE } from "./clock-lines.ts";
import type { LineTerms } from "./terms.ts";
import { BACKLOG_CLEANED, OVERDUE_BURDEN } from "./held-lines.ts";
import { DATA_INTEGRITY, EXPEDITE_UNANSWERED, NOTHING_TOLD, TOLD, URGENT_NOT_SUBMITTED } from "./other-lines.ts";
import { GIVEN } from "./parts.ts";

interface RuleSql {
  before: string;
  select: string;
}

/** Of an indicator, a deduction, or a blocker, whose lines are findings. */
type LineRule = IndicatorRule | DeductionRule | "BLOCKER";

const LINES: Readonly<Record<LineRule, RuleSql>> = {
  HANDLED_ON_TIME,
  OVERDUE_BURDEN,
  ACCEPTED_ON_TIME,
  ANSWER_QUALITY,
  SATISFACTION: NOTHING_TOLD,
  BACKLOG_CLEANED,
  ANSWERED_IN_DAY,
  REPORTS: TOLD,
  DATA_INTEGRITY,
  NO_RESULT_LATE,
  URGENT_NOT_SUBMITTED,
  EXPEDITE_UNANSWERED,
  BLOCKER: TOLD,
};

/** One indicator, deduction or blocker of a scheme, for one period. */
export interface LinesAsked {
  periodId: number;
  code: string;
  rule: LineRule;
  params: Readonly<Record<string, number>>;
  fields: readonly string[] | null;
  terms: LineTerms;
  /** by the period's register */
  members: readonly Member[];
  /** of REPORTS what was due, of a blocker what was found; of others nothing */
  told: readonly ToldLine[];
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
function linesSql(rule: LineRule): string {
  const { before, select } = LINES[rule];
  return `with ${GIVEN},
  members as not materialized (select m.unit_id, m.scored_unit_id from unnest($13::int[], $14::int[]) as m(unit_id, scored_unit_id)),${before},
  looked as (${select}),
  lines as (select m.scored_unit_id, l.* from looked l join members m on m.unit_id = l.unit_id)`;
}

function valuesOf({ periodId, code, params, fields, terms, members, told }: LinesAsked): unknown[] {
  const { begin, end, event, days, toldBy, doneBy, worked } = terms;
  const [of, scored] = [members.map(({ unitId }) => unitId), members.map(({ scoredUnitId }) => scoredUnitId)];
  return [periodId, code, begin, end, event, JSON.stringify(params), fields, days, toldBy, doneBy, worked, JSON.stringify(told), of, scored];
}

/** Writes an indicator's lines as the hub's facts are in this snapshot. */
export async function writeLines(tx: Tx, asked: LinesAsked): Promise<void> {
  await tx.rows(
    `/* writeLines */ ${linesSql(asked.rule)}
    insert into score_line (period_id, indicator, unit_id, ordinal, case_id, held_unit_id, numerator, denominator, excluded, facts)
    select p.period, p.code, l.scored_unit_id, row_number() over (partition by l.scored_unit_id order by l.case_id nulls last, l.part, l.unit_id), l.case_id, l.unit_id, l.numerator, l.denominator,
      l.excluded, l.facts
    from lines l cross join p`,
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

/** Which cases of a period that was taken an indicator would count otherwise in this snapshot. */
export async function changedCases(tx: Tx, asked: LinesAsked): Promise<ChangedCase[]> {
  const side = (unit: string): string =>
    `${unit} as unit_id, l.case_id, sum(l.numerator)::text || '/' || sum(l.denominator)::text || coalesce(' ' || string_agg(distinct l.excluded, ',' order by l.excluded), '') as told`;
  return tx.rows<ChangedCase>(
    `/* changedCases */ ${linesSql(asked.rule)},
  now_told as (select ${side("l.scored_unit_id")} from lines l where l.case_id is not null group by 1, 2),
  then_told as (select ${side("l.unit_id")} from score_line l join p on l.period_id = p.period and l.indicator = p.code where l.case_id is not null group by 1, 2)
  select $2::text as indicator, coalesce(a.unit_id, b.unit_id) as "unitId", coalesce(a.case_id, b.case_id) as "caseId", b.told as before, a.told as after
  from now_told a full join then_told b on b.unit_id = a.unit_id and b.case_id = a.case_id
  where a.told is distinct from b.told order by 2, 3 limit 1000000`,
    valuesOf(asked),
  );
}
