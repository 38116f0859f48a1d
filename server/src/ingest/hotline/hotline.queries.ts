import type { HotlineStream } from "@dau-moi/connectors";
import { appendSourceEvents } from "../../journal/index.ts";
import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { instantText } from "../../platform/instant.ts";

/** A list that a source tells. */
export interface Telling extends HotlineStream {
  sourceId: number;
}

/** Which list of which source. */
interface Which {
  sourceId: number;
  stream: string;
}

/** From here on its records are no cases, whatever else looks at the inbox. */
export async function beginTelling(tx: Tx, { sourceId, kind, stream, keptSince }: Telling): Promise<void> {
  await tx.rows(
    `/* beginTelling */ insert into hotline_telling as t (source_id, kind, stream, kept_since) values ($1, $2, $3, $4::date)
     on conflict (source_id, kind) do update set stream = excluded.stream, kept_since = excluded.kept_since
     where t.stream <> excluded.stream or t.kept_since is distinct from excluded.kept_since`,
    [sourceId, kind, stream, keptSince],
  );
}

/** It was read to its end; the first time is an event, before which nothing was told, not even that there was nothing. */
export async function endTelling(
  tx: Tx,
  { sourceId, kind }: Telling,
  { readUpTo, province, at }: { readUpTo: Instant; province: string; at: Instant },
): Promise<void> {
  const { isFirst } = await tx.one<{ isFirst: boolean }>(
    `/* endTelling */ update hotline_telling set read_up_to = $3::timestamptz where source_id = $1 and kind = $2 returning from_event is null as "isFirst"`,
    [sourceId, kind, instantText(readUpTo)],
  );
  if (!isFirst) return;
  const [event] = await appendSourceEvents(tx, [{ kind: "HOTLINE_TOLD", sourceId, happenedAt: at }], { province, learnedAt: at });
  await tx.rows("/* endTelling:first */ update hotline_telling set from_event = $3 where source_id = $1 and kind = $2", [sourceId, kind, event]);
}

/** @returns whether its rows were mapped by other rules than these, or never */
export async function rulesAreOther(tx: Tx, { sourceId, stream }: Which, rules: Buffer): Promise<boolean> {
  const { other } = await tx.one<{ other: boolean }>(
    "/* rulesAreOther */ select rules is distinct from $3::bytea as other from hotline_telling where source_id = $1 and stream = $2",
    [sourceId, stream, rules],
  );
  return other;
}

export async function keepRules(tx: Tx, { sourceId, stream }: Which, rules: Buffer): Promise<void> {
  await tx.rows("/* keepRules */ update hotline_telling set rules = $3 where source_id = $1 and stream = $2", [sourceId, stream, rules]);
}

/** Records with their newest sealed version, in the order of their ids: those held back, or every one. */
export async function toLookAtAgain(
  tx: Tx,
  { sourceId, stream }: Which,
  { everything, after, limit }: { everything: boolean; after: string; limit: number },
): Promise<{ recordId: string; version: string | null; observedAt: Instant | null; wrappedKey: Buffer; payload: Buffer }[]> {
  return tx.rows(
    `/* toLookAtAgain */ select r.source_case_id as "recordId", r.version, r.observed_at as "observedAt", r.wrapped_key as "wrappedKey", i.payload
     from source_record r join inbox i on i.id = r.inbox_id
     where r.source_id = $1 and r.stream = $2 and ($3 or r.held) and r.wrapped_key is not null and r.source_case_id > $4 collate "C" order by r.source_case_id collate "C" limit $5`,
    [sourceId, stream, everything, after, limit],
  );
}
