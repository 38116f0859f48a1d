import { orderOn } from "../province.ts";
import type { Transaction } from "./replay.ts";

/** What an author of a peer would keep for a board: a row for each unit below the province, written beside each change. */
export async function keepRollup(owner: string): Promise<void> {
  await orderOn(
    owner,
    `/* keepRollup */ create table bench_rollup as select u.id as unit_id, u.parent_id, coalesce(n.open, 0) as open, coalesce(n.overdue, 0) as overdue, coalesce(n.soon, 0) as due_soon
     from unit u left join (select unit_id, count(*) as open, count(*) filter (where due_at <= now()) as overdue, count(*) filter (where due_at > now() and soon_at <= now()) as soon
       from case_state where to_event is null and open group by unit_id) n on n.unit_id = u.id;
     alter table bench_rollup add primary key (unit_id);
     create index on bench_rollup (parent_id);
     grant select on bench_rollup to public`,
  );
}

/** How a peer reads the board of the province. */
export const ROLLUP_READ: readonly Transaction[] = [
  [
    {
      text: `/* rollupRead */ select r.unit_id, r.open, r.overdue, r.due_soon, u.code, u.name, u.kind from bench_rollup r join unit u on u.id = r.unit_id
        where r.parent_id = (select id from unit where parent_id is null order by id limit 1) order by u.position limit 500`,
      values: [],
      name: "rollup_read",
    },
  ],
];
