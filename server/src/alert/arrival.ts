import type { Tx } from "../platform/database.ts";
import type { NoticeHub } from "./alert-hub.ts";
import { isPhoneMessage, recordArrival } from "./arrival.queries.ts";
import type { ArrivedDelivery } from "./arrival.queries.ts";
import { postsIn } from "./holders.queries.ts";
import { insertNotices } from "./notice.queries.ts";
import type { ArrivalReport } from "./outcome.ts";
import { doesWork, holdersOf } from "./recipients.ts";
import { NOTHING } from "./rules.ts";

/** How far the clocks of the gateway and the hub may be apart. */
const APART_MS = 300_000;

/**
 * Writes down whether a message arrived, however often it is told. What did not arrive is told to whom it was for; of a word to a citizen to who asked for it
 * and to whoever does the work of the unit that answered.
 */
export async function recordReport({ messageId, arrival, at }: ArrivalReport, hub: NoticeHub): Promise<"recorded" | "unknown" | "future"> {
  if (at > hub.clock.now() + APART_MS) return "future";
  return hub.database.write(async (tx) => {
    if (!(await isPhoneMessage(tx, messageId))) return "unknown";
    const delivery = await recordArrival(tx, messageId, { arrival, at });
    if (delivery !== null && arrival !== "ARRIVED") await tellOf(tx, delivery, { at, hub });
    return "recorded";
  });
}

async function tellOf(tx: Tx, { id, accountId, caseId, answeredBy }: ArrivedDelivery, { at, hub }: { at: number; hub: NoticeHub }): Promise<void> {
  const now = hub.clock.now();
  const posts = answeredBy === null ? [] : await postsIn(tx, [answeredBy], now);
  const workers = holdersOf(posts, hub.units()).filter(doesWork);
  const told = new Set([accountId, ...workers.map((holder) => holder.accountId)]);
  const about = { ...NOTHING, caseId, unitId: answeredBy };
  const notice = { rule: "DELIVERY_FAILED", madeFrom: `arrival:${id}`, eventSeq: null, at, about, madeAt: now } as const;
  await insertNotices(
    tx,
    [...told].map((one) => ({ ...notice, accountId: one })),
  );
}
