import type { Tx } from "../platform/database.ts";
import { instantText } from "../platform/instant.ts";
import type { Instant } from "../platform/instant.ts";

/** A drawn closing. */
export interface RecallRow {
  id: number;
  sampledAt: Instant;
  recalled: boolean | null;
  recalledAt: Instant | null;
  recalledName: string | null;
  recalledWords: string | null;
  settledAccountId: number;
}

const COLUMNS = `id, sampled_at as "sampledAt", recalled, recalled_at as "recalledAt", recalled_name as "recalledName", recalled_words as "recalledWords",
  settled_account_id as "settledAccountId"`;

/** What of the recall sample the asker's rows show, newest first. */
export async function recallsOf(tx: Tx, page: { first: number; before: number | null }): Promise<{ rows: RecallRow[]; total: number }> {
  const { total } = await tx.one<{ total: number }>("/* countRecalls */ select count(*)::int as total from case_proposal where sampled_at is not null");
  const rows = await tx.rows<RecallRow>(
    `/* recallsOf */ select ${COLUMNS} from case_proposal where sampled_at is not null and ($1::bigint is null or id < $1) order by id desc limit $2`,
    [page.before, page.first],
  );
  return { rows, total };
}

/** One drawn closing, as far as the asker's rows go. */
export async function recallById(tx: Tx, id: number): Promise<RecallRow | null> {
  const [row] = await tx.rows<RecallRow>(`/* recallById */ select ${COLUMNS} from case_proposal where id = $1 and sampled_at is not null`, [id]);
  return row ?? null;
}

/** @returns false: it was said before */
export async function sayRecalled(
  tx: Tx,
  id: number,
  said: { recalled: boolean; at: Instant; accountId: number; name: string; words: string },
): Promise<boolean> {
  const rows = await tx.rows(
    `/* sayRecalled */ update case_proposal set recalled = $2, recalled_at = $3::timestamptz, recalled_account_id = $4, recalled_name = $5, recalled_words = $6
     where id = $1 and sampled_at is not null and recalled is null returning id`,
    [id, said.recalled, instantText(said.at), said.accountId, said.name, said.words],
  );
  return rows.length > 0;
}
