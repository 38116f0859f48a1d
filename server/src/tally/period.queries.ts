import type { Tx } from "../platform/database.ts";
import type { AsOf } from "./board.queries.ts";
import { statesAt } from "./board.queries.ts";
import { chargedColumn, predicate } from "./case-predicate.ts";
import type { CaseCriteria } from "./case-predicate.ts";
import type { MonthReckoning, PeriodTerm } from "./period.ts";
import { standingUnitSql } from "./reckoning.ts";

/** When the months of a reckoning begin, by the regulations over time, oldest first. */
export async function periodTerms(tx: Tx, reckoning: MonthReckoning): Promise<PeriodTerm[]> {
  return tx.rows<PeriodTerm>(
    `/* periodTerms */ select first_day as "firstDay", valid_from as "validFrom", valid_to as "validTo", legal_basis as "legalBasis", assumed
     from period_term where reckoning = $1 order by valid_from limit 1000`,
    [reckoning],
  );
}

/** How many rows of a list are charged to each unit; together they are the whole list. */
export async function countByUnit(tx: Tx, criteria: CaseCriteria, asOf: AsOf, latest: boolean): Promise<Map<number, number>> {
  const values: unknown[] = [];
  const where = predicate(criteria, asOf, values);
  const unit = standingUnitSql(chargedColumn(criteria), criteria.heirs, (value) => `$${values.push(value)}`);
  const rows = await tx.rows<{ unitId: number; n: number }>(
    `/* countByUnit */ select ${unit} as "unitId", count(*)::int as n from ${statesAt(latest)} s where ${where} group by 1 order by 1 limit 100000`,
    values,
  );
  return new Map(rows.map(({ unitId, n }) => [unitId, n]));
}
