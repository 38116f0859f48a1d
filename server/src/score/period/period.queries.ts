import type { Doing } from "../../access/index.ts";
import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { instantText } from "../../platform/instant.ts";
import type { MonthReckoning, PeriodKind } from "../../tally/index.ts";

export const PERIOD_STATES = ["OPEN", "CUT_OFF", "SEALED", "CALLED_OFF"] as const;
export type ScorePeriodState = (typeof PERIOD_STATES)[number];

/** A period as it stands. */
export interface PeriodRow {
  id: number;
  schemeId: number;
  kind: PeriodKind;
  reckoning: MonthReckoning;
  from: string;
  to: string;
  cutAt: Instant;
  openedAt: Instant;
  openedByName: string;
  state: ScorePeriodState;
  /** of the taking; null: not taken yet */
  asOfEvent: number | null;
  asOfInstant: Instant | null;
  calendarVersion: string | null;
  schemeVersion: string | null;
  lines: number | null;
  inputsHash: string | null;
  resultHash: string | null;
  /** of INDICATORS.md, by which it was taken */
  wording: number | null;
  objectionUntil: Instant | null;
  silent: string[] | null;
  takenByName: string | null;
  /** of the seal; null: not sealed yet */
  sealNumber: number | null;
  sealHash: string | null;
  sealedAt: Instant | null;
  sealedByName: string | null;
  sealedSilent: string[] | null;
  waiver: string | null;
  disputes: string | null;
  appealWaiver: string | null;
  /** when it was called off; null: it was not */
  calledOffAt: Instant | null;
  calledOffByName: string | null;
  callingOffReason: string | null;
}

const PERIOD = `select p.id, p.scheme_id as "schemeId", p.kind, p.reckoning, p.from_day as "from", p.to_day as "to", p.cut_at as "cutAt", p.opened_at as "openedAt",
  p.by_name as "openedByName", case when o.period_id is not null then 'CALLED_OFF' when s.period_id is not null then 'SEALED' when t.period_id is not null then 'CUT_OFF' else 'OPEN' end as state,
  t.as_of_event as "asOfEvent", t.as_of_instant as "asOfInstant", t.calendar_version as "calendarVersion", t.scheme_version as "schemeVersion", t.lines, t.inputs_hash as "inputsHash",
  t.result_hash as "resultHash", t.wording, t.objection_until as "objectionUntil", t.silent, t.by_name as "takenByName", s.number as "sealNumber", s.hash as "sealHash", s.at as "sealedAt",
  s.by_name as "sealedByName", s.silent as "sealedSilent", s.waiver, s.disputes, s.appeal_waiver as "appealWaiver",
  o.at as "calledOffAt", o.by_name as "calledOffByName", o.reason as "callingOffReason"
  from score_period p left join score_taking t on t.period_id = p.id left join score_seal s on s.period_id = p.id left join score_period_calling_off o on o.period_id = p.id`;

/** Periods, newest first. */
export async function periodsOf(tx: Tx, page: { first: number; before: number | null }): Promise<{ rows: PeriodRow[]; total: number }> {
  const { total } = await tx.one<{ total: number }>("/* countPeriods */ select count(*)::int as total from score_period");
  const rows = await tx.rows<PeriodRow>(`/* periodsOf */ ${PERIOD} where ($1::bigint is null or p.id < $1) order by p.id desc limit $2`, [
    page.before,
    page.first,
  ]);
  return { rows, total };
}

export async function periodById(tx: Tx, id: number): Promise<PeriodRow | undefined> {
  const [row] = await tx.rows<PeriodRow>(`/* periodById */ ${PERIOD} where p.id = $1`, [id]);
  return row;
}

/** Periods of these very days whose inputs were taken, oldest first. */
export async function takenOfSpan(tx: Tx, { from, to }: { from: string; to: string }): Promise<PeriodRow[]> {
  return tx.rows<PeriodRow>(
    `/* takenOfSpan */ ${PERIOD} where p.from_day = $1::date and p.to_day = $2::date and t.period_id is not null order by p.id limit 100`,
    [from, to],
  );
}

/** The same, held still to the end of the transaction. */
export async function lockPeriod(tx: Tx, id: number): Promise<PeriodRow | undefined> {
  await tx.rows("/* lockPeriod */ select 1 from score_period where id = $1 for update", [id]);
  return periodById(tx, id);
}

