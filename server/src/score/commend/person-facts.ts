import { upheldOfSpan } from "../../inspection/index.ts";
import type { Tx } from "../../platform/database.ts";
import { startOfLocalDay } from "../../platform/local-time.ts";
import type { UnitRegister } from "../../unit/index.ts";
import { sealedSheets, sheetPeriodsByIds } from "../officer/index.ts";
import type { SealedSheet, SheetPeriod } from "../officer/index.ts";
import { lastStatements, namedAwards, grantedToOfficers, signsToInspect, unconcluded } from "./facts.queries.ts";
import type { Owner } from "./facts.queries.ts";
import { withGranted } from "./facts.ts";
import type { Looked, Looking } from "./facts.ts";
import type { NotInOrder } from "./person-facts.queries.ts";
import { casesNotInOrder, diversionsOfOfficers, sheetsContested, silentOfSheets, unitsOfLines } from "./person-facts.queries.ts";
import type { PersonFacts, SheetFact } from "./person-checks.ts";

/** Whose conditions are looked at. */
type LookedPerson = Looked & { officerId: number };

/** Everything that the conditions of these officers follow from, as it stands in this transaction, by candidate. */
export async function personFactsOf(
  tx: Tx,
  { round, form, at }: Looking,
  looked: readonly LookedPerson[],
  units: UnitRegister,
): Promise<Map<number, PersonFacts>> {
  const [ids, candidateIds] = [looked.map(({ officerId }) => officerId), looked.map(({ candidateId }) => candidateId)];
  const periods = await sheetPeriodsByIds(tx, round.sheetPeriodIds);
  const parts = [...new Set(periods.flatMap((one) => one.parts))];
  const since = startOfLocalDay(round.fromDay);
  const owners = await ownersOf(tx, parts, looked, units);
  const graves = await upheldOfSpan(tx, { from: round.fromDay, to: round.toDay, since, at });
  const silent = await silentOfSheets(tx, round.sheetPeriodIds);
  const by = {
    sheets: Map.groupBy(await sealedSheets(tx, periods, ids), (one) => one.officerId),
    contested: Map.groupBy(await sheetsContested(tx, [...round.sheetPeriodIds, ...parts], ids), (one) => one.officerId),
    inspections: Map.groupBy(await unconcluded(tx, owners), (one) => one.ownerId),
    notInOrder: Map.groupBy(await casesNotInOrder(tx, parts, ids), (one) => one.officerId),
    diversions: new Map((await diversionsOfOfficers(tx, { periodIds: parts, officerIds: ids, since })).map((one) => [one.officerId, one])),
    signs: Map.groupBy(await signsToInspect(tx, owners, { from: round.fromDay, to: round.toDay }), (one) => one.ownerId),
    statements: Map.groupBy(await lastStatements(tx, candidateIds), (one) => one.candidateId),
    awards: new Map((await namedAwards(tx, candidateIds)).map((one) => [one.candidateId, one.earlier])),
    granted: Map.groupBy(await grantedToOfficers(tx, ids), (one) => one.officerId),
  };
  const unitsOf = Map.groupBy(owners, ({ ownerId }) => ownerId);
  return new Map(
    looked.map(({ candidateId, officerId }): [number, PersonFacts] => {
      const own = new Set(unitsOf.get(officerId)?.map(({ unitId }) => unitId));
      const verdicts = verdictsOf(by.notInOrder.get(officerId) ?? [], units);
      const diverted = by.diversions.get(officerId);
      const said = (by.statements.get(candidateId) ?? []).map(({ check, ...rest }) => [check, rest] as const);
      return [
        candidateId,
        {
          terms: { minimumItems: form.minimumCases, minimumSheets: form.minimumPeriods },
          sheets: periods.map((period) => sheetFact(period, by.sheets.get(officerId) ?? [], by.contested.get(officerId) ?? [])),
          inspections: underWay(by.inspections.get(officerId) ?? [], verdicts),
          concluded: verdicts.filter(({ concluded, cases }) => concluded && cases > 0).map(({ id, cases, falsified }) => ({ id, cases, falsified })),
          elsewhere: verdicts.filter((one) => one.elsewhere > 0).map(({ id, elsewhere: cases, concluded, falsified }) => ({ id, cases, concluded, falsified })),
          graves: graves.filter(({ unitId }) => own.has(unitId)).map(({ id, inspectionId }) => ({ id, inspection: inspectionId })),
          signs: [...new Set((by.signs.get(officerId) ?? []).map(({ sign }) => sign))],
          silent,
          diversions: { count: diverted?.count ?? 0, lastAt: diverted?.lastAt ?? null },
          statements: Object.fromEntries(said),
          awards: withGranted(by.awards.get(candidateId) ?? [], by.granted.get(officerId) ?? []),
        },
      ];
    }),
  );
}

