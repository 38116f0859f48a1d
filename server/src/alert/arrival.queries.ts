import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";

export const ARRIVALS = ["ARRIVED", "UNREACHABLE", "BLOCKED", "EXPIRED", "FAILED"] as const;
export type Arrival = (typeof ARRIVALS)[number];

/** A message as its arrival concerns somebody. */
export interface ArrivedDelivery {
  id: number;
  /** whom it was for, or who asked for it */
  accountId: number;
  caseId: number | null;
  /** the unit whose answer a citizen was told of; null: it was for an officer */
  answeredBy: number | null;
}

/** Writes down what became of a message; what was told of a later instant stays. @returns null: it is known already, or somebody told something newer */
export async function recordArrival(tx: Tx, messageId: string, { arrival, at }: { arrival: Arrival; at: Instant }): Promise<ArrivedDelivery | null> {
  const [row] = await tx.rows<ArrivedDelivery>(
    `/* recordArrival */ update delivery d set arrival = $2, arrival_at = $3::timestamptz
     where d.message_id = $1::uuid and d.kind <> 'DIGEST' and (d.arrival_at is null or d.arrival_at < $3::timestamptz)
     returning d.id, d.account_id as "accountId", d.case_id as "caseId", (select k.by_unit_id from case_change k where k.id = d.change_id) as "answeredBy"`,
    [messageId, arrival, instantText(at)],
  );
  return row ?? null;
}

/** Whether a message of this id went to a phone. */
export async function isPhoneMessage(tx: Tx, messageId: string): Promise<boolean> {
  const rows = await tx.rows("/* isPhoneMessage */ select 1 from delivery where message_id = $1::uuid and kind <> 'DIGEST'", [messageId]);
  return rows.length > 0;
}
