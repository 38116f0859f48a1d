/** What an indicator counts; how is written in INDICATORS.md. */
export const INDICATOR_RULES = [
  "HANDLED_ON_TIME",
  "OVERDUE_BURDEN",
  "ACCEPTED_ON_TIME",
  "ANSWER_QUALITY",
  "SATISFACTION",
  "BACKLOG_CLEANED",
  "ANSWERED_IN_DAY",
  "REPORTS",
  "DATA_INTEGRITY",
] as const;
export type IndicatorRule = (typeof INDICATOR_RULES)[number];

export const DEDUCTION_RULES = ["NO_RESULT_LATE", "URGENT_NOT_SUBMITTED", "EXPEDITE_UNANSWERED"] as const;
export type DeductionRule = (typeof DEDUCTION_RULES)[number];

/** How the sums of an indicator's lines become its value. */
interface RuleShape {
  /** the ratio itself, or what is missing to 1 */
  value: "RATIO" | "COMPLEMENT";
  /** the value where no line counts; null: no data */
  empty: "ONE" | null;
  /** it is of results, its sum of denominators: a line of an earlier result that failed now is none */
  ofResults?: true;
  /** each line is yes or no, so that an interval can be told */
  yesOrNo: boolean;
  /** whole numbers that the scheme must give */
  params: readonly string[];
  /** those it may give; what they stand for does not happen without them */
  mayGive?: Readonly<Record<string, { least: number; most: number }>>;
}

/** per cent */
const SHARE = { least: 0, most: 100 };

export const RULE_SHAPES: Readonly<Record<IndicatorRule, RuleShape>> = {
  HANDLED_ON_TIME: { value: "RATIO", empty: null, yesOrNo: true, params: ["reopenDays", "graceDays"], mayGive: { extendedShare: SHARE } },
  OVERDUE_BURDEN: { value: "COMPLEMENT", empty: "ONE", yesOrNo: false, params: ["mostDays", "perCase"], mayGive: { extendedShare: SHARE } },
  ACCEPTED_ON_TIME: { value: "RATIO", empty: null, yesOrNo: true, params: [], mayGive: { wrongReturn: { least: 2, most: 10 } } },
  ANSWER_QUALITY: { value: "COMPLEMENT", empty: null, ofResults: true, yesOrNo: false, params: [] },
  SATISFACTION: { value: "RATIO", empty: null, yesOrNo: true, params: [] },
  BACKLOG_CLEANED: { value: "RATIO", empty: null, yesOrNo: true, params: [] },
  ANSWERED_IN_DAY: { value: "RATIO", empty: null, yesOrNo: true, params: [] },
  REPORTS: { value: "RATIO", empty: null, yesOrNo: true, params: [], mayGive: { hubReports: { least: 1, most: 1 } } },
  DATA_INTEGRITY: { value: "COMPLEMENT", empty: null, yesOrNo: true, params: [] },
};

/** Why something does not count. */
export const EXCLUSIONS = [
  "DECLINED",
  "REDIRECTED",
  "MERGED",
  "HANDED_OVER",
  "INHERITED_LATE",
  "INHERITED_GRACE",
  "PAUSED",
  "OBJECTIVE_CAUSE",
  "SOURCE_NOT_READ",
] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];
