import type { Doing } from "../../access/index.ts";
import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { instantText } from "../../platform/instant.ts";
import type { FormRow, ReminderTerm } from "../filing/index.ts";
import type { ReportCode } from "../report-kind.ts";

export const FORM_LEVELS = ["PROVINCE", "UNIT"] as const;
export type FormLevel = (typeof FORM_LEVELS)[number];

/** How papers of a kind begin and end. */
export interface FormText extends Omit<FormRow, "legalBasis"> {
  /** null: every kind that no other form names */
  code: ReportCode | null;
  level: FormLevel;
}

/** From when to when a form or a reminder holds, and by what. */
interface Held {
  id: number;
  validFrom: string;
  /** the first day on which it no longer does; null: no end is known */
  validTo: string | null;
  legalBasis: string;
  assumed: boolean;
}

const HELD = `id, valid_from as "validFrom", valid_to as "validTo", legal_basis as "legalBasis", assumed`;
const FORM = `kind as code, level, addressees, recipients, signer, signer_name as "signerName", place`;

/** Every form, those that ended too: of all kinds first, then kind by kind. */
export async function reportForms(tx: Tx): Promise<(FormText & Held)[]> {
  return tx.rows(`/* reportForms */ select ${FORM}, ${HELD} from report_form order by kind nulls first, level, valid_from, id limit 1000`);
}

/** Every time of reminders, those that ended too. */
export async function reportReminders(tx: Tx): Promise<(ReminderTerm & Held)[]> {
  return tx.rows(
    `/* reportReminders */ select kind, working_days as "workingDays", told_at as "toldAt", ${HELD} from report_reminder order by kind desc, valid_from, id limit 1000`,
  );
}

/** What a proposal lays down. */
export type RuleTerms = { form: FormText; reminder: null } | { form: null; reminder: ReminderTerm };

/** A proposed form or reminder as it is kept. */
export interface RuleProposal extends Omit<FormText, "level"> {
  id: number;
  /** null: it is a reminder, and all of a form is null */
  level: FormLevel | null;
  reminder: ReminderTerm["kind"] | null;
  workingDays: number | null;
  toldAt: string | null;
  fromDay: string;
  legalBasis: string;
  proposedAt: Instant;
  byName: string;
  byAccountId: number;
  byUsername: string;
  onBehalfOf: string | null;
  /** null: it waits */
  settlement: "ADOPTED" | "DECLINED" | null;
  settledAt: Instant | null;
  settledByName: string | null;
}

const TOLD = `p.id, p.kind as code, p.level, p.addressees, p.recipients, p.signer, p.signer_name as "signerName", p.place, p.reminder, p.working_days as "workingDays", p.told_at as "toldAt",
  p.from_day as "fromDay", p.legal_basis as "legalBasis", p.proposed_at as "proposedAt", p.by_name as "byName", p.on_behalf_of as "onBehalfOf",
  z.settlement, z.settled_at as "settledAt", z.by_name as "settledByName"`;
const FROM = "from report_rule_proposal p left join report_rule_settled z on z.proposal_id = p.id";

/** Proposals, those that wait first, then the newest. */
export async function ruleProposals(tx: Tx): Promise<Omit<RuleProposal, "byAccountId" | "byUsername">[]> {
  return tx.rows(`/* ruleProposals */ select ${TOLD} ${FROM} order by (z.proposal_id is not null), p.id desc limit 200`);
}

/** With who proposed it. */
export async function ruleProposalById(tx: Tx, id: number): Promise<RuleProposal | undefined> {
  const [row] = await tx.rows<RuleProposal>(
    `/* ruleProposalById */ select ${TOLD}, p.by_account_id as "byAccountId", a.username as "byUsername" ${FROM} join account a on a.id = p.by_account_id where p.id = $1`,
    [id],
  );
  return row;
}

