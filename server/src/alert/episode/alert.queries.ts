import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { instantText } from "../../platform/instant.ts";
import type { AsOf } from "../../tally/index.ts";
import type { Ring } from "./rings.ts";
import type { AlertKind, AlertStanding, AlertStepKind } from "./words.ts";

/** Up to which point of time was looked; held to the end of the transaction. @returns undefined: another process looks */
export async function holdWatch(tx: Tx): Promise<{ event: number; instant: Instant } | undefined> {
  const [row] = await tx.rows<{ event: number; instant: Instant }>(
    "/* holdWatch */ select looked_event as event, looked_at as instant from alert_watch for update skip locked",
  );
  return row;
}

/** Waits until nobody else looks or acts, and holds that to the end of the transaction: steps are numbered in the order in which they are committed. */
export async function awaitWatch(tx: Tx): Promise<void> {
  await tx.rows("/* awaitWatch */ select from alert_watch for update");
}

export async function moveWatch(tx: Tx, asOf: AsOf): Promise<void> {
  await tx.rows("/* moveWatch */ update alert_watch set looked_event = $1, looked_at = $2::timestamptz", [asOf.event, instantText(asOf.instant)]);
}

/** An episode that has not ended. */
export interface OpenAlert {
  id: number;
  ruleId: number;
  kind: AlertKind;
  unitId: number;
  unitOnly: boolean;
  sourceId: number | null;
  cases: number | null;
  mutedUntil: Instant | null;
}

export async function openAlerts(tx: Tx): Promise<OpenAlert[]> {
  return tx.rows<OpenAlert>(
    `/* openAlerts */ select id, rule_id as "ruleId", kind, unit_id as "unitId", unit_only as "unitOnly", source_id as "sourceId", cases, muted_until as "mutedUntil"
     from alert where ended_at is null order by id limit 10000`,
  );
}

/** Raises an episode. A mute of the one before it that still holds goes on. */
export async function raiseAlert(tx: Tx, ring: Ring, asOf: AsOf): Promise<{ id: number; mutedUntil: Instant | null }> {
  return tx.one(
    `/* raiseAlert */ insert into alert (rule_id, kind, unit_id, unit_only, source_id, since, raised_at, cases, as_of_event, as_of_instant, rings, rang_at, muted_until, muted_by_name)
     select $1, $2, $3::int, $4::boolean, $5::int, $6::timestamptz, $7::timestamptz, $8, $9, $7::timestamptz, 1, $7::timestamptz, m.muted_until, m.muted_by_name
     from (select 1) one left join lateral (
       select muted_until, muted_by_name from alert a where a.kind = $2 and a.unit_id = $3::int and a.unit_only = $4::boolean and a.source_id is not distinct from $5::int
         and a.muted_until > $7::timestamptz order by a.id desc limit 1) m on true
     returning id, muted_until as "mutedUntil"`,
    [ring.rule.id, ring.kind, ring.unitId, ring.unitOnly, ring.sourceId, instantText(ring.since), instantText(asOf.instant), ring.cases, asOf.event],
  );
}

/** Its number moved, or another rule holds for it. */
export async function recountAlert(tx: Tx, id: number, ring: Ring, asOf: AsOf): Promise<void> {
  await tx.rows("/* recountAlert */ update alert set rule_id = $2, cases = $3, as_of_event = $4, as_of_instant = $5::timestamptz where id = $1", [
    id,
    ring.rule.id,
    ring.cases,
    asOf.event,
    instantText(asOf.instant),
  ]);
}

/** Its mute is over and its cause still there: it rings like a new one, its owner stays. */
export async function ringAgain(tx: Tx, id: number, at: Instant): Promise<void> {
  await tx.rows(
    `/* ringAgain */ update alert set rings = rings + 1, rang_at = $2::timestamptz, muted_until = null, muted_by_name = null, acknowledged_at = null, acknowledged_by_name = null, note = null
     where id = $1`,
    [id, instantText(at)],
  );
}

