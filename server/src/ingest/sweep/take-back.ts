import { custodyBefore } from "../../case/index.ts";
import { append, factEvents, takeNumbers } from "../../journal/index.ts";
import type { NewEvent } from "../../journal/index.ts";
import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { currentStates, endStates } from "../../tally/index.ts";
import { countableFacts } from "../announce.ts";
import { settleQuarantine } from "../inbox.queries.ts";
import { markGone } from "./sweep.queries.ts";

/** Whose records they are, and when that was learned. */
export interface Told {
  sourceId: number;
  stream: string;
  province: string;
  at: Instant;
}

/**
 * Records that their source no longer has: what was counted for their cases is taken back, their present intervals end, and from here on they are in no
 * list and no number. The raw inbox and everything as of before keep them. Call it last: it locks the journal until the commit.
 * @returns how many records were there until now
 */
export async function takeBack(tx: Tx, ids: readonly string[], told: Told): Promise<number> {
  const gone = await markGone(tx, ids, told);
  if (gone.length === 0) return 0;
  await settleQuarantine(tx, ids, told);
  const caseIds = gone.flatMap(({ caseId }) => (caseId === null ? [] : [caseId]));
  const [custody, states] = [await custodyBefore(tx, caseIds), await currentStates(tx, caseIds)];
  const events: NewEvent[] = [];
  const ends: { caseId: number; offset: number }[] = [];
  for (const [caseId, state] of states) {
    ends.push({ caseId, offset: events.length + 1 });
    const { caseStream, unitId } = state;
    events.push({ kind: "WITHDRAWN", caseId, caseStream, unitId, fromUnitId: null, factDay: null, weight: 1, happenedAt: told.at, quiet: false });
    events.push(...factEvents(caseId, countableFacts(custody.get(caseId) ?? [], state), [], false));
  }
  if (events.length === 0) return gone.length;
  const after = await takeNumbers(tx, events.length);
  await append(tx, after, events, { province: told.province, learnedAt: told.at, sourceId: told.sourceId, batchId: null });
  await endStates(
    tx,
    ends.map(({ caseId, offset }) => ({ caseId, atEvent: after + offset })),
  );
  return gone.length;
}
