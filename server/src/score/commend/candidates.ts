import { canonical } from "../../audit/index.ts";
import { hashOf } from "../indicator/result.ts";
import { cardOf } from "./candidate.queries.ts";
import type { SealedCard, SpanPeriod } from "./candidate.queries.ts";

/** A unit's score in one sealed period, as a dossier keeps it. */
export interface CandidateScore {
  period: number;
  from: string;
  to: string;
  sealNumber: number;
  sealHash: string;
  /** with what was adjusted by then; null: no total */
  total: string | null;
  adjusted: boolean;
  /** of the main indicator */
  cases: number;
  rank: number | null;
  ranked: number | null;
  /** a concluded inspection left it without a total; else left out */
  blocked?: true;
}

/** What a dossier keeps of sealed scores: canonical text and its SHA-256. */
export interface KeptScores {
  scores: CandidateScore[];
  content: string;
  hash: string;
}

/** A unit's scores in the periods that it has a card of, oldest first. @param cards its own */
export function scoresOf(periods: readonly SpanPeriod[], cards: readonly SealedCard[]): CandidateScore[] {
  return periods.flatMap(({ id, from, to, sealNumber, sealHash, main }) => {
    const row = cards.find((one) => one.periodId === id);
    if (row === undefined || sealNumber === null || sealHash === null) return [];
    const { total, rank, ranked, indicators, state } = cardOf(row);
    const cases = indicators.find((one) => one.code === main)?.n ?? 0;
    return [
      {
        period: id,
        from,
        to,
        sealNumber,
        sealHash,
        total: row.adjusted ?? total,
        adjusted: row.adjusted !== null,
        cases,
        rank,
        ranked,
        ...(state === "BLOCKED" && { blocked: true as const }),
      },
    ];
  });
}

/** The same in its one spelling. */
export function keptScores(unit: string, scores: CandidateScore[]): KeptScores {
  const content = canonical({ unit, scores: scores.map((one) => ({ ...one })) });
  return { scores, content, hash: hashOf([content]) };
}

/** What was kept, read again. */
export const scoresIn = (content: string): CandidateScore[] => (JSON.parse(content) as { scores: CandidateScore[] }).scores;
