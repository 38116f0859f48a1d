import { GraphQLError } from "graphql";
import type { Database } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { localDay } from "../platform/local-time.ts";
import { unitCharges, unitsInCharge } from "../unit/index.ts";
import type { ChargeRow, UnitRegister } from "../unit/index.ts";
import type { UnitCounts } from "./board.queries.ts";

/** A vice-chairman and every charge of any time: whose units they are is said for the day of each as-of. */
export interface Charged {
  officer: string;
  name: string;
  rows: readonly ChargeRow[];
}

/** @param officer code; null: nobody was asked for @throws BAD_USER_INPUT nobody of that code was ever in charge of anything */
export async function chargedOf(officer: string | null | undefined, context: { database: Database }): Promise<Charged | null> {
  if (officer == null) return null; // nothing of the asker was looked at: the board stays one for all of equal rights
  const rows = await context.database.read(unitCharges);
  const own = rows.find((row) => row.officer === officer);
  if (own === undefined)
    throw new GraphQLError(`Không có phó chủ tịch phụ trách nào mang mã ${officer.slice(0, 40)}.`, { extensions: { code: "BAD_USER_INPUT" } });
  return { officer, name: own.name, rows };
}

/** The units of a charge at an instant. */
export function chargedUnits({ officer, rows }: Charged, at: Instant, units: UnitRegister): Set<number> {
  return unitsInCharge(rows, officer, localDay(at), units);
}

/** The units' own numbers that count for a charge; all of them where there is none. */
export function countsInCharge(figures: readonly UnitCounts[], charged: Charged | null, at: Instant, units: UnitRegister): readonly UnitCounts[] {
  if (charged === null) return figures;
  const inside = chargedUnits(charged, at, units);
  return figures.filter(({ unitId }) => inside.has(unitId));
}
