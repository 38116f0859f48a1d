import { holdsOn } from "./unit-version.ts";

/** Days on which a code is an area's; days are YYYY-MM-DD, `to` is the first day on which it no longer is. */
export interface AreaPeriod {
  code: string;
  from: string;
  to: string | null;
}

/** An old ward's code, and the codes of the communes that took the ward over. */
export interface OldWard {
  code: string;
  communes: string[];
}

/** Days without a bound where null; `to` is the first day that no longer belongs. */
export interface Stretch {
  from: string | null;
  to: string | null;
}

/** What codes of areas name on which day, as far as successions turn on it; a code it does not know names itself on every day. */
export class AreaRegister {
  readonly #areas: ReadonlyMap<string, readonly AreaPeriod[]>;
  readonly #communes: ReadonlyMap<string, readonly string[]>;

  constructor(areas: readonly AreaPeriod[] = [], oldWards: readonly OldWard[] = []) {
    this.#areas = Map.groupBy(areas, (area) => area.code);
    this.#communes = new Map(oldWards.map(({ code, communes }) => [code, communes]));
  }

  /** Whether a code named an old ward on a day: one that communes took over, while no area of that day bore its code. @param day YYYY-MM-DD */
  isOldWard(code: string, day: string): boolean {
    return this.#communes.has(code) && !(this.#areas.get(code) ?? []).some((area) => holdsOn(area, day));
  }

  /** Codes of the communes that took an old ward over; more than one: nobody can tell in which of them a case of the ward lies. */
  communesOf(oldWard: string): readonly string[] {
    return this.#communes.get(oldWard) ?? [];
  }

  /** Codes of the old wards of which any of these communes took something over. */
  oldWardsIn(communes: ReadonlySet<string>): string[] {
    return [...this.#communes].filter(([, taken]) => taken.some((code) => communes.has(code))).map(([code]) => code);
  }

  /** All days, cut where a code may begin to name something else. */
  stretchesOf(code: string): Stretch[] {
    const periods = this.#communes.has(code) ? (this.#areas.get(code) ?? []) : [];
    const cuts = [...new Set(periods.flatMap(({ from, to }) => (to === null ? [from] : [from, to])))].toSorted();
    return [null, ...cuts].map((from, i) => ({ from, to: cuts[i] ?? null }));
  }

  /** Equal for two registers that say the same; empty for one that says nothing. */
  get facts(): readonly unknown[] {
    return this.#communes.size === 0 ? [] : [[...this.#communes], [...this.#areas.values()].flat().map(({ code, from, to }) => [code, from, to])];
  }
}
