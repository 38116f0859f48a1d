/** What people did in the hub, as it was recorded, and when the hub learned of each version of a record. Nothing here is derived. */

/** A version of a record that the hub took, and the journal's last number by its batch; null: the batch told nothing new. */
export interface TakenRow {
  source: string;
  source_case_id: string;
  version: string | null;
  learned_at: Date;
  event: number | null;
}
export const taken = /* sql */ `/* taken */
  with told as (select batch_id, max(seq)::float8 as event from event where batch_id is not null group by 1)
  select s.code as source, i.source_case_id, i.version, i.learned_at, t.event
  from inbox i join source s on s.id = i.source_id left join told t on t.batch_id = i.batch_id where i.outcome = 'applied' order by i.id`;

/** A campaign as it was opened, and where it ended. */
export interface CampaignAct {
  id: string;
  name: string;
  unit: string;
  case_stream: string;
  classes: string[] | null;
  severities: string[] | null;
  as_of_event: number;
  as_of_instant: Date;
  opening: number;
  end_event: number | null;
  end_instant: Date | null;
}
export const campaignActs = /* sql */ `/* campaignActs */
  select c.id::text, c.name, u.code as unit, c.case_stream, c.classes, c.severities, c.as_of_event::float8, c.as_of_instant, c.opening,
         e.as_of_event::float8 as end_event, e.as_of_instant as end_instant
  from campaign c join unit u on u.id = c.unit_id left join campaign_end e on e.campaign_id = c.id order by c.id`;

/** A case of a frozen list. */
export interface FrozenRow {
  campaign_id: string;
  case_id: string;
  unit: string;
}
export const frozen = /* sql */ `/* frozen */
  select f.campaign_id::text, f.case_id::text, u.code as unit from campaign_case f join unit u on u.id = f.unit_id`;

/** The journal's last number before each of these instants. */
export const lastBefore = /* sql */ `/* lastBefore */
  select (select coalesce(max(seq), 0)::float8 from event where learned_at < t.at) as event from unnest($1::timestamptz[]) with ordinality as t(at, place) order by place`;

/** A case that was given to somebody inside its unit. */
export interface InsideAct {
  id: string;
  case_id: string;
  unit: string;
  division: string | null;
  username: string | null;
  due_at: Date | null;
  from_event: number;
  to_event: number | null;
}
export const insideActs = /* sql */ `/* insideActs */
  select a.id::text, a.case_id::text, u.code as unit, d.code as division, a.username, a.due_at, a.from_event::float8, a.to_event::float8
  from inside_assignment a join unit u on u.id = a.unit_id left join unit d on d.id = a.division_id order by a.id`;

/** Backlog classes that people corrected, and rules adopted, after an event or instant: what a past list's conditions are not recounted over. */
export interface LaterWords {
  corrections: number;
  adopted: number;
}
export const laterWords = /* sql */ `/* laterWords */
  select (select count(*)::int from backlog_correction) as corrections,
         (select count(*)::int from regulation where adopted_at > $1::timestamptz) + (select count(*)::int from work_calendar where adopted_at > $1::timestamptz) as adopted`;

/** Something that is told to one person by name, and whether he was told. */
export interface OwedRow {
  rule: string;
  made_from: string;
  username: string;
  name: string;
}
/** Acts that a follower of the journal has passed, younger than notices are kept, whose reader has not turned their rule off. */
export const owed = /* sql */ `/* owed */
  with place as (select read_up_to from notice_follow), kept as (select min(keep_days) as days from notice_term), acts as (
    select 'INSIDE_GIVEN' as rule, 'inside:' || a.id as made_from, a.account_id, a.case_id, a.from_at as at from inside_assignment a, place
    where a.account_id is not null and a.from_event <= place.read_up_to
    union all
    select 'MENTIONED', 'mention:' || m.id, m.account_id, m.case_id, m.at from inside_mention m join inside_comment k on k.id = m.comment_id, place
    where m.account_id <> k.by_account_id and k.event_seq <= place.read_up_to
    union all
    select 'SUBMISSION_DECIDED', 'submission:' || t.id, t.by_account_id, t.case_id, d.at from submission_settled d join submission t on t.id = d.submission_id, place
    where d.event_seq <= place.read_up_to
    union all
    select 'PROPOSAL_DECIDED', 'proposal:' || p.id, p.by_account_id, p.case_id, p.settled_at from case_proposal p, place
    where p.state in ('APPROVED', 'REJECTED') and exists (select from event e
      where e.case_id = p.case_id and e.kind in ('CHANGE_MOVED', 'CHANGE_REQUESTED') and e.happened_at = p.settled_at and e.seq <= place.read_up_to)
    union all
    select 'PROPOSAL_LAPSED', 'proposal:' || p.id, p.by_account_id, p.case_id, e.learned_at from case_proposal p join event e on e.seq = p.lapsed_event, place
    where p.state = 'LAPSED' and p.lapsed_event <= place.read_up_to)
  select acts.rule, acts.made_from, n.username, coalesce(s.code || ' ' || f.reference, acts.made_from) as name
  from acts join account n on n.id = acts.account_id left join feedback_case f on f.id = acts.case_id left join source s on s.id = f.source_id cross join kept
  where acts.at > now() - make_interval(days => kept.days - 1)
    and not exists (select from notice_setting t where t.account_id = acts.account_id and (t.changed_at >= acts.at or acts.rule = any(t.muted)))`;
/** What those were told; of a proposal that lapsed with its limit, those who should have decided are told too: only its drafter is looked at here. */
export const toldByName = /* sql */ `/* toldByName */
  select n.rule, n.made_from, a.username, coalesce(s.code || ' ' || f.reference, n.made_from) as name
  from notice n join account a on a.id = n.account_id left join feedback_case f on f.id = n.case_id left join source s on s.id = f.source_id
  where (n.rule in ('INSIDE_GIVEN', 'MENTIONED', 'SUBMISSION_DECIDED', 'PROPOSAL_DECIDED')
      or (n.rule = 'PROPOSAL_LAPSED' and n.account_id = (select p.by_account_id from case_proposal p where p.id = n.proposal_id))) and n.at > now() - make_interval(days => (select min(keep_days) from notice_term) - 1)
    and not exists (select from notice_setting t where t.account_id = n.account_id and (t.changed_at >= n.at or n.rule = any(t.muted)))`;
