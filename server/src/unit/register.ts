import type { Instant } from "../platform/instant.ts";
import { localDay, startOfLocalDay } from "../platform/local-time.ts";
import { AreaRegister } from "./area-register.ts";
import { endsUnit, precedence, takes } from "./succession.ts";
import type { CaseScope } from "./succession.ts";
import type { Unit, UnitSuccession } from "./unit.entity.ts";
import { holdsOn } from "./unit-version.ts";
import type { KindRule, UnitVersion } from "./unit-version.ts";
import { pathsDownTo } from "./paths.ts";

/** A unit code that the register does not know; the record that names it is held back. */
export class UnknownUnit extends Error {
  constructor(code: string) {
    super(`the register has no unit ${code}`);
    this.name = "UnknownUnit";
  }
}

/** What the register knows beyond today's units. */
export interface RegisterHistory {
  /** what is to come after this day has not happened yet, YYYY-MM-DD */
  today: string;
  versions: readonly UnitVersion[];
  kinds: readonly KindRule[];
  /** what the areas named by successions and cases are */
  areas: AreaRegister;
}

const TODAY_ALONE: RegisterHistory = { today: "9999-12-31", versions: [], kinds: [], areas: new AreaRegister() };

/** A case that passes from a unit to its successor. */
export interface Passing {
  at: Instant;
  successor: Unit;
}

/** All units as they stand in the register, kept in memory: a few thousand rows that seldom change. */
export class UnitRegister {
  readonly all: readonly Unit[];
  readonly successions: readonly UnitSuccession[];
  readonly areas: AreaRegister;
  readonly #today: string;
  readonly #kinds: readonly KindRule[];
  readonly #byId: ReadonlyMap<number, Unit>;
  readonly #byCode: ReadonlyMap<string, Unit>;
  readonly #byPath: ReadonlyMap<string, Unit>;
  readonly #children: ReadonlyMap<number | null, readonly Unit[]>;
  readonly #versions: ReadonlyMap<number, readonly UnitVersion[]>;
  readonly #successions: ReadonlyMap<number, readonly UnitSuccession[]>;
  #subtrees: ReadonlyMap<string, readonly number[]> | undefined;
  readonly #paths = new Map<number, readonly string[]>();

