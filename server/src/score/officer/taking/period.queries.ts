import type { Doing } from "../../../access/index.ts";
import type { Tx } from "../../../platform/database.ts";
import type { Instant } from "../../../platform/instant.ts";
import { instantText } from "../../../platform/instant.ts";
import type { MonthReckoning } from "../../../tally/index.ts";

export const SHEET_PERIOD_KINDS = ["QUARTER", "YEAR"] as const;
export type SheetPeriodKind = (typeof SHEET_PERIOD_KINDS)[number];

/** A period of sheets; it is taken when it is there. */
export interface SheetPeriod {
  id: number;
  kind: SheetPeriodKind;
  reckoning: MonthReckoning;
  from: string;
  to: string;
  asOfEvent: number;
  asOfInstant: Instant;
  /** canonical text of `PeriodTerms` */
  terms: string;
  /** the last ruling it was counted with when it was taken */
  rulingsUpTo: number;
  lines: number;
  inputsHash: string;
  resultHash: string;
  objectionUntil: Instant;
  silent: string[];
  takenByName: string;
  /** whose lines it has: its own, or those of a year's quarters, oldest first */
  parts: number[];
  /** of the seal; null: not sealed yet */
  sealedAt: Instant | null;
  sealedByName: string | null;
  sealHash: string | null;
  sealedUpTo: number | null;
  waiver: string | null;
}

const PERIOD = `select p.id, p.kind, p.reckoning, p.from_day as "from", p.to_day as "to", p.as_of_event as "asOfEvent", p.as_of_instant as "asOfInstant", p.terms,
  p.rulings_upto as "rulingsUpTo", p.lines, p.inputs_hash as "inputsHash", p.result_hash as "resultHash", p.objection_until as "objectionUntil", p.silent,
  p.by_name as "takenByName", s.at as "sealedAt", s.by_name as "sealedByName", s.hash as "sealHash", s.rulings_upto as "sealedUpTo", s.waiver,
  coalesce((select array_agg(q.id order by q.from_day) from officer_period_part t join officer_period q on q.id = t.part_id where t.period_id = p.id), array[p.id]) as parts
  from officer_period p left join officer_seal s on s.period_id = p.id`;

/** `int8[]` comes as text: ids are numbers here. */
const numbered = (row: SheetPeriod): SheetPeriod => ({ ...row, parts: row.parts.map(Number) });

/** Periods, newest first. */
export async function sheetPeriods(tx: Tx, page: { first: number; before: number | null }): Promise<{ rows: SheetPeriod[]; total: number }> {
  const { total } = await tx.one<{ total: number }>("/* countSheetPeriods */ select count(*)::int as total from officer_period");
  const rows = await tx.rows<SheetPeriod>(`/* sheetPeriods */ ${PERIOD} where ($1::bigint is null or p.id < $1) order by p.id desc limit $2`, [
    page.before,
    page.first,
  ]);
  return { rows: rows.map(numbered), total };
}

export async function sheetPeriodById(tx: Tx, id: number): Promise<SheetPeriod | undefined> {
  const [row] = await tx.rows<SheetPeriod>(`/* sheetPeriodById */ ${PERIOD} where p.id = $1`, [id]);
  return row === undefined ? undefined : numbered(row);
}

/** The same, held still to the end of the transaction; a later period may name it as its part meanwhile. */
export async function lockSheetPeriod(tx: Tx, id: number): Promise<SheetPeriod | undefined> {
  await tx.rows("/* lockSheetPeriod */ select 1 from officer_period where id = $1 for no key update", [id]);
  return sheetPeriodById(tx, id);
}

/** Periods of a reckoning and kind that lie within some days, oldest first. */
export async function sheetPeriodsWithin(tx: Tx, of: { reckoning: MonthReckoning; kind: SheetPeriodKind; from: string; to: string }): Promise<SheetPeriod[]> {
  const rows = await tx.rows<SheetPeriod>(
    `/* sheetPeriodsWithin */ ${PERIOD} where p.reckoning = $1 and p.kind = $2 and p.from_day >= $3::date and p.to_day <= $4::date order by p.from_day limit 100`,
    [of.reckoning, of.kind, of.from, of.to],
  );
  return rows.map(numbered);
}

/** These periods, oldest first. */
export async function sheetPeriodsByIds(tx: Tx, ids: readonly number[]): Promise<SheetPeriod[]> {
  const rows = await tx.rows<SheetPeriod>(`/* sheetPeriodsByIds */ ${PERIOD} where p.id = any($1::bigint[]) order by p.from_day, p.id limit 100`, [ids]);
  return rows.map(numbered);
}

/** Accounts that were given cases and are nobody of the register, by username. */
export async function unlinkedOf(tx: Tx, id: number): Promise<string[]> {
  const [row] = await tx.rows<{ unlinked: string[] }>("/* unlinkedOf */ select unlinked from officer_period where id = $1", [id]);
  return row?.unlinked ?? [];
}

export async function sheetPeriodAsked(tx: Tx, accountId: number, askedKey: string): Promise<{ id: number; askedHash: Buffer } | undefined> {
  const [row] = await tx.rows<{ id: number; askedHash: Buffer }>(
    `/* sheetPeriodAsked */ select id, asked_hash as "askedHash" from officer_period where by_account_id = $1 and asked_key = $2::uuid`,
    [accountId, askedKey],
  );
  return row;
}

/** The next period's number, known before its row is: its lines are written first. */
export async function nextSheetPeriod(tx: Tx): Promise<number> {
  return (await tx.one<{ id: number }>("/* nextSheetPeriod */ select nextval(pg_get_serial_sequence('officer_period', 'id'))::bigint as id")).id;
}

export type NewSheetPeriod = Doing &
  Omit<SheetPeriod, "takenByName" | "sealedAt" | "sealedByName" | "sealHash" | "sealedUpTo" | "waiver"> & { province: string; unlinked: readonly string[] };

export async function insertSheetPeriod(tx: Tx, p: NewSheetPeriod): Promise<void> {
  await tx.rows(
    `/* insertSheetPeriod */ insert into officer_period (id, province, kind, reckoning, from_day, to_day, as_of_event, as_of_instant, terms, rulings_upto, lines, inputs_hash, result_hash,
       objection_until, silent, unlinked, by_account_id, by_name, by_unit_id, on_behalf_of, asked_key, asked_hash)
     overriding system value
     values ($1, $2, $3, $4, $5::date, $6::date, $7, $8::timestamptz, $9, $10, $11, $12, $13, $14::timestamptz, $15::text[], $16::text[], $17, $18, $19, $20, $21::uuid, $22)`,
    [
      p.id,
      p.province,
      p.kind,
      p.reckoning,
      p.from,
      p.to,
      p.asOfEvent,
      instantText(p.asOfInstant),
      p.terms,
      p.rulingsUpTo,
      p.lines,
      p.inputsHash,
      p.resultHash,
      instantText(p.objectionUntil),
      p.silent,
      p.unlinked,
      p.accountId,
      p.byName,
      p.byUnitId,
      p.onBehalfOf,
      p.askedKey,
      p.askedHash,
    ],
  );
  const parts = p.kind === "YEAR" ? p.parts : [];
  await tx.rows("/* insertSheetPeriodParts */ insert into officer_period_part (period_id, part_id) select $1, unnest($2::bigint[])", [p.id, parts]);
}
