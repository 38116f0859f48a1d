import type { Hub } from "../../../server/src/hub.ts";
import { TickSight, unitCounts } from "../../../server/src/tally/index.ts";
import type { UnitCounts } from "../../../server/src/tally/index.ts";

/** What the log says of numbers that a recount found to be others. */
export const MOVED_WRONGLY = "numbers that were moved are not what a recount finds";

/** Every unit's numbers of the latest tick as any process reads them, and counted anew at its as-of, in one snapshot and one order. */
export async function tickBesideRecount({ database }: Pick<Hub, "database">): Promise<{ shown: UnitCounts[]; recounted: UnitCounts[] }> {
  return database.read(async (tx) => {
    const sight = new TickSight();
    await sight.read(tx);
    const tick = sight.tick();
    return { shown: ordered(tick?.figures ?? []), recounted: tick === undefined ? [] : ordered(await unitCounts(tx, tick, false)) };
  });
}

const ordered = (counts: readonly UnitCounts[]): UnitCounts[] => counts.toSorted((a, b) => a.caseStream.localeCompare(b.caseStream) || a.unitId - b.unitId);
