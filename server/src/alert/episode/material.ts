import { lastEvent } from "../../journal/index.ts";
import type { Tx } from "../../platform/database.ts";
import { sourceHealth } from "../../source/index.ts";
import { casesPerUnit, sourcesPerUnit } from "../../tally/index.ts";
import type { Tick } from "../../tally/index.ts";
import type { UnitRegister } from "../../unit/index.ts";
import { ALERT_STREAM, ringsOf, starved } from "./rings.ts";
import type { Ring, RingMaterial } from "./rings.ts";
import type { RuleRow } from "./rule.queries.ts";

/** What rings at a tick by these rules, and what is held back behind silent sources. Reads with the rights of `tx`. */
export async function ringsAt(tx: Tx, rules: readonly RuleRow[], tick: Tick, units: UnitRegister): Promise<ReturnType<typeof starved>> {
  const latest = (await lastEvent(tx)) === tick.event;
  const rings = ringsOf(rules, await materialAt(tx, rules, { tick, units, latest }));
  const unitRings = rings.filter(({ kind }) => kind !== "SOURCE_SILENT");
  if (unitRings.length === 0 || unitRings.length === rings.length) return { ringing: rings, held: [] };
  const feeding = await sourcesPerUnit(tx, ALERT_STREAM, tick, latest);
  return starved(rings, units, new Map(feeding.map(({ unitId, sourceIds }) => [unitId, sourceIds])));
}

async function materialAt(
  tx: Tx,
  rules: readonly RuleRow[],
  { tick, units, latest }: { tick: Tick; units: UnitRegister; latest: boolean },
): Promise<RingMaterial> {
  const living = rules.filter(({ threshold }) => threshold !== null);
  const sourcesOf = (kind: RuleRow["kind"]): (number | null)[] => [...new Set(living.filter((rule) => rule.kind === kind).map(({ sourceId }) => sourceId))];
  const every = units.all.map(({ id }) => id);
  const counted = async (asked: object, sourceId: number | null): Promise<ReadonlyMap<number, number>> => {
    const criteria = { caseStream: ALERT_STREAM, unitIds: every, ...asked, ...(sourceId === null ? {} : { sourceIds: [sourceId] }) };
    return new Map((await casesPerUnit(tx, criteria, tick, latest)).map(({ unitId, cases }) => [unitId, cases]));
  };
  const urgent = new Map<number | null, ReadonlyMap<number, number>>();
  for (const id of sourcesOf("URGENT_UNASSIGNED")) urgent.set(id, await counted(UNASSIGNED, id));
  const overdue = new Map<number | null, ReadonlyMap<number, number>>();
  for (const id of sourcesOf("OVERDUE_ABOVE")) if (id !== null) overdue.set(id, await counted({ lateness: "OVERDUE" }, id));
  return {
    asOf: tick,
    units,
    sources: await sourceHealth(tx),
    figures: tick.figures,
    urgent: (id) => urgent.get(id) ?? NONE,
    overdueOf: (id) => overdue.get(id) ?? NONE,
  };
}

const NONE: ReadonlyMap<number, number> = new Map();
const UNASSIGNED = { urgent: true, stages: ["RECEIVED"], lateness: "OVERDUE" };

/** The list behind an alert's number, as `cases` takes it. */
export function listBehind({ kind }: Pick<Ring, "kind">): { lateness: "OVERDUE"; urgent?: boolean; stage?: ["RECEIVED"] } {
  return kind === "URGENT_UNASSIGNED" ? { lateness: "OVERDUE", urgent: true, stage: ["RECEIVED"] } : { lateness: "OVERDUE" };
}
