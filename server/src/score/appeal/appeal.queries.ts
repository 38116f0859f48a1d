import type { Doing } from "../../access/index.ts";
import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { instantText } from "../../platform/instant.ts";
import type { Exclusion } from "../indicator/rule.ts";
import type { AppealKind } from "./overlay.ts";

export const ANSWERERS = ["OFFICE", "INSPECTION"] as const;
export type Answerer = (typeof ANSWERERS)[number];
export const APPEAL_STATES = ["WAITING", "GRANTED", "GRANTED_IN_PART", "REFUSED", "WITHDRAWN"] as const;
export type AppealState = (typeof APPEAL_STATES)[number];
export const APPEAL_ANSWERS = ["GRANTED", "GRANTED_IN_PART", "REFUSED"] as const;
export type AppealAnswer = (typeof APPEAL_ANSWERS)[number];
/** Which appeals a list has: of the viewer himself and his own units, about lines that would become theirs or of their officers, those that wait for his answer, or all he sees. */
export const APPEAL_LISTS = ["OURS", "TOLD", "WAITING", "ALL"] as const;
export type AppealList = (typeof APPEAL_LISTS)[number];

/** Who answers a kind of appeal on a day, and by when. */
export interface AppealTerm {
  kind: AppealKind;
  answeredBy: Answerer;
  /** kinds and codes of units that are the answerer's own body */
  ownKinds: string[];
  ownUnits: string[];
  answerLimit: string;
  sealedLimit: string;
  /** how long the unit that a line was moved to may ask, from the ruling on */
  movedLimit: string;
  legalBasis: string;
  assumed: boolean;
}

export async function appealTermsOn(tx: Tx, day: string): Promise<AppealTerm[]> {
  return tx.rows<AppealTerm>(
    `/* appealTermsOn */ select kind, answered_by as "answeredBy", own_kinds as "ownKinds", own_units as "ownUnits", answer_limit as "answerLimit", after_seal_limit as "sealedLimit", moved_limit as "movedLimit", legal_basis as "legalBasis", assumed
     from appeal_term where valid_from <= $1::date and (valid_to is null or valid_to > $1::date) order by kind limit 10`,
    [day],
  );
}

/** For which reasons a line may be taken out on a day. */
export async function appealExclusionsOn(tx: Tx, day: string): Promise<Exclusion[]> {
  const rows = await tx.rows<{ reason: Exclusion }>(
    "/* appealExclusionsOn */ select reason from appeal_exclusion where valid_from <= $1::date and (valid_to is null or valid_to > $1::date) order by position limit 100",
    [day],
  );
  return rows.map(({ reason }) => reason);
}

/** An appeal as it stands. */
export interface AppealRow {
  id: number;
  /** its place in the list it was read for */
  position: number;
  /** of scores, or of an officer's sheet */
  periodId: number;
  /** of an officer's line: its part */
  indicator: string;
  /** whose line it is, as it was frozen */
  unitId: number;
  /** whose head asks: of whom the line was then */
  holderUnitId: number;
  /** the appeal whose ruling it is asked against; null: the line as it was frozen */
  earlierId: number | null;
  ordinal: number;
  /** whose sheet it is about; null: a unit's card */
  officerId: number | null;
  officer: string | null;
  officerName: string | null;
  /** it is the asker's own sheet */
  own: boolean;
  kind: AppealKind;
  excluded: Exclusion | null;
  otherUnitId: number | null;
  answeredBy: Answerer;
  dueAt: Instant;
  afterSeal: boolean;
  state: AppealState;
}

const OWN = `coalesce(a.officer_id = (select m.officer_id from account m where m.id = (select nullif(current_setting('app.account', true), '')::int)), false)`;
const HOLDER = "coalesce(a.holder_unit_id, a.unit_id)";
const APPEAL = `select a.id, coalesce(a.period_id, a.officer_period_id) as "periodId", coalesce(a.indicator, a.officer_part) as indicator, a.unit_id as "unitId", ${HOLDER} as "holderUnitId",
  a.against_ruling as "earlierId", a.ordinal, a.officer_id as "officerId",
  o.code as officer, o.name as "officerName", ${OWN} as own, a.kind, a.excluded, a.other_unit_id as "otherUnitId", a.answered_by as "answeredBy",
  a.due_at as "dueAt", a.after_seal as "afterSeal",
  case e.act when 'GRANT' then 'GRANTED' when 'GRANT_IN_PART' then 'GRANTED_IN_PART' when 'REFUSE' then 'REFUSED' when 'WITHDRAW' then 'WITHDRAWN' else 'WAITING' end as state
  from score_appeal a left join officer o on o.id = a.officer_id left join score_appeal_act e on e.appeal_id = a.id and e.act in ('WITHDRAW', 'GRANT', 'GRANT_IN_PART', 'REFUSE')`;

export async function appealById(tx: Tx, id: number): Promise<AppealRow | undefined> {
  const [row] = await tx.rows<AppealRow>(`/* appealById */ select 1 as position, t.* from (${APPEAL} where a.id = $1) t`, [id]);
  return row;
}

/** Which appeals. */
export interface AppealsOf {
  list: AppealList;
  /** units that the viewer heads */
  own: readonly number[];
  /** those that wait for the viewer's own answer */
  waiting: readonly number[];
}

const LISTED = `($1::text = 'ALL' or $1 = 'OURS' and (a.officer_id is null and ${HOLDER} = any($2::int[]) or ${OWN})
  or $1 = 'TOLD' and (a.other_unit_id = any($2::int[]) or exists (select 1 from score_ruling r where r.appeal_id = a.id and r.to_unit_id = any($2::int[]) and r.to_unit_id <> ${HOLDER}) or a.officer_id is not null and a.unit_id = any($2::int[]) and not ${OWN})
  or $1 = 'WAITING' and a.id = any($3::bigint[]))`;

