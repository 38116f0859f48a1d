/** Up to where the hub held its rules against its numbers, and the journal's last event. */
export interface LookedRow {
  event: number;
  at: Date;
  last: number;
}
export const alertsLooked = /* sql */ `/* alertsLooked */
  select w.looked_event::float8 as event, w.looked_at as at, h.last::float8 as last from alert_watch w, journal_head h`;

/** A rule in force. */
export interface AlertRuleNow {
  kind: string;
  unit: string | null;
  source: string | null;
  threshold: number | null;
}
export const alertRulesNow = /* sql */ `/* alertRulesNow */
  select distinct on (r.kind, r.unit_id, r.source_id) r.kind, u.code as unit, s.code as source, r.threshold
  from alert_rule r left join unit u on u.id = r.unit_id left join source s on s.id = r.source_id
  where r.state = 'ADOPTED' and r.valid_from <= ($1::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date
  order by r.kind, r.unit_id, r.source_id, r.valid_from desc, r.id desc`;

/** An alert that has not ended, or what one holds back. */
export interface AlertNow {
  kind: string;
  unit: string;
  unit_only: boolean;
  source: string | null;
  cases: number | null;
  held: boolean;
}
export const alertsNow = /* sql */ `/* alertsNow */
  select a.kind, u.code as unit, a.unit_only, s.code as source, a.cases, false as held from alert a join unit u on u.id = a.unit_id left join source s on s.id = a.source_id
  where a.ended_at is null order by a.id`;
export const heldNow = /* sql */ `/* heldNow */
  select r.kind, u.code as unit, h.unit_only, s.code as source, h.cases, true as held
  from alert_held h join alert_rule r on r.id = h.rule_id join unit u on u.id = h.unit_id left join source s on s.id = r.source_id order by h.alert_id, r.id, u.id`;

/** A source as it was last read. */
export interface SilentNow {
  code: string;
  read_up_to: Date | null;
  frozen: boolean;
  stale_after_seconds: number;
}
export const silentNow = "/* silentNow */ select code, read_up_to, frozen, stale_after_seconds from source order by code";