/** @returns its number; null: this key has made one */
export async function insertRuleProposal(tx: Tx, p: Doing & { terms: RuleTerms; fromDay: string; legalBasis: string }): Promise<number | null> {
  const { form, reminder } = p.terms;
  const [row] = await tx.rows<{ id: number }>(
    `/* insertRuleProposal */ insert into report_rule_proposal (what, kind, level, addressees, recipients, signer, signer_name, place, reminder, working_days, told_at, from_day, legal_basis,
       proposed_at, by_account_id, by_name, by_unit_id, on_behalf_of, asked_key, asked_hash)
     values ($1, $2, $3, $4::text[], $5::text[], $6::text[], $7, $8, $9, $10, $11, $12::date, $13, $14::timestamptz, $15, $16, $17, $18, $19::uuid, $20)
     on conflict (by_account_id, asked_key) do nothing returning id`,
    [
      form === null ? "REMINDER" : "FORM",
      ...formValues(form),
      reminder?.kind ?? null,
      reminder?.workingDays ?? null,
      reminder?.toldAt ?? null,
      p.fromDay,
      p.legalBasis,
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

/** In the order of `kind, level, addressees, recipients, signer, signer_name, place`. */
const formValues = (form: FormText | null): unknown[] => [
  form?.code ?? null,
  form?.level ?? null,
  form?.addressees ?? null,
  form?.recipients ?? null,
  form?.signer ?? null,
  form?.signerName ?? null,
  form?.place ?? null,
];

/** What came of a proposal. */
export interface Settled {
  proposalId: number;
  settlement: "ADOPTED" | "DECLINED";
  formId: number | null;
  reminderId: number | null;
}

/** @returns false: it was settled already, and nothing was written */
export async function insertRuleSettled(tx: Tx, s: Doing & Settled): Promise<boolean> {
  const rows = await tx.rows(
    `/* insertRuleSettled */ insert into report_rule_settled (proposal_id, settlement, form_id, reminder_id, settled_at, by_account_id, by_name, by_unit_id, on_behalf_of, asked_key, asked_hash)
     values ($1, $2, $3, $4, $5::timestamptz, $6, $7, $8, $9, $10::uuid, $11) on conflict do nothing returning 1`,
    [s.proposalId, s.settlement, s.formId, s.reminderId, instantText(s.at), s.accountId, s.byName, s.byUnitId, s.onBehalfOf, s.askedKey, s.askedHash],
  );
  return rows.length > 0;
}

/** From when a rule holds, and by what. */
export interface InForce {
  fromDay: string;
  legalBasis: string;
}

/** The form in force until then ends, this one follows. @returns its number; null: one of its kind and level begins on that day or later */
export async function followForm(tx: Tx, form: FormText, { fromDay, legalBasis }: InForce): Promise<number | null> {
  const later = "select 1 from report_form where kind is not distinct from $1 and level = $2 and (valid_from >= $3::date or valid_to > $3::date)";
  if ((await tx.rows(`/* laterForm */ ${later} limit 1`, [form.code, form.level, fromDay])).length > 0) return null;
  await tx.rows("/* endForm */ update report_form set valid_to = $3::date where kind is not distinct from $1 and level = $2 and valid_to is null", [
    form.code,
    form.level,
    fromDay,
  ]);
  const { id } = await tx.one<{ id: number }>(
    `/* followForm */ insert into report_form (kind, level, addressees, recipients, signer, signer_name, place, valid_from, legal_basis, assumed)
     values ($1, $2, $3::text[], $4::text[], $5::text[], $6, $7, $8::date, $9, false) returning id`,
    [...formValues(form), fromDay, legalBasis],
  );
  return id;
}

/** The time in force until then ends, this one follows. @returns its number; null: one of its kind begins on that day or later */
export async function followReminder(tx: Tx, { kind, workingDays, toldAt }: ReminderTerm, { fromDay, legalBasis }: InForce): Promise<number | null> {
  const later = "select 1 from report_reminder where kind = $1 and (valid_from >= $2::date or valid_to > $2::date)";
  if ((await tx.rows(`/* laterReminder */ ${later} limit 1`, [kind, fromDay])).length > 0) return null;
  await tx.rows("/* endReminder */ update report_reminder set valid_to = $2::date where kind = $1 and valid_to is null", [kind, fromDay]);
  const { id } = await tx.one<{ id: number }>(
    `/* followReminder */ insert into report_reminder (kind, working_days, told_at, valid_from, legal_basis, assumed) values ($1, $2, $3, $4::date, $5, false) returning id`,
    [kind, workingDays, toldAt, fromDay, legalBasis],
  );
  return id;
}
