import { unnested } from "../../../platform/bulk.ts";
import type { Tx } from "../../../platform/database.ts";
import type { Instant } from "../../../platform/instant.ts";
import type { StaffKind } from "../counting/rule.ts";
import type { WorkingOfficer } from "../line/line.queries.ts";

/** An officer as the register stood on a period's last day. */
export interface SheetHead {
  officerId: number;
  code: string;
  name: string;
  title: string | null;
  staff: StaffKind | null;
  unitId: number;
}

/** @param officers with where each last had a case, which tells his unit when no post does */
export async function headsOn(tx: Tx, officers: readonly WorkingOfficer[], day: string): Promise<SheetHead[]> {
  const rows = unnested(
    officers,
    [
      { name: "officer_id", type: "int", of: (o) => o.officerId },
      { name: "place_id", type: "int", of: (o) => o.placeId },
    ],
    2,
  );
  return tx.bulk<SheetHead>(
    `/* headsOn */ select o.id as "officerId", o.code, o.name, h.title, officer_staff(o.id, $1::date) as staff, coalesce(h.unit_id, w.place_id) as "unitId"
     from (${rows.select}) w join officer o on o.id = w.officer_id
       left join lateral (select p.title, p.unit_id from post p where p.officer_id = o.id and p.valid_from <= $1::date
         order by (p.valid_to is null or p.valid_to > $1::date) desc, p.valid_to desc nulls first, p.head desc, p.valid_from desc, p.unit_id limit 1) h on true
     order by o.code limit 1000000`,
    [day, ...rows.values],
  );
}

/** Officers of a year's quarters, with the unit of the last. */
export async function officersOfParts(tx: Tx, periodIds: readonly number[]): Promise<WorkingOfficer[]> {
  return tx.rows<WorkingOfficer>(
    `/* officersOfParts */ select distinct on (s.officer_id) s.officer_id as "officerId", s.unit_id as "placeId" from officer_sheet s join officer_period p on p.id = s.period_id
     where s.period_id = any($1::bigint[]) order by s.officer_id, p.from_day desc limit 1000000`,
    [periodIds],
  );
}

export async function insertSheets(tx: Tx, periodId: number, sheets: readonly (SheetHead & { body: string })[]): Promise<void> {
  const rows = unnested(
    sheets,
    [
      { name: "officer_id", type: "int", of: (s) => s.officerId },
      { name: "name", type: "text", of: (s) => s.name },
      { name: "title", type: "text", of: (s) => s.title },
      { name: "staff", type: "text", of: (s) => s.staff },
      { name: "unit_id", type: "int", of: (s) => s.unitId },
      { name: "body", type: "text", of: (s) => s.body },
    ],
    2,
  );
  await tx.bulk(`/* insertSheets */ insert into officer_sheet (period_id, ${rows.names}) select $1::bigint, t.* from (${rows.select}) t`, [
    periodId,
    ...rows.values,
  ]);
}

/** A sheet as it was kept, of those that the asker's rows show. */
export type SheetRow = SheetHead & { body: string; confirmedAt: Instant | null };

const SHEET = `select s.officer_id as "officerId", o.code, s.name, s.title, s.staff, s.unit_id as "unitId", s.body, c.at as "confirmedAt"
  from officer_sheet s join officer o on o.id = s.officer_id left join officer_confirmation c on c.period_id = s.period_id and c.officer_id = s.officer_id`;

/** By officers' codes. */
export async function sheetsOfPeriod(tx: Tx, periodId: number): Promise<SheetRow[]> {
  return tx.rows<SheetRow>(`/* sheetsOfPeriod */ ${SHEET} where s.period_id = $1 order by o.code limit 1000000`, [periodId]);
}

/** By the code of the register; undefined: none that the asker's rows show. */
export async function sheetOfOfficer(tx: Tx, periodId: number, code: string): Promise<SheetRow | undefined> {
  const [row] = await tx.rows<SheetRow>(`/* sheetOfOfficer */ ${SHEET} where s.period_id = $1 and o.code = $2`, [periodId, code]);
  return row;
}

/** Which officer an account is; null: nobody of the register. */
export async function officerOfAccount(tx: Tx, accountId: number): Promise<number | null> {
  const [row] = await tx.rows<{ officerId: number | null }>(`/* officerOfAccount */ select officer_id as "officerId" from account where id = $1`, [accountId]);
  return row?.officerId ?? null;
}

/** A case's words as far as the asker sees them. */
export interface CaseWords {
  reference: string | null;
  title: string | null;
}

/** Words of cases as far as the asker sees them. */
export async function wordsOfCases(tx: Tx, caseIds: readonly number[]): Promise<Map<number, CaseWords>> {
  const rows = await tx.rows<CaseWords & { id: number }>(
    `/* wordsOfCases */ select id, reference, title from feedback_case where id = any($1::bigint[]) limit 100000`,
    [caseIds],
  );
  return new Map(rows.map(({ id, ...words }) => [id, words]));
}

/** Cases behind a period's sheets, the newest first. */
export async function casesOfPeriod(tx: Tx, periodId: number, most: number): Promise<number[]> {
  const rows = await tx.rows<{ caseId: number }>(
    `/* casesOfPeriod */ select distinct l.case_id as "caseId" from officer_line l
     where l.period_id = $1 or l.period_id in (select part_id from officer_period_part where period_id = $1) order by 1 desc limit $2`,
    [periodId, most],
  );
  return rows.map(({ caseId }) => caseId);
}
