import type { CaseStream } from "@dau-moi/schema";
import type { Database, Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";
import type { AsOf, UnitCounts } from "./board.queries.ts";

/** Why numbers moved, per unit, between two ticks. */
export interface TickCause {
  caseStream: CaseStream;
  unitId: number;
  fromUnitId: number | null;
  kind: string;
  quiet: boolean;
  /** whose telling it was; null: no source's, such as time that passed */
  sourceId: number | null;
  cases: number;
  /** of them: told on a later day than it happened */
  late: number;
}

/** One tick: every scope's numbers from one snapshot. All hub processes show the same one. */
export interface Tick {
  event: number;
  instant: Instant;
  figures: readonly UnitCounts[];
}

/** A tick as a process shows it, with why numbers moved since the one it showed before. */
export interface ShownTick extends Tick {
  causes: readonly TickCause[];
}

/** Of which moment the latest tick is. */
export interface TickMark extends AsOf {
  /** how many were published up to it */
  version: number;
  /** when its numbers were counted; nothing of them changed up to its instant */
  countedAt: Instant;
}

export async function tickMark(tx: Tx): Promise<TickMark | undefined> {
  const [row] = await tx.rows<TickMark>(`/* tickMark */ select event, instant, version, counted_at as "countedAt" from tick`);
  return row;
}

/** The latest tick, where another process holds the lease to count: one look, and nothing more unless it moved. @returns null: nobody else holds it */
export async function tickOfAnother(database: Pick<Database, "look">, owner: string, now: Instant): Promise<TickMark | null> {
  const [mark] = await database.look<TickMark>(
    `/* tickOfAnother */ select event, instant, version, counted_at as "countedAt" from tick where lease_owner <> $1 and lease_until >= $2::timestamptz`,
    [owner, instantText(now)],
  );
  return mark ?? null;
}

/** Numbers of units that a tick after this version published, those of units that have nothing any more too. */
export async function countsAfter(tx: Tx, version: number): Promise<UnitCounts[]> {
  return tx.rows<UnitCounts>(
    `/* countsAfter */ select case_stream as "caseStream", unit_id as "unitId", open, overdue, due_soon as "dueSoon", paused, inherited as "inheritedOverdue",
       received as "receivedToday", closed as "closedToday" from tick_unit where version > $1 order by case_stream, unit_id limit 1000000`,
    [version],
  );
}

const TICK_LEASE_MS = 4_000;

/** Frees the ticker's lease when its holder is known to be dead. */
export async function freeTicker(tx: Tx, isDead: (owner: string) => boolean): Promise<void> {
  const [row] = await tx.rows<{ owner: string | null }>("/* freeTicker:owner */ select lease_owner as owner from tick");
  if (row?.owner != null && isDead(row.owner)) await tx.rows("/* freeTicker */ update tick set lease_until = null where lease_owner = $1", [row.owner]);
}

/** Takes or keeps the ticker's lease. @returns false: another process ticks */
export async function leaseTicker(tx: Tx, owner: string, now: Instant): Promise<boolean> {
  const rows = await tx.rows(
    `/* leaseTicker */ insert into tick as t (event, instant, counted_at, crossed_to, lease_owner, lease_until) values (-1, $2::timestamptz, $2::timestamptz, $2::timestamptz, $1, $3::timestamptz)
     on conflict (one) do update set lease_owner = excluded.lease_owner, lease_until = excluded.lease_until
       where t.lease_owner = $1 or t.lease_until is null or t.lease_until < $2::timestamptz returning 1`,
    [owner, instantText(now), instantText(now + TICK_LEASE_MS)],
  );
  return rows.length > 0;
}

/**
 * Publishes a tick; only its leaseholder may, only after the one it was made from, and never an older one over a newer one.
 * @param changed numbers of the units that are not what they were
 */
export async function publishTick(
  tx: Tx,
  owner: string,
  { event, instant, version }: Omit<TickMark, "countedAt">,
  changed: readonly UnitCounts[],
): Promise<boolean> {
  const rows = await tx.rows(
    `/* publishTick */ update tick set event = $2, instant = $3::timestamptz, counted_at = $3::timestamptz, version = $4
     where lease_owner = $1 and version = $4 - 1 and event <= $2 and (event < 0 or instant <= $3::timestamptz) returning 1`,
    [owner, event, instantText(instant), version],
  );
  if (rows.length === 0) return false;
  if (changed.length > 0) await tx.bulk(PUBLISH_COUNTS, [JSON.stringify(changed), version]);
  return true;
}

const PUBLISH_COUNTS = `/* publishCounts */ insert into tick_unit as t (case_stream, unit_id, open, overdue, due_soon, paused, inherited, received, closed, version)
  select c.*, $2::bigint from jsonb_to_recordset($1::jsonb) as c ("caseStream" text, "unitId" int, open int, overdue int, "dueSoon" int, paused int, "inheritedOverdue" int,
    "receivedToday" int, "closedToday" int)
  on conflict (case_stream, unit_id) do update set open = excluded.open, overdue = excluded.overdue, due_soon = excluded.due_soon, paused = excluded.paused,
    inherited = excluded.inherited, received = excluded.received, closed = excluded.closed, version = excluded.version`;

/** Only the instant moves: nothing that is counted changed. */
export async function prolongTick(tx: Tx, owner: string, instant: Instant): Promise<void> {
  await tx.rows("/* prolongTick */ update tick set instant = $2::timestamptz where lease_owner = $1 and instant <= $2::timestamptz", [
    owner,
    instantText(instant),
  ]);
}

/** Up to where clocks that ran out stand in the journal; the row stays locked until the transaction ends. */
export async function lockCrossedTo(tx: Tx, owner: string): Promise<Instant | undefined> {
  const [row] = await tx.rows<{ crossedTo: Instant }>(`/* lockCrossedTo */ select crossed_to as "crossedTo" from tick where lease_owner = $1 for update`, [
    owner,
  ]);
  return row?.crossedTo;
}

export async function setCrossedTo(tx: Tx, instant: Instant): Promise<void> {
  await tx.rows("/* setCrossedTo */ update tick set crossed_to = $1::timestamptz", [instantText(instant)]);
}
