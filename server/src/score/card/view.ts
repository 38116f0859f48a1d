import type { Unit, UnitRegister } from "../../unit/index.ts";
import type { Card } from "../indicator/cards.ts";
import type { Exclusion } from "../indicator/rule.ts";
import type { SchemeContent, Told } from "../indicator/scheme-content.ts";
import type { AdjustmentRow, AnswerRow } from "../period/answer.queries.ts";
import { scoreWords } from "../words.types.ts";
import type { CorrectionRow, LineFacts, LineMark, LineRow, UnitPlace } from "./card.queries.ts";
import { DeductionScore, ScoreAdjustment, ScoreBlocked, ScoreTrend } from "./beside.types.ts";
import { IndicatorScore, IndicatorTrend, ScoreCard, ScoreExcluded, ScoreMarked } from "./card.types.ts";
import { ScoreCorrection, ScoreLine, ScoreLineFinding, ScoreLineReport } from "./line.types.ts";

/** Everything a card is shown with. */
export interface CardParts {
  unit: Unit;
  card: Card;
  /** as its figures were taken */
  taken: Card;
  /** what was granted before the seal made it another */
  ruled: boolean;
  scheme: SchemeContent;
  place: UnitPlace;
  answer: AnswerRow | undefined;
  mayAnswer: boolean;
  adjustments: readonly AdjustmentRow[];
  corrections: number;
  marks: readonly { indicator: string; mark: LineMark; lines: number }[];
  /** newest first */
  earlier: readonly { periodId: number; to: string; card: Card; adjusted: string | null }[];
}

const NO_WORDS: Told = { vi: "", en: "" };

/** A card as the graph shows it. */
export function cardView({ unit, card, taken, ruled, scheme, place, answer, mayAnswer, adjustments, corrections, marks, earlier }: CardParts): ScoreCard {
  const { band, unit: _code, indicators, deductions, blocked = [], ...told } = card;
  return Object.assign(new ScoreCard(), {
    ...told,
    unit,
    name: place.name,
    groupName: scoreWords({ vi: place.groupVi, en: place.groupEn }),
    bandFrom: band === null ? null : (place.bands[band - 1] ?? 0),
    bandBelow: band === null ? null : (place.bands[band] ?? null),
    ended: place.ended,
    ruled,
    takenTotal: taken.total,
    takenRank: taken.rank,
    indicators: indicators.map((value) => indicatorView(value, scheme, { marks, earlier })),
    deductions: deductions.map((one) => {
      const known = scheme.deductions.find(({ code }) => code === one.code);
      return Object.assign(new DeductionScore(), { ...one, name: scoreWords(known?.name ?? NO_WORDS), formula: scoreWords(known?.formula ?? NO_WORDS) });
    }),
    blocked: blocked.map((one) => {
      const known = scheme.blockers.find(({ code }) => code === one.code);
      return Object.assign(new ScoreBlocked(), { ...one, name: scoreWords(known?.name ?? NO_WORDS) });
    }),
    answer: answer?.answer ?? null,
    answerWords: answer?.words ?? null,
    answeredByName: answer?.byName ?? null,
    answeredAt: answer?.at ?? null,
    mayAnswer,
    adjustments: adjustments.map(({ appealId, ...one }) =>
      Object.assign(new ScoreAdjustment(), { ...one, appeal: appealId === null ? null : String(appealId) }),
    ),
    corrections,
    trend: earlier.map(({ periodId, to, card: { total }, adjusted }) =>
      Object.assign(new ScoreTrend(), { period: String(periodId), to, total: adjusted ?? total }),
    ),
  });
}

function indicatorView(
  { excluded, ...value }: Card["indicators"][number],
  scheme: SchemeContent,
  { marks, earlier }: Pick<CardParts, "marks" | "earlier">,
): IndicatorScore {
  const known = scheme.indicators.find(({ code }) => code === value.code);
  const reasons = Object.entries(excluded) as [Exclusion, number][];
  return Object.assign(new IndicatorScore(), {
    ...value,
    target: value.target ?? null,
    name: scoreWords(known?.name ?? NO_WORDS),
    formula: scoreWords(known?.formula ?? NO_WORDS),
    legalBasis: known?.legalBasis ?? "",
    excluded: reasons.map(([reason, lines]) => Object.assign(new ScoreExcluded(), { reason, lines })),
    marked: marks.filter(({ indicator }) => indicator === value.code).map(({ mark, lines }) => Object.assign(new ScoreMarked(), { mark, lines })),
    trend: earlier.map(({ periodId, to, card }) =>
      Object.assign(new IndicatorTrend(), { period: String(periodId), to, value: card.indicators.find(({ code }) => code === value.code)?.value ?? null }),
    ),
  });
}

/** A line as the graph shows it. @param appealable the viewer may ask now that it be looked at again, as far as its unit has not asked and it is no finding */
export function lineView(
  { caseId, heldUnitId, takenUnitId, appealId, asked, cameAt: _told, facts, ...line }: LineRow,
  units: UnitRegister,
  appealable: boolean,
): ScoreLine {
  const is = (fact: number | boolean | undefined): boolean => fact === true || (typeof fact === "number" && fact > 0);
  return Object.assign(new ScoreLine(), {
    ...line,
    caseId: caseId === null ? null : String(caseId),
    held: units.byId(heldUnitId),
    taken: units.byId(takenUnitId),
    appeal: appealId === null ? null : String(appealId),
    mayAppeal: appealable && !asked && facts.finding === undefined,
    dueAt: facts.due ?? null,
    doneAt: facts.stop ?? facts.happened ?? facts.filed ?? null,
    report: lineReport(facts),
    finding: lineFinding(facts),
    learnedAt: facts.learned ?? null,
    daysLate: facts.days ?? null,
    reopened: is(facts.reopened),
    repeated: is(facts.repeated),
    recalled: is(facts.recalled),
    extended: is(facts.extended),
    aboveShare: is(facts.above),
    cameBackAt: facts.back ?? null,
  });
}

function lineReport({ code, from, to, report = null, accepted = false }: LineFacts): ScoreLineReport | null {
  if (code === undefined || from === undefined || to === undefined) return null;
  return Object.assign(new ScoreLineReport(), { code, from, to, id: report === null ? null : String(report), accepted });
}

function lineFinding({ finding, inspection, kind }: LineFacts): ScoreLineFinding | null {
  if (finding === undefined || inspection === undefined || kind === undefined) return null;
  return Object.assign(new ScoreLineFinding(), { id: String(finding), inspection: String(inspection), kind });
}

export function correctionView({ earlierId, caseId, indicator, reference, before, after }: CorrectionRow): ScoreCorrection {
  return Object.assign(new ScoreCorrection(), { earlier: String(earlierId), indicator, caseId: String(caseId), reference, before, after });
}
