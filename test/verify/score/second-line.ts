import type { Register } from "../register.ts";
import type { Acts } from "./random-acts.ts";
import type { Told } from "./random-province.ts";
import type { Clock, Stood } from "./second-stood.ts";

/** One thing that an indicator looks at. */
export interface SecondLine {
  indicator: string;
  caseId: string;
  unit: string;
  numerator: number;
  denominator: number;
  excluded: string | null;
}

/** What lines are counted from. */
export type Of = { begin: number; end: number; register: Register; stood: readonly Stood[]; acts: Acts };

/** What only some schemes name. */
export interface SecondParams {
  hubReports?: number;
  wrongReturn?: number;
  /** per cent */
  extendedShare?: number;
}

export const inTime = ({ stop, due }: Clock): boolean => stop !== null && stop < due;
export const isIn = (at: number, { begin, end }: Of): boolean => begin <= at && at < end;

/** The scored unit: a division's work is its department's. */
export function scored(unit: string): string {
  return unit === "SXD-HTGT" ? "SXD" : unit;
}

export function line(
  { id: caseId }: Told,
  indicator: string,
  unit: string,
  [numerator, denominator]: readonly [boolean | number, number],
  ...reasons: (string | null | false)[]
): SecondLine {
  const excluded = reasons.find((reason): reason is string => typeof reason === "string") ?? null;
  return {
    indicator,
    caseId,
    unit: scored(unit),
    numerator: excluded === null ? Number(numerator) : 0,
    denominator: excluded === null ? denominator : 0,
    excluded,
  };
}

export const timesOf = (acts: Acts["recalls"], { id }: Told): number[] => acts.filter(({ caseId }) => caseId === id).map(({ at }) => at);
