import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";

/** Sources with a change that is due and that nobody is sending; most looks find none, and ask no source by itself. */
export async function dueSources(tx: Tx, now: Instant): Promise<ReadonlySet<number>> {
  const rows = await tx.rows<{ id: number }>(
    `/* dueSources */ select distinct source_id as id from case_change
     where state in ('QUEUED', 'SENDING', 'UNKNOWN') and next_at <= $1::timestamptz and (lease_until is null or lease_until < $1::timestamptz) limit 1000`,
    [instantText(now)],
  );
  return new Set(rows.map(({ id }) => id));
}
