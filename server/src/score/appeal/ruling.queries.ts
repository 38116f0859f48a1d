import { unnested } from "../../platform/bulk.ts";
import type { Tx } from "../../platform/database.ts";
import type { Exclusion } from "../indicator/rule.ts";
import type { Sums } from "../indicator/sums.ts";
import { sumsOfPeriod } from "../period/take.queries.ts";
import { overlaid } from "./overlay.ts";
import type { AppealKind, Overlay } from "./overlay.ts";

/** A ruling with the line it is about. */
export interface RulingRow {
  number: number;
  appealId: number;
  indicator: string;
  unit: string;
  ordinal: number;
  kind: AppealKind;
  toUnit: string;
  frozen: { numerator: number; denominator: number; excluded: Exclusion | null };
  ruled: { numerator: number; denominator: number; excluded: Exclusion | null };
  afterSeal: boolean;
}

/** Every ruling about a period's lines, the oldest first. */
async function rulingsOf(tx: Tx, periodId: number): Promise<RulingRow[]> {
  return tx.rows<RulingRow>(
    `/* rulingsOf */ select r.number, r.appeal_id as "appealId", r.indicator, u.code as unit, r.ordinal, r.kind, t.code as "toUnit", r.after_seal as "afterSeal",
       jsonb_build_object('numerator', l.numerator, 'denominator', l.denominator, 'excluded', l.excluded) as frozen,
       jsonb_build_object('numerator', r.numerator, 'denominator', r.denominator, 'excluded', r.excluded) as ruled
     from score_ruling r join score_line l on l.period_id = r.period_id and l.indicator = r.indicator and l.unit_id = r.unit_id and l.ordinal = r.ordinal
       join unit u on u.id = r.unit_id join unit t on t.id = r.to_unit_id
     where r.period_id = $1 order by r.number limit 100000`,
    [periodId],
  );
}

const overlayOf = ({ indicator, unit, toUnit, frozen, ruled }: RulingRow): Overlay => ({
  from: { indicator, unit, ...frozen },
  to: { indicator, unit: toUnit, ...ruled },
});

/** Of each line the latest ruling, laid over it. @param rulings the oldest first */
function overlaysOf(rulings: readonly RulingRow[]): Overlay[] {
  return [...new Map(rulings.map((one) => [`${one.indicator} ${one.unit} ${one.ordinal}`, overlayOf(one)])).values()];
}

/** Rulings that were made before the seal, also those that a later one took the place of; their cards are the ones that are sealed. */
export async function rulingsHeld(tx: Tx, periodId: number): Promise<RulingRow[]> {
  return (await rulingsOf(tx, periodId)).filter(({ afterSeal }) => !afterSeal);
}

/** The sums of a period by which its cards hold: its lines and what was ruled before the seal. */
export async function sumsHeld(tx: Tx, periodId: number): Promise<Sums[]> {
  return overlaid(await sumsOfPeriod(tx, periodId), overlaysOf(await rulingsHeld(tx, periodId)));
}

/** The same with everything that was ruled since: what a next ruling adds to. */
export async function sumsRuled(tx: Tx, periodId: number): Promise<Sums[]> {
  return overlaid(await sumsOfPeriod(tx, periodId), overlaysOf(await rulingsOf(tx, periodId)));
}

/** What was ruled after the seal about one line: the answered appeals, and the sums as they would be had none of it been ruled. */
export async function lineAfterSeal(
  tx: Tx,
  line: { periodId: number; indicator: string; unit: string; ordinal: number },
): Promise<{ appeals: number[]; without: Sums[] }> {
  const rulings = await rulingsOf(tx, line.periodId);
  const own = rulings.filter((r) => r.afterSeal && r.indicator === line.indicator && r.unit === line.unit && r.ordinal === line.ordinal);
  const others = overlaysOf(rulings.filter((one) => !own.includes(one)));
  return { appeals: own.map(({ appealId }) => appealId), without: overlaid(await sumsOfPeriod(tx, line.periodId), others) };
}

/** A ruling to keep. */
export interface NewRuling {
  appealId: number;
  line: { periodId: number; indicator: string; unitId: number; ordinal: number };
  kind: AppealKind;
  /** of whom the line was before it */
  fromUnitId: number;
  toUnitId: number;
  ruled: RulingRow["ruled"];
  afterSeal: boolean;
}

/** @returns its number */
export async function insertRuling(tx: Tx, { appealId, line, kind, fromUnitId, toUnitId, ruled, afterSeal }: NewRuling): Promise<number> {
  const { number } = await tx.one<{ number: number }>(
    `/* insertRuling */ insert into score_ruling (appeal_id, period_id, indicator, unit_id, ordinal, kind, to_unit_id, numerator, denominator, excluded, after_seal, from_unit_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, nullif($12::int, $4::int)) returning number`,
    [
      appealId,
      line.periodId,
      line.indicator,
      line.unitId,
      line.ordinal,
      kind,
      toUnitId,
      ruled.numerator,
      ruled.denominator,
      ruled.excluded,
      afterSeal,
      fromUnitId,
    ],
  );
  return number;
}

/** Keeps the cards that a ruling made others. */
export async function writeRuledCards(tx: Tx, periodId: number, ruling: number, cards: readonly { unitId: number; body: string }[]): Promise<void> {
  if (cards.length === 0) return;
  const rows = unnested(
    cards,
    [
      { name: "unit_id", type: "int", of: (c) => c.unitId },
      { name: "body", type: "text", of: (c) => c.body },
    ],
    3,
  );
  await tx.bulk(
    `/* writeRuledCards */ insert into score_ruled_card (period_id, ruling, ${rows.names}) select $1::bigint, $2::bigint, t.* from (${rows.select}) t`,
    [periodId, ruling, ...rows.values],
  );
}

/** What an answer changed for one unit. */
export interface EffectRow {
  unitId: number;
  valueBefore: string | null;
  valueAfter: string | null;
  totalBefore: string | null;
  totalAfter: string | null;
  rankBefore: number | null;
  rankAfter: number | null;
}

export async function insertEffects(tx: Tx, appealId: number, effects: readonly EffectRow[]): Promise<void> {
  const rows = unnested(
    effects,
    [
      { name: "unit_id", type: "int", of: (e) => e.unitId },
      { name: "value_before", type: "text", of: (e) => e.valueBefore },
      { name: "value_after", type: "text", of: (e) => e.valueAfter },
      { name: "total_before", type: "text", of: (e) => e.totalBefore },
      { name: "total_after", type: "text", of: (e) => e.totalAfter },
      { name: "rank_before", type: "int", of: (e) => e.rankBefore },
      { name: "rank_after", type: "int", of: (e) => e.rankAfter },
    ],
    2,
  );
  await tx.bulk(`/* insertEffects */ insert into score_appeal_effect (appeal_id, ${rows.names}) select $1::bigint, t.* from (${rows.select}) t`, [
    appealId,
    ...rows.values,
  ]);
}

/** What an answer changed, of the units that the asker's rows show. */
export async function effectsOf(tx: Tx, appealId: number): Promise<EffectRow[]> {
  return tx.rows<EffectRow>(
    `/* effectsOf */ select unit_id as "unitId", value_before as "valueBefore", value_after as "valueAfter", total_before as "totalBefore", total_after as "totalAfter",
       rank_before as "rankBefore", rank_after as "rankAfter" from score_appeal_effect where appeal_id = $1 order by unit_id limit 10`,
    [appealId],
  );
}
