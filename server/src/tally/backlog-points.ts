import type { Field } from "@dau-moi/schema";
import { severeBefore, termsOn } from "../clock/index.ts";
import type { LoadedRules, Terms } from "../clock/index.ts";
import type { Instant } from "../platform/instant.ts";
import { dayAfter, localDay, startOfLocalDay } from "../platform/local-time.ts";
import type { Unit, UnitRegister } from "../unit/index.ts";

/** Where a backlog's thresholds lie at an instant, from the regulation and the calendar in force: what the predicates compare with. */
export interface BacklogPoints extends PointsOfDay {
  /** due at this instant or before: severely overdue; -Infinity: none can be told */
  severeBefore: Instant;
}

/** What is the same from a day's first instant to its last. */
interface PointsOfDay {
  terms: Terms;
  /** received on this day or before: stale, YYYY-MM-DD */
  staleUntil: string;
  /** ageing bands by day of receipt, youngest first; null stands for no bound */
  bands: readonly { from: string | null; to: string | null }[];
  competent: readonly Competent[];
}

/** Who may handle fields that the regulation gives to somebody; ended units are never judged. */
export interface Competent {
  fields: readonly Field[];
  /** ids of the units, as PostgreSQL reads a list of them */
  units: string;
}

/** Rules and register stay as they are while they are held; a list, its count and each of its rows ask at one instant. */
const held = new WeakMap<LoadedRules, WeakMap<UnitRegister, { days: Map<string, PointsOfDay>; instants: Map<Instant, BacklogPoints> }>>();
const MOST_HELD = 8;

/** @returns null while no regulation is adopted: there are no thresholds */
export function backlogPoints(rules: LoadedRules | null, units: UnitRegister, at: Instant): BacklogPoints | null {
  if (rules === null) return null;
  const byRegister = held.get(rules) ?? new WeakMap<UnitRegister, { days: Map<string, PointsOfDay>; instants: Map<Instant, BacklogPoints> }>();
  held.set(rules, byRegister);
  const { days, instants } = byRegister.get(units) ?? { days: new Map(), instants: new Map() };
  byRegister.set(units, { days, instants });
  return kept(instants, at, () => {
    const day = kept(days, localDay(at), (today) => pointsOfDay(rules, units, today));
    return { ...day, severeBefore: severeBefore(at, day.terms.severelyOverdue, rules.time.calendar, rules.time.shiftsOf(units.province.id)) };
  });
}

/** What is known of a key, or is made of it; the oldest goes. */
function kept<Key, Value>(known: Map<Key, Value>, key: Key, make: (key: Key) => Value): Value {
  const value = known.get(key) ?? make(key);
  known.set(key, value);
  for (const oldest of known.size > MOST_HELD ? known.keys().take(1) : []) known.delete(oldest);
  return value;
}

function pointsOfDay(rules: LoadedRules, units: UnitRegister, today: string): PointsOfDay {
  const terms = termsOn(rules.terms, today);
  return {
    terms,
    staleUntil: dayAfter(today, -terms.staleDays - 1),
    bands: bandsOf(today, terms.ageingBandsDays),
    competent: competentIn(terms, units, startOfLocalDay(today)),
  };
}

/** A case received n days ago is in the first band whose upper bound is n or more. */
function bandsOf(today: string, bounds: readonly number[]): BacklogPoints["bands"] {
  const edges = bounds.map((days) => dayAfter(today, -days));
  return [...edges, null].map((from, i) => ({ from, to: i === 0 ? null : dayAfter(edges[i - 1] ?? today, -1) }));
}

/** Fields that the same units may handle stand together. */
function competentIn({ competence }: Terms, units: UnitRegister, at: Instant): Competent[] {
  const ended = units.endedBy(at).map(({ id }) => id);
  const may = competence.map(({ field, units: codes, kinds }) => {
    const ids = new Set([...topsOf(units, codes, new Set<string>(kinds)).flatMap(({ path }) => [...units.subtree(path)]), ...ended]);
    return { field, units: `{${[...ids].toSorted((a, b) => a - b).join(",")}}` };
  });
  return [...Map.groupBy(may, (one) => one.units)].map(([ids, alike]) => ({ fields: alike.map(({ field }) => field), units: ids }));
}

function topsOf(units: UnitRegister, codes: readonly string[], kinds: ReadonlySet<string>): Unit[] {
  return [...codes.flatMap((code) => units.byCode(code) ?? []), ...units.all.filter(({ kind }) => kinds.has(kind))];
}
