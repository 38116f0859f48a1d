import type { Tx } from "../../platform/database.ts";
import { instantText } from "../../platform/instant.ts";
import type { Instant } from "../../platform/instant.ts";
import type { InspectionState, ItemCode, ItemResult } from "../inspection.words.ts";

/** An inspection, how it stands and what it was counted at. */
export interface InspectionRow {
  id: number;
  planId: number | null;
  unitId: number;
  fromDay: string;
  toDay: string;
  team: string[];
  legalBasis: string;
  at: Instant;
  byName: string;
  byUnitId: number;
  state: InspectionState;
  openedAt: Instant | null;
  asOfEvent: number | null;
  asOfInstant: Instant | null;
  concludedAt: Instant | null;
  concludedBy: string | null;
  conclusion: string | null;
  hash: string | null;
}

const STATE = "case when c.id is not null then 'CONCLUDED' when o.id is not null then 'OPEN' else 'PLANNED' end";
const STEPS = `left join inspection_step o on o.inspection_id = i.id and o.kind = 'OPENED' left join inspection_step c on c.inspection_id = i.id and c.kind = 'CONCLUDED'`;
const INSPECTION = `i.id, i.plan_id as "planId", i.unit_id as "unitId", i.from_day as "fromDay", i.to_day as "toDay", i.team, i.legal_basis as "legalBasis", i.at, i.by_name as "byName",
  i.by_unit_id as "byUnitId", ${STATE} as state, o.at as "openedAt", o.as_of_event as "asOfEvent", o.as_of_instant as "asOfInstant", c.at as "concludedAt", c.by_name as "concludedBy",
  c.words as conclusion, c.hash from inspection i ${STEPS}`;

/** One inspection, as far as the asker's rows go. */
export async function inspectionById(tx: Tx, id: number): Promise<InspectionRow | null> {
  const [row] = await tx.rows<InspectionRow>(`/* inspectionById */ select ${INSPECTION} where i.id = $1`, [id]);
  return row ?? null;
}

/** Whose inspections, and how they stand; null narrows nothing. */
interface Among {
  unitIds: readonly number[];
  state: InspectionState | null;
  year: number | null;
}

const AMONG = `i.unit_id = any($1::int[]) and ($2::text is null or ${STATE} = $2) and ($3::int is null or extract(year from i.at at time zone 'Asia/Ho_Chi_Minh') = $3)`;

/** Newest first, and how many there are. */
export async function inspectionsOf(tx: Tx, among: Among, page: { first: number; before: number | null }): Promise<{ total: number; rows: InspectionRow[] }> {
  const values = [among.unitIds, among.state, among.year];
  const { total } = await tx.one<{ total: number }>(`/* countInspections */ select count(*)::int as total from inspection i ${STEPS} where ${AMONG}`, values);
  const rows = await tx.rows<InspectionRow>(
    `/* inspectionsOf */ select ${INSPECTION} where ${AMONG} and ($4::bigint is null or i.id < $4) order by i.id desc limit $5`,
    [...values, page.before, page.first],
  );
  return { total, rows };
}

/** Those of these units or by their people that were concluded in these days, or in which something was found then; by units. */
export async function inspectionsReported(tx: Tx, unitIds: readonly number[], { from, before }: { from: Instant; before: Instant }): Promise<InspectionRow[]> {
  return tx.rows<InspectionRow>(
    `/* inspectionsReported */ select ${INSPECTION} where (i.unit_id = any($1::int[]) or i.by_unit_id = any($1::int[]))
       and (c.at >= $2::timestamptz and c.at < $3::timestamptz
         or exists (select 1 from finding f where f.inspection_id = i.id and f.at >= $2::timestamptz and f.at < $3::timestamptz)) order by i.unit_id, i.id limit 2000`,
    [unitIds, instantText(from), instantText(before)],
  );
}

/** Locks an inspection to the end of the transaction. @returns how it stands */
export async function lockInspection(tx: Tx, id: number): Promise<InspectionState> {
  await tx.one(`/* lockInspection */ select id from inspection where id = $1 for update`, [id]);
  const { state } = await tx.one<{ state: InspectionState }>(`/* inspectionState */ select ${STATE} as state from inspection i ${STEPS} where i.id = $1`, [id]);
  return state;
}

/** A plan of a year. */
export interface PlanRow {
  id: number;
  year: number;
  legalBasis: string;
  contents: string;
  unitIds: number[];
  at: Instant;
  byName: string;
}

/** Newest first. */
export async function plansOf(tx: Tx, year: number): Promise<PlanRow[]> {
  return tx.rows<PlanRow>(
    `/* plansOf */ select id, year, legal_basis as "legalBasis", contents, unit_ids as "unitIds", at, by_name as "byName" from inspection_plan where year = $1 order by id desc limit 100`,
    [year],
  );
}

/** Whether there is such a plan, and it names the unit. */
export async function planNames(tx: Tx, planId: number, unitId: number): Promise<boolean> {
  return (await tx.rows(`/* planNames */ select 1 from inspection_plan where id = $1 and $2 = any(unit_ids)`, [planId, unitId])).length > 0;
}

/** An item of the checklist as it is in force. */
export interface ItemRow {
  code: ItemCode;
  name: string;
  legalBasis: string;
  assumed: boolean;
}

/** The checklist in force on a day, in its order. */
export async function checklistOn(tx: Tx, day: string): Promise<ItemRow[]> {
  return tx.rows<ItemRow>(
    `/* checklistOn */ select code, name, legal_basis as "legalBasis", assumed from inspection_item where valid_from <= $1::date and (valid_to is null or $1::date < valid_to) order by position limit 100`,
    [day],
  );
}

/** What was gathered for an item, and what the inspector said to it last. */
export interface AnsweredRow {
  item: ItemCode;
  content: string;
  evidenceHash: string;
  result: ItemResult | null;
  words: string | null;
  answeredAt: Instant | null;
  answeredBy: string | null;
}

export async function answersOf(tx: Tx, inspectionId: number): Promise<AnsweredRow[]> {
  return tx.rows<AnsweredRow>(
    `/* answersOf */ select e.item, e.content, e.hash as "evidenceHash", a.result, a.words, a.at as "answeredAt", a.by_name as "answeredBy" from inspection_evidence e
     left join lateral (select a.result, a.words, a.at, a.by_name from inspection_answer a where a.inspection_id = e.inspection_id and a.item = e.item order by a.id desc limit 1) a on true
     where e.inspection_id = $1 limit 100`,
    [inspectionId],
  );
}

/** Keeps what was gathered. */
export async function insertEvidence(tx: Tx, inspectionId: number, gathered: readonly { item: ItemCode; content: string; hash: string }[]): Promise<void> {
  const columns = [gathered.map(({ item }) => item), gathered.map(({ content }) => content), gathered.map(({ hash }) => hash)];
  await tx.rows(
    `/* insertEvidence */ insert into inspection_evidence (inspection_id, item, content, hash) select $1, t.* from unnest($2::text[], $3::text[], $4::text[]) as t`,
    [inspectionId, ...columns],
  );
}
