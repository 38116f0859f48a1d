import { dayAfter } from "../platform/local-time.ts";
import type { Tx } from "../platform/database.ts";
import { LIST_EVENT } from "./backlog-sql.ts";
import { statesAt } from "./board.queries.ts";
import type { AsOf } from "./board.queries.ts";
import { predicate } from "./case-predicate.ts";
import type { CaseCriteria } from "./case-predicate.ts";
import type { BalancePart } from "./period-predicate.ts";
import { countByUnit } from "./period.queries.ts";
import { standingUnitSql } from "./reckoning.ts";

/** Units of each scope; no unit is in two of them. */
export type Parts = readonly (readonly number[])[];
type Put = (value: unknown) => string;
type Balance = Required<Pick<CaseCriteria, "balance" | "balanceFrom" | "balanceTo">>;

/**
 * How many rows a list has in each of several scopes, in one look at all of them: of each scope exactly as many as its own list has.
 * @param criteria whose units are all of the scopes' together
 */
export async function countByPart(tx: Tx, criteria: CaseCriteria, parts: Parts, at: { asOf: AsOf; latest: boolean }): Promise<number[]> {
  const { balance, balanceFrom, balanceTo, everyUnit: _not, ...others } = criteria;
  if (balance !== undefined && balanceFrom !== undefined && balanceTo !== undefined)
    return countBalance(tx, { ...others, balance }, { parts, of: { balance, balanceFrom, balanceTo } }, at);
  const counts = await countByUnit(tx, criteria, at.asOf, at.latest);
  return parts.map((ids) => ids.reduce((sum, id) => sum + (counts.get(id) ?? 0), 0));
}

/**
 * A part of a balance is no sum over units: a case that goes from a unit to its neighbour is handed out by one, and by neither of a scope that has both. So it is
 * told case by case for each scope, by the rules of `period-predicate.ts`: who holds it now, and what the hand-overs since a day brought into the scope.
 * @param criteria what the list asks for besides; its balance has no days, so that its predicate asks for no unit
 */
async function countBalance(
  tx: Tx,
  criteria: CaseCriteria,
  { parts, of }: { parts: Parts; of: Balance },
  { asOf, latest }: { asOf: AsOf; latest: boolean },
): Promise<number[]> {
  const values: unknown[] = [];
  const where = predicate(criteria, asOf, values);
  const put: Put = (value) => `$${values.push(value)}`;
  const [from, after] = [`${put(of.balanceFrom)}::date`, `${put(dayAfter(of.balanceTo, 1))}::date`];
  const standing = (column: string): string => standingUnitSql(column, criteria.heirs, put);
  const places = parts.flatMap((ids, place) => ids.map(() => place));
  const rows = await tx.rows<{ part: number; n: number }>(
    `/* countBalance */ with part as materialized (select * from unnest(${put(parts.flat())}::int[], ${put(places)}::int[]) as p(unit_id, part)),
     base as materialized (
       select s.case_id, s.open, s.received_day, s.closed_day, held.part as held, taken.part as taken
       from ${statesAt(latest)} s left join part held on held.unit_id = ${standing("s.unit_id")} left join part taken on taken.unit_id = ${standing("s.intake_unit_id")}
       where ${where} and s.received_day < ${after} and (s.open or s.closed_day >= ${from})),
     moved_from as materialized (${movedSql(from, criteria, put)}),
     moved_after as materialized (${movedSql(after, criteria, put)}),
     counted as (${PARTS_OF[of.balance](from, after)})
     select part, count(*)::int as n from counted group by part order by part limit 100000`,
    values,
  );
  const counts = new Map(rows.map(({ part, n }) => [part, n]));
  return parts.map((_ids, place) => counts.get(place) ?? 0);
}

/** Cases that came into a scope (1), or left it (-1), by all hand-overs from a day on; one that does not say both sides counts for none. */
function movedSql(day: string, { caseStream, heirs }: CaseCriteria, put: Put): string {
  const side = (column: "unit_id" | "from_unit_id", sign: "" | "-"): string =>
    `select e.case_id, ${standingUnitSql(`e.${column}`, heirs, put)} as unit_id, ${sign}e.weight as by from event e${heirs === undefined ? "" : ` join ${statesAt(false)} s on s.case_id = e.case_id`}
     where e.kind = 'HANDED_OVER' and e.case_stream = ${put(caseStream)} and e.fact_day >= ${day} and e.seq <= ${LIST_EVENT} and e.unit_id is not null and e.from_unit_id is not null`;
  return `select m.case_id, p.part, sum(m.by)::int as net from (${side("unit_id", "")} union all ${side("from_unit_id", "-")}) m join part p on p.unit_id = m.unit_id
    group by m.case_id, p.part having sum(m.by) in (1, -1)`;
}

/** Who held which case when a day began, of those alive then. */
function heldSql(day: string, moved: "moved_from" | "moved_after"): string {
  const alive = `b.received_day < ${day} and (b.open or b.closed_day >= ${day})`;
  return `select b.case_id, b.held as part from base b where b.held is not null and ${alive}
      and not exists (select 1 from ${moved} m where m.case_id = b.case_id and m.part = b.held and m.net = 1)
    union all
    select b.case_id, m.part from base b join ${moved} m on m.case_id = b.case_id and m.net = -1 where b.held is distinct from m.part and ${alive}`;
}

const beginsSql = (from: string, after: string): string =>
  `(${heldSql(from, "moved_from")} union select b.case_id, b.taken from base b where b.taken is not null and b.received_day >= ${from} and b.received_day < ${after})`;
const endsSql = (from: string, after: string): string =>
  `(${heldSql(after, "moved_after")} union select b.case_id, b.held from base b where b.held is not null and b.closed_day >= ${from} and b.closed_day < ${after})`;

/** A case for each scope that has it in a part of its balance. */
const PARTS_OF: Readonly<Record<BalancePart, (from: string, after: string) => string>> = {
  OPENING: (from) => heldSql(from, "moved_from"),
  CLOSING: (_from, after) => heldSql(after, "moved_after"),
  HANDED_IN: (from, after) => `${endsSql(from, after)} except ${beginsSql(from, after)}`,
  HANDED_OUT: (from, after) => `${beginsSql(from, after)} except ${endsSql(from, after)}`,
};
