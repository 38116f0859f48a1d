import type { Tx } from "../platform/database.ts";
import type { ListSql } from "../tally/index.ts";
import type { CampaignCaseRow } from "./campaign.queries.ts";

/** Of a list only what is not on the campaign's frozen list. */
const newcomers = ({ rows, where }: ListSql, campaign: string): string =>
  `${rows} s where ${where} and not exists (select 1 from campaign_case f where f.campaign_id = ${campaign} and f.case_id = s.case_id)`;

/** A list whose parameters come after `values`, which its own are added to. */
function after({ rows, where, values: own }: ListSql, values: unknown[]): ListSql {
  const from = values.length;
  const renumbered = (sql: string): string => sql.replaceAll(/\$(\d+)/g, (_, n: string) => `$${from + Number(n)}`);
  values.push(...own);
  return { rows: renumbered(rows), where: renumbered(where), values };
}

/** What came in between one list and the one after it: rows of `now` that `then` has not. */
const cameIn = (now: string, then: string): string => `not exists (select 1 from ${then} t where t.case_id = ${now}.case_id)`;

/** How many there are at the end of a day, and of them those that came in on it. */
export interface ArrivalCounts {
  /** place of the list among those given, 1 for the second */
  place: number;
  arrived: number;
  cameIn: number;
}

/** The newcomers of each list against the one before it. @param lists of one campaign in the order of time, the first as a beginning only */
export async function countCameIn(tx: Tx, campaignId: number, lists: readonly ListSql[]): Promise<ArrivalCounts[]> {
  if (lists.length < 2) return [];
  const values: unknown[] = [campaignId];
  const tables = lists.map((list, place) => `l${place} as materialized (select s.case_id from ${newcomers(after(list, values), "$1::bigint")})`);
  const counts = lists
    .slice(1)
    .map(
      (_, place) =>
        `select ${place + 1} as place, count(*)::int as arrived, (count(*) filter (where ${cameIn(`l${place + 1}`, `l${place}`)}))::int as "cameIn" from l${place + 1}`,
    );
  return tx.rows(`/* countCameIn */ with ${tables.join(",\n")}\n${counts.join("\nunion all ")} order by place limit 1000`, values);
}

/** Cases of the campaign's conditions that are not on its frozen list, by who holds them. */
export async function countArrived(tx: Tx, campaignId: number, list: ListSql): Promise<{ unitId: number; cases: number }[]> {
  const values = [...list.values, campaignId];
  const from = newcomers(list, `$${values.length}::bigint`);
  return tx.rows(`/* countArrived */ select s.unit_id as "unitId", count(*)::int as cases from ${from} group by 1 order by 1 limit 10000`, values);
}

/**
 * A page of those cases by their number, and how many the whole list has.
 * @param page.units holders to narrow it to; null: all of the list's @param page.since only what came in after this list; null: all
 */
export async function pageOfArrived(
  tx: Tx,
  campaignId: number,
  list: ListSql,
  page: { first: number; after: number; units: readonly number[] | null; since: ListSql | null },
): Promise<{ total: number; rows: CampaignCaseRow[] }> {
  const values: unknown[] = [...list.values];
  const put = (value: unknown, type: string): string => `$${values.push(value)}::${type}`;
  const campaign = put(campaignId, "bigint");
  const held = `${newcomers(list, campaign)} and (${put(page.units, "int[]")} is null or s.unit_id = any($${values.length}::int[]))`;
  const since = page.since === null ? "" : ` and ${cameIn("s", `(select s.case_id from ${newcomers(after(page.since, values), campaign)})`)}`;
  const from = `${held}${since}`;
  const { n: total } = await tx.one<{ n: number }>(`/* pageOfArrived:total */ select count(*)::int as n from ${from}`, values);
  const rest = `and s.case_id > ${put(page.after, "bigint")} order by s.case_id limit ${put(page.first, "int")}`;
  const rows = await tx.rows<CampaignCaseRow>(
    `/* pageOfArrived */ select s.case_id as "caseId", s.case_id as position, null::int as "openedUnitId", s.unit_id as "unitId", s.stage, s.open, s.due_at as "dueAt"
     from ${from} ${rest}`,
    values,
  );
  return { total, rows };
}
