import type { CaseStream } from "@dau-moi/schema";
import type { Doing } from "../access/index.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";
import type { BacklogClass, Severity } from "../tally/index.ts";
import type { CampaignSpan } from "./campaign-line.ts";
import type { CampaignOutcome } from "./campaign.words.ts";

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