  /** @param history absent: only today's units are known, and every day written in them has come */
  constructor(units: readonly Unit[], successions: readonly UnitSuccession[], history: RegisterHistory = TODAY_ALONE) {
    this.all = units.toSorted((a, b) => a.position - b.position || a.code.localeCompare(b.code));
    this.areas = history.areas;
    this.#today = history.today;
    this.#kinds = history.kinds;
    this.#byId = new Map(units.map((u) => [u.id, u]));
    this.#byCode = new Map(units.map((u) => [u.code, u]));
    this.#byPath = new Map(units.map((u) => [u.path, u]));
    this.#children = Map.groupBy(this.all, (u) => u.parentId);
    this.#versions = Map.groupBy(
      history.versions.toSorted((a, b) => a.from.localeCompare(b.from)),
      (v) => v.unitId,
    );
    this.successions = successions.toSorted((a, b) => a.effectiveOn.localeCompare(b.effectiveOn));
    this.#successions = Map.groupBy(
      this.successions.filter((s) => s.effectiveOn <= history.today),
      (s) => s.predecessorId,
    );
  }

  /** The unit of an id; undefined: the register does not know it, or not yet. */
  find(id: number): Unit | undefined {
    return this.#byId.get(id);
  }

  byId(id: number): Unit {
    const unit = this.#byId.get(id);
    if (unit === undefined) throw new Error(`unit ${id} is not in the register`);
    return unit;
  }

  byCode(code: string): Unit | undefined {
    return this.#byCode.get(code);
  }

  /** @throws {UnknownUnit} */
  idOf(code: string): number {
    const unit = this.#byCode.get(code);
    if (unit === undefined) throw new UnknownUnit(code);
    return unit.id;
  }

  /** The unit at the top; the whole province. */
  get province(): Unit {
    const top = this.all.find((u) => u.parentId === null);
    if (top === undefined) throw new Error("the register has no province");
    return top;
  }

  childrenOf(unit: Unit): readonly Unit[] {
    return this.#children.get(unit.id) ?? [];
  }

  /** The unit at a path, e.g. /TINH/SXD/ */
  at(path: string): Unit | undefined {
    return this.#byPath.get(path);
  }

  /** Ids of the unit and everything below it. @param path e.g. /TINH/SXD/ */
  subtree(path: string): readonly number[] {
    this.#subtrees ??= subtreesOf(this.all);
    return this.#subtrees.get(path) ?? [];
  }

  /** The subtrees that a unit is in, by their paths, the widest first; none for one that the register does not know. */
  subtreesWith(unitId: number): readonly string[] {
    const known = this.#paths.get(unitId);
    if (known !== undefined) return known;
    const paths = pathsDownTo(this.#byId.get(unitId)?.path ?? "");
    this.#paths.set(unitId, paths);
    return paths;
  }

  /** What the unit was, oldest first. */
  versionsOf(unit: Unit): readonly UnitVersion[] {
    return this.#versions.get(unit.id) ?? [];
  }

  /** What the unit was on a day; the nearest version where it did not exist then, undefined where none is known. @param day YYYY-MM-DD */
  versionAt(unit: Unit, day: string): UnitVersion | undefined {
    const versions = this.versionsOf(unit);
    return versions.findLast((v) => v.from <= day) ?? versions[0];
  }

  /** The name the unit bore at an instant. */
  nameAt(unit: Unit, at: Instant): string {
    return this.versionAt(unit, localDay(at))?.name ?? unit.name;
  }

  /** Whether units of this one's kind are scored and inspected today; where nobody said, they are not. */
  ruleOf(unit: Unit): Pick<KindRule, "scored" | "inspected"> {
    return this.#kinds.find((rule) => rule.kind === unit.kind && holdsOn(rule, this.#today)) ?? { scored: false, inspected: false };
  }

  /** The instant from which the unit no longer exists; Infinity while it does, also where its end is decided but has not come. */
  endOf(unit: Unit): Instant {
    return unit.validTo === null || unit.validTo > this.#today ? Infinity : startOfLocalDay(unit.validTo);
  }

  /**
   * When and to whom a case passes that the unit has held, or was given, since an instant: on the first day after it on which a function was given away or
   * the unit ended; at once, where the unit had ended before. Undefined: it stays, also when the unit ended and no successor fits.
   */
  passingOf(unit: Unit, scope: CaseScope, since: Instant): Passing | undefined {
    const fitting = (this.#successions.get(unit.id) ?? []).filter(
      (s) => takes(s, scope, this.areas) && (endsUnit(s.kind) || startOfLocalDay(s.effectiveOn) > since),
    );
    const day = fitting[0]?.effectiveOn;
    const [best] = fitting.filter((s) => s.effectiveOn === day).toSorted((a, b) => precedence(b, scope, this.areas) - precedence(a, scope, this.areas));
    return best === undefined ? undefined : { at: startOfLocalDay(best.effectiveOn), successor: this.byId(best.successorId) };
  }

  /** Who holds, at an instant, what the unit has held since another: itself, or the last of its successors by then. */
  heirOf(unit: Unit, scope: CaseScope, at: Instant, since: Instant = at): Unit {
    const passing = this.passingOf(unit, scope, since);
    return passing === undefined || passing.at > at ? unit : this.heirOf(passing.successor, scope, at, Math.max(passing.at, since));
  }

  /** Units that have ended by an instant; what is open in their hands has found no successor. */
  endedBy(at: Instant): readonly Unit[] {
    return this.all.filter((unit) => this.endOf(unit) <= at);
  }

  /** Every unit that took over something from this one. */
  successorsOf(unit: Unit): readonly Unit[] {
    const ids = new Set((this.#successions.get(unit.id) ?? []).map((s) => s.successorId));
    return this.all.filter((u) => ids.has(u.id));
  }

  /** Tells two registers apart that give open cases other holders. */
  get fingerprint(): string {
    this.#fingerprint ??= JSON.stringify([
      this.all.map((u) => [u.code, this.endOf(u)]),
      [...this.#successions.values()].flat().map((s) => [s.predecessorId, s.successorId, s.effectiveOn, s.kind, s.areas, s.fields]),
      ...this.areas.facts,
    ]);
    return this.#fingerprint;
  }
  #fingerprint: string | undefined;
}

/** Ids below each path, in the order of the units. One look at all of them: a scope of kinds asks for thousands of subtrees. */
function subtreesOf(units: readonly Unit[]): ReadonlyMap<string, readonly number[]> {
  const subtrees = new Map<string, number[]>();
  for (const { id, path } of units) {
    for (const above of pathsDownTo(path)) {
      const ids = subtrees.get(above);
      if (ids === undefined) subtrees.set(above, [id]);
      else ids.push(id);
    }
  }
  return subtrees;
}
