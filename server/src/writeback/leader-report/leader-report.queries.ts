import type { Doing } from "../../access/index.ts";
import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { instantText } from "../../platform/instant.ts";

/** A report to a leader that may be written down. */
export interface NewLeaderReport extends Doing {
  caseId: number;
  addressee: { code: string; name: string };
  reportedAt: Instant;
  paper: { number: string; day: string } | null;
  words: string | null;
}

/** @returns the report that this key made before */
export async function reportAsked(tx: Tx, accountId: number, askedKey: string): Promise<{ askedHash: Buffer } | null> {
  const [row] = await tx.rows<{ askedHash: Buffer }>(
    `/* reportAsked */ select asked_hash as "askedHash" from leader_report where by_account_id = $1 and asked_key = $2::uuid`,
    [accountId, askedKey],
  );
  return row ?? null;
}

/** Holds a case still: reports of it are written one after the other. */
export async function lockReported(tx: Tx, caseId: number): Promise<void> {
  await tx.one("/* lockReported */ select id from feedback_case where id = $1 for update", [caseId]);
}

/** @param eventSeq the event it stands in the journal by */
export async function insertLeaderReport(tx: Tx, r: NewLeaderReport, eventSeq: number): Promise<number> {
  const { id } = await tx.one<{ id: number }>(
    `/* insertLeaderReport */ insert into leader_report (case_id, addressee_code, addressee_name, reported_at, paper_number, paper_day, words, by_account_id, by_name, by_unit_id,
       on_behalf_of, at, event_seq, asked_key, asked_hash)
     values ($1, $2, $3, $4::timestamptz, $5, $6::date, $7, $8, $9, $10, $11, $12::timestamptz, $13, $14::uuid, $15) returning id`,
    [
      r.caseId,
      r.addressee.code,
      r.addressee.name,
      instantText(r.reportedAt),
      r.paper?.number ?? null,
      r.paper?.day ?? null,
      r.words,
      r.accountId,
      r.byName,
      r.byUnitId,
      r.onBehalfOf,
      instantText(r.at),
      eventSeq,
      r.askedKey,
      r.askedHash,
    ],
  );
  return id;
}
