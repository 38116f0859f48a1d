import { unnested } from "../../platform/bulk.ts";
import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import type { Verdict } from "../inspection.words.ts";

/** One part of a sample: how many were asked for, how many there were, how many were drawn. */
export interface Stratum {
  stratum: string;
  size: number;
  frame: number;
  drawn: number;
}

/** A sample as it was drawn. */
export interface SampleRow {
  id: number;
  inspectionId: number;
  seed: string;
  asOfEvent: number;
  asOfInstant: Instant;
  strata: Stratum[];
  at: Instant;
  byName: string;
}

const SAMPLE = `id, inspection_id as "inspectionId", seed, as_of_event as "asOfEvent", as_of_instant as "asOfInstant", strata, at, by_name as "byName" from inspection_sample`;

export async function samplesOf(tx: Tx, inspectionId: number): Promise<SampleRow[]> {
  return tx.rows<SampleRow>(`/* samplesOf */ select ${SAMPLE} where inspection_id = $1 order by id limit 100`, [inspectionId]);
}

export async function sampleById(tx: Tx, id: number): Promise<SampleRow | null> {
  const [row] = await tx.rows<SampleRow>(`/* sampleById */ select ${SAMPLE} where id = $1`, [id]);
  return row ?? null;
}

/** A drawn case and what was found of it last. */
export interface SampleCaseRow {
  caseId: number;
  stratum: string;
  position: number;
  verdict: Verdict | null;
  words: string | null;
  judgedAt: Instant | null;
  judgedBy: string | null;
}

/** The drawn cases of a sample, in their order. */
export async function sampleCases(tx: Tx, sampleId: number): Promise<SampleCaseRow[]> {
  return tx.rows<SampleCaseRow>(
    `/* sampleCases */ select f.case_id as "caseId", f.stratum, f.position, v.verdict, v.words, v.at as "judgedAt", v.by_name as "judgedBy" from inspection_sample_case f
     left join lateral (select v.verdict, v.words, v.at, v.by_name from inspection_verdict v where v.sample_id = f.sample_id and v.case_id = f.case_id order by v.id desc limit 1) v on true
     where f.sample_id = $1 and f.position is not null order by f.position limit 1000`,
    [sampleId],
  );
}

/** The frame that a sample was drawn from, by case. */
export async function frameOf(tx: Tx, sampleId: number): Promise<{ stratum: string; caseId: number }[]> {
  return tx.rows(`/* frameOf */ select stratum, case_id as "caseId" from inspection_sample_case where sample_id = $1 order by case_id limit 200000`, [
    sampleId,
  ]);
}

export async function keepSample(tx: Tx, sampleId: number, cases: readonly { stratum: string; caseId: number; position: number | null }[]): Promise<void> {
  const rows = unnested(
    cases,
    [
      { name: "stratum", type: "text", of: (one) => one.stratum },
      { name: "case_id", type: "bigint", of: (one) => one.caseId },
      { name: "position", type: "int", of: (one) => one.position },
    ],
    2,
  );
  await tx.rows(`/* keepSample */ insert into inspection_sample_case (sample_id, ${rows.names}) select $1::bigint, t.* from (${rows.select}) t`, [
    sampleId,
    ...rows.values,
  ]);
}