export async function endAlerts(tx: Tx, ids: readonly number[], at: Instant): Promise<void> {
  await tx.rows("/* endAlerts:held */ delete from alert_held where alert_id = any($1::bigint[])", [ids]);
  await tx.rows("/* endAlerts */ update alert set ended_at = $2::timestamptz where id = any($1::bigint[])", [ids, instantText(at)]);
}

/** A rule that would ring for a unit all of whose sources are silent. */
export interface HeldRow {
  alertId: number;
  ruleId: number;
  unitId: number;
  unitOnly: boolean;
  cases: number;
}

export async function heldOf(tx: Tx, alertIds: readonly number[]): Promise<HeldRow[]> {
  return tx.rows<HeldRow>(
    `/* heldOf */ select alert_id as "alertId", rule_id as "ruleId", unit_id as "unitId", unit_only as "unitOnly", cases from alert_held where alert_id = any($1::bigint[])
     order by alert_id, cases desc, unit_id, rule_id limit 10000`,
    [alertIds],
  );
}

/** Puts what is held back in place of what was. */
export async function putHeld(tx: Tx, alertIds: readonly number[], rows: readonly HeldRow[]): Promise<void> {
  await tx.rows("/* putHeld:clear */ delete from alert_held where alert_id = any($1::bigint[])", [alertIds]);
  await tx.rows(
    `/* putHeld */ insert into alert_held (alert_id, rule_id, unit_id, unit_only, cases)
     select * from unnest($1::bigint[], $2::int[], $3::int[], $4::boolean[], $5::int[])`,
    [rows.map((r) => r.alertId), rows.map((r) => r.ruleId), rows.map((r) => r.unitId), rows.map((r) => r.unitOnly), rows.map((r) => r.cases)],
  );
}

/** One thing that became of an alert. */
export interface NewStep {
  alertId: number;
  kind: AlertStepKind;
  at: Instant;
  byAccountId?: number;
  byName?: string;
  words?: string;
  until?: Instant;
  /** left out: nobody is to be told */
  tell?: boolean;
}

export async function insertStep(tx: Tx, step: NewStep): Promise<void> {
  await tx.rows(
    `/* insertStep */ insert into alert_step (alert_id, kind, at, by_account_id, by_name, words, until, told) values ($1, $2, $3::timestamptz, $4, $5, $6, $7::timestamptz, $8)`,
    [
      step.alertId,
      step.kind,
      instantText(step.at),
      step.byAccountId ?? null,
      step.byName ?? null,
      step.words ?? null,
      step.until === undefined ? null : instantText(step.until),
      step.tell !== true,
    ],
  );
}

/** An alert as it is shown. */
export interface AlertRow {
  id: number;
  ruleId: number;
  kind: AlertKind;
  unitId: number;
  unitOnly: boolean;
  sourceId: number | null;
  since: Instant;
  raisedAt: Instant;
  cases: number | null;
  asOfEvent: number;
  asOfInstant: Instant;
  rings: number;
  rangAt: Instant;
  ownerName: string | null;
  takenAt: Instant | null;
  acknowledgedByName: string | null;
  acknowledgedAt: Instant | null;
  note: string | null;
  mutedUntil: Instant | null;
  mutedByName: string | null;
  endedAt: Instant | null;
}

const ALERT = `a.id, a.rule_id as "ruleId", a.kind, a.unit_id as "unitId", a.unit_only as "unitOnly", a.source_id as "sourceId", a.since, a.raised_at as "raisedAt", a.cases,
  a.as_of_event as "asOfEvent", a.as_of_instant as "asOfInstant", a.rings, a.rang_at as "rangAt", a.owner_name as "ownerName", a.taken_at as "takenAt",
  a.acknowledged_by_name as "acknowledgedByName", a.acknowledged_at as "acknowledgedAt", a.note, a.muted_until as "mutedUntil", a.muted_by_name as "mutedByName", a.ended_at as "endedAt"`;

/** What a list of alerts is narrowed to; null narrows nothing. */
export interface AlertCriteria {
  unitIds: readonly number[] | null;
  kinds: readonly AlertKind[] | null;
  standings: readonly AlertStanding[] | null;
  sourceId: number | null;
  at: Instant;
}

