import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";
import { takeNumbers } from "./journal.queries.ts";

/** What happened to a source, in the journal: it fell silent, or caught up, or told how its hotline works. No case is in it, and no number is counted from it. */
export interface SourceEvent {
  kind: "SOURCE_STALE" | "SOURCE_CAUGHT_UP" | "HOTLINE_TOLD";
  sourceId: number;
  happenedAt: Instant;
}

/** Appends what happened to sources. Locks the journal until the transaction ends. @returns their numbers, in their order */
export async function appendSourceEvents(tx: Tx, events: readonly SourceEvent[], told: { province: string; learnedAt: Instant }): Promise<number[]> {
  if (events.length === 0) return [];
  const after = await takeNumbers(tx, events.length);
  await tx.rows(
    `/* appendSourceEvents */ insert into event (seq, province, kind, source_id, happened_at, learned_at)
     select $1::bigint + e.n, $2, e.kind, e.source_id, e.happened_at, $3::timestamptz from unnest($4::text[], $5::int[], $6::timestamptz[]) with ordinality as e(kind, source_id, happened_at, n)`,
    [
      after,
      told.province,
      instantText(told.learnedAt),
      events.map(({ kind }) => kind),
      events.map(({ sourceId }) => sourceId),
      events.map(({ happenedAt }) => instantText(happenedAt)),
    ],
  );
  return events.map((_event, at) => after + at + 1);
}
