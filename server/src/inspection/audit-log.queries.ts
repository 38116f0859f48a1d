import type { Instant } from "../platform/instant.ts";

/** The entries that a filter means, as far as the streams went when the list was opened. */
const MEANT = `from audit_entry e
where ($1::text is null or e.stream = $1) and ($2::text is null or e.actor = $2) and ($3::text is null or e.act = $3)
  and ($4::text is null or e.subject = $4) and ($5::timestamptz is null or e.at >= $5) and ($6::timestamptz is null or e.at < $6)
  and e.number <= coalesce(($7::jsonb ->> e.stream)::bigint, 0)`;

/** $1 stream · $2 actor · $3 act · $4 subject as kind:id · $5 from · $6 before · $7 how far each stream counts, as an object */
export const countEntries = `-- countEntries
select count(*)::int as n ${MEANT}`;

export interface entryRow {
  stream: string;
  number: number;
  at: Instant;
  body: string;
}
/** Newest first. $1–$7 as countEntries · $8–$10 when, stream and number of the last one before; null: from the top · $11 how many */
export const entryRows = `-- entryRows
select e.stream, e.number, e.at, e.body ${MEANT}
  and ($8::timestamptz is null or (e.at <= $8 and (e.at < $8 or (e.stream, e.number) > ($9::text, $10::bigint))))
order by e.at desc, e.stream, e.number limit $11`;

export interface streamState {
  stream: string;
  entries: number;
}
export const streamStates = `-- streamStates
select stream, last as entries from audit_head order by stream limit 100`;

/** Whether this account's look at that instant stands in the chain. $1 username · $2 when */
export const lookStands = `-- lookStands
select count(*)::int as n from audit_entry where subject = 'audit:entries' and at = $2::timestamptz and act = 'readAudit' and actor = $1`;
