import type { CaseStream } from "@dau-moi/schema";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";
import type { UnitCounts } from "./board.queries.ts";

/** Why numbers moved, per unit, between two ticks. */
export interface TickCause {
  caseStream: CaseStream;
  unitId: number;
  fromUnitId: number | null;
  kind: string;
  quiet: boolean;
  cases: number;
}

/** One tick: every scope's numbers from one snapshot. All hub processes show the same one. */
export interface Tick {
  event: number;
  instant: Instant;
  figures: UnitCounts[];
}

/** A tick as a process shows it, with why numbers moved since the one it showed before. */
export interface ShownTick extends Tick {
  causes: readonly TickCause[];
}

export async function latestTick(tx: Tx): Promise<Tick | undefined> {
  const [row] = await tx.rows<Tick>("/* latestTick */ select event, instant, figures from tick");
  return row;
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
    `/* leaseTicker */ insert into tick as t (event, instant, figures, crossed_to, lease_owner, lease_until) values (-1, $2::timestamptz, '[]', $2::timestamptz, $1, $3::timestamptz)
     on conflict (one) do update set lease_owner = excluded.lease_owner, lease_until = excluded.lease_until
       where t.lease_owner = $1 or t.lease_until is null or t.lease_until < $2::timestamptz returning 1`,
    [owner, instantText(now), instantText(now + TICK_LEASE_MS)],
  );
  return rows.length > 0;
}

/** Publishes a tick; only its leaseholder may, and never an older one over a newer one. */
export async function publishTick(tx: Tx, owner: string, tick: Tick): Promise<boolean> {
  const rows = await tx.rows(
    `/* publishTick */ update tick set event = $2, instant = $3::timestamptz, figures = $4::jsonb
     where lease_owner = $1 and event <= $2 and (event < 0 or instant <= $3::timestamptz) returning 1`,
    [owner, tick.event, instantText(tick.instant), JSON.stringify(tick.figures)],
  );
  return rows.length > 0;
}

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
