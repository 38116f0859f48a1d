import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { instantText } from "../../platform/instant.ts";

/** Marks records as gone, their cases as over and their clocks as no longer running. @returns those that were there until now */
export async function markGone(
  tx: Tx,
  ids: readonly string[],
  { sourceId, stream, at }: { sourceId: number; stream: string; at: Instant },
): Promise<{ sourceCaseId: string; caseId: number | null }[]> {
  const gone = await tx.rows<{ sourceCaseId: string; caseId: number | null }>(
    `/* markGone */ update source_record set gone_at = $4::timestamptz, held = false where source_id = $1 and stream = $2 and source_case_id = any($3::text[]) and gone_at is null
     returning source_case_id as "sourceCaseId", case_id as "caseId"`,
    [sourceId, stream, ids, instantText(at)],
  );
  const cases = gone.flatMap(({ caseId }) => (caseId === null ? [] : [caseId]));
  await tx.rows("/* markGone:case */ update feedback_case set open = false where id = any($1::bigint[])", [cases]);
  await tx.rows("/* markGone:clock */ delete from clock where case_id = any($1::bigint[]) and stopped_at is null", [cases]);
  return gone;
}

/** Records of a stream that are there, as far as the hub knows. */
export async function countThere(tx: Tx, sourceId: number, stream: string): Promise<number> {
  const row = await tx.one<{ n: number }>(
    "/* countThere */ select count(*)::int as n from source_record where source_id = $1 and stream = $2 and gone_at is null",
    [sourceId, stream],
  );
  return row.n;
}

/** Records that went in this run already. */
export async function goneInRun(tx: Tx, runId: number): Promise<number> {
  return (await tx.one<{ gone: number }>("/* goneInRun */ select gone from source_run where id = $1", [runId])).gone;
}

/** Counts them with their run. */
export async function goneByRun(tx: Tx, runId: number, gone: number): Promise<void> {
  await tx.rows("/* goneByRun */ update source_run set gone = gone + $2 where id = $1", [runId, gone]);
}

export async function openSweep(tx: Tx, sweep: { sourceId: number; stream: string; generation: string; fence: number; at: Instant }): Promise<number> {
  const { sourceId, stream } = sweep;
  const left = await tx.rows<{ id: number }>(
    `/* openSweep:left */ update source_sweep set state = 'ABANDONED', ended_at = $3::timestamptz where source_id = $1 and stream = $2 and state = 'OPEN' returning id`,
    [sourceId, stream, instantText(sweep.at)],
  );
  await tx.rows("/* openSweep:told */ delete from sweep_told where sweep_id = any($1::bigint[])", [left.map(({ id }) => id)]);
  await tx.rows("/* openSweep:old */ delete from source_sweep where source_id = $1 and stream = $2 and state = 'ABANDONED' and id <> all($3::bigint[])", [
    sourceId,
    stream,
    left.map(({ id }) => id),
  ]);
  const row = await tx.one<{ id: number }>(
    `/* openSweep */ insert into source_sweep (source_id, stream, generation, fence, begun_at, state) values ($1, $2, $3, $4, $5::timestamptz, 'OPEN') returning id`,
    [sourceId, stream, sweep.generation.slice(0, 200), sweep.fence, instantText(sweep.at)],
  );
  return row.id;
}

export async function addTold(tx: Tx, sweepId: number, ids: readonly string[]): Promise<void> {
  await tx.rows(
    `/* addTold */ insert into sweep_told (sweep_id, source_case_id) select distinct $1::bigint, t.id from unnest($2::text[]) as t(id) on conflict do nothing`,
    [sweepId, ids],
  );
}

/** What a source tells again waits for nobody to confirm that it is gone. */
export async function unwait(tx: Tx, sourceId: number, stream: string, ids: readonly string[]): Promise<void> {
  const rows = await tx.rows<{ sweepId: number; n: number }>(
    `/* unwait */ with back as (
       delete from sweep_gone g using source_sweep s where s.id = g.sweep_id and s.source_id = $1 and s.stream = $2 and s.state = 'WAITING' and g.source_case_id = any($3::text[])
       returning g.sweep_id
     ) select sweep_id as "sweepId", count(*)::int as n from back group by 1`,
    [sourceId, stream, ids],
  );
  for (const { sweepId, n } of rows)
    await tx.rows(
      `/* unwait:count */ update source_sweep set gone = gone - $2, digest = null, state = case when gone = $2 then 'REPLACED' else state end where id = $1`,
      [sweepId, n],
    );
}

/** Puts what is there and was not told into the sweep's list. @returns how many, and how many were told */
export async function findGone(tx: Tx, sweepId: number, sourceId: number, stream: string): Promise<{ gone: number; told: number; digest: string }> {
  await tx.rows(
    `/* findGone:list */ insert into sweep_gone (sweep_id, source_case_id) select $1, r.source_case_id from source_record r
     where r.source_id = $2 and r.stream = $3 and r.gone_at is null and not exists (select from sweep_told t where t.sweep_id = $1 and t.source_case_id = r.source_case_id)`,
    [sweepId, sourceId, stream],
  );
  return tx.one(
    `/* findGone */ select count(*)::int as gone, (select count(*)::int from sweep_told where sweep_id = $1) as told,
       md5(coalesce(string_agg(source_case_id, E'\\x01' order by source_case_id), '')) as digest from sweep_gone where sweep_id = $1`,
    [sweepId],
  );
}

