/** What the hub says it sent to people, and what it should have told of what did not arrive. */

export interface DeliveryRow {
  kind: "DIGEST" | "ALERT" | "CITIZEN";
  message_id: string;
  account: string;
  case_id: string | null;
  state: "WAITING" | "SENT" | "EMPTY" | "REFUSED" | "GIVEN_UP";
  arrival: string | null;
  arrival_at: Date | null;
  /** the account chose its addresses later than this was made: who was written to is not known any more */
  moved: boolean;
  /** whoever it was for, or asked for it, was told in the hub that it was not sent, or did not arrive, or wants no such notice */
  told_unsent: boolean;
  told_not_arrived: boolean;
}
export const deliveries = /* sql */ `/* deliveries */
  with heard as (select account_id, made_from from notice where rule = 'DELIVERY_FAILED'),
    deaf as (select account_id, changed_at from notice_setting where 'DELIVERY_FAILED' = any(muted)),
    kept as (select now() - make_interval(days => min(keep_days) - 1) as since from notice_term)
  select d.kind, d.message_id::text, a.username as account, d.case_id::text, d.state, d.arrival, d.arrival_at,
    coalesce((select s.changed_at >= d.made_at from notice_setting s where s.account_id = d.account_id), true) as moved,
    d.made_at < kept.since or exists (select from deaf where deaf.account_id = d.account_id)
      or exists (select from heard where heard.account_id = d.account_id and heard.made_from = 'delivery:' || d.id) as told_unsent,
    d.made_at < kept.since or exists (select from deaf where deaf.account_id = d.account_id)
      or exists (select from heard where heard.account_id = d.account_id and heard.made_from = 'arrival:' || d.id) as told_not_arrived
  from delivery d join account a on a.id = d.account_id cross join kept order by d.id`;

/** A word to a citizen that the chain of decisions has and no delivery stands for. */
export interface UnkeptRow {
  entry: string;
}
export const toldInChain = /* sql */ `/* toldInChain */
  select 'entry ' || number as entry from audit_entry e where stream = 'decision' and body::jsonb ->> 'act' = 'tellCitizen'
    and not exists (select from delivery d where d.id = (e.body::jsonb -> 'detail' ->> 'delivery')::bigint) order by number`;
