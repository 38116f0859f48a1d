import type { Tx } from "../../platform/database.ts";
import { instantText } from "../../platform/instant.ts";
import type { Instant } from "../../platform/instant.ts";
import type { PeriodKind } from "../../tally/index.ts";
import type { About, CheckCode, Level, Origin } from "./commend.words.ts";

/** A form of commendation and what it asks. */
export interface FormRow {
  code: string;
  about: About;
  nameVi: string;
  nameEn: string;
  level: Level;
  topical: boolean;
  /** null: of officers, who have no score */
  minimumScore: string | null;
  minimumCases: number;
  minimumPeriods: number;
  checks: CheckCode[];
  outsideVi: string;
  outsideEn: string;
  legalBasis: string;
  assumed: boolean;
  validFrom: string;
}

const FORM = `select code, about, name_vi as "nameVi", name_en as "nameEn", level, topical, minimum_score::text as "minimumScore", minimum_cases as "minimumCases", minimum_periods as "minimumPeriods",
  checks, outside_vi as "outsideVi", outside_en as "outsideEn", legal_basis as "legalBasis", assumed, valid_from as "validFrom" from commendation_form`;

/** The forms in force on a day, in their order. */
export async function formsOn(tx: Tx, day: string): Promise<FormRow[]> {
  return tx.rows<FormRow>(`/* formsOn */ ${FORM} where valid_from <= $1::date and (valid_to is null or $1::date < valid_to) order by position limit 100`, [
    day,
  ]);
}

export async function formOf(tx: Tx, { formCode, formValidFrom }: Pick<RoundRow, "formCode" | "formValidFrom">): Promise<FormRow> {
  return tx.one<FormRow>(`/* formOf */ ${FORM} where code = $1 and valid_from = $2::date`, [formCode, formValidFrom]);
}

/** A round in which candidates are looked at for one form. */
export interface RoundRow {
  id: number;
  title: string;
  legalBasis: string;
  formCode: string;
  formValidFrom: string;
  about: About;
  /** null: of officers */
  schemeCode: string | null;
  periodKind: PeriodKind;
  fromDay: string;
  toDay: string;
  periodIds: number[];
  /** of officers' sheets; empty: of units */
  sheetPeriodIds: number[];
  scopeUnitId: number;
  at: Instant;
  byName: string;
}

const ROUND = `select r.id, r.title, r.legal_basis as "legalBasis", r.form_code as "formCode", r.form_valid_from as "formValidFrom", r.about, r.scheme_code as "schemeCode", r.period_kind as "periodKind",
  r.from_day as "fromDay", r.to_day as "toDay", r.period_ids as "periodIds", r.sheet_period_ids as "sheetPeriodIds", r.scope_unit_id as "scopeUnitId", r.at, r.by_name as "byName" from commendation_round r`;

/** `int8[]` comes as text: ids are numbers here. */
const numbered = (row: RoundRow): RoundRow => ({ ...row, periodIds: row.periodIds.map(Number), sheetPeriodIds: row.sheetPeriodIds.map(Number) });

/** Newest first, and how many there are. */
export async function roundsOf(tx: Tx, page: { first: number; before: number | null }): Promise<{ total: number; rows: RoundRow[] }> {
  const { total } = await tx.one<{ total: number }>("/* countRounds */ select count(*)::int as total from commendation_round");
  const rows = await tx.rows<RoundRow>(`/* roundsOf */ ${ROUND} where ($1::bigint is null or r.id < $1) order by r.id desc limit $2`, [
    page.before,
    page.first,
  ]);
  return { total, rows: rows.map(numbered) };
}

export async function roundById(tx: Tx, id: number): Promise<RoundRow | undefined> {
  return (await tx.rows<RoundRow>(`/* roundById */ ${ROUND} where r.id = $1`, [id])).map(numbered)[0];
}