export async function goneIn(tx: Tx, sweepId: number, limit: number): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>("/* goneIn */ select source_case_id as id from sweep_gone where sweep_id = $1 order by source_case_id limit $2", [
    sweepId,
    limit,
  ]);
  return rows.map(({ id }) => id);
}

export async function dropGone(tx: Tx, sweepId: number, ids: readonly string[]): Promise<void> {
  await tx.rows("/* dropGone */ delete from sweep_gone where sweep_id = $1 and source_case_id = any($2::text[])", [sweepId, ids]);
}

/** What a closed sweep leaves: nothing where it found nothing gone. */
export async function endSweep(
  tx: Tx,
  sweepId: number,
  end: { state: "DONE" | "WAITING" | "REPLACED"; known: number; gone: number; digest: string; at: Instant },
): Promise<void> {
  await tx.rows("/* endSweep:told */ delete from sweep_told where sweep_id = $1", [sweepId]);
  if (end.state !== "WAITING") await tx.rows("/* endSweep:gone */ delete from sweep_gone where sweep_id = $1", [sweepId]);
  if (end.gone === 0 || end.state === "REPLACED") return void (await tx.rows("/* endSweep:nothing */ delete from source_sweep where id = $1", [sweepId]));
  await tx.rows(`/* endSweep */ update source_sweep set state = $2, known = $3, gone = $4, digest = $5, ended_at = $6::timestamptz where id = $1`, [
    sweepId,
    end.state,
    end.known,
    end.gone,
    end.digest,
    instantText(end.at),
  ]);
}

/** The stream's sweep that waits for a person, or the last one that a person refused. */
export async function standingSweep(
  tx: Tx,
  sourceId: number,
  stream: string,
): Promise<{ id: number; state: string; digest: string | null; generation: string } | undefined> {
  const rows = await tx.rows<{ id: number; state: string; digest: string | null; generation: string }>(
    `/* standingSweep */ select id, state, digest, generation from source_sweep where source_id = $1 and stream = $2 and state in ('WAITING', 'REFUSED')
     order by state = 'WAITING' desc, id desc limit 1`,
    [sourceId, stream],
  );
  return rows[0];
}

export async function replaceSweep(tx: Tx, sweepId: number): Promise<void> {
  await tx.rows("/* replaceSweep:gone */ delete from sweep_gone where sweep_id = $1", [sweepId]);
  await tx.rows("/* replaceSweep */ update source_sweep set state = 'REPLACED' where id = $1", [sweepId]);
}

/** A sweep as a person decides on it. */
export interface SweepRow {
  id: number;
  sourceId: number;
  sourceCode: string;
  ownerUnitId: number;
  stream: string;
  state: string;
  known: number;
  gone: number;
  begunAt: Instant;
}

/** Locks its source, so that no batch comes between. */
export async function sweepForDecision(tx: Tx, sweepId: number): Promise<SweepRow | undefined> {
  const rows = await tx.rows<SweepRow>(
    `/* sweepForDecision */ select w.id, w.source_id as "sourceId", s.code as "sourceCode", s.owner_unit_id as "ownerUnitId", w.stream, w.state, w.known, w.gone, w.begun_at as "begunAt"
     from source_sweep w join source s on s.id = w.source_id where w.id = $1 for update of s, w`,
    [sweepId],
  );
  return rows[0];
}

export async function setDecision(tx: Tx, sweepId: number, state: "CONFIRMED" | "REFUSED" | "DONE", by: string | null, at: Instant): Promise<void> {
  await tx.rows(
    `/* setDecision */ update source_sweep set state = $2, decided_by = coalesce($3, decided_by), decided_at = case when $3::text is null then decided_at else $4::timestamptz end where id = $1`,
    [sweepId, state, by, instantText(at)],
  );
}

export async function confirmedSweeps(tx: Tx, sourceId: number): Promise<number[]> {
  const rows = await tx.rows<{ id: number }>(
    "/* confirmedSweeps */ select id from source_sweep where source_id = $1 and state = 'CONFIRMED' order by id limit 100",
    [sourceId],
  );
  return rows.map(({ id }) => id);
}

/** Tombstones that are too many at once: one list a stream, which grows. @returns the sweep they wait in */
export async function waitingTombstones(
  tx: Tx,
  sweep: { sourceId: number; stream: string; fence: number; known: number; ids: readonly string[]; at: Instant },
): Promise<void> {
  const { id } = await tx.one<{ id: number }>(
    `/* waitingTombstones */ insert into source_sweep as s (source_id, stream, generation, fence, begun_at, ended_at, state, known)
     values ($1, $2, 'tombstones', $3, $4::timestamptz, $4::timestamptz, 'WAITING', $5)
     on conflict (source_id, stream) where state = 'WAITING' do update set known = excluded.known, digest = null returning id`,
    [sweep.sourceId, sweep.stream, sweep.fence, instantText(sweep.at), sweep.known],
  );
  await tx.rows(
    `/* waitingTombstones:list */ insert into sweep_gone (sweep_id, source_case_id) select distinct $1::bigint, t.id from unnest($2::text[]) as t(id) on conflict do nothing`,
    [id, sweep.ids],
  );
  await tx.rows("/* waitingTombstones:count */ update source_sweep set gone = (select count(*) from sweep_gone where sweep_id = $1) where id = $1", [id]);
}