/** An inspection that held cases not in order which counted for an officer. */
interface Verdicts {
  id: number;
  /** of the unit that it looked at, or of one below */
  cases: number;
  /** that he had at another unit: what was not in order may be somebody else's */
  elsewhere: number;
  concluded: boolean;
  falsified: boolean;
}

function verdictsOf(rows: readonly NotInOrder[], units: UnitRegister): Verdicts[] {
  return [...Map.groupBy(rows, ({ id }) => id)].map(([id, all]) => {
    const cases = all.filter(({ inspectedUnitId, unitIds }) => unitIds.some((unit) => liesIn(unit, inspectedUnitId, units))).length;
    return { id, cases, elsewhere: all.length - cases, concluded: all.some(({ concluded }) => concluded), falsified: all.some(({ falsified }) => falsified) };
  });
}

/** Whether a unit is another one or lies in it, as units stood at any time. */
const liesIn = (unitId: number, upperId: number, units: UnitRegister): boolean =>
  unitId === upperId || units.subtreesWith(unitId).some((path) => units.at(path)?.id === upperId);

/** Inspections of his units, and whichever else held a case of his not in order. */
function underWay(ofUnits: readonly { id: number; opened: boolean }[], verdicts: readonly Verdicts[]): PersonFacts["inspections"] {
  const open = verdicts.filter(({ concluded, cases }) => !concluded && cases > 0);
  const rest = ofUnits.filter(({ id }) => !open.some((one) => one.id === id)).map(({ id, opened }) => ({ id, opened, cases: 0 }));
  return [...open.map(({ id, cases }) => ({ id, opened: true, cases })), ...rest];
}

/** A year's appeals are about its quarters' lines. */
function sheetFact(period: SheetPeriod, sheets: readonly SealedSheet[], contested: readonly { period: number; appeals: number }[]): SheetFact {
  const sheet = sheets.find((one) => one.period.id === period.id);
  const of = new Set([period.id, ...period.parts]);
  return {
    period: period.id,
    items: sheet?.result.ratios.find(({ part }) => part === "QUANTITY")?.items ?? null,
    confirmed: sheet !== undefined && sheet.confirmedAt !== null,
    contested: contested.filter((one) => of.has(one.period)).reduce((sum, one) => sum + one.appeals, 0),
    ruledSince: sheet?.ruledSince ?? 0,
  };
}

/** The units an officer worked in during the span and his sheet's, and those that they lie in, the province aside. */
async function ownersOf(tx: Tx, periodIds: readonly number[], looked: readonly LookedPerson[], units: UnitRegister): Promise<Owner[]> {
  const officerIds = looked.map(({ officerId }) => officerId);
  const worked = Map.groupBy(await unitsOfLines(tx, periodIds, officerIds), (one) => one.officerId);
  return looked.flatMap(({ officerId, unitId }) => {
    const own = [unitId, ...(worked.get(officerId) ?? []).map((one) => one.unitId)];
    const all = own.flatMap((id) => units.subtreesWith(id).flatMap((path) => units.at(path) ?? []));
    const ids = new Set([...own, ...all.map(({ id }) => id)].filter((id) => id !== units.province.id));
    return [...ids].map((id) => ({ unitId: id, ownerId: officerId, above: true }));
  });
}
