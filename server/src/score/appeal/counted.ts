import type { LineFacts } from "../card/card.queries.ts";
import type { Exclusion, IndicatorRule } from "../indicator/rule.ts";
import type { SchemeContent } from "../indicator/scheme-content.ts";
import type { Line } from "../indicator/sums.ts";

/** What a line adds to its indicator's sums. */
export type Worth = Pick<Line, "numerator" | "denominator">;

type Params = Readonly<Record<string, number>>;

const yesOrNo = (yes: boolean): Worth => ({ numerator: yes ? 1 : 0, denominator: 1 });
/** A clock that stopped while it had no limit was in time. */
const inTime = ({ due = null, stop = null }: LineFacts): boolean => stop !== null && (due === null || stop < due);
/** Which extensions keep their use is counted over all lines of a unit: one that was left out was not among them. */
const sharesOut = (params: Params, { extended }: LineFacts): boolean => params["extendedShare"] !== undefined && extended === true;

/** By the rule of its indicator; rules that are not here freeze too little of a line. */
const WORTH: Partial<Record<IndicatorRule, (facts: LineFacts, params: Params) => Worth | null>> = {
  HANDLED_ON_TIME: (facts, params) => (sharesOut(params, facts) ? null : yesOrNo(inTime(facts) && facts.reopened !== true)),
  OVERDUE_BURDEN: (facts, params) =>
    sharesOut(params, facts) || facts.days === undefined || params["perCase"] === undefined ? null : { numerator: facts.days, denominator: params["perCase"] },
  ACCEPTED_ON_TIME: (facts) => (facts.back === undefined ? yesOrNo(inTime(facts)) : null),
  ANSWERED_IN_DAY: (facts) => yesOrNo(inTime(facts) && facts.ticked === true),
  BACKLOG_CLEANED: (facts) => yesOrNo(facts.open === false && facts.recalled !== true),
};

/**
 * What a line that was left out is worth once it counts, by what was frozen of it and nothing else; null: that does not tell, or it had not ended and counts in the period in which it ends.
 * @source INDICATORS.md, the indicators' own rules
 */
export function countedWorth(
  { indicator, excluded, facts }: { indicator: string; excluded: Exclusion | null; facts: LineFacts },
  { indicators }: Pick<SchemeContent, "indicators">,
): Worth | null {
  const known = indicators.find(({ code }) => code === indicator);
  return known === undefined || excluded === "PAUSED" ? null : (WORTH[known.rule]?.(facts, known.params) ?? null);
}
