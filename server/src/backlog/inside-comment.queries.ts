import { unnested } from "../platform/bulk.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";

/** What somebody said about a case, and whom he named. */
export interface CommentRow {
  id: number;
  caseId: number;
  words: string;
  at: Instant;
  byName: string;
  byUnitId: number;
  onBehalfOf: string | null;
  mentions: { username: string; name: string }[];
}

/** Comments on cases, oldest first. */
export async function commentsOf(tx: Tx, caseIds: readonly number[]): Promise<CommentRow[]> {
  return tx.rows<CommentRow>(
    `/* commentsOf */ select k.id, k.case_id as "caseId", k.words, k.at, k.by_name as "byName", k.by_unit_id as "byUnitId", k.on_behalf_of as "onBehalfOf", coalesce((
         select jsonb_agg(jsonb_build_object('username', m.username, 'name', m.name) order by m.id) from inside_mention m where m.comment_id = k.id), '[]') as mentions
     from inside_comment k where k.case_id = any($1::bigint[]) order by k.case_id, k.id limit 10000`,
    [caseIds],
  );
}

/** A person's own comment that was written down before. */
export async function commentAsked(tx: Tx, accountId: number, askedKey: string): Promise<{ id: number; askedHash: Buffer } | null> {
  const [row] = await tx.rows<{ id: number; askedHash: Buffer }>(
    `/* commentAsked */ select id, asked_hash as "askedHash" from inside_comment where by_account_id = $1 and asked_key = $2::uuid`,
    [accountId, askedKey],
  );
  return row ?? null;
}

/** A comment before it has its number. */
export interface NewComment {
  caseId: number;
  words: string;
  at: Instant;
  byAccountId: number;
  byName: string;
  byUnitId: number;
  onBehalfOf: string | null;
  event: number;
  askedKey: string;
  askedHash: Buffer;
  mentions: readonly { accountId: number; username: string; name: string }[];
}

/** Writes a comment and a row for each who is named in it. @returns its number */
export async function insertComment(tx: Tx, c: NewComment): Promise<number> {
  const { id } = await tx.one<{ id: number }>(
    `/* insertComment */ insert into inside_comment (case_id, words, at, by_account_id, by_name, by_unit_id, on_behalf_of, event_seq, asked_key, asked_hash)
     values ($1, $2, $3::timestamptz, $4, $5, $6, $7, $8, $9::uuid, $10) returning id`,
    [c.caseId, c.words, instantText(c.at), c.byAccountId, c.byName, c.byUnitId, c.onBehalfOf, c.event, c.askedKey, c.askedHash],
  );
  if (c.mentions.length === 0) return id;
  const rows = unnested(
    c.mentions,
    [
      { name: "account_id", type: "int", of: (m) => m.accountId },
      { name: "username", type: "text", of: (m) => m.username },
      { name: "name", type: "text", of: (m) => m.name },
    ],
    4,
  );
  await tx.rows(
    `/* insertMentions */ insert into inside_mention (comment_id, case_id, at, ${rows.names}) select $1::bigint, $2::bigint, $3::timestamptz, m.* from (${rows.select}) m`,
    [id, c.caseId, instantText(c.at), ...rows.values],
  );
  return id;
}

/** Where somebody is named in a comment on a case that he sees. */
export interface MentionRow {
  id: number;
  caseId: number;
  words: string;
  at: Instant;
  byName: string;
  byUnitId: number;
  seenAt: Instant | null;
}

/** As the one who is named: what of his he still sees, newest first, and how many there are. @param unseen only what he has not said he has seen */
export async function mentionsOf(
  tx: Tx,
  accountId: number,
  { unseen, first }: { unseen: boolean; first: number },
): Promise<{ total: number; rows: MentionRow[] }> {
  const from = `from inside_mention m join inside_comment k on k.id = m.comment_id where m.account_id = $1${unseen ? " and m.seen_at is null" : ""}`;
  const { total } = await tx.one<{ total: number }>(`/* countMentions */ select count(*)::int as total ${from}`, [accountId]);
  const rows = await tx.rows<MentionRow>(
    `/* mentionsOf */ select m.id, m.case_id as "caseId", k.words, m.at, k.by_name as "byName", k.by_unit_id as "byUnitId", m.seen_at as "seenAt" ${from} order by m.id desc limit $2`,
    [accountId, first],
  );
  return { total, rows };
}

/** @returns false: no such mention of this account; one that was seen before stays so */
export async function seeMention(tx: Tx, id: number, accountId: number, at: Instant): Promise<boolean> {
  const rows = await tx.rows(
    "/* seeMention */ update inside_mention set seen_at = coalesce(seen_at, $3::timestamptz) where id = $1 and account_id = $2 returning id",
    [id, accountId, instantText(at)],
  );
  return rows.length > 0;
}