/** Rounds of these very days that were open by an instant, oldest first. */
export async function roundsOfSpan(tx: Tx, { from, to }: { from: string; to: string }, at: Instant): Promise<RoundRow[]> {
  const rows = await tx.rows<RoundRow>(
    `/* roundsOfSpan */ ${ROUND} where r.from_day = $1::date and r.to_day = $2::date and r.at <= $3::timestamptz order by r.id limit 100`,
    [from, to, instantText(at)],
  );
  return rows.map(numbered);
}

/** A unit's or an officer's dossier in a round. */
export interface CandidateRow {
  id: number;
  roundId: number;
  unitId: number;
  /** null: the unit's own */
  officerId: number | null;
  origin: Origin;
  reason: string | null;
  content: string;
  hash: string;
  at: Instant;
  byName: string;
}

const CANDIDATE = `select c.id, c.round_id as "roundId", c.unit_id as "unitId", c.officer_id as "officerId", c.origin, c.reason, c.content, c.hash, c.at, c.by_name as "byName" from commendation_candidate c`;

/** A round's candidates by their units' codes, officers of one by their own. */
export async function candidatesOf(tx: Tx, roundId: number): Promise<CandidateRow[]> {
  return tx.rows<CandidateRow>(
    `/* candidatesOf */ ${CANDIDATE} join unit u on u.id = c.unit_id left join officer o on o.id = c.officer_id where c.round_id = $1 order by u.code, o.code limit 10000`,
    [roundId],
  );
}

export async function candidateById(tx: Tx, id: number): Promise<CandidateRow | undefined> {
  return (await tx.rows<CandidateRow>(`/* candidateById */ ${CANDIDATE} where c.id = $1`, [id]))[0];
}

/** An officer's dossiers by his code in the register, newest first. */
export async function dossiersOfOfficer(tx: Tx, code: string): Promise<CandidateRow[]> {
  return tx.rows<CandidateRow>(`/* dossiersOfOfficer */ ${CANDIDATE} join officer o on o.id = c.officer_id where o.code = $1 order by c.id desc limit 20`, [
    code,
  ]);
}

/** Candidates of a round, many at once, and the first look at their conditions. @returns the dossiers' numbers by unit */
export async function insertDrawn(
  tx: Tx,
  by: { roundId: number; at: string; accountId: number; byName: string; byUnitId: number; onBehalfOf: string | null },
  drawn: readonly { unitId: number; officerId: number | null; content: string; hash: string }[],
): Promise<{ id: number; unitId: number; officerId: number | null }[]> {
  return tx.rows(
    `/* insertDrawn */ insert into commendation_candidate (round_id, unit_id, officer_id, origin, content, hash, at, by_account_id, by_name, by_unit_id, on_behalf_of)
     select $1, t.*, $6::timestamptz, $7, $8, $9, $10 from (select u, o, 'DRAWN', c, h from unnest($2::int[], $3::int[], $4::text[], $5::text[]) as d(u, o, c, h)) as t
     returning id, unit_id as "unitId", officer_id as "officerId"`,
    [
      by.roundId,
      drawn.map((d) => d.unitId),
      drawn.map((d) => d.officerId),
      drawn.map((d) => d.content),
      drawn.map((d) => d.hash),
      by.at,
      by.accountId,
      by.byName,
      by.byUnitId,
      by.onBehalfOf,
    ],
  );
}

/** The first look at many candidates' conditions. */
export async function insertFirstRuns(
  tx: Tx,
  by: { at: string; accountId: number; byName: string; byUnitId: number; onBehalfOf: string | null },
  runs: readonly { candidateId: number; content: string; hash: string }[],
): Promise<void> {
  await tx.rows(
    `/* insertFirstRuns */ insert into commendation_run (candidate_id, content, hash, at, by_account_id, by_name, by_unit_id, on_behalf_of)
     select r.*, $4::timestamptz, $5, $6, $7, $8 from unnest($1::bigint[], $2::text[], $3::text[]) as r`,
    [runs.map((r) => r.candidateId), runs.map((r) => r.content), runs.map((r) => r.hash), by.at, by.accountId, by.byName, by.byUnitId, by.onBehalfOf],
  );
}
