import { ofCases } from "../inbox.queries.ts";
import type { Tx } from "../../platform/database.ts";

export async function emptyTold(tx: Tx, sourceId: number): Promise<void> {
  await tx.rows("/* emptyTold */ delete from reconcile_told where source_id = $1", [sourceId]);
}

/** The last telling of a record stands. */
export async function addRead(tx: Tx, sourceId: number, stream: string, records: readonly { id: string; hash: Buffer }[]): Promise<void> {
  const last = [...new Map(records.map((record) => [record.id, record.hash])).entries()];
  await tx.rows(
    `/* addRead */ insert into reconcile_told as t (source_id, stream, source_case_id, hash) select $1::int, $2::text, r.* from unnest($3::text[], $4::bytea[]) as r(id, hash)
     on conflict (source_id, stream, source_case_id) do update set hash = excluded.hash`,
    [sourceId, stream, last.map(([id]) => id), last.map(([, hash]) => hash)],
  );
}

/** A stretch of ids in which both sides should have as many records, with the same hash over all of them. */
export interface KeyRange {
  stream: string;
  from: string;
  to: string;
  source: number;
  hub: number;
  equal: boolean;
}

const BOTH_SIDES = `with sides as (
  select coalesce(t.stream, r.stream) as stream, coalesce(t.source_case_id, r.source_case_id) as id, t.hash as theirs, r.hash as ours
  from (select * from reconcile_told where source_id = $1) t
  full join (select * from source_record where source_id = $1 and gone_at is null and ${ofCases("stream", "$1")}) r on r.stream = t.stream and r.source_case_id = t.source_case_id
)`;

/** Counts and hashes by ranges of `size` ids. */
export async function keyRanges(tx: Tx, sourceId: number, size: number): Promise<KeyRange[]> {
  return tx.rows<KeyRange>(
    `/* keyRanges */ ${BOTH_SIDES}, placed as (select *, (row_number() over (partition by stream order by id) - 1) / $2::int as range from sides)
     select stream, min(id) as "from", max(id) as "to", count(theirs)::int as source, count(ours)::int as hub,
       md5(string_agg(coalesce(encode(theirs, 'hex'), '-'), ',' order by id)) = md5(string_agg(coalesce(encode(ours, 'hex'), '-'), ',' order by id)) as equal
     from placed group by stream, range order by stream, range limit 10000`,
    [sourceId, size],
  );
}

export type Difference = { stream: string; id: string; kind: "MISSING" | "EXTRA" | "DIFFERENT" };

/** MISSING: the hub lacks it · EXTRA: the source does not tell it · DIFFERENT: their contents differ. In the order of ids, after one. */
export async function differences(tx: Tx, sourceId: number, limit: number): Promise<{ counts: Record<Difference["kind"], number>; first: Difference[] }> {
  const KIND = `case when ours is null then 'MISSING' when theirs is null then 'EXTRA' else 'DIFFERENT' end`;
  const differing = `from sides where ours is distinct from theirs`;
  const counted = await tx.rows<{ kind: Difference["kind"]; n: number }>(
    `/* differences:count */ ${BOTH_SIDES} select ${KIND} as kind, count(*)::int as n ${differing} group by 1`,
    [sourceId],
  );
  const first = await tx.rows<Difference>(`/* differences */ ${BOTH_SIDES} select stream, id, ${KIND} as kind ${differing} order by stream, id limit $2`, [
    sourceId,
    limit,
  ]);
  const counts = { MISSING: 0, EXTRA: 0, DIFFERENT: 0, ...Object.fromEntries(counted.map(({ kind, n }) => [kind, n])) };
  return { counts, first };
}

/** Which of these ids the hub lacks or has otherwise. */
export async function wanted(tx: Tx, sourceId: number, stream: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.rows<{ id: string }>(
    `/* wanted */ select t.source_case_id as id from reconcile_told t left join source_record r on r.source_id = t.source_id and r.stream = t.stream
       and r.source_case_id = t.source_case_id and r.gone_at is null
     where t.source_id = $1 and t.stream = $2 and t.source_case_id = any($3::text[]) and r.hash is distinct from t.hash`,
    [sourceId, stream, ids],
  );
  return new Set(rows.map(({ id }) => id));
}
