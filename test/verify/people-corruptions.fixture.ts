import { copied, type Corruption, type Subject } from "./workbench.fixture.ts";

const FROZEN = `select f.campaign_id::text as id, c.name, f.case_id::text as "case", f.unit_id::text as unit from campaign_case f join campaign c on c.id = f.campaign_id
  join case_state s on s.case_id = f.case_id and s.to_event is null and s.open order by f.campaign_id, f.position limit 1`;
const frozenCase = ({ id, case: caseId }: Subject) => [{ table: "campaign_case", where: `campaign_id = ${id} and case_id = ${caseId}` }];
const GIVEN = `select a.id::text, u.code as name, a.case_id::text as "case" from inside_assignment a join unit u on u.id = a.unit_id where a.to_event is null and a.username is not null order by a.id limit 1`;
const TOLD = `select n.id::text, coalesce(s.code || ' ' || f.reference, '') as name from notice n join feedback_case f on f.id = n.case_id join source s on s.id = f.source_id
  where n.rule = 'INSIDE_GIVEN' order by n.id limit 1`;

const RINGS = `select a.id::text, a.kind || ' ' || u.code as name from alert a join unit u on u.id = a.unit_id where a.ended_at is null and a.cases is not null and not a.unit_only order by a.id limit 1`;

/** The hub would mend it at its next tick: for a minute it has looked already. */
const NOT_LOOKING = "update alert_watch set looked_at = now() + interval '1 minute'";

const TOLD_POST = `select n.id::text, n.made_from as name from notice n where n.rule = 'DIRECTIVE_GIVEN' order by n.id limit 1`;

const RANG_SEVERE = `select n.id::text, s.code || ' ' || f.reference as name from notice n join feedback_case f on f.id = n.case_id join source s on s.id = f.source_id
  where n.rule = 'CASE_SEVERE' and n.account_id = (select id from account where username = 'giamdoc.sxd')
    and not exists (select from event e where e.case_id = n.case_id and e.learned_at >= (select min(made_at) from notice where rule = 'CASE_SEVERE'))
  order by split_part(n.made_from, ':', 3)::float8 desc limit 1`;

/** Faults in what people's acts come to. */
export const PEOPLE_CORRUPTIONS: readonly Corruption[] = [
  {
    name: "a case that has left a campaign's frozen list",
    subject: FROZEN,
    touched: frozenCase,
    plant: ({ id, case: caseId }) => [`delete from campaign_case where campaign_id = ${id} and case_id = ${caseId}`],
    counter: "differences",
    group: "campaigns",
  },
  {
    name: "a frozen case charged to another unit's opening balance",
    subject: FROZEN,
    touched: frozenCase,
    plant: ({ id, case: caseId, unit }) => [
      `update campaign_case set unit_id = (select id from unit where code in ('SYT', 'SNV') and id <> ${unit} order by 1 limit 1) where campaign_id = ${id} and case_id = ${caseId}`,
    ],
    counter: "differences",
    group: "campaigns",
  },
  {
    name: "a burn-down that has cleared a case nobody cleared",
    subject: FROZEN,
    touched: ({ case: caseId }) => [{ table: "case_state", where: `case_id = ${caseId}` }],
    plant: ({ case: caseId }) => [`update case_state set open = false where case_id = ${caseId} and to_event is null`],
    counter: "differences",
    group: "campaigns",
  },
  {
    name: "work of an officer that is counted for nobody",
    subject: GIVEN,
    touched: ({ case: caseId }) => [{ table: "case_state", where: `case_id = ${caseId}` }],
    plant: ({ case: caseId }) => [`update case_state set unit_id = (select id from unit where code = 'SYT') where case_id = ${caseId} and to_event is null`],
    counter: "differences",
    group: "inside",
  },
  {
    name: "a notice that was never made",
    subject: TOLD,
    touched: ({ id }) => [{ table: "notice", where: `id = ${id}` }],
    plant: ({ id }) => [`delete from notice where id = ${id}`],
    counter: "lost",
    group: "notices",
  },
  {
    name: "a notice of an act that nobody did",
    subject: TOLD,
    touched: () => [{ table: "notice", where: "id = -1" }],
    plant: ({ id }) => [copied("notice", `id = ${id}`, { id: "-1", made_from: "'inside:999999'" })],
    counter: "doubled",
    group: "notices",
  },
  {
    name: "a directive that the head it is addressed to was never told of",
    subject: TOLD_POST,
    touched: ({ id }) => [{ table: "notice", where: `id = ${id}` }],
    plant: ({ id }) => [`delete from notice where id = ${id}`],
    counter: "lost",
    group: "notices",
  },
  {
    name: "a directive that somebody without a post in its unit was told of",
    subject: TOLD_POST,
    touched: () => [{ table: "notice", where: "id = -1" }],
    plant: ({ id }) => [copied("notice", `id = ${id}`, { id: "-1", account_id: "(select id from account where username = 'thanhtra')" })],
    counter: "doubled",
    group: "notices",
  },
  {
    name: "severe lateness that the head of the unit was never told of",
    subject: RANG_SEVERE,
    touched: ({ id }) => [{ table: "notice", where: `id = ${id}` }],
    plant: ({ id }) => [`delete from notice where id = ${id}`],
    counter: "lost",
    group: "severe",
  },
  {
    name: "severe lateness that somebody without a post of the unit was told of",
    subject: RANG_SEVERE,
    touched: () => [{ table: "notice", where: "id = -1" }],
    plant: ({ id }) => [copied("notice", `id = ${id}`, { id: "-1", account_id: "(select id from account where username = 'thanhtra')" })],
    counter: "doubled",
    group: "severe",
  },
  {
    name: "an alert with a number that no list has",
    subject: RINGS,
    touched: ({ id }) => [
      { table: "alert", where: `id = ${id}` },
      { table: "alert_watch", where: "true" },
    ],
    plant: ({ id }) => [NOT_LOOKING, `update alert set cases = cases + 1 where id = ${id}`],
    counter: "differences",
    group: "alerts",
  },
  {
    name: "an alert that is over while its cause is there",
    subject: RINGS,
    touched: ({ id }) => [
      { table: "alert", where: `id = ${id}` },
      { table: "alert_watch", where: "true" },
    ],
    plant: ({ id }) => [NOT_LOOKING, `update alert set ended_at = raised_at where id = ${id}`],
    counter: "lost",
    group: "alerts",
  },
];
