import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { instantText } from "../../platform/instant.ts";

export const ENTRY_PARTS = ["NUMBERS", "HOURS", "MAILBOXES", "ROSTER", "HEAD"] as const;
export type EntryPart = (typeof ENTRY_PARTS)[number];

/** That somebody compared a unit's entry with how it is. */
export interface ReviewRow {
  unitId: number;
  wrong: EntryPart[];
  contentHash: string;
  reviewedAt: Instant;
  byName: string;
  onBehalfOf: string | null;
  /** first day on which it is to be reviewed again, YYYY-MM-DD */
  dueOn: string;
}

/** The newest review of each unit, and when the next is due by the term in force. @param day YYYY-MM-DD */
export async function newestReviews(tx: Tx, unitIds: readonly number[], day: string): Promise<ReviewRow[]> {
  return tx.rows<ReviewRow>(
    `/* newestReviews */ select distinct on (r.unit_id) r.unit_id as "unitId", r.wrong, r.content_hash as "contentHash", r.reviewed_at as "reviewedAt", r.by_name as "byName",
       r.on_behalf_of as "onBehalfOf", ((r.reviewed_at at time zone 'Asia/Ho_Chi_Minh')::date + make_interval(months => t.months))::date as "dueOn"
     from directory_review r, directory_term t
     where r.unit_id = any($1::int[]) and t.valid_from <= $2::date and (t.valid_to is null or t.valid_to > $2::date) order by r.unit_id, r.id desc limit 100000`,
    [unitIds, day],
  );
}

/** What says how often the directory is reviewed. */
export interface DirectoryTermRow {
  months: number;
  legalBasis: string;
  assumed: boolean;
}

/** @param day YYYY-MM-DD */
export async function directoryTermOn(tx: Tx, day: string): Promise<DirectoryTermRow | undefined> {
  const rows = await tx.rows<DirectoryTermRow>(
    `/* directoryTermOn */ select months, legal_basis as "legalBasis", assumed from directory_term
     where valid_from <= $1::date and (valid_to is null or valid_to > $1::date) limit 1`,
    [day],
  );
  return rows[0];
}

/** A review as it is written down. */
export interface Reviewed {
  unitId: number;
  wrong: readonly EntryPart[];
  /** canonical text of the entry, and its SHA-256 */
  content: string;
  contentHash: string;
  at: Instant;
  accountId: number;
  byName: string;
  onBehalfOf: string | null;
}

export async function insertReview(tx: Tx, review: Reviewed): Promise<void> {
  await tx.rows(
    `/* insertReview */ insert into directory_review (unit_id, wrong, content, content_hash, reviewed_at, account_id, by_name, on_behalf_of)
     values ($1, $2::text[], $3::jsonb, $4, $5::timestamptz, $6, $7, $8)`,
    [review.unitId, review.wrong, review.content, review.contentHash, instantText(review.at), review.accountId, review.byName, review.onBehalfOf],
  );
}
