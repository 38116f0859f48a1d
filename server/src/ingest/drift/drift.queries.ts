import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { instantText } from "../../platform/instant.ts";
import type { Drift, KnownField } from "./compare.ts";

interface Told {
  sourceId: number;
  stream: string;
  at: Instant;
}

export async function knownFields(tx: Tx, { sourceId, stream }: Told): Promise<KnownField[]> {
  return tx.rows<KnownField>("/* knownFields */ select path, type, always from source_field where source_id = $1 and stream = $2 limit 1000", [
    sourceId,
    stream,
  ]);
}

/** Writes only what differs: most reads change nothing. */
export async function keepFields(tx: Tx, fields: readonly KnownField[], { sourceId, stream }: Told): Promise<void> {
  await tx.rows("/* keepFields:gone */ delete from source_field where source_id = $1 and stream = $2 and path <> all($3::text[])", [
    sourceId,
    stream,
    fields.map(({ path }) => path),
  ]);
  await tx.rows(
    `/* keepFields */ insert into source_field as f (source_id, stream, path, type, always) select $1::int, $2::text, t.* from unnest($3::text[], $4::text[], $5::boolean[]) as t(path, type, always)
     on conflict (source_id, stream, path) do update set type = excluded.type, always = excluded.always where f.type <> excluded.type or f.always <> excluded.always`,
    [sourceId, stream, fields.map(({ path }) => path), fields.map(({ type }) => type), fields.map(({ always }) => always)],
  );
}

export async function noteDrift(tx: Tx, drift: readonly Drift[], { sourceId, stream, at }: Told): Promise<void> {
  if (drift.length === 0) return;
  await tx.rows(
    `/* noteDrift */ insert into source_drift (source_id, stream, first_seen_at, change, path, was, is_now)
     select $1::int, $2::text, $3::timestamptz, t.* from unnest($4::text[], $5::text[], $6::text[], $7::text[]) as t(change, path, was, is_now)
     on conflict (source_id, stream, change, path) where acknowledged_at is null do nothing`,
    [
      sourceId,
      stream,
      instantText(at),
      drift.map(({ change }) => change),
      drift.map(({ path }) => path),
      drift.map(({ was }) => was),
      drift.map(({ isNow }) => isNow),
    ],
  );
}
