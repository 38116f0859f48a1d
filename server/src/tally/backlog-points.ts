import type { Field } from "@dau-moi/schema";
import { severeBefore, termsOn } from "../clock/index.ts";
import type { LoadedRules, Terms } from "../clock/index.ts";
import type { Instant } from "../platform/instant.ts";
import { dayAfter, localDay } from "../platform/local-time.ts";
import type { UnitRegister } from "../unit/index.ts";

/** Where a backlog's thresholds lie at an instant, from the regulation and the calendar in force: what the predicates compare with. */
export interface BacklogPoints {
  terms: Terms;
  /** due at this instant or before: severely overdue; -Infinity: none can be told */
  severeBefore: Instant;
  /** received on this day or before: stale, YYYY-MM-DD */
  staleUntil: string;
  /** ageing bands by day of receipt, youngest first; null stands for no bound */
  bands: readonly { from: string | null; to: string | null }[];
  /** for each field that the regulation gives to somebody: the units that may handle it; ended units are never judged */
  competent: ReadonlyMap<Field, ReadonlySet<number>>;
}

/** Rules and register stay as they are while they are held; a list, its count and each of its rows ask at one instant. */
const held = new WeakMap<LoadedRules, WeakMap<UnitRegister, Map<Instant, BacklogPoints>>>();
const MOST_HELD = 8;

/** @returns null while no regulation is adopted: there are no thresholds */
export function backlogPoints(rules: LoadedRules | null, units: UnitRegister, at: Instant): BacklogPoints | null {
  if (rules === null) return null;
  const byRegister = held.get(rules) ?? new WeakMap<UnitRegister, Map<Instant, BacklogPoints>>();
  held.set(rules, byRegister);
  const known = byRegister.get(units) ?? new Map<Instant, BacklogPoints>();
  byRegister.set(units, known);
  const points = known.get(at) ?? pointsAt(rules, units, at);
  known.set(at, points);
  for (const oldest of known.size > MOST_HELD ? known.keys().take(1) : []) known.delete(oldest);
  return points;
}

function pointsAt(rules: LoadedRules, units: UnitRegister, at: Instant): BacklogPoints {
  const today = localDay(at);
  const terms = termsOn(rules.terms, today);
  const hours = rules.time.shiftsOf(units.province.id);
  return {
    terms,
    severeBefore: severeBefore(at, terms.severelyOverdue, rules.time.calendar, hours),
    staleUntil: dayAfter(today, -terms.staleDays - 1),
    bands: bandsOf(today, terms.ageingBandsDays),
    competent: new Map(terms.competence.map(({ field, units: codes, kinds }) => [field, competentUnits(units, codes, new Set<string>(kinds), at)])),
  };
}

/** A case received n days ago is in the first band whose upper bound is n or more. */
function bandsOf(today: string, bounds: readonly number[]): BacklogPoints["bands"] {
  const edges = bounds.map((days) => dayAfter(today, -days));
  return [...edges, null].map((from, i) => ({ from, to: i === 0 ? null : dayAfter(edges[i - 1] ?? today, -1) }));
}

function competentUnits(units: UnitRegister, codes: readonly string[], kinds: ReadonlySet<string>, at: Instant): Set<number> {
  const named = codes.flatMap((code) => units.byCode(code) ?? []);
  return new Set([
    ...named.flatMap((unit) => units.subtree(unit.path)),
    ...units.all.filter((unit) => kinds.has(unit.kind)).flatMap((unit) => units.subtree(unit.path)),
    ...units.endedBy(at).map((unit) => unit.id),
  ]);
}
