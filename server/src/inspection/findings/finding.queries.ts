import type { Tx } from "../../platform/database.ts";
import { instantText } from "../../platform/instant.ts";
import type { Instant } from "../../platform/instant.ts";
import type { ItemCode } from "../inspection.words.ts";
import type { FindingKind, FindingStepKind } from "./finding.words.ts";

/** Something that was found not in order, by when it is to be explained and remedied. */
export interface FindingRow {
  id: number;
  inspectionId: number;
  unitId: number;
  kind: FindingKind;
  item: ItemCode | null;
  words: string;
  /** first late instants */
  explainDueAt: Instant;
  remedyDueAt: Instant;
  terms: string;
  at: Instant;
  byName: string;
}

const FINDING = `id, inspection_id as "inspectionId", unit_id as "unitId", kind, item, words, explain_due_at as "explainDueAt", remedy_due_at as "remedyDueAt", terms, at, by_name as "byName" from finding`;

/** Of an inspection, in their order. */
export async function findingsOf(tx: Tx, inspectionId: number): Promise<FindingRow[]> {
  return tx.rows<FindingRow>(`/* findingsOf */ select ${FINDING} where inspection_id = $1 order by id limit 1000`, [inspectionId]);
}

/** Of many inspections that were raised in these days, in the order of their units. */
export async function findingsRaised(tx: Tx, from: Instant, before: Instant): Promise<FindingRow[]> {
  return tx.rows<FindingRow>(`/* findingsRaised */ select ${FINDING} where at >= $1::timestamptz and at < $2::timestamptz order by unit_id, id limit 5000`, [
    new Date(from).toISOString(),
    new Date(before).toISOString(),
  ]);
}

/** Of these inspections up to an instant, in the order of their units. */
export async function findingsBefore(tx: Tx, inspectionIds: readonly number[], before: Instant, most: number): Promise<FindingRow[]> {
  return tx.rows<FindingRow>(
    `/* findingsBefore */ select ${FINDING} where inspection_id = any($1::bigint[]) and at < $2::timestamptz order by unit_id, id limit $3`,
    [inspectionIds, instantText(before), most],
  );
}

export async function findingById(tx: Tx, id: number): Promise<FindingRow | null> {
  const [row] = await tx.rows<FindingRow>(`/* findingById */ select ${FINDING} where id = $1`, [id]);
  return row ?? null;
}

/** What became of a finding. */
export interface FindingStepRow {
  id: number;
  findingId: number;
  kind: FindingStepKind;
  words: string;
  document: string | null;
  regulation: string | null;
  at: Instant;
  byName: string;
}

/** Of these findings, oldest first. */
export async function findingSteps(tx: Tx, findingIds: readonly number[]): Promise<FindingStepRow[]> {
  return tx.rows<FindingStepRow>(
    `/* findingSteps */ select id, finding_id as "findingId", kind, words, document, regulation, at, by_name as "byName" from finding_step where finding_id = any($1::bigint[]) order by id limit 20000`,
    [findingIds],
  );
}

/** Locks a finding to the end of the transaction. */
export async function lockFinding(tx: Tx, id: number): Promise<void> {
  await tx.one(`/* lockFinding */ select id from finding where id = $1 for update`, [id]);
}

/** How long a unit has, on a day. */
export async function findingTerms(
  tx: Tx,
  day: string,
): Promise<{ kind: "EXPLANATION" | "REMEDY"; limitText: string; legalBasis: string; assumed: boolean }[]> {
  return tx.rows(
    `/* findingTerms */ select kind, limit_text as "limitText", legal_basis as "legalBasis", assumed from inspection_term
     where valid_from <= $1::date and (valid_to is null or $1::date < valid_to) order by kind limit 10`,
    [day],
  );
}
