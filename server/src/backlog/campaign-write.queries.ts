import type { CaseStream } from "@dau-moi/schema";
import { unnested } from "../platform/bulk.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";
import type { BacklogClass, Severity } from "../tally/index.ts";
import type { CampaignSpan } from "./campaign-line.ts";
import type { CampaignOutcome } from "./campaign.words.ts";

/** Who does it, when, and by which key of his own. */
export interface Doing {
  accountId: number;
  byName: string;
  byUnitId: number;
  onBehalfOf: string | null;
  at: Instant;
  askedKey: string;
  askedHash: Buffer;
}

/** A campaign that may be opened. */
export interface NewCampaign extends Doing, CampaignSpan {
  name: string;
  unitId: number;
  caseStream: CaseStream;
  classes: readonly BacklogClass[] | null;
  severities: readonly Severity[] | null;
  asOf: { event: number; instant: Instant };
  leftPercent: number;
  cases: readonly { id: number; unitId: number; dueAt: Instant | null }[];
}

/** @returns the campaign that this key opened before */
export async function campaignAsked(tx: Tx, accountId: number, askedKey: string): Promise<{ id: number; askedHash: Buffer } | null> {
  const [row] = await tx.rows<{ id: number; askedHash: Buffer }>(
    `/* campaignAsked */ select id, asked_hash as "askedHash" from campaign where by_account_id = $1 and asked_key = $2::uuid`,
    [accountId, askedKey],
  );
  return row ?? null;
}

/** @returns its number; null: this key has opened one at the same moment, and nothing was written */
export async function insertCampaign(tx: Tx, c: NewCampaign): Promise<number | null> {
  const [row] = await tx.rows<{ id: number }>(
    `/* insertCampaign */ insert into campaign (name, unit_id, case_stream, classes, severities, as_of_event, as_of_instant, start_day, target_day, working_days, days_off,
       calendar_version, left_percent, opening, opened_at, by_account_id, by_name, by_unit_id, on_behalf_of, asked_key, asked_hash)
     values ($1, $2, $3, $4::text[], $5::text[], $6, $7::timestamptz, $8::date, $9::date, $10::jsonb, $11::jsonb, $12, $13, $14, $15::timestamptz, $16, $17, $18, $19, $20::uuid, $21)
     on conflict (by_account_id, asked_key) do nothing returning id`,
    [
      c.name,
      c.unitId,
      c.caseStream,
      c.classes,
      c.severities,
      c.asOf.event,
      instantText(c.asOf.instant),
      c.startDay,
      c.targetDay,
      JSON.stringify(c.workingDays),
      JSON.stringify(c.daysOff),
      c.calendarVersion,
      c.leftPercent,
      c.cases.length,
      instantText(c.at),
      c.accountId,
      c.byName,
      c.byUnitId,
      c.onBehalfOf,
      c.askedKey,
      c.askedHash,
    ],
  );
  return row?.id ?? null;
}

/** Freezes the list exactly as it was counted. @throws when another number of rows came to lie than the list has */
export async function insertCampaignCases(tx: Tx, campaignId: number, cases: NewCampaign["cases"]): Promise<void> {
  const numbered = cases.map((one, i) => ({ ...one, position: i + 1 }));
  const rows = unnested(
    numbered,
    [
      { name: "position", type: "int", of: (c) => c.position },
      { name: "case_id", type: "bigint", of: (c) => c.id },
      { name: "unit_id", type: "int", of: (c) => c.unitId },
      { name: "due_at", type: "timestamptz", of: (c) => (c.dueAt === Infinity ? null : c.dueAt) },
    ],
    2,
  );
  const { n } = await tx.one<{ n: number }>(
    `/* insertCampaignCases */ with kept as (insert into campaign_case (campaign_id, ${rows.names}) select $1::bigint, t.* from (${rows.select}) t returning 1)
     select count(*)::int as n from kept`,
    [campaignId, ...rows.values],
  );
  if (n !== cases.length) throw new Error(`campaign ${campaignId}: ${n} of ${cases.length} cases were kept`);
}

/** How a campaign ends. */
export interface CampaignEnd extends Doing {
  campaignId: number;
  outcome: CampaignOutcome;
  reason: string;
  asOf: { event: number; instant: Instant };
}

/** @returns false: it has ended already, and nothing was written */
export async function insertCampaignEnd(tx: Tx, e: CampaignEnd): Promise<boolean> {
  const rows = await tx.rows(
    `/* insertCampaignEnd */ insert into campaign_end (campaign_id, outcome, reason, as_of_event, as_of_instant, ended_at, by_account_id, by_name, by_unit_id, on_behalf_of, asked_key, asked_hash)
     values ($1, $2, $3, $4, $5::timestamptz, $6::timestamptz, $7, $8, $9, $10, $11::uuid, $12) on conflict (campaign_id) do nothing returning 1`,
    [
      e.campaignId,
      e.outcome,
      e.reason,
      e.asOf.event,
      instantText(e.asOf.instant),
      instantText(e.at),
      e.accountId,
      e.byName,
      e.byUnitId,
      e.onBehalfOf,
      e.askedKey,
      e.askedHash,
    ],
  );
  return rows.length > 0;
}

/** By whose key a campaign was ended. */
export async function campaignEndAsked(tx: Tx, campaignId: number): Promise<{ accountId: number; askedKey: string; askedHash: Buffer } | null> {
  const [row] = await tx.rows<{ accountId: number; askedKey: string; askedHash: Buffer }>(
    `/* campaignEndAsked */ select by_account_id as "accountId", asked_key::text as "askedKey", asked_hash as "askedHash" from campaign_end where campaign_id = $1`,
    [campaignId],
  );
  return row ?? null;
}
