import type { CaseStream, Stage } from "@dau-moi/schema";
import { numbersText } from "../platform/bulk.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import type { BacklogClass, Severity } from "../tally/index.ts";
import type { CampaignOutcome, CampaignState, FrozenNumber } from "./campaign.words.ts";

/** A campaign as it was opened, and how it ended. */
export interface CampaignRow {
  id: number;
  name: string;
  unitId: number;
  caseStream: CaseStream;
  classes: BacklogClass[] | null;
  severities: Severity[] | null;
  asOfEvent: number;
  asOfInstant: Instant;
  startDay: string;
  targetDay: string;
  workingDays: string[];
  daysOff: { day: string; reason: string }[];
  calendarVersion: string;
  leftPercent: number;
  opening: number;
  openedAt: Instant;
  byName: string;
  byUnitId: number;
  onBehalfOf: string | null;
  /** null: it is under way */
  outcome: CampaignOutcome | null;
  reason: string | null;
  endedAt: Instant | null;
  endedByName: string | null;
  endEvent: number | null;
  endInstant: Instant | null;
}

const CAMPAIGN = `c.id, c.name, c.unit_id as "unitId", c.case_stream as "caseStream", c.classes, c.severities, c.as_of_event as "asOfEvent", c.as_of_instant as "asOfInstant",
  c.start_day as "startDay", c.target_day as "targetDay", c.working_days as "workingDays", c.days_off as "daysOff", c.calendar_version as "calendarVersion",
  c.left_percent as "leftPercent", c.opening, c.opened_at as "openedAt", c.by_name as "byName", c.by_unit_id as "byUnitId", c.on_behalf_of as "onBehalfOf",
  e.outcome, e.reason, e.ended_at as "endedAt", e.by_name as "endedByName", e.as_of_event as "endEvent", e.as_of_instant as "endInstant"
  from campaign c left join campaign_end e on e.campaign_id = c.id`;

export async function campaignById(tx: Tx, id: number): Promise<CampaignRow | null> {
  const [row] = await tx.rows<CampaignRow>(`/* campaignById */ select ${CAMPAIGN} where c.id = $1`, [id]);
  return row ?? null;
}

/** $1 units · $2 state; the same text serves the count and the page. */
const AMONG = `c.unit_id = any($1::int[]) and ($2::text is null or coalesce(e.outcome, 'OPEN') = $2)`;

/** Campaigns whose scope is one of these units, newest first, and how many there are. @param before the last id of the page before; null: the first page */
export async function campaignsOf(
  tx: Tx,
  among: { unitIds: readonly number[]; state: CampaignState | null },
  page: { first: number; before: number | null },
): Promise<{ total: number; rows: CampaignRow[] }> {
  const values = [among.unitIds, among.state];
  const counted = "select count(*)::int as n from campaign c left join campaign_end e on e.campaign_id = c.id";
  const { n: total } = await tx.one<{ n: number }>(`/* campaignsOf:total */ ${counted} where ${AMONG}`, values);
  const rows = await tx.rows<CampaignRow>(
    `/* campaignsOf */ select ${CAMPAIGN} where ${AMONG} and ($3::bigint is null or c.id < $3) order by c.id desc limit $4`,
    [...values, page.before, page.first],
  );
  return { total, rows };
}

/** What is counted of one campaign: where its journal stands, and of whom. */
export interface FrozenPoint {
  campaignId: number;
  event: number;
  /** units in whose hands a case is still left; null: the whole province */
  scope: readonly number[] | null;
  /** of the opening balance only what these units held then; null: all of it */
  seen: readonly number[] | null;
}

/** The opening balance as it stands at each point. $1 campaigns · $2 events · $3 scopes · $4 units whose part is counted */
const BALANCE = `(select p.campaign_id, p.event, p.scope::int[] as scope, p.seen::int[] as seen
    from unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[]) as p(campaign_id, event, scope, seen) offset 0) k
  join campaign g on g.id = k.campaign_id
  join campaign_case f on f.campaign_id = k.campaign_id and (k.seen is null or f.unit_id = any(k.seen))
  left join case_state s on s.case_id = f.case_id and s.from_event <= k.event and (s.to_event is null or s.to_event > k.event)`;
const IN_SCOPE = "(k.scope is null or s.unit_id = any(k.scope))";

