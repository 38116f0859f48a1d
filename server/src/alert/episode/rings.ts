import type { Instant } from "../../platform/instant.ts";
import { freshnessOf } from "../../source/index.ts";
import type { SourceHealthRow } from "../../source/index.ts";
import { figuresOf, ownFiguresOf } from "../../tally/index.ts";
import type { AsOf, UnitCounts } from "../../tally/index.ts";
import type { Unit, UnitRegister } from "../../unit/index.ts";
import type { RuleRow } from "./rule.queries.ts";
import type { AlertKind } from "./words.ts";

/** Alerts are of the hotline's cases; other streams have numbers and laws of their own. */
export const ALERT_STREAM = "HOTLINE";
const MINUTE = 60_000;

/** What rules are held against: one as-of, the boards' own numbers, and lists counted by holder. */
export interface RingMaterial {
  asOf: AsOf;
  units: UnitRegister;
  sources: readonly SourceHealthRow[];
  figures: readonly UnitCounts[];
  /** urgent cases past their time of assignment, by holder; of one source where a rule asks so */
  urgent(sourceId: number | null): ReadonlyMap<number, number>;
  /** overdue cases of one source, by holder */
  overdueOf(sourceId: number): ReadonlyMap<number, number>;
}

/** A rule whose cause is there. */
export interface Ring {
  rule: RuleRow;
  kind: AlertKind;
  unitId: number;
  /** only cases charged to the unit itself */
  unitOnly: boolean;
  sourceId: number | null;
  /** since when as far as it can be told */
  since: Instant;
  /** null: it is about none */
  cases: number | null;
}

/** By this an episode is known again, whatever rule holds. */
export const ringKey = ({ kind, unitId, unitOnly, sourceId }: Pick<Ring, "kind" | "unitId" | "unitOnly" | "sourceId">): string =>
  `${kind} ${unitId} ${sourceId ?? 0} ${unitOnly}`;

/** Everything that rings by these rules. */
export function ringsOf(rules: readonly RuleRow[], material: RingMaterial): Ring[] {
  const unitRings = rules.filter(({ kind }) => kind !== "SOURCE_SILENT").flatMap((rule) => unitRingsOf(rule, rules, material));
  return [...silentOf(rules, material), ...unitRings];
}

function silentOf(rules: readonly RuleRow[], { asOf, sources, units }: RingMaterial): Ring[] {
  return sources.flatMap((source): Ring[] => {
    const rule = silenceRule(rules, source, units);
    if (rule?.threshold == null || source.readUpTo === null || freshnessOf(source, asOf.instant) !== "STALE") return [];
    const since = source.readUpTo + source.staleAfterSeconds * 1000;
    if (asOf.instant - since < rule.threshold * MINUTE) return [];
    return [{ rule, kind: "SOURCE_SILENT", unitId: source.ownerUnitId, unitOnly: false, sourceId: source.id, since, cases: null }];
  });
}

/** Whether a unit's rule, or the whole province's, is about what another unit owns: what is its own or lies below it. */
export const reaches = (unitId: number | null, ownerId: number, units: UnitRegister): boolean =>
  unitId === null || units.byId(ownerId).path.startsWith(units.byId(unitId).path);

/** The source's own rule, else one of all sources; of several the one of its owner, else of the nearest unit above it, else the province's. */
function silenceRule(rules: readonly RuleRow[], source: SourceHealthRow, units: UnitRegister): RuleRow | undefined {
  const silent = rules.filter(({ kind, unitId }) => kind === "SOURCE_SILENT" && reaches(unitId, source.ownerUnitId, units));
  const depth = ({ unitId }: RuleRow): number => (unitId === null ? 0 : units.byId(unitId).path.length);
  const nearest = (sourceId: number | null): RuleRow | undefined =>
    silent.filter((rule) => rule.sourceId === sourceId).toSorted((a, b) => depth(b) - depth(a))[0];
  return nearest(source.id) ?? nearest(null);
}

function unitRingsOf(rule: RuleRow, rules: readonly RuleRow[], material: RingMaterial): Ring[] {
  const { threshold } = rule;
  if (threshold === null) return [];
  return subjectsOf(rule, rules, material.units).flatMap(({ unit, unitOnly }): Ring[] => {
    const cases = countOf(rule, unit, unitOnly, material);
    if (cases <= threshold) return [];
    return [{ rule, kind: rule.kind, unitId: unit.id, unitOnly, sourceId: rule.sourceId, since: material.asOf.instant, cases }];
  });
}

/** A rule of the whole province is about each unit right below it that has none of its own, and about the province's own cases. */
function subjectsOf(rule: RuleRow, rules: readonly RuleRow[], units: UnitRegister): { unit: Unit; unitOnly: boolean }[] {
  if (rule.unitId !== null) return [{ unit: units.byId(rule.unitId), unitOnly: false }];
  const exact = new Set(
    rules.filter(({ kind, sourceId, unitId }) => kind === rule.kind && sourceId === rule.sourceId && unitId !== null).map(({ unitId }) => unitId),
  );
  const below = units.childrenOf(units.province).filter(({ id }) => !exact.has(id));
  return [{ unit: units.province, unitOnly: true }, ...below.map((unit) => ({ unit, unitOnly: false }))];
}

function countOf(rule: RuleRow, unit: Unit, unitOnly: boolean, material: RingMaterial): number {
  const { figures, units } = material;
  if (rule.kind === "OVERDUE_ABOVE" && rule.sourceId === null)
    return (unitOnly ? ownFiguresOf(figures, ALERT_STREAM, unit, units) : figuresOf(figures, ALERT_STREAM, units, unit.path)).overdue;
  const counts = rule.kind === "URGENT_UNASSIGNED" ? material.urgent(rule.sourceId) : material.overdueOf(rule.sourceId ?? 0);
  const inside = unitOnly ? [unit.id] : units.subtree(unit.path);
  return inside.reduce((sum, id) => sum + (counts.get(id) ?? 0), 0);
}

/**
 * Sets apart what rings only because a source tells nothing any more: units all of whose open cases come from silent sources.
 * @param feeding the sources of each unit's open cases
 */
export function starved(
  rings: readonly Ring[],
  units: UnitRegister,
  feeding: ReadonlyMap<number, readonly number[]>,
): { ringing: Ring[]; held: { ring: Ring; sourceIds: number[] }[] } {
  const silent = new Set(rings.flatMap(({ kind, sourceId }) => (kind === "SOURCE_SILENT" && sourceId !== null ? [sourceId] : [])));
  const ringing: Ring[] = [];
  const held: { ring: Ring; sourceIds: number[] }[] = [];
  for (const ring of rings) {
    const inside = ring.unitOnly ? [ring.unitId] : units.subtree(units.byId(ring.unitId).path);
    const sourceIds = ring.sourceId === null ? [...new Set(inside.flatMap((id) => feeding.get(id) ?? []))] : [ring.sourceId];
    const isStarved = ring.kind !== "SOURCE_SILENT" && sourceIds.length > 0 && sourceIds.every((id) => silent.has(id));
    if (isStarved) held.push({ ring, sourceIds });
    else ringing.push(ring);
  }
  return { ringing, held };
}
