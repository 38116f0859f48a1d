import type { EntityManager } from "@mikro-orm/postgresql";
import type { Instant } from "../platform/instant.ts";
import { startOfLocalDay } from "../platform/local-time.ts";
import { Unit, UnitSuccession } from "./unit.entity.ts";

/** A unit code that the register does not know; the record that names it is held back. */
export class UnknownUnit extends Error {
  constructor(code: string) {
    super(`the register has no unit ${code}`);
    this.name = "UnknownUnit";
  }
}

/** All units as they stand in the register, kept in memory: a few thousand rows that seldom change. */
export class UnitRegister {
  readonly all: readonly Unit[];
  readonly #byId: ReadonlyMap<number, Unit>;
  readonly #byCode: ReadonlyMap<string, Unit>;
  readonly #successions: ReadonlyMap<number, readonly UnitSuccession[]>;
  readonly #subtrees = new Map<string, readonly number[]>();

  constructor(units: readonly Unit[], successions: readonly UnitSuccession[]) {
    this.all = units.toSorted((a, b) => a.position - b.position || a.code.localeCompare(b.code));
    this.#byId = new Map(units.map((u) => [u.id, u]));
    this.#byCode = new Map(units.map((u) => [u.code, u]));
    this.#successions = Map.groupBy(successions, (s) => s.predecessorId);
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
    return this.all.filter((u) => u.parentId === unit.id);
  }

  /** Ids of the unit and everything below it. @param path e.g. /TINH/SXD/ */
  subtree(path: string): readonly number[] {
    let ids = this.#subtrees.get(path);
    if (ids === undefined) {
      ids = this.all.filter((u) => u.path.startsWith(path)).map((u) => u.id);
      this.#subtrees.set(path, ids);
    }
    return ids;
  }

  /** The instant from which the unit no longer exists; Infinity while it does. */
  endOf(unit: Unit): Instant {
    return unit.validTo === null ? Infinity : startOfLocalDay(unit.validTo);
  }

  /** The unit that took over the cases of an area from a dissolved one; undefined when the register names none. */
  successorOf(unit: Unit, areaCode: string | null): Unit | undefined {
    const rows = this.#successions.get(unit.id) ?? [];
    const row = rows.find((s) => s.areaCode !== null && s.areaCode === areaCode) ?? rows.find((s) => s.areaCode === null);
    return row === undefined ? undefined : this.#byId.get(row.successorId);
  }

  /** Every unit that took over something from this one. */
  successorsOf(unit: Unit): readonly Unit[] {
    const ids = new Set((this.#successions.get(unit.id) ?? []).map((s) => s.successorId));
    return this.all.filter((u) => ids.has(u.id));
  }
}

export async function loadRegister(em: EntityManager): Promise<UnitRegister> {
  const [units, successions] = await Promise.all([em.find(Unit, {}), em.find(UnitSuccession, {})]);
  return new UnitRegister(units, successions);
}