/** Each number is true for exactly the rows of its list. */
const COUNTS: Readonly<Record<FrozenNumber, string>> = {
  OPENING: "true",
  LEFT: `s.open and ${IN_SCOPE}`,
  DONE: `(s.open and ${IN_SCOPE}) is not true`,
  ENDED: "s.open is not true",
  HANDED_ON: `s.open and not ${IN_SCOPE}`,
  // an interval in which it was not open, after the list was frozen
  REOPENED: `s.open and ${IN_SCOPE} and exists (select 1 from case_state p where p.case_id = f.case_id and not p.open and p.from_event > g.as_of_event and p.from_event <= k.event)`,
};

const valuesOf = (points: readonly FrozenPoint[]): unknown[] => [
  points.map(({ campaignId }) => campaignId),
  points.map(({ event }) => event),
  points.map(({ scope }) => (scope === null ? null : numbersText(scope))),
  points.map(({ seen }) => (seen === null ? null : numbersText(seen))),
];

/** The numbers of one campaign's part that one unit held when it was opened. */
export type FrozenCounts = Record<"opening" | "left" | "done" | "ended" | "handedOn" | "reopened", number>;
export type UnitFrozenCounts = FrozenCounts & { campaignId: number; unitId: number };

/** Every number of each point, by the unit that held the cases when they were frozen. */
export async function countFrozen(tx: Tx, points: readonly FrozenPoint[]): Promise<UnitFrozenCounts[]> {
  if (points.length === 0) return [];
  const number = (name: FrozenNumber): string => `(count(*) filter (where ${COUNTS[name]}))::int`;
  return tx.rows<UnitFrozenCounts>(
    `/* countFrozen */ select k.campaign_id as "campaignId", f.unit_id as "unitId", ${number("OPENING")} as opening, ${number("LEFT")} as left, ${number("DONE")} as done,
       ${number("ENDED")} as ended, ${number("HANDED_ON")} as "handedOn", ${number("REOPENED")} as reopened
     from ${BALANCE} group by k.campaign_id, f.unit_id order by 1, 2`,
    valuesOf(points),
  );
}

/** How many are left at each point, in the order of their events: a campaign's burn-down. @param points of one campaign, each event once */
export async function countLeft(tx: Tx, points: readonly FrozenPoint[]): Promise<{ event: number; left: number }[]> {
  return tx.rows(
    `/* countLeft */ select k.event, (count(*) filter (where ${COUNTS.LEFT}))::int as left from ${BALANCE} group by k.event order by k.event`,
    valuesOf(points),
  );
}

/** A case of a number of a campaign, without its words. */
export interface CampaignCaseRow {
  caseId: number;
  /** its place in the list, to go on after */
  position: number;
  /** who held it when the list was frozen; null: it is not on it */
  openedUnitId: number | null;
  /** who holds it at the point; null: its source has it no more */
  unitId: number | null;
  stage: Stage | null;
  open: boolean;
  dueAt: Instant | null;
}

/** A page of a number's cases in the order of the frozen list, and how many the whole list has. */
export async function pageOfFrozen(
  tx: Tx,
  point: FrozenPoint,
  number: FrozenNumber,
  page: { first: number; after: number },
): Promise<{ total: number; rows: CampaignCaseRow[] }> {
  const values = valuesOf([point]);
  const { n: total } = await tx.one<{ n: number }>(`/* pageOfFrozen:total */ select count(*)::int as n from ${BALANCE} where ${COUNTS[number]}`, values);
  const rows = await tx.rows<CampaignCaseRow>(
    `/* pageOfFrozen */ select f.case_id as "caseId", f.position, f.unit_id as "openedUnitId", s.unit_id as "unitId", s.stage, coalesce(s.open, false) as open, s.due_at as "dueAt"
     from ${BALANCE} where ${COUNTS[number]} and f.position > $5 order by f.position limit $6`,
    [...values, page.after, page.first],
  );
  return { total, rows };
}

/** What a case says in the open. */
export interface CaseWords {
  id: number;
  reference: string;
  title: string;
  receivedAt: Instant;
}

/** The words of those of these cases that the asker sees. */
export async function wordsOf(tx: Tx, caseIds: readonly number[]): Promise<CaseWords[]> {
  return tx.rows<CaseWords>(
    `/* wordsOf */ select id, reference, title, received_at as "receivedAt" from feedback_case where id = any($1::bigint[]) order by id limit 1000`,
    [caseIds],
  );
}

/** Numbers of a campaign's cases, no more than `most`. */
export async function frozenCaseIds(tx: Tx, campaignId: number, most: number): Promise<number[]> {
  const rows = await tx.rows<{ id: number }>(`/* frozenCaseIds */ select case_id as id from campaign_case where campaign_id = $1 order by position limit $2`, [
    campaignId,
    most,
  ]);
  return rows.map(({ id }) => id);
}
