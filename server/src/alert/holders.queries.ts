import type { Role } from "@dau-moi/schema";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";
import { localDay } from "../platform/local-time.ts";

/** A post in one of the units, in force now, or what somebody lent of his. */
export interface HeldPost {
  accountId: number;
  username: string;
  officerId: number | null;
  unitId: number;
  role: Role;
  /** null: all of its role */
  acts: string[] | null;
  onBehalfOf: string | null;
}

/** Whoever works in these units now: by a post of his own, or by one that is lent to him. Locked accounts are not among them. */
export async function postsIn(tx: Tx, unitIds: readonly number[], now: Instant): Promise<HeldPost[]> {
  return tx.rows<HeldPost>(
    `/* postsIn */ select a.id as "accountId", a.username, a.officer_id as "officerId", p.unit_id as "unitId", p.role, null::text[] as acts, null::text as "onBehalfOf"
     from account_post p join account a on a.id = p.account_id
     where p.unit_id = any($1::int[]) and p.valid_from <= $2::date and (p.valid_to is null or p.valid_to > $2::date) and a.disabled_at is null
     union all
     select t.id, t.username, t.officer_id, p.unit_id, p.role, d.acts, g.username
     from delegation d join account_post p on p.id = d.post_id join account g on g.id = p.account_id join account t on t.id = d.to_account_id
     where p.unit_id = any($1::int[]) and p.valid_from <= $2::date and (p.valid_to is null or p.valid_to > $2::date) and g.disabled_at is null and t.disabled_at is null
       and d.from_at <= $3::timestamptz and d.to_at > $3::timestamptz and d.ended_at is null
     order by 1, 4 limit 100000`,
    [unitIds, localDay(now), instantText(now)],
  );
}
