import type { Tx } from "../platform/database.ts";

/** A post as far as days before today go. */
export interface PastPost {
  officer: string;
  unit: string;
  title: string;
  from: string;
  /** first day it was not held any more; null: it is held until today */
  until: string | null;
  /** all of it in one spelling */
  row: string;
}

/** Posts of these officers that began before today. @param today YYYY-MM-DD: what follows is told by nothing here */
export async function pastPosts(tx: Tx, officers: readonly string[], today: string): Promise<PastPost[]> {
  return tx.rows<PastPost>(
    `/* pastPosts */ select t.*, jsonb_build_array(t.officer, t.unit, t.title, t.head, t.staff, t."from", t.until)::text as row from (
       select o.code as officer, u.code as unit, p.title, p.head, p.staff, p.valid_from::text as "from", case when p.valid_to < $2::date then p.valid_to::text end as until
       from post p join officer o on o.id = p.officer_id join unit u on u.id = p.unit_id where o.code = any($1::text[]) and p.valid_from < $2::date) t
     order by t.officer, t."from", t.unit limit 1000000`,
    [officers, today],
  );
}
