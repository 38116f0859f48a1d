import type { CaseStream } from "@dau-moi/schema";
import { append, takeNumbers } from "../journal/index.ts";
import type { NewEvent } from "../journal/index.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import type { Unit, UnitRegister } from "../unit/index.ts";

/** A case that a directive is about, and who held it then. */
export interface Place {
  caseId: number;
  caseStream: CaseStream;
  unitId: number;
}

/** What the journal is told of a directive. */
export interface Telling {
  kind: "DIRECTED" | "DIRECTIVE_MOVED" | "SUBMITTED";
  byUnitId: number;
  /** the units addressed that it concerns */
  addressees: readonly number[];
  places: readonly Place[];
  at: Instant;
}

/**
 * The journal tells every case of it, to the addressed unit that held the case, and every addressed unit at least once: cases, boards and lists hear of it,
 * no number of cases moves by it. Call it when all else is written.
 * @returns the number of the last event
 */
export async function tell(tx: Tx, telling: Telling, units: UnitRegister): Promise<number> {
  const events = eventsOf(telling, units);
  const after = await takeNumbers(tx, events.length);
  await append(tx, after, events, { province: units.province.code, learnedAt: telling.at, sourceId: null, batchId: null });
  return after + events.length;
}

function eventsOf({ kind, byUnitId, addressees, places, at }: Telling, units: UnitRegister): NewEvent[] {
  const [first] = places;
  if (first === undefined) throw new Error("a directive is about no case");
  const addressed = addressees.map((id) => units.byId(id)).toSorted((a, b) => b.path.length - a.path.length);
  const nearest = (place: Place): number => (addressed.find((unit) => isUnder(place, unit, units)) ?? addressed[0])?.id ?? place.unitId;
  const event = ({ caseId, caseStream }: Place, unitId: number): NewEvent => ({
    kind,
    caseId,
    caseStream,
    unitId,
    fromUnitId: byUnitId,
    factDay: null,
    weight: 1,
    happenedAt: at,
    quiet: false,
  });
  const own = places.map((place) => event(place, nearest(place)));
  const told = new Set(own.map(({ unitId }) => unitId));
  return [...own, ...addressees.filter((id) => !told.has(id)).map((id) => event(first, id))];
}

/** Of a directive's cases those that a unit held; the first one where it held none. */
export function placesUnder(places: readonly Place[], unitId: number, units: UnitRegister): readonly Place[] {
  const under = places.filter((place) => isUnder(place, units.byId(unitId), units));
  return under.length === 0 ? places.slice(0, 1) : under;
}

const isUnder = (place: Place, unit: Unit, units: UnitRegister): boolean => units.byId(place.unitId).path.startsWith(unit.path);
