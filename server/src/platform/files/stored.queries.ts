import type { Tx } from "../database.ts";
import type { Instant } from "../instant.ts";
import { instantText } from "../instant.ts";
import type { FileKind } from "./kinds.ts";

/** SQL: a file that nothing has yet: neither a decision, nor a case as its evidence, nor an appeal. */
const WAITS = "change_id is null and evidence_at is null and appeal_id is null";

/** What a file may be today. */
export interface FileTerm {
  largestBytes: number;
  unattachedMinutes: number;
  mostUnattached: number;
}

/** The term in force on a day, or the oldest. @param day YYYY-MM-DD */
export async function fileTerm(tx: Tx, day: string): Promise<FileTerm> {
  return tx.one<FileTerm>(
    `/* fileTerm */ select largest_bytes as "largestBytes", unattached_minutes as "unattachedMinutes", most_unattached as "mostUnattached" from file_term
     order by (valid_from <= $1::date and (valid_to is null or valid_to > $1::date)) desc, valid_from limit 1`,
    [day],
  );
}

/** A file before its bytes have come. */
export interface NewFile {
  id: string;
  caseId: number;
  byAccountId: number;
  begunAt: Instant;
  nameSealed: Buffer;
}

/** @returns false: the account has too many files that wait */
export async function beginFile(tx: Tx, f: NewFile, mostUnattached: number): Promise<boolean> {
  const rows = await tx.rows(
    `/* beginFile */ insert into stored_file (id, case_id, by_account_id, begun_at, name_sealed) select $1::uuid, $2::bigint, $3::int, $4::timestamptz, $5::bytea
     where (select count(*) from stored_file where by_account_id = $3::int and ${WAITS}) < $6::int returning id`,
    [f.id, f.caseId, f.byAccountId, instantText(f.begunAt), f.nameSealed, mostUnattached],
  );
  return rows.length > 0;
}

export async function addPiece(tx: Tx, fileId: string, number: number, sealed: Buffer): Promise<void> {
  await tx.rows("/* addPiece */ insert into file_piece (file_id, number, sealed) values ($1::uuid, $2, $3)", [fileId, number, sealed]);
}

/** @returns null: there is no such piece */
export async function pieceOf(tx: Tx, fileId: string, number: number): Promise<Buffer | null> {
  const [row] = await tx.rows<{ sealed: Buffer }>("/* pieceOf */ select sealed from file_piece where file_id = $1::uuid and number = $2", [fileId, number]);
  return row?.sealed ?? null;
}

/** The whole file is there and was looked at: from now on it can go with a decision. */
export async function endFile(tx: Tx, fileId: string, told: { at: Instant; kind: FileKind; bytes: number }): Promise<void> {
  await tx.one(
    "/* endFile */ update stored_file set stored_at = $2::timestamptz, kind = $3, bytes = $4 where id = $1::uuid and stored_at is null returning id",
    [fileId, instantText(told.at), told.kind, told.bytes],
  );
}

/** A whole file that was handed over under a key. */
export interface KeyedFile {
  id: string;
  caseId: number;
  kind: FileKind;
  bytes: number;
  askedHash: Buffer;
}

/** Files that one account hands over under one key come one after the other. */
export async function lockFileKey(tx: Tx, byAccountId: number, askedKey: string): Promise<void> {
  await tx.rows("/* lockFileKey */ select pg_advisory_xact_lock(hashtextextended('stored_file' || $1::int || $2::uuid, 0))", [byAccountId, askedKey]);
}

/** What an account handed over under a key; undefined: nothing that is still there. */
export async function fileAsked(tx: Tx, byAccountId: number, askedKey: string): Promise<KeyedFile | undefined> {
  const [row] = await tx.rows<KeyedFile>(
    `/* fileAsked */ select id, case_id as "caseId", kind, bytes, asked_hash as "askedHash" from stored_file
     where by_account_id = $1 and asked_key = $2::uuid and stored_at is not null`,
    [byAccountId, askedKey],
  );
  return row;
}

/** From now on a file is what its key stands for. */
export async function keyFile(tx: Tx, fileId: string, { askedKey, askedHash }: { askedKey: string; askedHash: Buffer }): Promise<void> {
  await tx.one("/* keyFile */ update stored_file set asked_key = $2::uuid, asked_hash = $3 where id = $1::uuid returning id", [fileId, askedKey, askedHash]);
}

