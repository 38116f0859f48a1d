import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { instantText } from "../../platform/instant.ts";
import type { StepKind } from "../directive.words.ts";

/** An expedite notice as it stands with one of its addressees. */
export interface Expedited {
  obligationId: number;
  directiveId: number;
  issuedAt: Instant;
  byUnitId: number;
  unitId: number;
  subject: string;
  /** the first late instant: as it was issued, and as it holds */
  firstDueAt: Instant;
  dueAt: Instant;
  state: StepKind;
}

/** What is asked of a list of notices. */
export interface ExpeditedAsked {
  /** issued by one of them or addressed to one of them */
  unitIds: readonly number[];
  from: Instant;
  before: Instant;
  /** the last event that counts */
  event: number;
}

/** Notices issued in [from, before), addressee by addressee. */
export async function expeditedIn(tx: Tx, { unitIds, from, before, event }: ExpeditedAsked, most: number): Promise<Expedited[]> {
  return tx.rows<Expedited>(
    `/* expeditedIn */ select o.id as "obligationId", d.id as "directiveId", d.issued_at as "issuedAt", d.by_unit_id as "byUnitId", o.unit_id as "unitId", d.subject,
       first.due_at as "firstDueAt", last.due_at as "dueAt", last.kind as state
     from directive d join directive_obligation o on o.directive_id = d.id
       join lateral (select s.due_at from directive_step s where s.obligation_id = o.id and s.kind = 'ISSUED' and s.event_seq <= $4::bigint limit 1) first on true
       join lateral (select s.due_at, s.kind from directive_step s where s.obligation_id = o.id and s.event_seq <= $4::bigint order by s.id desc limit 1) last on true
     where d.kind = 'EXPEDITE' and d.issued_at >= $2::timestamptz and d.issued_at < $3::timestamptz and (o.unit_id = any($1::int[]) or o.by_unit_id = any($1::int[]))
     order by d.issued_at, d.id, o.unit_id limit $5`,
    [unitIds, instantText(from), instantText(before), event, most],
  );
}

/** A case of a notice's list, with who supervised it when the notice was issued. */
export interface ExpeditedCase {
  directiveId: number;
  unitId: number;
  reference: string;
  /** null: nobody, or nobody knows */
  supervisingUnitId: number | null;
}

export async function casesExpedited(tx: Tx, directiveIds: readonly number[]): Promise<ExpeditedCase[]> {
  return tx.rows<ExpeditedCase>(
    `/* casesExpedited */ select c.directive_id as "directiveId", c.unit_id as "unitId", f.reference,
       (select a.supervising_unit_id from assignment a where a.case_id = c.case_id and a.assigned_at <= d.issued_at order by a.ordinal desc limit 1) as "supervisingUnitId"
     from directive_case c join directive d on d.id = c.directive_id join feedback_case f on f.id = c.case_id
     where c.directive_id = any($1::bigint[]) order by c.directive_id, c.position limit 200000`,
    [directiveIds],
  );
}
