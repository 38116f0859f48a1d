import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";
import { limitTextOf } from "./regulation-shape.ts";
import type { RegulationDocument } from "./regulation-shape.ts";
import { keysOf, limitsOf } from "./regulation-limits.ts";

export const REGULATION_STATUSES = ["REFERENCE", "DRAFT", "PROPOSED", "ADOPTED", "SUPERSEDED"] as const;
export type RegulationStatus = (typeof REGULATION_STATUSES)[number];

/** A version of a regulation as it lies in the hub. */
export interface StoredRegulation {
  id: number;
  code: string;
  version: string;
  title: string;
  bodyName: string;
  own: boolean;
  document: string;
  parsed: Partial<RegulationDocument>;
  validFrom: string;
  validTo: string | null;
  status: RegulationStatus;
  /** from that day on the next one holds */
  supersededFrom: string | null;
  proposedBy: string;
  /** username of whom he stood in for; null: he proposed it himself */
  proposedBehalf: string | null;
  proposedAt: Instant;
  adoptedBy: string | null;
  adoptedAt: Instant | null;
}

const COLUMNS = `id, code, version, title, body_name as "bodyName", own, document, parsed, valid_from as "validFrom", valid_to as "validTo", status,
  superseded_from as "supersededFrom", proposed_by as "proposedBy", proposed_behalf as "proposedBehalf", proposed_at as "proposedAt", adopted_by as "adoptedBy", adopted_at as "adoptedAt"`;

/** Every version of every regulation, the hub's own first, newest first. */
export async function regulations(tx: Tx): Promise<StoredRegulation[]> {
  return tx.rows<StoredRegulation>(`/* regulations */ select ${COLUMNS} from regulation order by own desc, valid_from desc, id desc limit 1000`);
}

export async function regulationByVersion(tx: Tx, version: string): Promise<StoredRegulation | undefined> {
  const [row] = await tx.rows<StoredRegulation>(`/* regulationByVersion */ select ${COLUMNS} from regulation where version = $1`, [version]);
  return row;
}

/** The adopted ones of the hub's own leading body, in the order in which they are in force. */
export async function adoptedRegulations(tx: Tx): Promise<StoredRegulation[]> {
  return tx.rows<StoredRegulation>(
    `/* adoptedRegulations */ select ${COLUMNS} from regulation where adopted_at is not null and (superseded_from is null or valid_from < superseded_from)
     order by valid_from, id limit 1000`,
  );
}

/** A document as it is kept. */
export interface NewRegulation {
  version: string;
  document: string;
  parsed: RegulationDocument;
  own: boolean;
  status: "REFERENCE" | "DRAFT" | "PROPOSED";
  by: string;
  onBehalfOf: string | null;
  at: Instant;
}

/** Keeps a document; what was adopted already stays as it is. A draft becomes proposed, and its proposer with it. */
export async function keepRegulation(tx: Tx, { version, document, parsed, own, status, by, onBehalfOf, at }: NewRegulation): Promise<void> {
  await tx.rows(
    `/* keepRegulation */ insert into regulation (code, version, title, body_code, body_name, own, document, parsed, valid_from, valid_to, status, proposed_by, proposed_at, proposed_behalf)
     values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9::date, $10::date, $11, $12, $13::timestamptz, $14)
     on conflict (version) do update set status = excluded.status, proposed_by = excluded.proposed_by, proposed_at = excluded.proposed_at,
       proposed_behalf = excluded.proposed_behalf
       where regulation.status in ('DRAFT', 'SUPERSEDED') and excluded.status <> 'DRAFT'`,
    [
      parsed.code,
      version,
      parsed.title,
      parsed.leadingBody.code,
      parsed.leadingBody.name,
      own,
      document,
      JSON.stringify(parsed),
      parsed.validFrom,
      parsed.validTo ?? null,
      status,
      by,
      instantText(at),
      onBehalfOf,
    ],
  );
}

/**
 * Puts a kept regulation in force from its first day on: those before end there, its limits become rows that clocks refer to.
 * @returns the ids of its limits, in the document's order
 */
export async function enforceRegulation(tx: Tx, version: string, by: string, at: Instant): Promise<number[]> {
  const { id, validFrom, parsed } = await tx.one<{ id: number; validFrom: string; parsed: RegulationDocument }>(
    `/* enforceRegulation */ update regulation set status = 'ADOPTED', superseded_from = null, adopted_by = $2, adopted_at = $3::timestamptz
     where version = $1 and own returning id, valid_from as "validFrom", parsed`,
    [version, by, instantText(at)],
  );
  await tx.rows(
    `/* enforceRegulation:before */ update regulation set status = 'SUPERSEDED', superseded_from = least(superseded_from, greatest($2::date, valid_from))
     where adopted_at is not null and id <> $1 and (superseded_from is null or superseded_from > $2::date)`,
    [id, validFrom],
  );
  return keepLimits(tx, id, parsed, version);
}

async function keepLimits(tx: Tx, regulationId: number, parsed: RegulationDocument, version: string): Promise<number[]> {
  const starts = limitsOf(parsed, version, { from: parsed.validFrom, to: null }, (position) => position).map((l) => [l.id, l.startsFrom] as const);
  const startOf = new Map(starts);
  const rows = parsed.limits.map((l, position) => ({
    position,
    stage: l.stage,
    ...keysOf(l),
    limitText: limitTextOf(l.limit),
    startsFrom: startOf.get(position) ?? "ORDER",
    rule: l.rule,
    basis: l.basis,
    assumed: l.assumed,
    from: l.from ?? parsed.validFrom,
    to: l.to ?? null,
  }));
  await tx.rows(
    `/* keepLimits */ insert into time_limit (regulation_id, position, clock_stage, case_stream, field, urgency, several_agencies, channel, limit_text, starts_from,
       rule_name, legal_basis, assumed, valid_from, valid_to)
     select $1, position, stage, "caseStream", field, urgency, "severalAgencies", channel, "limitText", "startsFrom", rule, basis, assumed, "from", "to"
     from jsonb_to_recordset($2::jsonb) as l(position int, stage text, "caseStream" text, field text, urgency text, "severalAgencies" boolean, channel text,
       "limitText" text, "startsFrom" text, rule text, basis text, assumed boolean, "from" date, "to" date)
     on conflict (regulation_id, position) do nothing`,
    [regulationId, JSON.stringify(rows)],
  );
  const kept = await tx.rows<{ id: number }>("/* keepLimits:ids */ select id from time_limit where regulation_id = $1 order by position limit 10000", [
    regulationId,
  ]);
  return kept.map((row) => row.id);
}
