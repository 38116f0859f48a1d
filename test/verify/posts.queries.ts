/** What is told to whoever holds a post, written down here anew: nothing of the hub's own policy is asked. */

/**
 * Who does the work of a case, answers directives, issues them, decides submissions.
 * @source the founding documents' rules 7–16, 43–57, 65–68, 77–81
 */
export const WORKERS = "array['UNIT_HEAD','FOCAL_OFFICER','DIVISION_HANDLER','OFFICE_CHIEF','HOTLINE_HOLDER']";
const ANSWERERS = "array['OFFICE_CHIEF','UNIT_HEAD','FOCAL_OFFICER','DIVISION_HANDLER']";
const ISSUERS = "array['LEADER','OFFICE_CHIEF','UNIT_HEAD']";

/** Rules whose readers follow from their post in one unit. */
const POST_RULES = [
  "CASE_GIVEN",
  "CASE_RETURNED",
  "CASE_DUE_SOON",
  "CASE_OVERDUE",
  "SUBMISSION_WAITS",
  "DIRECTIVE_GIVEN",
  "DIRECTIVE_REPLIED",
  "DIRECTIVE_DECIDED",
] as const;
const RULES = POST_RULES.map((rule) => `'${rule}'`).join(", ");

/** Events that leave a case where and how it is. */
export const STANDS =
  "'CHANGE_REQUESTED', 'CHANGE_MOVED', 'URGED', 'SUBMITTED', 'DIRECTED', 'DIRECTIVE_MOVED', 'INSIDE_MOVED', 'BECAME_DUE_SOON', 'BECAME_OVERDUE'";

/** What happened that some unit's people are told: rule, origin, unit, roles and acts, and who did it himself. */
const HAPPENED = `happened as (
    select case when e.kind = 'BECAME_DUE_SOON' then 'CASE_DUE_SOON' when e.kind = 'BECAME_OVERDUE' then 'CASE_OVERDUE'
        when exists (select from custody h where h.case_id = e.case_id and h.unit_id = e.unit_id and h.from_at = e.happened_at and h.reason = 'RETURNED') then 'CASE_RETURNED'
        else 'CASE_GIVEN' end as rule,
      'event:' || e.seq as made_from, e.seq, coalesce(r.unit_id, e.unit_id) as unit_id, ${WORKERS} as roles, array['acceptCases', 'assignCases'] as acts, 0 as by_account_id, e.case_id,
      e.learned_at as at, e.kind = 'RECEIVED' as received
    from event e left join case_state r on e.kind = 'RECEIVED' and r.case_id = e.case_id and r.from_event <= e.seq and (r.to_event is null or r.to_event > e.seq)
    where e.kind in ('HANDED_OVER', 'RECEIVED', 'BECAME_DUE_SOON', 'BECAME_OVERDUE') and e.weight = 1 and not e.quiet
    union all
    select case s.kind when 'ISSUED' then 'DIRECTIVE_GIVEN' when 'REPLIED' then 'DIRECTIVE_REPLIED' else 'DIRECTIVE_DECIDED' end, 'step:' || s.id, s.event_seq,
      case s.kind when 'REPLIED' then o.by_unit_id else o.unit_id end, case s.kind when 'REPLIED' then ${ISSUERS} else ${ANSWERERS} end,
      array[case s.kind when 'REPLIED' then 'expediteUnits' else 'answerDirectives' end], s.by_account_id, null, s.at, false
    from directive_step s join directive_obligation o on o.id = s.obligation_id where s.kind <> 'ACKNOWLEDGED'
    union all
    select 'SUBMISSION_WAITS', 'submission:' || t.id, t.event_seq, t.to_unit_id, array['LEADER'], array['settleSubmissions'], 0, t.case_id, t.submitted_at, false from submission t)`;

/** The province's day of an instant. */
export const DAY = (at: string): string => `(${at} at time zone 'Asia/Ho_Chi_Minh')::date`;

/** A happening whose readers are owed a notice, each by a post of his own that he had before and has still. */
export const owedToPosts = /* sql */ `/* owedToPosts */
  with place as (select read_up_to from notice_follow), kept as (select min(keep_days) as days from notice_term), ${HAPPENED}
  select distinct h.rule, h.made_from, a.username, coalesce(s.code || ' ' || f.reference, h.made_from) as name
  from happened h join account_post p on p.unit_id = h.unit_id and p.role = any(h.roles) join account a on a.id = p.account_id
  left join feedback_case f on f.id = h.case_id left join source s on s.id = f.source_id cross join kept cross join place
  where h.seq <= place.read_up_to and h.at > now() - make_interval(days => kept.days - 1) and a.id <> h.by_account_id and a.disabled_at is null and not h.received
    and (p.valid_from < ${DAY("h.at")} or (p.valid_from = ${DAY("a.created_at")} and a.created_at < h.at)) and (p.valid_to is null or p.valid_to > ${DAY("now()")})
    and (h.made_from not like 'event:%' or (
      exists (select from case_state c where c.case_id = h.case_id and c.to_event is null and c.open and c.unit_id = h.unit_id)
      and not exists (select from event l where l.case_id = h.case_id and l.seq > h.seq and l.kind not in (${STANDS}))))
    and not exists (select from notice_setting t where t.account_id = a.id and (t.changed_at >= h.at or h.rule = any(t.muted)))`;

/** A notice to whoever holds a post, and whether such a thing happened and its reader held one then, his own or one that was lent to him. */
export interface PostNoticeRow {
  rule: string;
  made_from: string;
  username: string;
  name: string;
  rightly: boolean;
}
export const toldToPosts = /* sql */ `/* toldToPosts */
  with ${HAPPENED}
  select n.rule, n.made_from, a.username, coalesce(s.code || ' ' || f.reference, n.made_from) as name, exists (
      select from happened h where h.made_from = n.made_from and h.rule = n.rule and h.case_id is not distinct from n.case_id and h.by_account_id <> n.account_id and (
        exists (select from account_post p where p.account_id = n.account_id and p.unit_id = h.unit_id and p.role = any(h.roles)
          and p.valid_from <= ${DAY("n.made_at")} and (p.valid_to is null or p.valid_to > ${DAY("n.made_at")}))
        or exists (select from delegation d join account_post p on p.id = d.post_id where d.to_account_id = n.account_id and p.unit_id = h.unit_id and p.role = any(h.roles)
          and d.acts && h.acts and d.from_at <= n.made_at and d.to_at > n.made_at and (d.ended_at is null or d.ended_at > n.made_at)))) as rightly
  from notice n join account a on a.id = n.account_id left join feedback_case f on f.id = n.case_id left join source s on s.id = f.source_id
  where n.rule in (${RULES}) and n.made_at > now() - make_interval(days => (select min(keep_days) from notice_term) - 1)
    and not exists (select from notice_setting t where t.account_id = n.account_id and (t.changed_at >= n.at or n.rule = any(t.muted)))`;
