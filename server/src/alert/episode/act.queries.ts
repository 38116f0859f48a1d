import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { instantText } from "../../platform/instant.ts";

/** Who does something about an alert. */
export interface By {
  accountId: number;
  name: string;
  at: Instant;
}

export async function setOwner(tx: Tx, id: number, by: By): Promise<void> {
  await tx.rows("/* setOwner */ update alert set owner_account_id = $2, owner_name = $3, taken_at = $4::timestamptz where id = $1", [
    id,
    by.accountId,
    by.name,
    instantText(by.at),
  ]);
}

export async function setAcknowledged(tx: Tx, id: number, by: By, note: string | null): Promise<void> {
  await tx.rows("/* setAcknowledged */ update alert set acknowledged_by_name = $2, acknowledged_at = $3::timestamptz, note = $4 where id = $1", [
    id,
    by.name,
    instantText(by.at),
    note,
  ]);
}

export async function setMuted(tx: Tx, id: number, by: By, until: Instant): Promise<void> {
  await tx.rows("/* setMuted */ update alert set muted_by_name = $2, muted_until = $3::timestamptz where id = $1", [id, by.name, instantText(until)]);
}