/** One period whose instant has come and that nobody takes just now, held still; undefined: none. */
export async function takeDue(tx: Tx, now: Instant): Promise<PeriodRow | undefined> {
  const [due] = await tx.rows<{ id: number }>(
    `/* takeDue */ select p.id from score_period p where p.cut_at <= $1::timestamptz and not p.called_off and not exists (select 1 from score_taking t where t.period_id = p.id)
     order by p.cut_at, p.id limit 1 for update skip locked`,
    [instantText(now)],
  );
  return due === undefined ? undefined : periodById(tx, due.id);
}

/** Whether some period's instant has come. */
export async function anyDue(tx: Tx, now: Instant): Promise<boolean> {
  const { due } = await tx.one<{ due: boolean }>(
    `/* anyDue */ select exists (select 1 from score_period p where p.cut_at <= $1::timestamptz and not p.called_off and not exists (select 1 from score_taking t where t.period_id = p.id)) as due`,
    [instantText(now)],
  );
  return due;
}

/** SQL: a period `p` that can be sealed, since its scheme was issued for its days; others are trials of a proposal. */
export const isOfficial = (p: string): string =>
  `exists (select 1 from scheme_approval a where a.scheme_id = ${p}.scheme_id and a.effective_from <= ${p}.from_day)`;

/** The last period of the kind that was taken and ended before another: of the same code among those that can be sealed, of a trial those of the same proposal; undefined: none. */
export async function periodBefore(tx: Tx, period: PeriodRow): Promise<PeriodRow | undefined> {
  const [row] = await tx.rows<PeriodRow>(
    `/* periodBefore */ ${PERIOD} join scoring_scheme c on c.id = p.scheme_id
     where c.code = (select code from scoring_scheme where id = $1) and p.kind = $2 and p.to_day < $3::date and t.period_id is not null
       and case when (select ${isOfficial("own")} from score_period own where own.id = $4) then ${isOfficial("p")} else p.scheme_id = $1 end
     order by p.to_day desc, p.id desc limit 1`,
    [period.schemeId, period.kind, period.from, period.id],
  );
  return row;
}

/** What scores are kept by on a day. */
export interface ScoreTerm {
  objectionLimit: string;
  cutMinutes: number;
  waitMinutes: number;
  legalBasis: string;
  assumed: boolean;
}

export async function scoreTermOn(tx: Tx, day: string): Promise<ScoreTerm> {
  return tx.one<ScoreTerm>(
    `/* scoreTermOn */ select objection_limit as "objectionLimit", cut_minutes as "cutMinutes", wait_minutes as "waitMinutes", legal_basis as "legalBasis", assumed
     from score_term where valid_from <= $1::date and (valid_to is null or valid_to > $1::date) order by valid_from desc limit 1`,
    [day],
  );
}

/** A period that may be opened. */
export interface NewPeriod extends Doing {
  province: string;
  schemeId: number;
  kind: PeriodKind;
  reckoning: MonthReckoning;
  from: string;
  to: string;
  cutAt: Instant;
}

export async function periodAskedBefore(tx: Tx, accountId: number, askedKey: string): Promise<{ id: number; askedHash: Buffer } | undefined> {
  const [row] = await tx.rows<{ id: number; askedHash: Buffer }>(
    `/* periodAskedBefore */ select id, asked_hash as "askedHash" from score_period where by_account_id = $1 and asked_key = $2::uuid`,
    [accountId, askedKey],
  );
  return row;
}

/** @returns null: it overlaps another of its scheme and kind, or its key was used at the same moment */
export async function insertPeriod(tx: Tx, p: NewPeriod): Promise<number | null> {
  const [row] = await tx.rows<{ id: number }>(
    `/* insertPeriod */ insert into score_period (province, scheme_id, kind, reckoning, from_day, to_day, cut_at, opened_at, by_account_id, by_name, by_unit_id, on_behalf_of, asked_key, asked_hash)
     values ($1, $2, $3, $4, $5::date, $6::date, $7::timestamptz, $8::timestamptz, $9, $10, $11, $12, $13::uuid, $14) on conflict do nothing returning id`,
    [
      p.province,
      p.schemeId,
      p.kind,
      p.reckoning,
      p.from,
      p.to,
      instantText(p.cutAt),
      instantText(p.at),
      p.accountId,
      p.byName,
      p.byUnitId,
      p.onBehalfOf,
      p.askedKey,
      p.askedHash,
    ],
  );
  return row?.id ?? null;
}