/** Every appeal that waits for some answerers. */
export async function waitingFor(tx: Tx, answerers: readonly Answerer[]): Promise<AppealRow[]> {
  return tx.rows<AppealRow>(
    `/* waitingFor */ select 1 as position, t.* from (${APPEAL} where e.act is null and a.answered_by = any($1::text[]) limit 100000) t`,
    [answerers],
  );
}

/** A page of appeals and how many there are; those that wait by when they are due, all others the newest first. */
export async function appealsOf(tx: Tx, of: AppealsOf, page: { first: number; after: number }): Promise<{ rows: AppealRow[]; total: number }> {
  const values = [of.list, of.own, of.waiting];
  const { total } = await tx.one<{ total: number }>(`/* countAppeals */ select count(*)::int as total from (${APPEAL} where ${LISTED}) t`, values);
  const rows = await tx.rows<AppealRow>(
    `/* appealsOf */ select * from (select row_number() over (order by case when $1::text = 'WAITING' then t."dueAt" end, t.id * case when $1 = 'WAITING' then 1 else -1 end)::int as position, t.*
       from (${APPEAL} where ${LISTED}) t) numbered where position > $4 order by position limit $5`,
    [...values, page.after, page.first],
  );
  return { rows, total };
}

/** A line by its frozen key. */
export interface AppealedLine {
  periodId: number;
  indicator: string;
  unitId: number;
  ordinal: number;
}

/** How many appeals about a period wait for an answer. */
export async function countWaiting(tx: Tx, periodId: number): Promise<number> {
  const { n } = await tx.one<{ n: number }>(`/* countWaiting */ select count(*)::int as n from (${APPEAL} where a.period_id = $1 and e.act is null) t`, [
    periodId,
  ]);
  return n;
}

export async function insertAppeal(
  tx: Tx,
  a: AppealedLine &
    Pick<AppealRow, "kind" | "excluded" | "holderUnitId" | "earlierId" | "otherUnitId" | "answeredBy" | "dueAt" | "afterSeal"> & { province: string },
): Promise<number> {
  const { id } = await tx.one<{ id: number }>(
    `/* insertAppeal */ insert into score_appeal (province, period_id, indicator, unit_id, ordinal, kind, excluded, other_unit_id, answered_by, due_at, after_seal, holder_unit_id, against_ruling)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::timestamptz, $11, nullif($12::int, $4::int), $13) returning id`,
    [
      a.province,
      a.periodId,
      a.indicator,
      a.unitId,
      a.ordinal,
      a.kind,
      a.excluded,
      a.otherUnitId,
      a.answeredBy,
      instantText(a.dueAt),
      a.afterSeal,
      a.holderUnitId,
      a.earlierId,
    ],
  );
  return id;
}

export const APPEAL_ACTS = ["ASK", "SAY", "WITHDRAW", "GRANT", "GRANT_IN_PART", "REFUSE"] as const;
export type AppealAct = (typeof APPEAL_ACTS)[number];

/** What somebody said or decided about one. */
export interface AppealActRow {
  act: AppealAct;
  words: string | null;
  documentNumber: string | null;
  documentDay: string | null;
  others: number | null;
  at: Instant;
  byName: string;
  byUnitId: number;
}

export async function appealActsOf(tx: Tx, appealId: number): Promise<AppealActRow[]> {
  return tx.rows<AppealActRow>(
    `/* appealActsOf */ select act, words, document_number as "documentNumber", document_day as "documentDay", others, at, by_name as "byName", by_unit_id as "byUnitId"
     from score_appeal_act where appeal_id = $1 order by id limit 10`,
    [appealId],
  );
}

/** What a key was used for before. */
export async function actAsked(tx: Tx, accountId: number, askedKey: string): Promise<{ appealId: number; askedHash: Buffer } | undefined> {
  const [row] = await tx.rows<{ appealId: number; askedHash: Buffer }>(
    `/* actAsked */ select appeal_id as "appealId", asked_hash as "askedHash" from score_appeal_act where by_account_id = $1 and asked_key = $2::uuid`,
    [accountId, askedKey],
  );
  return row;
}

/** An act to keep. */
export type NewAct = Doing & {
  appealId: number;
  act: AppealAct;
  words: string | null;
  documentNumber: string | null;
  documentDay: string | null;
  others: number | null;
};

/** Keeps what an appeal is asked or answered by. @throws its key was used at the same moment for something else: nothing of the transaction may stay */
export async function keepAct(tx: Tx, a: NewAct): Promise<void> {
  if (!(await insertAct(tx, a))) throw new Error(`appeal ${a.appealId}: its ${a.act} has a key that was just used`);
}

/** @returns false: it was said, or the appeal ended, before */
export async function insertAct(tx: Tx, a: NewAct): Promise<boolean> {
  const rows = await tx.rows(
    `/* insertAct */ insert into score_appeal_act (appeal_id, act, words, document_number, document_day, others, at, by_account_id, by_name, by_unit_id, on_behalf_of, asked_key, asked_hash)
     values ($1, $2, $3, $4, $5::date, $6, $7::timestamptz, $8, $9, $10, $11, $12::uuid, $13) on conflict do nothing returning 1`,
    [
      a.appealId,
      a.act,
      a.words,
      a.documentNumber,
      a.documentDay,
      a.others,
      instantText(a.at),
      a.accountId,
      a.byName,
      a.byUnitId,
      a.onBehalfOf,
      a.askedKey,
      a.askedHash,
    ],
  );
  return rows.length > 0;
}
