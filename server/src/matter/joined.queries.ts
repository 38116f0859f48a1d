import type { Doing } from "../access/index.ts";
import type { ChangeState } from "../journal/index.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";

/** A matter with how it was undone; of a case: that it was among them. */
export interface MatterRow {
  id: number;
  leadUnitId: number;
  cooperating: number[];
  words: string;
  byName: string;
  byUnitId: number;
  onBehalfOf: string | null;
  at: Instant;
  undoneWords: string | null;
  undoneAt: Instant | null;
  undoneByName: string | null;
}

const COLUMNS = `m.id, m.lead_unit_id as "leadUnitId", m.cooperating, m.words, m.by_name as "byName", m.by_unit_id as "byUnitId", m.on_behalf_of as "onBehalfOf", m.at,
  u.words as "undoneWords", u.at as "undoneAt", u.by_name as "undoneByName"`;
const MATTER = "matter m left join matter_undone u on u.matter_id = m.id";

/** The matters of these cases, newest first. */
export async function mattersOf(tx: Tx, caseIds: readonly number[]): Promise<(MatterRow & { caseId: number })[]> {
  return tx.rows(
    `/* mattersOf */ select c.case_id as "caseId", ${COLUMNS} from matter_case c join ${MATTER} on m.id = c.matter_id where c.case_id = any($1::bigint[])
     order by m.id desc limit 10000`,
    [caseIds],
  );
}

export async function matterById(tx: Tx, id: number): Promise<MatterRow | null> {
  const [row] = await tx.rows<MatterRow>(`/* matterById */ select ${COLUMNS} from ${MATTER} where m.id = $1`, [id]);
  return row ?? null;
}

/** The cases of these matters that the asker sees, in their order. */
export async function casesOfMatters(tx: Tx, ids: readonly number[]): Promise<{ matterId: number; caseId: number }[]> {
  return tx.rows(
    `/* casesOfMatters */ select matter_id as "matterId", case_id as "caseId" from matter_case where matter_id = any($1::bigint[]) order by matter_id, case_id limit 10000`,
    [ids],
  );
}

/** A part of a matter, with how far its assigning is. */
export interface PartRow {
  id: number;
  matterId: number;
  caseId: number;
  unitId: number;
  words: string;
  byName: string;
  at: Instant;
  state: ChangeState;
}

export async function partsOf(tx: Tx, ids: readonly number[]): Promise<PartRow[]> {
  return tx.rows<PartRow>(
    `/* partsOf */ select p.id, p.matter_id as "matterId", p.case_id as "caseId", p.unit_id as "unitId", p.words, p.by_name as "byName", p.at, k.state
     from matter_part p join case_change k on k.id = p.change_id where p.matter_id = any($1::bigint[]) order by p.matter_id, p.id limit 10000`,
    [ids],
  );
}

/** Holds cases still, in the order of their numbers. */
export async function lockCases(tx: Tx, caseIds: readonly number[]): Promise<void> {
  await tx.rows("/* lockCases */ select id from feedback_case where id = any($1::bigint[]) order by id for update", [caseIds]);
}

/** Those of these cases that are of a standing matter already. */
export async function joinedAmong(tx: Tx, caseIds: readonly number[]): Promise<number[]> {
  const rows = await tx.rows<{ caseId: number }>(
    `/* joinedAmong */ select distinct c.case_id as "caseId" from matter_case c where c.case_id = any($1::bigint[])
       and not exists (select 1 from matter_undone u where u.matter_id = c.matter_id) limit 100`,
    [caseIds],
  );
  return rows.map(({ caseId }) => caseId);
}

/** @returns what this key made before in a table of matters */
export async function matterAsked(
  tx: Tx,
  table: "matter" | "matter_undone" | "matter_part",
  accountId: number,
  askedKey: string,
): Promise<{ id: number; askedHash: Buffer } | null> {
  const id = table === "matter" ? "id" : "matter_id";
  const [row] = await tx.rows<{ id: number; askedHash: Buffer }>(
    `/* matterAsked */ select ${id} as id, asked_hash as "askedHash" from ${table} where by_account_id = $1 and asked_key = $2::uuid limit 1`,
    [accountId, askedKey],
  );
  return row ?? null;
}

const doer = (d: Doing): unknown[] => [d.accountId, d.byName, d.byUnitId, d.onBehalfOf, instantText(d.at), d.askedKey, d.askedHash];

export async function insertMatter(
  tx: Tx,
  m: Doing & { leadUnitId: number; cooperating: readonly number[]; words: string; caseIds: readonly number[] },
): Promise<number> {
  const { id } = await tx.one<{ id: number }>(
    `/* insertMatter */ insert into matter (by_account_id, by_name, by_unit_id, on_behalf_of, at, asked_key, asked_hash, lead_unit_id, cooperating, words)
     values ($1, $2, $3, $4, $5::timestamptz, $6::uuid, $7, $8, $9::int[], $10) returning id`,
    [...doer(m), m.leadUnitId, m.cooperating, m.words],
  );
  await tx.rows("/* insertMatter:cases */ insert into matter_case (matter_id, case_id) select $1, unnest($2::bigint[])", [id, m.caseIds]);
  return id;
}

/** Holds a matter still. @returns whether it stands */
export async function lockMatter(tx: Tx, id: number): Promise<boolean> {
  await tx.one("/* lockMatter */ select id from matter where id = $1 for update", [id]);
  return (await tx.rows("/* lockMatter:undone */ select 1 from matter_undone where matter_id = $1", [id])).length === 0;
}

export async function insertUndone(tx: Tx, u: Doing & { matterId: number; words: string }): Promise<void> {
  await tx.rows(
    `/* insertUndone */ insert into matter_undone (by_account_id, by_name, by_unit_id, on_behalf_of, at, asked_key, asked_hash, matter_id, words)
     values ($1, $2, $3, $4, $5::timestamptz, $6::uuid, $7, $8, $9)`,
    [...doer(u), u.matterId, u.words],
  );
}

export async function insertPart(tx: Tx, p: Doing & { matterId: number; caseId: number; unitId: number; words: string; changeId: number }): Promise<void> {
  await tx.rows(
    `/* insertPart */ insert into matter_part (by_account_id, by_name, by_unit_id, on_behalf_of, at, asked_key, asked_hash, matter_id, case_id, unit_id, words, change_id)
     values ($1, $2, $3, $4, $5::timestamptz, $6::uuid, $7, $8, $9, $10, $11, $12)`,
    [...doer(p), p.matterId, p.caseId, p.unitId, p.words, p.changeId],
  );
}
