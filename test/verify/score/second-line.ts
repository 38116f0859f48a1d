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
  /** numerator and denominator, had nothing left it out */
  counted?: readonly [number, number];
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
/** Who had a case last before an instant, for any time at all. */
const hadBefore = (spans: Stood["spans"], at: number): string | undefined => spans.findLast(({ from, to }) => from < at && (to === null || to > from))?.unit;

/** Whether a limit ran out that was another's, or nobody's. @param whose how units are told apart */
export function gotLate({ spans }: Pick<Stood, "spans">, clock: Clock, whose = (unit: string): string => unit): boolean {
  const had = hadBefore(spans, clock.due);
  return !inTime(clock) && clock.due !== Infinity && (had === undefined || whose(had) !== whose(clock.unit));
}
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
    counted: [Number(numerator), denominator],
  };
}

export const timesOf = (acts: Acts["recalls"], { id }: Told): number[] => acts.filter(({ caseId }) => caseId === id).map(({ at }) => at);
