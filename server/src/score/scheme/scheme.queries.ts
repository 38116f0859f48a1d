import type { Doing } from "../../access/index.ts";
import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { instantText } from "../../platform/instant.ts";
import type { SchemeContent } from "../indicator/scheme-content.ts";
import type { SchemeDocument } from "./scheme-file.ts";

/** A scheme as it is kept, with its issue. */
export interface SchemeRow {
  id: number;
  code: string;
  version: string;
  titleVi: string;
  titleEn: string;
  legalBasis: string;
  content: SchemeContent;
  validFrom: string;
  /** the first day after it, by its own words or by the version that followed; null: none is set */
  validTo: string | null;
  proposedAt: Instant;
  proposedByName: string;
  /** from this day on it is in force; null: proposed, not issued */
  effectiveFrom: string | null;
  documentNumber: string | null;
  documentDay: string | null;
  approvedAt: Instant | null;
  approvedByName: string | null;
}

/** SQL: the first day after a scheme `s`: its own, or the one from which another version of its code was issued. A proposal ends for one of its own first day too. */
const ENDS = `least(s.valid_to, (select min(n.valid_from) from scoring_scheme n join scheme_approval i on i.scheme_id = n.id where n.code = s.code and n.id <> s.id
  and (n.valid_from > s.valid_from or (n.valid_from = s.valid_from and a.scheme_id is null))))`;

const SCHEME = `select s.id, s.code, s.version, s.title_vi as "titleVi", s.title_en as "titleEn", s.legal_basis as "legalBasis", s.content, s.valid_from as "validFrom",
  ${ENDS} as "validTo", s.proposed_at as "proposedAt", s.proposed_by_name as "proposedByName", a.effective_from as "effectiveFrom",
  a.document_number as "documentNumber", a.document_day as "documentDay", a.at as "approvedAt", a.by_name as "approvedByName"
  from scoring_scheme s left join scheme_approval a on a.scheme_id = s.id`;

/** Schemes, newest first. */
export async function allSchemes(tx: Tx): Promise<SchemeRow[]> {
  return tx.rows<SchemeRow>(`/* allSchemes */ ${SCHEME} order by s.valid_from desc, s.id desc limit 200`);
}

export async function schemesById(tx: Tx, ids: readonly number[]): Promise<SchemeRow[]> {
  return tx.rows<SchemeRow>(`/* schemesById */ ${SCHEME} where s.id = any($1::int[]) order by s.id limit 1000`, [ids]);
}

/** Holds all versions of a code still to the end of the transaction: none is issued, and no period opened by one, meanwhile. */
export async function lockVersions(tx: Tx, code: string): Promise<void> {
  await tx.rows(`/* lockVersions */ select 1 from scoring_scheme where code = $1 order by id for update`, [code]);
}

/** A version of the code that was issued for periods from this day on or a later one; undefined: none. */
export async function issuedSince(tx: Tx, code: string, day: string): Promise<{ version: string; validFrom: string } | undefined> {
  const [row] = await tx.rows<{ version: string; validFrom: string }>(
    `/* issuedSince */ select s.version, s.valid_from as "validFrom" from scoring_scheme s join scheme_approval a on a.scheme_id = s.id
     where s.code = $1 and s.valid_from >= $2::date order by s.valid_from desc limit 1`,
    [code, day],
  );
  return row;
}

/** The version that holds until one that begins on a day follows it: the last one issued for earlier periods, where it is not over by then; undefined: none. */
export async function versionBefore(tx: Tx, code: string, day: string): Promise<string | undefined> {
  const [row] = await tx.rows<{ version: string; holds: boolean }>(
    `/* versionBefore */ select s.version, coalesce(s.valid_to > $2::date, true) as holds from scoring_scheme s join scheme_approval a on a.scheme_id = s.id
     where s.code = $1 and s.valid_from < $2::date order by s.valid_from desc limit 1`,
    [code, day],
  );
  return row?.holds === true ? row.version : undefined;
}

