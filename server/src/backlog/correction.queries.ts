import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";
import type { BacklogClass } from "../tally/index.ts";

/** What a person says of a case's class. */
export interface Correction {
  caseId: number;
  class: BacklogClass;
  ruleClass: BacklogClass;
  reason: string;
  at: Instant;
  byAccountId: number;
  byUnitId: number;
  onBehalfOf: string | null;
}

/** Locks the case's record until the transaction ends, so that two corrections follow one another. @returns when the hub last learned of it */
export async function lockCase(tx: Tx, caseId: number): Promise<Instant | null> {
  const [row] = await tx.rows<{ at: Instant }>("/* lockCase */ select learned_at as at from feedback_case where id = $1 for update", [caseId]);
  return row?.at ?? null;
}

/** Ends what was said of the case before, and says this from the event on. */
export async function keepCorrection(tx: Tx, event: number, c: Correction): Promise<void> {
  await endCorrection(tx, c.caseId, event);
  await tx.rows(
    `/* keepCorrection */ insert into backlog_correction (case_id, from_event, class, rule_class, reason, at, by_account_id, by_unit_id, on_behalf_of)
     values ($1, $2, $3, $4, $5, $6::timestamptz, $7, $8, $9)`,
    [c.caseId, event, c.class, c.ruleClass, c.reason, instantText(c.at), c.byAccountId, c.byUnitId, c.onBehalfOf],
  );
}

/** From the event on the rules speak again. */
export async function endCorrection(tx: Tx, caseId: number, event: number): Promise<void> {
  await tx.rows("/* endCorrection */ update backlog_correction set to_event = $2 where case_id = $1 and to_event is null", [caseId, event]);
}

/** One correction as the case's page shows it. */
export type ShownCorrection = Omit<Correction, "byAccountId">;

/** What was said of these cases, oldest first. */
export async function correctionsOf(tx: Tx, caseIds: readonly number[]): Promise<ShownCorrection[]> {
  return tx.rows<ShownCorrection>(
    `/* correctionsOf */ select case_id as "caseId", class, rule_class as "ruleClass", case when case_stubbed(case_id) then '•••' else reason end as reason, at,
       by_unit_id as "byUnitId", on_behalf_of as "onBehalfOf"
     from backlog_correction where case_id = any($1::bigint[]) order by case_id, from_event limit 10000`,
    [caseIds],
  );
}

/** How often, in a time, persons of some units said otherwise than the rules. */
export async function ruleQuality(
  tx: Tx,
  unitIds: readonly number[],
  [from, to]: readonly [Instant, Instant],
): Promise<{ ruleClass: BacklogClass; class: BacklogClass; cases: number }[]> {
  return tx.rows(
    `/* ruleQuality */ select rule_class as "ruleClass", class, count(distinct case_id)::int as cases from backlog_correction
     where by_unit_id = any($1::int[]) and at >= $2::timestamptz and at < $3::timestamptz group by 1, 2 order by 1, 2 limit 16`,
    [unitIds, instantText(from), instantText(to)],
  );
}