/** The standing of an alert at an instant, in SQL and below for one row: the same words. */
const STANDING = `case when a.ended_at is not null then 'ENDED' when a.muted_until > $1::timestamptz then 'MUTED' when a.acknowledged_at is not null then 'ACKNOWLEDGED' else 'RINGING' end`;

export function standingOf({ endedAt, mutedUntil, acknowledgedAt }: Pick<AlertRow, "endedAt" | "mutedUntil" | "acknowledgedAt">, at: Instant): AlertStanding {
  if (endedAt !== null) return "ENDED";
  if (mutedUntil !== null && mutedUntil > at) return "MUTED";
  return acknowledgedAt === null ? "RINGING" : "ACKNOWLEDGED";
}

const listed = ({ at, unitIds, kinds, standings, sourceId }: AlertCriteria): { where: string; values: unknown[] } => ({
  where: `($2::int[] is null or a.unit_id = any($2::int[])) and ($3::text[] is null or a.kind = any($3::text[])) and ($4::text[] is null or ${STANDING} = any($4::text[]))
    and ($5::int is null or a.source_id = $5)`,
  values: [instantText(at), unitIds, kinds, standings, sourceId],
});

export async function countAlerts(tx: Tx, criteria: AlertCriteria): Promise<number> {
  const { where, values } = listed(criteria);
  return (await tx.one<{ n: number }>(`/* countAlerts */ select count(*)::int as n from alert a where ${where}`, values)).n;
}

/** One page, what rang last first. @param after the last row of the page before; null: the first page */
export async function pageOfAlerts(
  tx: Tx,
  criteria: AlertCriteria,
  page: { first: number; after: { rangAt: Instant; id: number } | null },
): Promise<AlertRow[]> {
  const { where, values } = listed(criteria);
  return tx.rows<AlertRow>(
    `/* pageOfAlerts */ select ${ALERT} from alert a where ${where} and ($6::timestamptz is null or (a.rang_at, a.id) < ($6::timestamptz, $7::bigint))
     order by a.rang_at desc, a.id desc limit $8`,
    [...values, page.after === null ? null : instantText(page.after.rangAt), page.after?.id ?? null, page.first],
  );
}

export async function alertsById(tx: Tx, ids: readonly number[]): Promise<AlertRow[]> {
  return tx.rows<AlertRow>(`/* alertsById */ select ${ALERT} from alert a where a.id = any($1::bigint[])`, [ids]);
}

/** The alert held to the end of the transaction, with the account that took it on. */
export async function lockAlert(tx: Tx, id: number): Promise<AlertRow & { ownerAccountId: number | null }> {
  return tx.one(`/* lockAlert */ select ${ALERT}, a.owner_account_id as "ownerAccountId" from alert a where a.id = $1 for update`, [id]);
}

/** A step as it is shown. */
export interface StepRow {
  alertId: number;
  kind: AlertStepKind;
  at: Instant;
  byName: string | null;
  words: string | null;
  until: Instant | null;
}

/** Each alert's newest hundred steps, newest first. */
export async function stepsOf(tx: Tx, alertIds: readonly number[]): Promise<StepRow[]> {
  return tx.rows<StepRow>(
    `/* stepsOf */ select s.alert_id as "alertId", s.kind, s.at, s.by_name as "byName", s.words, s.until from unnest($1::bigint[]) as a(id)
     cross join lateral (select id, alert_id, kind, at, by_name, words, until from alert_step where alert_id = a.id order by id desc limit 100) s order by s.alert_id, s.id desc limit 10000`,
    [alertIds],
  );
}

/** Alerts that steps were taken of after one, with the newest step's number. */
export async function alertsMoved(tx: Tx, after: number): Promise<{ step: number; alertId: number; unitId: number; kind: AlertKind }[]> {
  return tx.rows(
    `/* alertsMoved */ select max(s.id) as step, a.id as "alertId", a.unit_id as "unitId", a.kind from alert_step s join alert a on a.id = s.alert_id where s.id > $1
     group by a.id order by 1 limit 1000`,
    [after],
  );
}

export async function lastStep(tx: Tx): Promise<number> {
  return (await tx.one<{ last: number }>("/* lastStep */ select coalesce(max(id), 0) as last from alert_step")).last;
}
