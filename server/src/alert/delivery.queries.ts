import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";
import type { Arrival } from "./arrival.queries.ts";

export const DELIVERY_KINDS = ["DIGEST", "ALERT", "CITIZEN"] as const;
export type DeliveryKind = (typeof DELIVERY_KINDS)[number];
export const DELIVERY_STATES = ["WAITING", "SENT", "EMPTY", "REFUSED", "GIVEN_UP"] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Opens one message to each phone whose account wants to hear of some of these notices; a second one of the same minutes is the same. */
export async function insertAlerts(tx: Tx, noticeIds: readonly number[], { slot, now }: { slot: Instant; now: Instant }): Promise<void> {
  await tx.rows(
    `/* insertAlerts */ insert into delivery (kind, account_id, slot, state_at, made_at, next_at)
     select distinct 'ALERT', s.account_id, $2::timestamptz, $3::timestamptz, $3::timestamptz, $2::timestamptz
     from notice n join notice_setting s on s.account_id = n.account_id and n.rule = any(s.phone_rules) and s.phone_sealed is not null
     where n.id = any($1::bigint[]) on conflict (kind, account_id, slot) where slot is not null do nothing`,
    [noticeIds, instantText(slot), instantText(now)],
  );
}

/** Opens the digests of a local time for everybody who chose it before then. @returns how many were new */
export async function insertDigests(tx: Tx, { time, slot, now }: { time: string; slot: Instant; now: Instant }): Promise<number> {
  const rows = await tx.rows(
    `/* insertDigests */ insert into delivery (kind, account_id, slot, state_at, made_at, next_at)
     select 'DIGEST', s.account_id, $2::timestamptz, $3::timestamptz, $3::timestamptz, $3::timestamptz
     from notice_setting s where $1 = any(s.mail_times) and s.mail_sealed is not null and s.changed_at <= $2::timestamptz
     on conflict (kind, account_id, slot) where slot is not null do nothing returning id`,
    [time, instantText(slot), instantText(now)],
  );
  return rows.length;
}

/** The local times that anybody chose. */
export async function chosenTimes(tx: Tx): Promise<string[]> {
  const rows = await tx.rows<{ time: string }>(
    "/* chosenTimes */ select distinct unnest(mail_times) as time from notice_setting where mail_sealed is not null limit 2000",
  );
  return rows.map(({ time }) => time);
}

/** A delivery leased for one try. */
export interface Leased {
  id: number;
  kind: DeliveryKind;
  messageId: string;
  accountId: number;
  slot: Instant | null;
  caseId: number | null;
  templateId: number | null;
  madeAt: Instant;
  tries: number;
  fence: number;
}

const LEASE_MS = 60_000;

/** Leases one delivery that is due and that nobody has. @param kinds those that this hub has a way for */
export async function takeDelivery(tx: Tx, kinds: readonly DeliveryKind[], owner: string, now: Instant): Promise<Leased | null> {
  const [leased] = await tx.rows<Leased>(
    `/* takeDelivery */ with due as (
       select id from delivery where state = 'WAITING' and kind = any($3::text[]) and next_at <= $2::timestamptz and (lease_until is null or lease_until < $2::timestamptz)
       order by next_at, id limit 1 for update skip locked)
     update delivery d set lease_owner = $1, lease_until = $4::timestamptz, fence = d.fence + 1, tries = d.tries + 1 from due where d.id = due.id
     returning d.id, d.kind, d.message_id as "messageId", d.account_id as "accountId", d.slot, d.case_id as "caseId", d.template_id as "templateId", d.made_at as "madeAt", d.tries, d.fence`,
    [owner, instantText(now), kinds, instantText(now + LEASE_MS)],
  );
  return leased ?? null;
}

/** What became of a try. */
export interface Settled {
  state: DeliveryState;
  at: Instant;
  nextAt: Instant;
  upTo: number | null;
  reason: string | null;
}

/** Ends a try. @returns false: another hub has taken it over meanwhile, nothing was written */
export async function settleDelivery(tx: Tx, { id, fence }: Leased, s: Settled): Promise<boolean> {
  const rows = await tx.rows(
    `/* settleDelivery */ update delivery set state = $3, state_at = $4::timestamptz, next_at = $5::timestamptz, up_to = $6, reason = $7, lease_owner = null, lease_until = null
     where id = $1 and fence = $2 and state = 'WAITING' returning id`,
    [id, fence, s.state, instantText(s.at), instantText(s.nextAt), s.upTo, s.reason],
  );
  return rows.length > 0;
}

/** Frees what processes held that are known to be dead, so that a restarted hub goes on at once. */
export async function freeDeliveries(tx: Tx, isDead: (owner: string) => boolean): Promise<void> {
  const held = await tx.rows<{ owner: string }>(
    "/* freeDeliveries:owners */ select distinct lease_owner as owner from delivery where lease_owner is not null limit 1000",
  );
  const dead = held.map(({ owner }) => owner).filter(isDead);
  if (dead.length > 0)
    await tx.rows("/* freeDeliveries */ update delivery set lease_owner = null, lease_until = null where lease_owner = any($1::text[])", [dead]);
}

/** Unread notices that came after the last message of this kind, by rule, the most first. @param rules null: every rule */
export async function untoldNotices(
  tx: Tx,
  { accountId, kind }: Pick<Leased, "accountId" | "kind">,
  rules: readonly string[] | null,
): Promise<{ rule: string; n: number; upTo: number; caseIds: number[] }[]> {
  return tx.rows(
    `/* untoldNotices */ select rule, count(*)::int as n, max(id) as "upTo", coalesce(to_jsonb((array_agg(case_id order by id desc) filter (where case_id is not null))[1:5]), '[]') as "caseIds"
     from notice where account_id = $1 and read_at is null and ($3::text[] is null or rule = any($3::text[]))
       and id > coalesce((select max(up_to) from delivery where account_id = $1 and kind = $2 and state = 'SENT'), 0)
     group by rule order by 2 desc, 1 limit 100`,
    [accountId, kind, rules],
  );
}

/** A delivery as its own account sees it. */
export interface DeliveryRow {
  id: number;
  kind: DeliveryKind;
  state: DeliveryState;
  slot: Instant | null;
  stateAt: Instant;
  tries: number;
  reason: string | null;
  arrival: Arrival | null;
  arrivalAt: Instant | null;
}

/** The newest messages to an account itself. */
export async function deliveriesTo(tx: Tx, accountId: number): Promise<DeliveryRow[]> {
  return tx.rows<DeliveryRow>(
    `/* deliveriesTo */ select id, kind, state, slot, state_at as "stateAt", tries, reason, arrival, arrival_at as "arrivalAt" from delivery where account_id = $1 and kind <> 'CITIZEN' order by id desc limit 20`,
    [accountId],
  );
}
