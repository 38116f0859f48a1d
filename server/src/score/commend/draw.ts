import type { Doing } from "../../access/index.ts";
import type { Tx } from "../../platform/database.ts";
import { instantText } from "../../platform/instant.ts";
import type { Unit, UnitRegister } from "../../unit/index.ts";
import type { ScoreContext } from "../context.ts";
import { sealedSheets, sheetPeriodsByIds } from "../officer/index.ts";
import { periodsByIds, sealedCards } from "./candidate.queries.ts";
import { keptScores, scoresOf } from "./candidates.ts";
import { lastSheetPlaces } from "./person-facts.queries.ts";
import { insertDrawn, insertFirstRuns, roundById } from "./round.queries.ts";
import type { FormRow, RoundRow } from "./round.queries.ts";
import { looksAt } from "./run.ts";
import { keptSheets } from "./sheets.ts";

/** Whose dossier it is; `officerId` null: the unit's own. */
export interface Named {
  unitId: number;
  officerId: number | null;
}

type Drawn = Named & { content: string; hash: string };

interface Opened {
  id: number;
  form: FormRow;
  scope: Unit;
  doing: Doing;
}

/** Everybody of the scope who was scored, or has a sheet, in one of the periods, whoever meets the conditions and whoever does not. */
export async function draw(tx: Tx, { id, form, scope, doing }: Opened, context: ScoreContext): Promise<void> {
  const round = await roundById(tx, id);
  if (round === undefined) throw new Error(`round ${id} was not written`);
  const { units } = context;
  const inScope = new Set(units.subtree(scope.path));
  const all = round.about === "UNITS" ? await scoredUnits(tx, round, units) : await officersWithSheets(tx, round, inScope);
  const by = { roundId: id, ...doing, at: instantText(doing.at) };
  const drawn = await insertDrawn(
    tx,
    by,
    all.filter(({ unitId }) => inScope.has(unitId)),
  );
  const looked = drawn.map(({ id: candidateId, unitId, officerId }) => ({ candidateId, unitId, officerId }));
  await insertFirstRuns(tx, by, await looksAt(tx, { round, form, at: doing.at }, looked, context));
}

async function scoredUnits(tx: Tx, { periodIds }: RoundRow, units: UnitRegister): Promise<Drawn[]> {
  const periods = await periodsByIds(tx, periodIds);
  const byUnit = Map.groupBy(await sealedCards(tx, periodIds, null), ({ unitId }) => unitId);
  return [...byUnit].flatMap(([unitId, own]) => {
    if (!own.some(({ scored }) => scored)) return [];
    const { content, hash } = keptScores(units.byId(unitId).code, scoresOf(periods, own));
    return [{ unitId, officerId: null, content, hash }];
  });
}

/** An officer stands in the unit of his last sheet. */
async function officersWithSheets(tx: Tx, { sheetPeriodIds }: RoundRow, inScope: ReadonlySet<number>): Promise<Drawn[]> {
  const ids = (await lastSheetPlaces(tx, sheetPeriodIds, null)).filter(({ unitId }) => inScope.has(unitId)).map(({ officerId }) => officerId);
  const sheets = await sealedSheets(tx, await sheetPeriodsByIds(tx, sheetPeriodIds), ids);
  const byOfficer = Map.groupBy(sheets, ({ officerId }) => officerId);
  return [...byOfficer].map(([officerId, own]) => ({ unitId: own.at(-1)?.unitId ?? 0, officerId, ...keptSheets(own) }));
}

/** What the dossier of somebody who is named by hand keeps. */
export async function keptOf(tx: Tx, round: RoundRow, { unitId, officerId }: Named, units: UnitRegister): Promise<{ content: string; hash: string }> {
  if (officerId !== null) return keptSheets(await sealedSheets(tx, await sheetPeriodsByIds(tx, round.sheetPeriodIds), [officerId]));
  const periods = await periodsByIds(tx, round.periodIds);
  const { content, hash } = keptScores(units.byId(unitId).code, scoresOf(periods, await sealedCards(tx, round.periodIds, [unitId])));
  return { content, hash };
}
