import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";

/** One episode in which a source's data was older than its manifest expects. */
export interface SourceAlarmRow {
  id: number;
  sourceId: number;
  kind: "STALE";
  since: Instant;
  raisedAt: Instant;
  clearedAt: Instant | null;
}

/** The newest ten episodes of each of these sources, newest first. */
export async function sourceAlarms(tx: Tx, sourceIds: readonly number[]): Promise<SourceAlarmRow[]> {
  return tx.rows<SourceAlarmRow>(
    `/* sourceAlarms */ select a.id, a.source_id as "sourceId", a.kind, a.since, a.raised_at as "raisedAt", a.cleared_at as "clearedAt"
     from unnest($1::int[]) as s(id) cross join lateral (select id, source_id, kind, since, raised_at, cleared_at from source_alarm where source_id = s.id order by id desc limit 10) a
     order by a.id desc limit 10000`,
    [sourceIds],
  );
}
