import { unnested } from "../platform/bulk.ts";
import type { Column } from "../platform/bulk.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";
import type { About, Happening, NoticeRule } from "./rules.ts";

/** How far notices were made. */
export interface FollowPlace {
  readUpTo: number;
  severeUpTo: Instant | null;
  /** up to when reminders of reports were told; null: nobody has looked yet */
  reportsUpTo: Instant | null;
}

/** Holds the follower's place to the end of the transaction. @returns null: another hub has it */
export async function holdPlace(tx: Tx): Promise<FollowPlace | null> {
  const [place] = await tx.rows<FollowPlace>(
    `/* holdPlace */ select read_up_to as "readUpTo", severe_up_to as "severeUpTo", reports_up_to as "reportsUpTo" from notice_follow for update skip locked`,
  );
  return place ?? null;
}

export async function movePlace(tx: Tx, { readUpTo, severeUpTo, reportsUpTo }: FollowPlace): Promise<void> {
  const text = (at: Instant | null): string | null => (at === null ? null : instantText(at));
  await tx.rows("/* movePlace */ update notice_follow set read_up_to = $1, severe_up_to = $2::timestamptz, reports_up_to = $3::timestamptz", [
    readUpTo,
    text(severeUpTo),
    text(reportsUpTo),
  ]);
}

/** One account to be told of one happening. */
export type NewNotice = Happening & { accountId: number; madeAt: Instant };

const COLUMNS: Column<NewNotice>[] = [
  { name: "account_id", type: "int", of: (n) => n.accountId },
  { name: "rule", type: "text", of: (n) => n.rule },
  { name: "made_from", type: "text", of: (n) => n.madeFrom },
  { name: "event_seq", type: "bigint", of: (n) => n.eventSeq },
  { name: "unit_id", type: "int", of: (n) => n.about.unitId },
  { name: "case_id", type: "bigint", of: (n) => n.about.caseId },
  { name: "directive_id", type: "bigint", of: (n) => n.about.directiveId },
  { name: "submission_id", type: "bigint", of: (n) => n.about.submissionId },
  { name: "proposal_id", type: "bigint", of: (n) => n.about.proposalId },
  { name: "change_id", type: "bigint", of: (n) => n.about.changeId },
  { name: "job_id", type: "bigint", of: (n) => n.about.jobId },
  { name: "alert_id", type: "bigint", of: (n) => n.about.alertId },
  { name: "report_kind", type: "text", of: (n) => n.about.reportCode },
  { name: "report_from", type: "date", of: (n) => n.about.reportFrom },
  { name: "appeal_id", type: "bigint", of: (n) => n.about.appealId },
  { name: "sheet_period_id", type: "bigint", of: (n) => n.about.sheetPeriodId },
  { name: "score_period_id", type: "bigint", of: (n) => n.about.scorePeriodId },
  { name: "until_at", type: "timestamptz", of: (n) => n.about.until },
  { name: "at", type: "timestamptz", of: (n) => n.at },
  { name: "made_at", type: "timestamptz", of: (n) => n.madeAt },
];

/** Writes notices down, once each; rules that an account does not want to hear of are left out. @returns those that were new */
export async function insertNotices(tx: Tx, notices: readonly NewNotice[]): Promise<{ id: number; accountId: number; rule: NoticeRule }[]> {
  if (notices.length === 0) return [];
  const rows = unnested(notices, COLUMNS);
  return tx.bulk(
    `/* insertNotices */ insert into notice (${rows.names}) select n.* from (${rows.select}) n
     where not exists (select 1 from notice_setting s where s.account_id = n.account_id and n.rule = any(s.muted))
     on conflict (account_id, rule, made_from) do nothing returning id, account_id as "accountId", rule`,
    rows.values,
  );
}

/** A notice as it is kept. */
export interface NoticeRow extends About {
  id: number;
  rule: NoticeRule;
  at: Instant;
  readAt: Instant | null;
}

/** One page of an account's notices, newest first. @param before the last id of the page before; null: the first page */
export async function pageOfNotices(
  tx: Tx,
  accountId: number,
  { unread, first, before }: { unread: boolean; first: number; before: number | null },
): Promise<NoticeRow[]> {
  return tx.rows<NoticeRow>(
    `/* pageOfNotices */ select id, rule, at, read_at as "readAt", unit_id as "unitId", case_id as "caseId", directive_id as "directiveId", submission_id as "submissionId",
       proposal_id as "proposalId", change_id as "changeId", job_id as "jobId", alert_id as "alertId", report_kind as "reportCode", report_from as "reportFrom",
       appeal_id as "appealId", sheet_period_id as "sheetPeriodId", score_period_id as "scorePeriodId", until_at as until
     from notice where account_id = $1 and (not $2::boolean or read_at is null) and ($3::bigint is null or id < $3) order by id desc limit $4`,
    [accountId, unread, before, first],
  );
}

/** Beyond this nobody counts. */
const MOST_UNREAD = 1_000;

/** What a bell shows. */
export interface Bell {
  accountId: number;
  /** at most MOST_UNREAD */
  unread: number;
  /** the newest notice's number; 0: there is none */
  upTo: number;
}

/** The bells of these accounts. */
export async function bellsOf(tx: Tx, accountIds: readonly number[]): Promise<Bell[]> {
  return tx.rows<Bell>(
    `/* bellsOf */ select a.id as "accountId", (select count(*)::int from (select 1 from notice n where n.account_id = a.id and n.read_at is null limit ${MOST_UNREAD}) unread) as unread,
       coalesce((select max(n.id) from notice n where n.account_id = a.id), 0) as "upTo"
     from unnest($1::int[]) as a(id)`,
    [accountIds],
  );
}

/** Marks an account's notices as read: those named, or all up to one. @returns how many were unread */
export async function markRead(tx: Tx, accountId: number, which: { ids: readonly number[]; upTo: number | null }, now: Instant): Promise<number> {
  const { n } = await tx.one<{ n: number }>(
    `/* markRead */ with marked as (
       update notice set read_at = $4::timestamptz where account_id = $1 and read_at is null and (id = any($2::bigint[]) or id <= $3::bigint) returning 1)
     select count(*)::int as n from marked`,
    [accountId, which.ids, which.upTo, instantText(now)],
  );
  return n;
}

/** Takes away what is older than notices are kept. @returns how many, at most 10,000 */
export async function sweepNotices(tx: Tx, madeBefore: Instant): Promise<number> {
  const rows = await tx.rows(
    "/* sweepNotices */ delete from notice where id in (select id from notice where made_at < $1::timestamptz order by made_at limit 10000) returning 1",
    [instantText(madeBefore)],
  );
  return rows.length;
}

/** Directives that the asker's rows show, of these. */
export async function seenDirectives(tx: Tx, ids: readonly number[]): Promise<{ id: number }[]> {
  return tx.rows("/* seenDirectives */ select id from directive where id = any($1::bigint[])", [ids]);
}

/** Those of the cases that the asker's rows show. */
export async function referencesOf(tx: Tx, caseIds: readonly number[]): Promise<{ id: number; reference: string }[]> {
  return tx.rows("/* referencesOf */ select id, reference from feedback_case where id = any($1::bigint[]) limit 1000", [caseIds]);
}

/** Appeals that the asker's rows show, of these. */
export async function seenAppeals(tx: Tx, ids: readonly number[]): Promise<{ id: number }[]> {
  return tx.rows("/* seenAppeals */ select id from score_appeal where id = any($1::bigint[])", [ids]);
}
