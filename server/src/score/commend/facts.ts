import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { startOfLocalDay } from "../../platform/local-time.ts";
import { courseStands, unmarkedSigns, upheldOfSpan } from "../../inspection/index.ts";
import type { UnitRegister } from "../../unit/index.ts";
import type { ScoreContext } from "../context.ts";
import { periodsByIds, sealedCards } from "./candidate.queries.ts";
import { scoresOf } from "./candidates.ts";
import { standsAsGrave } from "./checks.ts";
import type { CheckFacts, KnownAward, NamedAward } from "./checks.ts";
import {
  correctedCases,
  findingCourses,
  grantedAwards,
  hiddenDiversions,
  lastStatements,
  membersOf,
  namedAwards,
  openAppeals,
  signsToInspect,
  unconcluded,
  unfollowedPeriods,
} from "./facts.queries.ts";
import type { GrantedAward, Owner } from "./facts.queries.ts";
import type { FormRow, RoundRow } from "./round.queries.ts";

/** Of which round, by which form, and when the facts are read. */
export interface Looking {
  round: RoundRow;
  form: FormRow;
  at: Instant;
}

/** Whose conditions are looked at. */
export interface Looked {
  candidateId: number;
  unitId: number;
  /** null: the unit itself */
  officerId: number | null;
}

/** Everything that the conditions of these units follow from, as it stands in this transaction, by candidate. */
export async function factsOf(
  tx: Tx,
  { round, form, at }: Looking,
  looked: readonly Looked[],
  context: Pick<ScoreContext, "units" | "tick">,
): Promise<Map<number, CheckFacts>> {
  const { units } = context;
  const unmarked = form.checks.includes("UNSEEN_SIGNS") ? await unmarkedSigns(tx, { from: round.fromDay, to: round.toDay }, context) : [];
  const owners = await ownersOf(tx, round, looked, units);
  const [unitIds, candidateIds] = [looked.map(({ unitId }) => unitId), looked.map(({ candidateId }) => candidateId)];
  const span = { from: round.fromDay, to: round.toDay };
  const since = startOfLocalDay(round.fromDay);
  const periods = await periodsByIds(tx, round.periodIds);
  const silent = periods.flatMap(({ id, silent: sources }) => (sources > 0 ? [{ period: id, sources }] : []));
  const sealedOver = periods.flatMap(({ id, waiting }) => (waiting > 0 ? [{ period: id, appeals: waiting }] : []));
  const graves = await gravesOf(tx, { ...span, since, at });
  const unfollowed = await unfollowedPeriods(tx, round.periodIds);
  const by = {
    cards: Map.groupBy(await sealedCards(tx, round.periodIds, unitIds), (one) => one.unitId),
    inspections: ofOwner(await unconcluded(tx, owners)),
    findings: ofOwner(await findingCourses(tx, owners)),
    diversions: ofOwner(await hiddenDiversions(tx, owners, since)),
    signs: ofOwner(await signsToInspect(tx, owners, span)),
    corrections: ofOwner(await correctedCases(tx, round.periodIds)),
    statements: Map.groupBy(await lastStatements(tx, candidateIds), (one) => one.candidateId),
    awards: new Map((await namedAwards(tx, candidateIds)).map((one) => [one.candidateId, one.earlier])),
    appeals: ofOwner(await openAppeals(tx, round.periodIds, unitIds)),
    granted: Map.groupBy(await grantedAwards(tx, unitIds), (one) => one.unitId),
  };
  const { minimumScore, minimumCases, minimumPeriods } = form;
  if (minimumScore === null) throw new Error(`form ${form.code} is no form for units`);
  return new Map(
    looked.map(({ candidateId, unitId }): [number, CheckFacts] => {
      const statements = (by.statements.get(candidateId) ?? []).map(({ check, candidateId: _of, ...said }) => [check, said] as const);
      const [diverted] = by.diversions.get(unitId) ?? [];
      return [
        candidateId,
        {
          thresholds: { minimumScore, minimumCases, minimumPeriods },
          scores: scoresOf(periods, by.cards.get(unitId) ?? []).map(({ period, total, cases, blocked }) => ({
            period,
            total,
            cases,
            ...(blocked && { blocked }),
          })),
          inspections: (by.inspections.get(unitId) ?? []).map(({ id, opened, above }) => ({ id, opened, above })),
          findings: (by.findings.get(unitId) ?? []).map((one) => foundSince(one, since, graves)),
          diversions: { count: diverted?.count ?? 0, lastAt: diverted?.lastAt ?? null },
          statements: Object.fromEntries(statements),
          signs: (by.signs.get(unitId) ?? []).map(({ sign, above }) => ({ sign, above })),
          silent,
          corrections: (by.corrections.get(unitId) ?? []).map(({ period, cases }) => ({ period, cases })),
          unfollowed,
          sealedOver,
          openAppeals: (by.appeals.get(unitId) ?? []).map(({ period, appeals }) => ({ period, appeals })),
          unseen: unseenOf(unmarked, owners, unitId),
          awards: withGranted(by.awards.get(candidateId) ?? [], by.granted.get(unitId) ?? []),
        },
      ];
    }),
  );
}

