import { append, takeNumbers } from "../journal/index.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { eventPlace } from "./writeback.queries.ts";

/** The journal tells that a change of a case was asked for, or came on; no number moves by it. @returns the event's number */
export async function tellChange(tx: Tx, kind: "CHANGE_REQUESTED" | "CHANGE_MOVED", told: { caseId: number; at: Instant; province: string }): Promise<number> {
  const place = await eventPlace(tx, told.caseId);
  const after = await takeNumbers(tx, 1);
  const event = { kind, caseId: told.caseId, ...place, fromUnitId: null, factDay: null, weight: 1, happenedAt: told.at, quiet: false } as const;
  await append(tx, after, [event], { province: told.province, learnedAt: told.at, sourceId: null, batchId: null });
  return after + 1;
}
