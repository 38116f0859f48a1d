import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { instantText } from "../../platform/instant.ts";
import { unlessHidden } from "../directive.queries.ts";
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
    `/* expeditedIn */ select o.id as "obligationId", d.id as "directiveId", d.issued_at as "issuedAt", d.by_unit_id as "byUnitId", o.unit_id as "unitId", ${unlessHidden("subject")},
       first.due_at as "firstDueAt", last.due_at as "dueAt", last.kind as state
     from directive d join directive_obligation o on o.directive_id = d.id
       join lateral (select s.due_at from directive_step s where s.obligation_id = o.id and s.kind = 'ISSUED' and s.event_seq <= $4::bigint limit 1) first on true
       join lateral (select s.due_at, s.kind from directive_step s where s.obligation_id = o.id and s.event_seq <= $4::bigint order by s.id desc limit 1) last on true
     where d.kind = 'EXPEDITE' and d.issued_at >= $2::timestamptz and d.issued_at < $3::timestamptz and (o.unit_id = any($1::int[]) or o.by_unit_id = any($1::int[]))
     order by d.issued_at, d.id, o.unit_id limit $5`,
    [unitIds, instantText(from), instantText(before), event, most],
  );
}

/** Of an addressee's part of a notice's list: how many cases, the first of them, and who supervised any when the notice was issued. */
export interface ExpeditedCases {
  obligationId: number;
  cases: number;
  references: string[];
  supervisingUnitIds: number[];
}

/** What a notice's list is parted by: which units' cases are an addressee's. Both are as long as there are pairs. */
export interface Members {
  addressees: readonly number[];
  units: readonly number[];
}

/** Obligations without a case have no row. @param named how many references of each are told */
export async function casesExpedited(tx: Tx, obligationIds: readonly number[], { addressees, units }: Members, named: number): Promise<ExpeditedCases[]> {
  return tx.rows<ExpeditedCases>(
    `/* casesExpedited */ select o.id as "obligationId", count(*)::int as cases, (array_agg(f.reference order by c.position))[1:$4::int] as "references",
       coalesce(array_agg(distinct s.supervising_unit_id) filter (where s.supervising_unit_id is not null), '{}') as "supervisingUnitIds"
     from directive_obligation o join unnest($2::int[], $3::int[]) m(addressee, unit_id) on m.addressee = o.unit_id
       join directive_case c on c.directive_id = o.directive_id and c.unit_id = m.unit_id join feedback_case f on f.id = c.case_id
       join lateral (select i.event_seq from directive_step i where i.obligation_id = o.id and i.kind = 'ISSUED' order by i.id limit 1) issued on true
       left join case_state s on s.case_id = c.case_id and s.from_event <= issued.event_seq and (s.to_event is null or s.to_event > issued.event_seq)
     where o.id = any($1::bigint[]) group by o.id order by o.id limit cardinality($1::bigint[])`,
    [obligationIds, addressees, units, named],
  );
}
