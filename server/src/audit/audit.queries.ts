export interface appendEntry {
  number: number;
}
/** $1 stream · $2 body before the number · $3 body after it · $4 when */
export const appendEntry = `-- appendEntry
select audit_append($1, $2, $3, $4::timestamptz) as number`;

/** $1 stream · $2 JSON array of [body before the number, body after it] · $3 when */
export const appendEntries = `-- appendEntries
select audit_append_all($1, $2, $3::timestamptz)`;

/** $1 stream · $2 number · $3 name · $4 case whose record key seals it, null: the master key · $5 sealed salt and text */
export const keepText = `-- keepText
insert into audit_text (stream, number, name, case_id, sealed) values ($1, $2, $3, $4, $5)`;

const CHECKPOINT_TURN = 7_301_102;
/** One hub at a time writes checkpoints. */
export const checkpointTurn = `-- checkpointTurn
select pg_advisory_xact_lock(${CHECKPOINT_TURN})`;

export interface headsNow {
  stream: string;
  number: number;
  /** hex */
  hash: string;
}
export const headsNow = `-- headsNow
select stream, last as number, encode(hash, 'hex') as hash from audit_head order by stream limit 100`;

export interface journalNow {
  journal: number;
}
export const journalNow = `-- journalNow
select last as journal from journal_head`;

export interface entriesAfter {
  number: number;
  body: string;
  /** hex */
  hash: string;
}
export interface pageAfter {
  entries: number;
  first: number;
  last: number;
  /** one body a line; a tampered one may hold a line break, and the count tells */
  bodies: string;
  /** hex, 64 digits each */
  hashes: string;
}
/** The same as entriesAfter, as one row: a row for every entry would cost several times the hashing. $1 stream · $2 number before the first · $3 how many at most */
export const pageAfter = `-- pageAfter
select count(*) as entries, min(number) as first, max(number) as last, string_agg(body, E'\\n') as bodies, encode(string_agg(hash, ''::bytea), 'hex') as hashes
from (select number, body, hash from audit_entry where stream = $1 and number > $2 order by number limit $3) page having count(*) > 0`;

/** $1 stream · $2 number before the first · $3 how many at most */
export const entriesAfter = `-- entriesAfter
select number, body, encode(hash, 'hex') as hash from audit_entry where stream = $1 and number > $2 order by number limit $3`;
