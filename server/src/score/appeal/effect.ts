import type { Tx } from "../../platform/database.ts";
import { cardOfUnit } from "../card/card.queries.ts";
import type { Card } from "../indicator/cards.ts";
import { decimal, minus, plus, rounded, whole, within, ZERO } from "../indicator/fraction.ts";
import { resultOf, termsOf } from "../indicator/result.ts";
import type { SchemeContent } from "../indicator/scheme-content.ts";
import type { Line } from "../indicator/sums.ts";
import { adjustmentsOf } from "../period/answer.queries.ts";
import type { PeriodRow } from "../period/period.queries.ts";
import { unitsOfPeriod } from "../period/take.queries.ts";
import { overlaid, ruledLine } from "./overlay.ts";
import type { Wanted } from "./overlay.ts";
import { sumsRuled } from "./ruling.queries.ts";
import type { EffectRow } from "./ruling.queries.ts";

/** What granting something would change. */
export interface Effect {
  /** of the line's unit, and of the unit it goes to */
  units: (EffectRow & { code: string })[];
  /** how many other units' totals or places become others */
  others: number;
  line: Line;
  ruled: Line;
  /** before the seal: every card that becomes another; after it none does */
  cards: { unitId: number; body: string }[];
}

/** What granting something of a line would change: nothing is kept. */
export async function effectOf(
  tx: Tx,
  { period, scheme, line, wanted }: { period: PeriodRow; scheme: SchemeContent; line: Line; wanted: Wanted },
): Promise<Effect> {
  const units = await unitsOfPeriod(tx, period.id);
  const [sums, told] = [await sumsRuled(tx, period.id), termsOf(period)];
  const ruled = ruledLine(line, wanted, scheme);
  const before = resultOf(scheme, units, { sums, ...told }).cards;
  const after = resultOf(scheme, units, { sums: overlaid(sums, [{ from: line, to: ruled }]), ...told }).cards;
  const ids = new Map(units.map(({ code, unitId }) => [code, unitId]));
  const pairs = before.map((one, place) => ({ before: one, after: after[place] ?? one, unitId: ids.get(one.card.unit) ?? 0 }));
  const about = pairs.filter(({ before: { card } }) => card.unit === line.unit || card.unit === ruled.unit);
  const shown = about.map((one) => ({ ...rowOf(one.unitId, one.before.card, one.after.card, line.indicator), code: one.before.card.unit }));
  const sealed = period.state === "SEALED";
  const moved = pairs.filter((one) => !about.includes(one) && (one.before.card.total !== one.after.card.total || one.before.card.rank !== one.after.card.rank));
  return {
    units: sealed ? await adjusted(tx, period.id, shown, scheme) : shown,
    others: sealed ? 0 : moved.length,
    line,
    ruled,
    cards: sealed ? [] : pairs.filter((one) => one.before.body !== one.after.body).map((one) => ({ unitId: one.unitId, body: one.after.body })),
  };
}

function rowOf(unitId: number, before: Card, after: Card, indicator: string): EffectRow {
  return {
    unitId,
    valueBefore: valueOf(before, indicator),
    valueAfter: valueOf(after, indicator),
    totalBefore: before.total,
    totalAfter: after.total,
    rankBefore: before.rank,
    rankAfter: after.rank,
  };
}

/** An indicator's value, or how often a deduction was counted. */
function valueOf(card: Card, code: string): string | null {
  const counted = card.deductions.find((one) => one.code === code);
  return counted === undefined ? (card.indicators.find((one) => one.code === code)?.value ?? null) : String(counted.count);
}

/** After the seal: the totals that hold, moved by what the ruling moves them; a place stays, and so does a total where one of the two is none. */
async function adjusted(tx: Tx, periodId: number, rows: Effect["units"], scheme: SchemeContent): Promise<Effect["units"]> {
  const adjustments = await adjustmentsOf(tx, periodId);
  const holding: Effect["units"] = [];
  for (const row of rows) {
    const card = await cardOfUnit(tx, periodId, row.unitId);
    const now = adjustments.findLast((one) => one.unitId === row.unitId)?.after ?? card?.total ?? null;
    holding.push({ ...row, totalBefore: now, totalAfter: movedTotal(now, row, scheme), rankBefore: card?.rank ?? null, rankAfter: card?.rank ?? null });
  }
  return holding;
}

function movedTotal(now: string | null, { totalBefore, totalAfter }: EffectRow, { rounding }: SchemeContent): string | null {
  if (now === null || totalBefore === null || totalAfter === null) return now;
  return rounded(within(ZERO, plus(decimal(now), minus(decimal(totalAfter), decimal(totalBefore))), whole(100)), rounding.digits);
}
