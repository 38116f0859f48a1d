import type { Doing } from "../access/index.ts";
import { unnested } from "../platform/bulk.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";
import type { DirectiveKind, Origin, StepKind } from "./directive.words.ts";

/** A directive that may be issued. */
export interface NewDirective extends Doing {
  kind: DirectiveKind;
  origin: Origin;
  filter: unknown;
  asOf: { event: number; instant: Instant } | null;
  submissionId: number | null;
  subject: string;
  words: string;
  cases: readonly { id: number; unitId: number; dueAt: Instant | null }[];
  addressees: readonly { unitId: number; dueAt: Instant }[];
}

/** @returns the directive that this key made before */
export async function directiveAsked(tx: Tx, accountId: number, askedKey: string): Promise<{ id: number; askedHash: Buffer } | null> {
  const [row] = await tx.rows<{ id: number; askedHash: Buffer }>(
    `/* directiveAsked */ select id, asked_hash as "askedHash" from directive where by_account_id = $1 and asked_key = $2::uuid`,
    [accountId, askedKey],
  );
  return row ?? null;
}

/** @returns its number; null: this key has made one at the same moment, and nothing was written */
export async function insertDirective(tx: Tx, d: NewDirective): Promise<number | null> {
  const [row] = await tx.rows<{ id: number }>(
    `/* insertDirective */ insert into directive (kind, origin, filter, as_of_event, as_of_instant, submission_id, subject, words, case_count, by_account_id, by_name, by_unit_id,
       on_behalf_of, issued_at, asked_key, asked_hash)
     values ($1, $2, $3::jsonb, $4, $5::timestamptz, $6, $7, $8, $9, $10, $11, $12, $13, $14::timestamptz, $15::uuid, $16)
     on conflict (by_account_id, asked_key) do nothing returning id`,
    [
      d.kind,
      d.origin,
      d.filter === null ? null : JSON.stringify(d.filter),
      d.asOf?.event ?? null,
      d.asOf === null ? null : instantText(d.asOf.instant),
      d.submissionId,
      d.subject,
      d.words,
      d.cases.length,
      d.accountId,
      d.byName,
      d.byUnitId,
      d.onBehalfOf,
      instantText(d.at),
      d.askedKey,
      d.askedHash,
    ],
  );
  return row?.id ?? null;
}

/** @returns numbers of the obligations, by unit */
export async function insertObligations(tx: Tx, directiveId: number, byUnitId: number, unitIds: readonly number[]): Promise<{ id: number; unitId: number }[]> {
  return tx.rows(
    `/* insertObligations */ insert into directive_obligation (directive_id, unit_id, by_unit_id) select $1, u, $3 from unnest($2::int[]) u returning id, unit_id as "unitId"`,
    [directiveId, unitIds, byUnitId],
  );
}

/** A step of one obligation. */
export interface NewStep extends Doing {
  obligationId: number;
  kind: StepKind;
  words: string | null;
  dueAt: Instant;
}

/** Writes one step of each obligation, with the event it stands in the journal by. */
export async function insertSteps(tx: Tx, steps: readonly NewStep[], eventSeq: number): Promise<void> {
  const rows = unnested(
    steps,
    [
      { name: "obligation_id", type: "bigint", of: (s) => s.obligationId },
      { name: "kind", type: "text", of: (s) => s.kind },
      { name: "words", type: "text", of: (s) => s.words },
      { name: "due_at", type: "timestamptz", of: (s) => s.dueAt },
      { name: "at", type: "timestamptz", of: (s) => s.at },
      { name: "by_account_id", type: "int", of: (s) => s.accountId },
      { name: "by_name", type: "text", of: (s) => s.byName },
      { name: "by_unit_id", type: "int", of: (s) => s.byUnitId },
      { name: "on_behalf_of", type: "text", of: (s) => s.onBehalfOf },
      { name: "asked_key", type: "text", cast: "uuid", of: (s) => s.askedKey },
    ],
    3,
  );
  await tx.rows(
    `/* insertSteps */ insert into directive_step (event_seq, asked_hash, ${rows.names}) select $1::bigint, $2::bytea, t.* from (${rows.select}) t`,
    [eventSeq, steps[0]?.askedHash ?? Buffer.alloc(0), ...rows.values],
  );
}

/** What this key did to an obligation before. */
export async function stepAsked(tx: Tx, accountId: number, askedKey: string): Promise<{ obligationId: number; askedHash: Buffer } | null> {
  const [row] = await tx.rows<{ obligationId: number; askedHash: Buffer }>(
    `/* stepAsked */ select obligation_id as "obligationId", asked_hash as "askedHash" from directive_step where by_account_id = $1 and asked_key = $2::uuid order by id limit 1`,
    [accountId, askedKey],
  );
  return row ?? null;
}
