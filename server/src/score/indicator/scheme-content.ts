import type { BlockingFinding } from "../../inspection/index.ts";
import type { DeductionRule, IndicatorRule } from "./rule.ts";

/** Both languages. */
export interface Told {
  vi: string;
  en: string;
}

/** One indicator of a scheme. */
export interface SchemeIndicator {
  /** such as "U1" */
  code: string;
  name: Told;
  rule: IndicatorRule;
  /** whole numbers by name */
  params: Readonly<Record<string, number>>;
  /** only cases of these fields; left out: every one */
  fields?: readonly string[] | undefined;
  /** milestones of BACKLOG_CLEANED, ascending: per cent that are to be cleaned when so many days of the period are over; left out: the share itself is the value */
  target?: readonly { days: number; share: number }[] | undefined;
  /** a decimal; all of a scheme's add up to 100 */
  weight: string;
  /** small numbers of it are told apart and shrunk */
  sampled: boolean;
  formula: Told;
  legalBasis: string;
}

/** What takes points away. */
export interface SchemeDeduction {
  code: string;
  name: Told;
  rule: DeductionRule;
  /** a decimal: points for each */
  points: string;
  formula: Told;
  legalBasis: string;
}

/** Whose limits the days of grace of HANDLED_ON_TIME hold for too. */
const SHARES_GRACE: ReadonlySet<IndicatorRule> = new Set<IndicatorRule>(["ACCEPTED_ON_TIME", "ANSWERED_IN_DAY"]);

/** The indicators as their lines are asked for: with what one has from another. */
export function indicatorsAsked({ indicators }: Pick<SchemeContent, "indicators">): SchemeIndicator[] {
  const graceDays = indicators.find(({ rule }) => rule === "HANDLED_ON_TIME")?.params["graceDays"];
  return indicators.map((one) => (SHARES_GRACE.has(one.rule) && graceDays !== undefined ? { ...one, params: { ...one.params, graceDays } } : one));
}

/** Everything a score follows from besides its lines. */
export interface SchemeContent {
  indicators: readonly SchemeIndicator[];
  /** of deductions altogether, a decimal */
  deductionCap: string;
  deductions: readonly SchemeDeduction[];
  /** `finding`: a unit that a concluded inspection found this of has no score; left out: it is named and takes nothing away */
  blockers: readonly { code: string; name: Told; finding?: BlockingFinding | undefined }[];
  smallNumbers: {
    /** below it a value is shown and leaves the sum */
    sample: number;
    /** from it on a value is taken as it is */
    full: number;
    /** how many cases of its peers' value are added below that */
    prior: number;
    /** a decimal: weights with data below which there is no total */
    weight: string;
    /** code of the indicator whose n decides about the rank */
    main: string;
  };
  /** of the total */
  rounding: { digits: number; mode: "HALF_UP" };
}
