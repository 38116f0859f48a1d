import { dayAfter } from "../platform/local-time.ts";
import { statesAt } from "./board.queries.ts";
import { LIST_EVENT } from "./backlog-sql.ts";
import type { Span } from "./period.ts";
import { unitSql } from "./reckoning.ts";
import type { Heir } from "./reckoning.ts";

export const BALANCE_PARTS = ["OPENING", "HANDED_IN", "HANDED_OUT", "CLOSING"] as const;
export type BalancePart = (typeof BALANCE_PARTS)[number];

/** Whose balance it is. */
interface BalanceScope {
  caseStream: string;
  unitIds: readonly number[];
  heirs: readonly Heir[] | undefined;
  /** no unit is outside: nothing is handed in or out */
  everyUnit: boolean;
}

type Put = (value: unknown) => string;

/** What of a list's conditions asks about days of the case's life beside its receipt and its end. */
export interface PeriodCriteria {
  handledFrom?: string;
  handledTo?: string;
  handledLate?: boolean;
  answeredFrom?: string;
  answeredTo?: string;
  /** a part of the scope's balance from one day to another; only with both */
  balance?: BalancePart;
  balanceFrom?: string;
  balanceTo?: string;
  everyUnit?: boolean;
}

/** The SQL of those conditions. */
export function periodParts(criteria: PeriodCriteria & Omit<BalanceScope, "everyUnit" | "heirs"> & { heirs?: readonly Heir[] }, put: Put): string[] {
  const parts: string[] = [];
  const day = (column: string, compare: ">=" | "<=", asked: string | undefined): void => {
    if (asked !== undefined) parts.push(`s.${column} ${compare} ${put(asked)}::date`);
  };
  day("handled_day", ">=", criteria.handledFrom);
  day("handled_day", "<=", criteria.handledTo);
  day("answered_day", ">=", criteria.answeredFrom);
  day("answered_day", "<=", criteria.answeredTo);
  if (criteria.handledLate !== undefined) parts.push(criteria.handledLate ? "s.handled_late" : "s.handled_late is false");
  const { balance, balanceFrom: from, balanceTo: to, caseStream, unitIds, heirs, everyUnit = false } = criteria;
  if (balance !== undefined && from !== undefined && to !== undefined)
    parts.push(balanceSql(balance, { from, to }, { caseStream, unitIds, heirs, everyUnit }, put));
  return parts;
}

/**
 * SQL that is true for the cases of one part of a balance: opening + received + handed in = closed + handed out + closing, for any data whatever, since handed
 * in are those that are among the closed and closing without being among the opening and received, and handed out the other way round.
 */
function balanceSql(part: BalancePart, span: Span, scope: BalanceScope, put: Put): string {
  const day = (asked: string): string => `${put(asked)}::date`;
  if (part === "OPENING") return aliveAndHeld(span.from, day(span.from), scope, put);
  if (part === "CLOSING") return aliveAndHeld(dayAfter(span.to, 1), day(dayAfter(span.to, 1)), scope, put);
  if (scope.everyUnit) return "false";
  const [from, after] = [day(span.from), day(dayAfter(span.to, 1))];
  const charged = (column: string): string => unitSql(column, scope.unitIds, scope.heirs, put);
  const begins = `((${aliveAndHeld(span.from, from, scope, put)}) or (s.received_day >= ${from} and s.received_day < ${after} and ${charged("s.intake_unit_id")}))`;
  const ends = `((${aliveAndHeld(dayAfter(span.to, 1), after, scope, put)}) or (s.closed_day >= ${from} and s.closed_day < ${after} and ${charged("s.unit_id")}))`;
  const alive = `s.received_day < ${after} and (s.open or s.closed_day >= ${from})`;
  return part === "HANDED_IN" ? `${alive} and ${ends} is true and ${begins} is not true` : `${alive} and ${begins} is true and ${ends} is not true`;
}

/** SQL: received before a day, not ended before it, and in the scope's hands when it began. @param at the day as a parameter */
function aliveAndHeld(day: string, at: string, scope: BalanceScope, put: Put): string {
  return `s.received_day < ${at} and (s.open or s.closed_day >= ${at}) and ${heldSql(day, scope, put)}`;
}

/** SQL: the scope held the case when a day began, told from who holds it now and from the hand-overs since. */
function heldSql(day: string, scope: BalanceScope, put: Put): string {
  if (scope.everyUnit) return "true";
  const held = unitSql("s.unit_id", scope.unitIds, scope.heirs, put);
  const moved = (by: 1 | -1): string => `(${movedSql(day, by, scope, put)})`;
  return `((${held} and s.case_id not in ${moved(1)}) or (not (${held}) and s.case_id in ${moved(-1)}))`;
}

/** Cases that came into the scope (1), or left it (-1), by all hand-overs from a day on. */
function movedSql(day: string, by: 1 | -1, { caseStream, unitIds, heirs }: BalanceScope, put: Put): string {
  const states = heirs === undefined ? "" : ` join ${statesAt(false)} s on s.case_id = e.case_id`;
  const to = unitSql("e.unit_id", unitIds, heirs, put);
  const from = unitSql("e.from_unit_id", unitIds, heirs, put);
  return `select e.case_id from event e${states} where e.kind = 'HANDED_OVER' and e.case_stream = ${put(caseStream)} and e.fact_day >= ${put(day)}::date and e.seq <= ${LIST_EVENT}
    group by e.case_id having sum(e.weight * ((${to})::int - (${from})::int)) = ${by}`;
}