/**
 * The last of a code's periods that reach into the days of a version and are not free any more: their figures were taken, or they were opened by a scheme in force;
 * its own, on trial, are no hindrance. Undefined: none.
 */
export async function periodReaching(
  tx: Tx,
  { id, code, validFrom }: Pick<SchemeRow, "id" | "code" | "validFrom">,
): Promise<{ from: string; to: string } | undefined> {
  const [row] = await tx.rows<{ from: string; to: string }>(
    `/* periodReaching */ select p.from_day as "from", p.to_day as "to" from score_period p join scoring_scheme s on s.id = p.scheme_id
     where s.code = $1 and s.id <> $3 and p.to_day >= $2::date and not p.called_off and (exists (select 1 from score_taking t where t.period_id = p.id) or exists (select 1 from scheme_approval a where a.scheme_id = s.id))
     order by p.to_day desc limit 1`,
    [code, validFrom, id],
  );
  return row;
}

export async function schemeByVersion(tx: Tx, version: string): Promise<SchemeRow | undefined> {
  const [row] = await tx.rows<SchemeRow>(`/* schemeByVersion */ ${SCHEME} where s.version = $1`, [version]);
  return row;
}

/** Who brings a scheme in. */
export interface ProposedBy {
  province: string;
  accountId: number | null;
  name: string;
  /** whose post he does it by, by username; null: his own */
  onBehalfOf: string | null;
  at: Instant;
}

export async function insertScheme(tx: Tx, s: SchemeDocument, by: ProposedBy): Promise<number> {
  const { id } = await tx.one<{ id: number }>(
    `/* insertScheme */ insert into scoring_scheme (province, code, version, title_vi, title_en, legal_basis, document, content, valid_from, valid_to, proposed_at, proposed_by_name, proposed_by_account_id, proposed_on_behalf_of)
     values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9::date, $10::date, $11::timestamptz, $12, $13, $14) returning id`,
    [
      by.province,
      s.code,
      s.version,
      s.title.vi,
      s.title.en,
      s.legalBasis,
      s.text,
      JSON.stringify(s.content),
      s.validFrom,
      s.validTo,
      instantText(by.at),
      by.name,
      by.accountId,
      by.onBehalfOf,
    ],
  );
  return id;
}

/** @returns false: it was issued before */
export async function insertApproval(
  tx: Tx,
  a: Doing & { schemeId: number; effectiveFrom: string; documentNumber: string; documentDay: string },
): Promise<boolean> {
  const rows = await tx.rows(
    `/* insertApproval */ insert into scheme_approval (scheme_id, effective_from, document_number, document_day, at, by_account_id, by_name, by_unit_id, on_behalf_of, asked_key, asked_hash)
     values ($1, $2::date, $3, $4::date, $5::timestamptz, $6, $7, $8, $9, $10::uuid, $11) on conflict (scheme_id) do nothing returning 1`,
    [a.schemeId, a.effectiveFrom, a.documentNumber, a.documentDay, instantText(a.at), a.accountId, a.byName, a.byUnitId, a.onBehalfOf, a.askedKey, a.askedHash],
  );
  return rows.length > 0;
}

/** By whose key a scheme was issued. */
export async function approvalAsked(tx: Tx, schemeId: number): Promise<{ accountId: number; askedKey: string; askedHash: Buffer } | undefined> {
  const [row] = await tx.rows<{ accountId: number; askedKey: string; askedHash: Buffer }>(
    `/* approvalAsked */ select by_account_id as "accountId", asked_key::text as "askedKey", asked_hash as "askedHash" from scheme_approval where scheme_id = $1`,
    [schemeId],
  );
  return row;
}

/** Schemes with the texts that scores follow from. */
export async function schemeTexts(tx: Tx, ids: readonly number[]): Promise<{ id: number; version: string; document: string; content: SchemeContent }[]> {
  return tx.rows(`/* schemeTexts */ select id, version, document, content from scoring_scheme where id = any($1::int[]) order by id limit 1000`, [ids]);
}
