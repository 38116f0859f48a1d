import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { instantText } from "../../platform/instant.ts";

/** Sources whose alarm is to be raised or cleared. */
export interface Episode {
  sourceId: number;
  /** the first instant at which its data was too old; where it caught up, when it had */
  at: Instant;
  /** null: none is open, one is to be raised */
  alarmId: number | null;
}

/** Whose alarms stand otherwise than their data. A source that was never read, or is an archive, raises none; one that a person stopped does, for its numbers are old. */
export async function episodes(tx: Tx, now: Instant): Promise<Episode[]> {
  return tx.rows<Episode>(
    `/* episodes */ select s.id as "sourceId", a.id as "alarmId",
       case when a.id is null then s.read_up_to + make_interval(secs => s.stale_after_seconds) else $1::timestamptz end as at
     from source s left join source_alarm a on a.source_id = s.id and a.kind = 'STALE' and a.cleared_at is null
     where s.read_up_to is not null and (
       (a.id is null and not s.frozen and s.read_up_to + make_interval(secs => s.stale_after_seconds) < $1::timestamptz)
       or (a.id is not null and (s.frozen or s.read_up_to + make_interval(secs => s.stale_after_seconds) >= $1::timestamptz)))
     order by s.id limit 1000`,
    [instantText(now)],
  );
}

/** One hub at a time raises and clears; whoever waited sees what the other did. */
export async function lockAlarms(tx: Tx): Promise<void> {
  await tx.rows("/* lockAlarms */ select pg_advisory_xact_lock(hashtext('source_alarm'))");
}

export async function raiseAlarms(tx: Tx, raised: readonly { sourceId: number; at: Instant; event: number }[], now: Instant): Promise<void> {
  await tx.rows(
    `/* raiseAlarms */ insert into source_alarm (source_id, kind, since, raised_at, raised_event)
     select r.source_id, 'STALE', r.since, $1::timestamptz, r.event from unnest($2::int[], $3::timestamptz[], $4::bigint[]) as r(source_id, since, event)`,
    [instantText(now), raised.map((r) => r.sourceId), raised.map((r) => instantText(r.at)), raised.map((r) => r.event)],
  );
}

export async function clearAlarms(tx: Tx, cleared: readonly { alarmId: number | null; event: number }[], now: Instant): Promise<void> {
  await tx.rows(
    `/* clearAlarms */ update source_alarm a set cleared_at = $1::timestamptz, cleared_event = c.event from unnest($2::bigint[], $3::bigint[]) as c(id, event)
     where a.id = c.id and a.cleared_at is null`,
    [instantText(now), cleared.map((c) => c.alarmId), cleared.map((c) => c.event)],
  );
}
