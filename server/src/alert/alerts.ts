import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { dayAfter, localDay, localInstant } from "../platform/local-time.ts";
import { insertAlerts } from "./delivery.queries.ts";
import type { NoticeTerm } from "./term.queries.ts";
import { termOn } from "./term.queries.ts";

const MINUTE = 60_000;

/** Those who want new notices on their phone get one message for all of some minutes. */
export async function planAlerts(tx: Tx, made: readonly { id: number }[], now: Instant): Promise<void> {
  if (made.length === 0) return;
  const slot = alertSlot(now, await termOn(tx, now));
  await insertAlerts(
    tx,
    made.map(({ id }) => id),
    { slot, now },
  );
}

/** When what happens now is told: at the end of its minutes; in quiet hours, when they are over. */
export function alertSlot(now: Instant, { gatherMinutes, quietFrom, quietTo }: Pick<NoticeTerm, "gatherMinutes" | "quietFrom" | "quietTo">): Instant {
  const gather = gatherMinutes * MINUTE;
  const slot = (Math.floor(now / gather) + 1) * gather;
  const day = localDay(slot);
  const [from, to] = [localInstant(day, quietFrom), localInstant(day, quietTo)];
  const overnight = quietFrom > quietTo;
  if (overnight && slot >= from) return localInstant(dayAfter(day, 1), quietTo);
  if (overnight ? slot < to : slot >= from && slot < to) return to;
  return slot;
}
