import type { Tx } from "../../platform/database.ts";
import { cardOfUnit } from "../card/card.queries.ts";
import type { Card } from "../indicator/cards.ts";
import { decimal, minus, plus, rounded, whole, within, ZERO } from "../indicator/fraction.ts";
import { resultOf, termsOf } from "../indicator/result.ts";
import type { SchemeContent } from "../indicator/scheme-content.ts";
import type { Line, Sums } from "../indicator/sums.ts";
import { adjustmentsOf } from "../period/answer.queries.ts";
import type { PeriodRow } from "../period/period.queries.ts";
import { unitsOfPeriod } from "../period/take.queries.ts";
import { overlaid, ruledLine } from "./overlay.ts";
import type { Wanted } from "./overlay.ts";
import { lineAfterSeal, sumsRuled } from "./ruling.queries.ts";
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

/** What granting something of a line would change: nothing is kept. @param line as it holds now; of which unit it was taken, and its place there */
export async function effectOf(
  tx: Tx,
  { period, scheme, line, taken, wanted }: { period: PeriodRow; scheme: SchemeContent; line: Line; taken: { unit: string; ordinal: number }; wanted: Wanted },
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
    units: sealed
      ? await adjusted(tx, shown, {
          line: { ...taken, periodId: period.id, indicator: line.indicator },
          cardsBy: (by) => resultOf(scheme, units, { sums: by, ...told }).cards,
          scheme,
        })
      : shown,
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

interface Sealed {
  line: Parameters<typeof lineAfterSeal>[1];
  cardsBy: (sums: readonly Sums[]) => readonly { card: Card }[];
  scheme: SchemeContent;
}

/**
 * After the seal: the totals that hold, without what was added to them for this line since, and moved by what the ruling makes of the line: a line that
 * goes there and back leaves what there was before. A place stays, and so does a total where one of the two is none.
 */
async function adjusted(tx: Tx, rows: Effect["units"], { line, cardsBy, scheme }: Sealed): Promise<Effect["units"]> {
  const adjustments = await adjustmentsOf(tx, line.periodId);
  const { appeals, without } = await lineAfterSeal(tx, line);
  const before = new Map(cardsBy(without).map(({ card }) => [card.unit, card.total]));
  const holding: Effect["units"] = [];
  for (const row of rows) {
    const card = await cardOfUnit(tx, line.periodId, row.unitId);
    const own = adjustments.filter(({ unitId }) => unitId === row.unitId);
    const now = own.at(-1)?.after ?? card?.total ?? null;
    const added = own.filter(({ appealId }) => appealId !== null && appeals.includes(appealId));
    const moved = { now, added, from: before.get(row.code) ?? null, to: row.totalAfter };
    holding.push({ ...row, totalBefore: now, totalAfter: movedTotal(moved, scheme), rankBefore: card?.rank ?? null, rankAfter: card?.rank ?? null });
  }
  return holding;
}

interface Moved {
  now: string | null;
  /** what was added to it for the same line */
  added: readonly { before: string; after: string }[];
  /** counted without and with what is ruled about the line */
  from: string | null;
  to: string | null;
}

function movedTotal({ now, added, from, to }: Moved, { rounding }: SchemeContent): string | null {
  if (now === null || from === null || to === null) return now;
  const base = added.reduce((sum, { before, after }) => minus(sum, minus(decimal(after), decimal(before))), decimal(now));
  return rounded(within(ZERO, plus(base, minus(decimal(to), decimal(from))), whole(100)), rounding.digits);
}