/** Forgets a file that waits. @param byAccountId who handed it over @returns false: there is no such file, or something has it */
export async function forgetFile(tx: Tx, fileId: string, byAccountId: number): Promise<boolean> {
  const rows = await tx.rows(`/* forgetFile */ delete from stored_file where id = $1::uuid and by_account_id = $2 and ${WAITS} returning id`, [
    fileId,
    byAccountId,
  ]);
  return rows.length > 0;
}

/** A file that came whole. */
export interface StoredFile {
  id: string;
  caseId: number;
  byAccountId: number;
  kind: FileKind;
  bytes: number;
  changeId: number | null;
  /** it is kept with its case, beside any decision */
  evidence: boolean;
  /** the appeal about a score that it was handed over for; null: none */
  appealId: number | null;
}

/** The files of these ids that came whole and that whoever asks may see, in no order. */
export async function storedFiles(tx: Tx, ids: readonly string[]): Promise<StoredFile[]> {
  return tx.rows<StoredFile>(
    `/* storedFiles */ select id, case_id as "caseId", by_account_id as "byAccountId", kind, bytes, change_id as "changeId", evidence_at is not null as evidence, appeal_id as "appealId" from stored_file
     where id = any($1::uuid[]) and stored_at is not null limit 100`,
    [ids],
  );
}

/** Names of files, sealed, with the wrapped key of their case's record; null: it was destroyed. */
export interface SealedName {
  id: string;
  nameSealed: Buffer;
  wrappedKey: Buffer | null;
}

export async function sealedNames(tx: Tx, ids: readonly string[]): Promise<SealedName[]> {
  return tx.rows<SealedName>(
    `/* sealedNames */ select f.id, f.name_sealed as "nameSealed", r.wrapped_key as "wrappedKey" from stored_file f join feedback_case c on c.id = f.case_id
     join source_record r on r.source_id = c.source_id and r.stream = c.stream and r.source_case_id = c.source_case_id where f.id = any($1::uuid[]) limit 1000`,
    [ids],
  );
}

/** The wrapped key of a case's record; null: it was destroyed. */
export async function caseKey(tx: Tx, caseId: number): Promise<Buffer | null> {
  const [row] = await tx.rows<{ wrappedKey: Buffer | null }>(
    `/* caseKey */ select r.wrapped_key as "wrappedKey" from feedback_case c
     join source_record r on r.source_id = c.source_id and r.stream = c.stream and r.source_case_id = c.source_case_id where c.id = $1`,
    [caseId],
  );
  return row?.wrappedKey ?? null;
}

/** Gives whole files of one's own, handed over for this case and waiting, to a decision. @returns how many */
export async function attachFiles(tx: Tx, ids: readonly string[], to: { changeId: number; caseId: number; byAccountId: number }): Promise<number> {
  const rows = await tx.rows(
    `/* attachFiles */ update stored_file set change_id = $2 where id = any($1::uuid[]) and case_id = $3 and by_account_id = $4 and ${WAITS} and stored_at is not null returning id`,
    [ids, to.changeId, to.caseId, to.byAccountId],
  );
  return rows.length;
}

/** Keeps whole files of one's own, handed over for this case and waiting, as the case's evidence. @returns how many */
export async function keepAsEvidence(tx: Tx, ids: readonly string[], to: { caseId: number; byAccountId: number; at: Instant }): Promise<number> {
  const rows = await tx.rows(
    `/* keepAsEvidence */ update stored_file set evidence_at = $2::timestamptz where id = any($1::uuid[]) and case_id = $3 and by_account_id = $4 and ${WAITS}
       and stored_at is not null returning id`,
    [ids, instantText(to.at), to.caseId, to.byAccountId],
  );
  return rows.length;
}

/** Gives a whole file that waits to an appeal. @returns false: something else has it */
export async function keepWithAppeal(tx: Tx, fileId: string, appealId: number): Promise<boolean> {
  const rows = await tx.rows(
    `/* keepWithAppeal */ update stored_file set appeal_id = $2 where id = $1::uuid and ${WAITS} and stored_at is not null returning id`,
    [fileId, appealId],
  );
  return rows.length > 0;
}

/** Erases files that no decision took in time, and those that never came whole. @returns how many */
export async function forgetUnattached(tx: Tx, before: Instant): Promise<number> {
  const rows = await tx.rows(
    `/* forgetUnattached */ delete from stored_file where id in (select id from stored_file where ${WAITS} and begun_at < $1::timestamptz order by begun_at limit 100) returning id`,
    [instantText(before)],
  );
  return rows.length;
}
