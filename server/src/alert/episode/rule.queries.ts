import type { Standing } from "../../access/index.ts";
import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { instantText } from "../../platform/instant.ts";
import { localDay } from "../../platform/local-time.ts";
import type { AlertKind, RuleState } from "./words.ts";

/** When an alert rings. */
export interface RuleRow {
  id: number;
  kind: AlertKind;
  /** null: each unit right below the province, and the province's own cases */
  unitId: number | null;
  /** null: whatever source */
  sourceId: number | null;
  /** null: nothing rings */
  threshold: number | null;
  longestMuteHours: number;
  validFrom: string;
  legalBasis: string;
  assumed: boolean;
  state: RuleState;
  proposedByName: string | null;
  proposedAt: Instant | null;
  wouldRing: number | null;
  wouldRingEvent: number | null;
  wouldRingAt: Instant | null;
  settledByName: string | null;
  settledAt: Instant | null;
}

const RULE = `id, kind, unit_id as "unitId", source_id as "sourceId", threshold, longest_mute_hours as "longestMuteHours", valid_from as "validFrom", legal_basis as "legalBasis", assumed,
  state, proposed_by_name as "proposedByName", proposed_at as "proposedAt", would_ring as "wouldRing", would_ring_event as "wouldRingEvent", would_ring_at as "wouldRingAt",
  settled_by_name as "settledByName", settled_at as "settledAt"`;

/** The rules in force at an instant, of each scope the one that came last. */
export async function rulesInForce(tx: Tx, at: Instant): Promise<RuleRow[]> {
  return tx.rows<RuleRow>(
    `/* rulesInForce */ select distinct on (kind, unit_id, source_id) ${RULE} from alert_rule
     where state = 'ADOPTED' and valid_from <= $1::date and (valid_to is null or valid_to > $1::date)
     order by kind, unit_id nulls first, source_id nulls first, valid_from desc, id desc limit 5000`,
    [localDay(at)],
  );
}

/** The newest 500 rules, what is in force and what waits before what was declined. */
export async function allRules(tx: Tx): Promise<RuleRow[]> {
  return tx.rows<RuleRow>(`/* allRules */ select ${RULE} from alert_rule order by state = 'DECLINED', id desc limit 500`);
}

export async function rulesById(tx: Tx, ids: readonly number[]): Promise<RuleRow[]> {
  return tx.rows<RuleRow>(`/* rulesById */ select ${RULE} from alert_rule where id = any($1::int[])`, [ids]);
}

/** A rule as somebody wants it, with what it would ring now. */
export interface NewRule extends Pick<RuleRow, "kind" | "unitId" | "sourceId" | "threshold" | "longestMuteHours" | "validFrom" | "legalBasis"> {
  by: { accountId: number; name: string };
  onBehalfOf: string | null;
  at: Instant;
  wouldRing: number;
  asOf: { event: number; instant: Instant };
}

export async function insertRule(tx: Tx, rule: NewRule): Promise<{ id: number }> {
  return tx.one<{ id: number }>(
    `/* insertRule */ insert into alert_rule (kind, unit_id, source_id, threshold, longest_mute_hours, valid_from, legal_basis, assumed, proposed_by, proposed_by_name, proposed_at,
       would_ring, would_ring_event, would_ring_at, on_behalf_of, state)
     values ($1, $2, $3, $4, $5, $6::date, $7, false, $8, $9, $10::timestamptz, $11, $12, $13::timestamptz, $14, 'PROPOSED') returning id`,
    [
      rule.kind,
      rule.unitId,
      rule.sourceId,
      rule.threshold,
      rule.longestMuteHours,
      rule.validFrom,
      rule.legalBasis,
      rule.by.accountId,
      rule.by.name,
      instantText(rule.at),
      rule.wouldRing,
      rule.asOf.event,
      instantText(rule.asOf.instant),
      rule.onBehalfOf,
    ],
  );
}

/** A rule that waits, and by whom and in whose place it was proposed. */
interface ProposedRule extends Standing {
  id: number;
  kind: AlertKind;
  unitId: number | null;
  sourceId: number | null;
}

/** A proposed rule, held to the end of the transaction. */
export async function lockProposed(tx: Tx, id: number): Promise<ProposedRule | undefined> {
  const [row] = await tx.rows<ProposedRule>(
    `/* lockProposed */ select r.id, r.kind, r.unit_id as "unitId", r.source_id as "sourceId", a.username, r.on_behalf_of as "onBehalfOf"
     from alert_rule r join account a on a.id = r.proposed_by where r.id = $1 and r.state = 'PROPOSED' for update of r`,
    [id],
  );
  return row;
}

export async function settleRule(tx: Tx, id: number, state: RuleState, by: { accountId: number; name: string; at: Instant }): Promise<void> {
  await tx.rows("/* settleRule */ update alert_rule set state = $2, settled_by = $3, settled_by_name = $4, settled_at = $5::timestamptz where id = $1", [
    id,
    state,
    by.accountId,
    by.name,
    instantText(by.at),
  ]);
}