const ofOwner = <Row extends { ownerId: number }>(rows: readonly Row[]): Map<number, Row[]> => Map.groupBy(rows, (one) => one.ownerId);

/** Signs of the units that count for a candidate, and of those that it lies in. */
function unseenOf(unmarked: Awaited<ReturnType<typeof unmarkedSigns>>, owners: readonly Owner[], ownerId: number): CheckFacts["unseen"] {
  if (unmarked === null) return null;
  const own = new Map(owners.filter((one) => one.ownerId === ownerId).map(({ unitId, above }) => [unitId, above]));
  return unmarked.flatMap(({ sign, unitId, cases, judged }) => {
    const above = own.get(unitId);
    return above === undefined ? [] : [{ sign, cases, above, judged }];
  });
}

/** A sanction applied before the span is behind the unit. */
function foundSince(
  { id, inspection, steps, lastAt, above }: Awaited<ReturnType<typeof findingCourses>>[number],
  since: number,
  { ofSpan, ever }: Graves,
): CheckFacts["findings"][number] {
  const { remedied, sanction: stands } = courseStands(steps as Parameters<typeof courseStands>[0]);
  const sanction = stands === "APPLIED" && (lastAt ?? since) < since ? "NONE" : stands;
  const grave = standsAsGrave({ remedied, sanction }, { ofSpan: ofSpan.has(id), upheld: ever.has(id) });
  return { id, inspection, remedied, sanction, above, grave };
}

/** Grave findings that are upheld by an instant: those of the span, and all, of which some may still be in force. */
interface Graves {
  ofSpan: ReadonlySet<number>;
  ever: ReadonlySet<number>;
}

async function gravesOf(tx: Tx, span: Parameters<typeof upheldOfSpan>[1]): Promise<Graves> {
  const ids = (found: readonly { id: number }[]): ReadonlySet<number> => new Set(found.map(({ id }) => id));
  return { ofSpan: ids(await upheldOfSpan(tx, span)), ever: ids(await upheldOfSpan(tx, { ...span, since: 0 })) };
}

/** Awards as they were named, but topical where this hub saw them granted so, whatever the unit says, and cancelled where it saw that. */
export function withGranted(awards: readonly NamedAward[], granted: readonly Pick<GrantedAward, "number" | "topical" | "revoked">[]): KnownAward[] {
  const known = Map.groupBy(granted, ({ number }) => number.toLowerCase());
  return awards.map((one) => {
    const own = known.get(one.number.toLowerCase()) ?? [];
    return { ...one, topical: one.topical || own.some(({ topical }) => topical), revoked: own.some(({ revoked }) => revoked) };
  });
}

/** Which units' inspections, findings and signs are a candidate's: its own and of those whose lines counted for it in the last period; those it lies in stand above it. */
async function ownersOf(tx: Tx, round: RoundRow, looked: readonly Looked[], units: UnitRegister): Promise<Owner[]> {
  const members = Map.groupBy(await membersOf(tx, round.periodIds.at(-1) ?? 0), (one) => one.ownerId);
  return looked.flatMap(({ unitId }) => {
    const known = members.get(unitId)?.map((one) => one.unitId) ?? units.subtree(units.byId(unitId).path);
    const own = new Set([unitId, ...known]);
    const above = units
      .subtreesWith(unitId)
      .flatMap((path) => units.at(path) ?? [])
      .filter((one) => one.id !== units.province.id && !own.has(one.id));
    return [...[...own].map((id) => ({ unitId: id, ownerId: unitId, above: false })), ...above.map(({ id }) => ({ unitId: id, ownerId: unitId, above: true }))];
  });
}
