import { dayNamed, type Day } from "./working-days.ts";
import { areasEver, oldWards, type AreaRow, type OldWardRow } from "./tables.queries.ts";
import type { Tables } from "./tables.ts";

/** What codes of areas meant on a day: before the communes of 2025 the same five digits were a ward's. */
export class Places {
  readonly #areas: readonly (AreaRow & { begins: Day; ends: Day })[];
  readonly #wards: readonly OldWardRow[];

  /** @param areas with the days on which they bear their code @param wards one row for each commune that got something of the ward */
  constructor(areas: readonly AreaRow[], wards: readonly OldWardRow[]) {
    this.#areas = areas.map((area) => ({ ...area, begins: dayNamed(area.from), ends: area.to === null ? Infinity : dayNamed(area.to) }));
    this.#wards = wards;
  }

  /** "area 00008" or "ward 00008": what somebody named who wrote the code on that day. */
  named(code: string, day: Day): string {
    const isArea = this.#areas.some((area) => area.code === code && area.begins <= day && day < area.ends);
    return !isArea && this.#wards.some(({ ward }) => ward === code) ? `ward ${code}` : `area ${code}`;
  }

  /** Every area of today in which something that was named may lie now. */
  nowIn(named: string): string[] {
    if (!named.startsWith("ward ")) return [named];
    return this.#wards.filter(({ ward }) => named === `ward ${ward}`).map(({ commune }) => `area ${commune}`);
  }
}

/** Codes without a register of areas: each is itself. */
export const NO_PLACES = new Places([], []);

export async function placesIn(tables: Tables): Promise<Places> {
  return new Places(await tables.rows<AreaRow>(areasEver), await tables.rows<OldWardRow>(oldWards));
}
