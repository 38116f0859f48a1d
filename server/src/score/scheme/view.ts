import { scoreWords } from "../words.types.ts";
import type { SchemeRow } from "./scheme.queries.ts";
import { SchemeDeductionView, SchemeIndicatorView, SchemeView } from "./scheme.types.ts";

/** A scheme as the graph shows it. */
export function schemeView({ id, titleVi, titleEn, content, ...row }: SchemeRow): SchemeView {
  const { indicators, deductions, deductionCap, blockers, smallNumbers } = content;
  return Object.assign(new SchemeView(), {
    ...row,
    id: String(id),
    title: scoreWords({ vi: titleVi, en: titleEn }),
    issued: row.effectiveFrom !== null,
    indicators: indicators.map((one) => Object.assign(new SchemeIndicatorView(), { ...one, name: scoreWords(one.name), formula: scoreWords(one.formula) })),
    deductions: deductions.map((one) => Object.assign(new SchemeDeductionView(), { ...one, name: scoreWords(one.name), formula: scoreWords(one.formula) })),
    deductionCap,
    blockers: blockers.map(({ name }) => scoreWords(name)),
    sample: smallNumbers.sample,
    full: smallNumbers.full,
  });
}
