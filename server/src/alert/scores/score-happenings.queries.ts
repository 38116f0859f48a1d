import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { instantText } from "../../platform/instant.ts";
import type { AnsweredAppeal } from "../../score/index.ts";

/** What becomes of a scoring period. */
export type PeriodHappening = "PERIOD_OPENED" | "PERIOD_CUT" | "PERIOD_CLOSES" | "PERIOD_SEALED";

/** Something of appeals, sheets or scoring periods that waits to be told. */
export interface ScoreWaiting {
  id: number;
  what: "APPEAL_ACT" | "APPEAL_DUE" | "SHEETS_TAKEN" | "SHEETS_CLOSE" | PeriodHappening;
  subjectId: number;
  at: Instant;
}

/** Takes what happened, and what is due by an instant. @param by null: nobody can say what is due soon; what is due waits on */
export async function takeScoreHappenings(tx: Tx, by: Instant | null): Promise<ScoreWaiting[]> {
  return tx.rows<ScoreWaiting>(
    `/* takeScoreHappenings */ with taken as (delete from notice_score where id in (select id from notice_score
         where what in ('APPEAL_ACT', 'SHEETS_TAKEN', 'PERIOD_OPENED', 'PERIOD_CUT', 'PERIOD_SEALED') or at <= $1::timestamptz order by id limit 1000) returning id, what, subject_id, at)
     select id, what, subject_id as "subjectId", at from taken order by id`,
    [by === null ? null : instantText(by)],
  );
}

/** An appeal with everybody on its sides. */
export interface AppealTold extends AnsweredAppeal {
  open: boolean;
  dueAt: Instant;
  /** who asked, and the accounts of the officer whose sheet it is about */
  askerIds: number[];
  /** null: it is about a unit's card */
  officerId: number | null;
  /** the unit that its answer took the line to; null: it took it nowhere */
  movedToId: number | null;
}

export async function appealsTold(tx: Tx, ids: readonly number[]): Promise<AppealTold[]> {
  return tx.rows<AppealTold>(
    `/* appealsTold */ select a.id, a.answered_by as "answeredBy", coalesce(a.holder_unit_id, a.unit_id) as "holderUnitId", a.other_unit_id as "otherUnitId", a.officer_id as "officerId", a.due_at as "dueAt",
       (select r.to_unit_id from score_ruling r where r.appeal_id = a.id and r.to_unit_id <> coalesce(a.holder_unit_id, a.unit_id)) as "movedToId",
       not exists (select 1 from score_appeal_act e where e.appeal_id = a.id and e.act in ('WITHDRAW', 'GRANT', 'GRANT_IN_PART', 'REFUSE')) as open,
       array(select k.by_account_id from score_appeal_act k where k.appeal_id = a.id and k.act = 'ASK'
         union select o.id from account o where o.officer_id = a.officer_id and o.disabled_at is null) as "askerIds"
     from score_appeal a where a.id = any($1::bigint[]) order by a.id limit 1000`,
    [ids],
  );
}

/** What was done to an appeal, by whom. */
export interface AppealAct {
  id: number;
  appealId: number;
  act: "ASK" | "SAY" | "WITHDRAW" | "GRANT" | "GRANT_IN_PART" | "REFUSE";
  byAccountId: number;
  at: Instant;
}

export async function appealActs(tx: Tx, ids: readonly number[]): Promise<AppealAct[]> {
  return tx.rows<AppealAct>(
    `/* appealActs */ select id, appeal_id as "appealId", act, by_account_id as "byAccountId", at from score_appeal_act where id = any($1::bigint[]) order by id limit 1000`,
    [ids],
  );
}

/** Somebody whose sheet a period has. */
export interface SheetHolder {
  periodId: number;
  accountId: number;
  unitId: number;
  confirmed: boolean;
}

/** Accounts of the officers of some periods' sheets; a sealed period has none to be told. */
export async function sheetHolders(tx: Tx, periodIds: readonly number[]): Promise<SheetHolder[]> {
  return tx.rows<SheetHolder>(
    `/* sheetHolders */ select s.period_id as "periodId", a.id as "accountId", s.unit_id as "unitId",
       exists (select 1 from officer_confirmation c where c.period_id = s.period_id and c.officer_id = s.officer_id) as confirmed
     from officer_sheet s join account a on a.officer_id = s.officer_id and a.disabled_at is null
     where s.period_id = any($1::bigint[]) and not exists (select 1 from officer_seal z where z.period_id = s.period_id) order by 1, 2 limit 100000`,
    [periodIds],
  );
}

/** A scoring period that decides something, with the units that it scores once it was taken. */
export interface PeriodTold {
  id: number;
  taken: boolean;
  sealed: boolean;
  /** that were scored */
  unitIds: number[];
  /** of these, whose heads have confirmed or disputed */
  answeredIds: number[];
}

/** Trials of a proposed scheme, and periods that were called off, are told to nobody. */
export async function periodsTold(tx: Tx, ids: readonly number[]): Promise<PeriodTold[]> {
  return tx.rows<PeriodTold>(
    `/* periodsTold */ select p.id, exists (select 1 from score_taking t where t.period_id = p.id) as taken,
       exists (select 1 from score_seal s where s.period_id = p.id) as sealed,
       array(select u.unit_id from score_unit u where u.period_id = p.id and u.scored order by 1) as "unitIds",
       array(select w.unit_id from score_answer w where w.period_id = p.id order by 1) as "answeredIds"
     from score_period p where p.id = any($1::bigint[]) and not p.called_off
       and exists (select 1 from scheme_approval a where a.scheme_id = p.scheme_id and a.effective_from <= p.from_day) order by p.id limit 1000`,
    [ids],
  );
}
