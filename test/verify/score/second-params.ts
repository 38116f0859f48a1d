import type { Register } from "../register.ts";
import { dayNamed, midnightOf } from "../working-days.ts";
import { isIn, line, scored } from "./second-line.ts";
import type { Of, SecondLine } from "./second-line.ts";
import type { Stood } from "./second-stood.ts";

/** A line whose clock may have another limit by an extension. */
export interface Extendable {
  line: SecondLine;
  due: number;
  /** its numerator had the limit not been extended; null: no extension helps it */
  without: number | null;
}

/** Of a unit's lines that an extension helps the earliest due keep it, up to a share of all that count. */
export function beyondShare(all: readonly Extendable[], { numbers, share }: { numbers: ReadonlyMap<string, number>; share: number | undefined }): SecondLine[] {
  const keyOf = ({ line: { indicator, unit } }: Extendable): string => `${indicator} ${unit}`;
  const keep = [...Map.groupBy(all, keyOf).values()].flatMap((own) => {
    const most = share === undefined ? Infinity : Math.floor((own.filter(({ line: { excluded } }) => excluded === null).length * share) / 100);
    const number = (one: Extendable): number => numbers.get(one.line.caseId) ?? 0;
    return own
      .filter(({ without }) => without !== null)
      .toSorted((a, b) => a.due - b.due || number(a) - number(b))
      .slice(0, most);
  });
  return all.map((one) => (one.without === null || keep.includes(one) ? one.line : { ...one.line, numerator: one.without }));
}

const GIVEN = new Set(["ASSIGNED", "TRANSFERRED", "RETURNED"]);

/** A unit gave the case back, and whoever got it gave it straight to that unit again. */
export function wrongReturns({ told, spans, ended }: Stood, { of, wrongReturn }: { of: Of; wrongReturn: number }): SecondLine[] {
  return spans.flatMap((span, k) => {
    const [back, again] = [spans[k + 1], spans[k + 2]];
    if (back?.reason !== "RETURNED" || again === undefined || !GIVEN.has(again.reason) || again.to === again.from || !isIn(again.from, of)) return [];
    if (scored(again.unit) !== scored(span.unit) || scored(back.unit) === scored(span.unit)) return [];
    return [line(told, "U3", span.unit, [0, wrongReturn], ended)];
  });
}

/** Who owes a report of the hotline in February, of the month up to the 14th, and in how many working days. */
const FILERS: Readonly<Record<string, number>> = { DEPARTMENT: 2, COMMUNE: 2, PROVINCE: 3 };
const MONTH_ENDS = "2026-02-15";

/** Who filed it: `Filing`. */
export function reportsOwed({ register, begin, end, acts }: Of): SecondLine[] {
  const units = [register.province, ...register.childrenOf(register.province)].filter(
    (unit) => (register.dissolvedAt(unit) ?? Infinity) >= midnightOf(dayNamed(MONTH_ENDS)),
  );
  return units.flatMap((unit) => {
    const days = FILERS[register.kindOf(unit) ?? ""];
    const due = days === undefined ? Infinity : afterWorkingDays(days, register);
    if (due < begin || due >= end) return [];
    const filings = acts.filings.filter((one) => one.unit === unit);
    const kept = (filings[0]?.at ?? Infinity) < due && filings.some(({ end: became }) => became === "ACCEPTED");
    return [{ indicator: "U8", caseId: "report", unit, numerator: Number(kept), denominator: 1, excluded: null }];
  });
}

function afterWorkingDays(days: number, register: Register): number {
  const over = midnightOf(dayNamed(MONTH_ENDS));
  let day = dayNamed(MONTH_ENDS);
  while (register.workingDaysLate(over, midnightOf(day + 1)) < days) day += 1;
  return midnightOf(day + 1);
}
