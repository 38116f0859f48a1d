import type { Tx } from "../../../platform/database.ts";
import { unnested } from "../../../platform/bulk.ts";
import { instantText } from "../../../platform/instant.ts";
import type { AppealRow } from "../appeal.queries.ts";

/** A line of an officer's sheet by its frozen key. */
export interface OfficersLine {
  periodId: number;
  officerId: number;
  part: string;
  ordinal: number;
}

/** Appeals about an officer's lines that were not withdrawn, by the lines' names. */
export async function appealsAboutSheet(
  tx: Tx,
  of: { periodIds: readonly number[]; officerId: number },
): Promise<{ id: number; periodId: number; key: string }[]> {
  return tx.rows(
    `/* appealsAboutSheet */ select a.id, a.officer_period_id as "periodId", a.officer_part || '-' || a.ordinal as key from score_appeal a
     where a.officer_period_id = any($1::bigint[]) and a.officer_id = $2 and not exists (select 1 from score_appeal_act w where w.appeal_id = a.id and w.act = 'WITHDRAW')
     order by a.id limit 10000`,
    [of.periodIds, of.officerId],
  );
}

/** How many appeals about lines of sheets wait for an answer. */
export async function countSheetsWaiting(tx: Tx, periodIds: readonly number[]): Promise<number> {
  const { n } = await tx.one<{ n: number }>(
    `/* countSheetsWaiting */ select count(*)::int as n from score_appeal a where a.officer_period_id = any($1::bigint[])
       and not exists (select 1 from score_appeal_act e where e.appeal_id = a.id and e.act in ('WITHDRAW', 'GRANT', 'GRANT_IN_PART', 'REFUSE'))`,
    [periodIds],
  );
  return n;
}

export async function insertOfficerAppeal(
  tx: Tx,
  a: OfficersLine & Pick<AppealRow, "kind" | "excluded" | "answeredBy" | "dueAt" | "afterSeal" | "unitId"> & { province: string },
): Promise<number> {
  const { id } = await tx.one<{ id: number }>(
    `/* insertOfficerAppeal */ insert into score_appeal (province, officer_period_id, officer_id, officer_part, ordinal, unit_id, kind, excluded, answered_by, due_at, after_seal)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::timestamptz, $11) returning id`,
    [a.province, a.periodId, a.officerId, a.part, a.ordinal, a.unitId, a.kind, a.excluded, a.answeredBy, instantText(a.dueAt), a.afterSeal],
  );
  return id;
}

/** What an answer changed of one ratio of a sheet. */
export interface RatioRow {
  part: "QUANTITY" | "QUALITY" | "PROGRESS";
  nBefore: number;
  nAfter: number;
  valueBefore: string | null;
  valueAfter: string | null;
}

export async function insertRatios(tx: Tx, appealId: number, ratios: readonly RatioRow[]): Promise<void> {
  const rows = unnested(
    ratios,
    [
      { name: "part", type: "text", of: (r) => r.part },
      { name: "n_before", type: "int", of: (r) => r.nBefore },
      { name: "n_after", type: "int", of: (r) => r.nAfter },
      { name: "value_before", type: "text", of: (r) => r.valueBefore },
      { name: "value_after", type: "text", of: (r) => r.valueAfter },
    ],
    2,
  );
  await tx.bulk(`/* insertRatios */ insert into score_appeal_ratio (appeal_id, ${rows.names}) select $1::bigint, t.* from (${rows.select}) t`, [
    appealId,
    ...rows.values,
  ]);
}

/** What an answer changed of a sheet; empty: nothing, or it is about a unit. */
export async function ratiosOf(tx: Tx, appealId: number): Promise<RatioRow[]> {
  return tx.rows<RatioRow>(
    `/* ratiosOf */ select part, n_before as "nBefore", n_after as "nAfter", value_before as "valueBefore", value_after as "valueAfter" from score_appeal_ratio where appeal_id = $1
     order by array_position(array['QUANTITY', 'QUALITY', 'PROGRESS'], part) limit 10`,
    [appealId],
  );
}
