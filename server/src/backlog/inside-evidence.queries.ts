import type { FileKind } from "../platform/files/kinds.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";

/** A file that shows what was done on a case. */
export interface EvidenceRow {
  id: string;
  caseId: number;
  kind: FileKind;
  bytes: number;
  words: string;
  at: Instant;
  byName: string;
  byUnitId: number;
  onBehalfOf: string | null;
}

/** Evidence of cases, oldest first. */
export async function evidenceOf(tx: Tx, caseIds: readonly number[]): Promise<EvidenceRow[]> {
  return tx.rows<EvidenceRow>(
    `/* evidenceOf */ select e.file_id as id, e.case_id as "caseId", f.kind, f.bytes, e.words, e.at, e.by_name as "byName", e.by_unit_id as "byUnitId", e.on_behalf_of as "onBehalfOf"
     from inside_evidence e join stored_file f on f.id = e.file_id where e.case_id = any($1::bigint[]) order by e.case_id, e.at, e.file_id limit 10000`,
    [caseIds],
  );
}

/** What a person's own request kept before, by its key. @returns null: there was none */
export async function evidenceAsked(tx: Tx, accountId: number, askedKey: string): Promise<{ askedHash: Buffer } | null> {
  const [row] = await tx.rows<{ askedHash: Buffer }>(
    `/* evidenceAsked */ select asked_hash as "askedHash" from inside_evidence where by_account_id = $1 and asked_key = $2::uuid limit 1`,
    [accountId, askedKey],
  );
  return row ?? null;
}

/** Files that become evidence together. */
export interface NewEvidence {
  caseId: number;
  files: readonly string[];
  words: string;
  at: Instant;
  byAccountId: number;
  byName: string;
  byUnitId: number;
  onBehalfOf: string | null;
  event: number;
  askedKey: string;
  askedHash: Buffer;
}

export async function insertEvidence(tx: Tx, e: NewEvidence): Promise<void> {
  await tx.rows(
    `/* insertEvidence */ insert into inside_evidence (file_id, case_id, words, at, by_account_id, by_name, by_unit_id, on_behalf_of, event_seq, asked_key, asked_hash)
     select f, $2::bigint, $3::text, $4::timestamptz, $5::int, $6::text, $7::int, $8::text, $9::bigint, $10::uuid, $11::bytea from unnest($1::uuid[]) f`,
    [e.files, e.caseId, e.words, instantText(e.at), e.byAccountId, e.byName, e.byUnitId, e.onBehalfOf, e.event, e.askedKey, e.askedHash],
  );
}
