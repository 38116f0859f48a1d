import type { CaseStream } from "@dau-moi/schema";
import type { Doing } from "../../access/index.ts";
import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { instantText } from "../../platform/instant.ts";
import type { MonthReckoning } from "../../tally/index.ts";
import type { ReportDuty } from "../filing/index.ts";
import type { ReportCode } from "../report-kind.ts";

/** What a new duty says; its first day stands with the proposal. */
export type DutyTerms = Pick<ReportDuty, "code" | "filer" | "caseStream" | "periodKind" | "workingDays"> & { calendar: MonthReckoning };

/** A proposal: of a new duty, or that one ends. */
export interface DutyProposal {
  id: number;
  /** null: a new one */
  endsId: number | null;
  code: ReportCode | null;
  filer: ReportDuty["filer"] | null;
  caseStream: CaseStream | null;
  periodKind: ReportDuty["periodKind"] | null;
  calendar: MonthReckoning | null;
  workingDays: number | null;
  fromDay: string;
  legalBasis: string;
  proposedAt: Instant;
  byAccountId: number;
  byName: string;
  byUsername: string;
  onBehalfOf: string | null;
  /** null: it waits */
  settlement: "ADOPTED" | "DECLINED" | null;
  settledAt: Instant | null;
  settledByName: string | null;
}

const TOLD = `p.id, p.ends_id as "endsId", p.kind as code, p.filer, p.case_stream as "caseStream", p.period_kind as "periodKind", p.calendar, p.working_days as "workingDays",
  p.from_day as "fromDay", p.legal_basis as "legalBasis", p.proposed_at as "proposedAt", p.by_name as "byName", p.on_behalf_of as "onBehalfOf",
  z.settlement, z.settled_at as "settledAt", z.by_name as "settledByName"`;
const FROM = "from report_duty_proposal p left join report_duty_settled z on z.proposal_id = p.id";

/** Proposals, those that wait first, then the newest. */
export async function dutyProposals(tx: Tx): Promise<Omit<DutyProposal, "byAccountId" | "byUsername">[]> {
  return tx.rows(`/* dutyProposals */ select ${TOLD} ${FROM} order by (z.proposal_id is not null), p.id desc limit 200`);
}

/** With who proposed it. */
export async function dutyProposalById(tx: Tx, id: number): Promise<DutyProposal | undefined> {
  const [row] = await tx.rows<DutyProposal>(
    `/* dutyProposalById */ select ${TOLD}, p.by_account_id as "byAccountId", a.username as "byUsername" ${FROM} join account a on a.id = p.by_account_id where p.id = $1`,
    [id],
  );
  return row;
}

/** @returns its number; null: this key has made one */
export async function insertDutyProposal(
  tx: Tx,
  p: Doing & { terms: DutyTerms | null; endsId: number | null; fromDay: string; legalBasis: string },
): Promise<number | null> {
  const { terms } = p;
  const [row] = await tx.rows<{ id: number }>(
    `/* insertDutyProposal */ insert into report_duty_proposal (ends_id, kind, filer, case_stream, period_kind, calendar, working_days, from_day, legal_basis, proposed_at,
       by_account_id, by_name, by_unit_id, on_behalf_of, asked_key, asked_hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8::date, $9, $10::timestamptz, $11, $12, $13, $14, $15::uuid, $16) on conflict (by_account_id, asked_key) do nothing returning id`,
    [
      p.endsId,
      terms?.code ?? null,
      terms?.filer ?? null,
      terms?.caseStream ?? null,
      terms?.periodKind ?? null,
      terms?.calendar ?? null,
      terms?.workingDays ?? null,
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

/** @returns false: it was settled already, and nothing was written */
export async function insertDutySettled(
  tx: Tx,
  s: Doing & { proposalId: number; settlement: "ADOPTED" | "DECLINED"; dutyId: number | null },
): Promise<boolean> {
  const rows = await tx.rows(
    `/* insertDutySettled */ insert into report_duty_settled (proposal_id, settlement, duty_id, settled_at, by_account_id, by_name, by_unit_id, on_behalf_of, asked_key, asked_hash)
     values ($1, $2, $3, $4::timestamptz, $5, $6, $7, $8, $9::uuid, $10) on conflict do nothing returning 1`,
    [s.proposalId, s.settlement, s.dutyId, instantText(s.at), s.accountId, s.byName, s.byUnitId, s.onBehalfOf, s.askedKey, s.askedHash],
  );
  return rows.length > 0;
}

/** Lays a duty down. @returns its number; null: one of its kind is in force in its days */
export async function insertDuty(tx: Tx, terms: DutyTerms, fromDay: string, legalBasis: string): Promise<number | null> {
  const [row] = await tx.rows<{ id: number }>(
    `/* insertDuty */ insert into report_duty (kind, filer, case_stream, period_kind, calendar, working_days, valid_from, legal_basis, assumed)
     values ($1, $2, $3, $4, $5, $6, $7::date, $8, false) on conflict do nothing returning id`,
    [terms.code, terms.filer, terms.caseStream, terms.periodKind, terms.calendar, terms.workingDays, fromDay, legalBasis],
  );
  return row?.id ?? null;
}

/** Ends a duty that is in force on a day, or is to be. @returns false: it ends before */
export async function endDuty(tx: Tx, id: number, fromDay: string): Promise<boolean> {
  const rows = await tx.rows(
    "/* endDuty */ update report_duty set valid_to = $2::date where id = $1 and valid_from < $2::date and (valid_to is null or valid_to > $2::date) returning 1",
    [id, fromDay],
  );
  return rows.length > 0;
}
