import type { Database } from "../platform/database.ts";
import { UnitRegister } from "./register.ts";
import { areasThatDecide } from "./areas.queries.ts";
import { kindRules, unitsInStep, unitVersions } from "./units.queries.ts";
import { Unit, UnitSuccession } from "./unit.entity.ts";

/**
 * Reads the register as it stands on a day.
 * @param today YYYY-MM-DD; what is decided for later is known, and has not happened
 */
export async function loadRegister(database: Database, today: string): Promise<UnitRegister> {
  const em = database.em();
  const [units, successions, versions, kinds, areas] = await Promise.all([
    em.find(Unit, {}),
    em.find(UnitSuccession, {}),
    database.read(unitVersions),
    database.read(kindRules),
    database.read(areasThatDecide),
  ]);
  return new UnitRegister(units, successions, { today, versions, kinds, areas });
}

/** A new day: names, parents and ends that begin to hold today are written into the unit rows. */
export async function beginDay(database: Database, today: string): Promise<void> {
  await database.write((tx) => unitsInStep(tx, today));
}
