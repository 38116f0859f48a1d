import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";
import { localDay } from "../platform/local-time.ts";
import type { DeliveryRow } from "./delivery.queries.ts";

/** What decides whether a citizen may be told of an answer; no word and no number of the case. */
export interface AnswerFacts {
  caseId: number;
  unitId: number;
  hasPhone: boolean;
  confidentialPhone: boolean;
  /** false: his data were erased */
  readable: boolean;
  /** the newest answer that the source shows as the hub asked for it; null: there is none */
  changeId: number | null;
  /** what was sent of it; null: nothing yet */
  deliveryId: number | null;
  toldBy: number | null;
  toldKey: string | null;
}

/** The hub's own look, for cases that came through the second wall. */
export async function answerFacts(tx: Tx, caseIds: readonly number[]): Promise<AnswerFacts[]> {
  return tx.rows<AnswerFacts>(
    `/* answerFacts */ select c.id as "caseId", c.unit_id as "unitId", c.phone_sealed is not null as "hasPhone", c.confidential_phone as "confidentialPhone",
       r.wrapped_key is not null as readable, k.id as "changeId", d.id as "deliveryId", d.account_id as "toldBy", d.asked_key::text as "toldKey"
     from feedback_case c
     left join source_record r on r.source_id = c.source_id and r.stream = c.stream and r.source_case_id = c.source_case_id
     left join lateral (select id from case_change k where k.case_id = c.id and k.state = 'VERIFIED' and k.kind in ('PUBLISH', 'RECORD_RESULT') order by id desc limit 1) k on true
     left join delivery d on d.change_id = k.id
     where c.id = any($1::bigint[])`,
    [caseIds],
  );
}

/** The last word on these units, each. */
export async function channelsOf(tx: Tx, unitIds: readonly number[]): Promise<{ unitId: number; allowed: boolean; at: Instant; byName: string }[]> {
  return tx.rows(
    `/* channelsOf */ select distinct on (unit_id) unit_id as "unitId", allowed, at, by_name as "byName" from citizen_channel
     where unit_id = any($1::int[]) order by unit_id, id desc`,
    [unitIds],
  );
}

export async function insertChannel(
  tx: Tx,
  c: { unitId: number; allowed: boolean; at: Instant; accountId: number; byName: string; onBehalfOf: string | null },
): Promise<void> {
  await tx.rows(
    `/* insertChannel */ insert into citizen_channel (unit_id, allowed, at, by_account_id, by_name, on_behalf_of) values ($1, $2, $3::timestamptz, $4, $5, $6)`,
    [c.unitId, c.allowed, instantText(c.at), c.accountId, c.byName, c.onBehalfOf],
  );
}

/** The words in force on a day. */
export interface CitizenTemplate {
  id: number;
  words: string;
  place: string;
  legalBasis: string;
  assumed: boolean;
}

const TEMPLATE = `id, words, place, legal_basis as "legalBasis", assumed`;

export async function templateOn(tx: Tx, at: Instant): Promise<CitizenTemplate> {
  return tx.one<CitizenTemplate>(
    `/* templateOn */ select ${TEMPLATE} from citizen_template where channel = 'PHONE' and valid_from <= $1::date and (valid_to is null or valid_to > $1::date)
     order by valid_from desc limit 1`,
    [localDay(at)],
  );
}

/** What a word to a citizen is sent with. */
export interface CitizenMatter {
  reference: string;
  confidentialPhone: boolean;
  sourceCode: string;
  stream: string;
  sourceCaseId: string;
  phone: Buffer | null;
  wrappedKey: Buffer | null;
  words: string;
  place: string;
}

/** The hub's own look, when it is sent. */
export async function citizenMatter(tx: Tx, caseId: number, templateId: number): Promise<CitizenMatter> {
  return tx.one<CitizenMatter>(
    `/* citizenMatter */ select c.reference, c.confidential_phone as "confidentialPhone", s.code as "sourceCode", c.stream, c.source_case_id as "sourceCaseId",
       c.phone_sealed as phone, r.wrapped_key as "wrappedKey", t.words, t.place
     from feedback_case c join source s on s.id = c.source_id join citizen_template t on t.id = $2
     left join source_record r on r.source_id = c.source_id and r.stream = c.stream and r.source_case_id = c.source_case_id where c.id = $1`,
    [caseId, templateId],
  );
}

export interface NewCitizenDelivery {
  accountId: number;
  byUnitId: number;
  onBehalfOf: string | null;
  caseId: number;
  changeId: number;
  templateId: number;
  askedKey: string;
  at: Instant;
}

/** Opens a word to a citizen, once an answer. @returns null: somebody was faster */
export async function insertCitizenDelivery(tx: Tx, d: NewCitizenDelivery): Promise<number | null> {
  const [row] = await tx.rows<{ id: number }>(
    `/* insertCitizenDelivery */ insert into delivery (kind, account_id, by_unit_id, on_behalf_of, case_id, change_id, template_id, asked_key, state_at, made_at, next_at)
     values ('CITIZEN', $1, $2, $3, $4, $5, $6, $7::uuid, $8::timestamptz, $8::timestamptz, $8::timestamptz)
     on conflict (change_id) where change_id is not null do nothing returning id`,
    [d.accountId, d.byUnitId, d.onBehalfOf, d.caseId, d.changeId, d.templateId, d.askedKey, instantText(d.at)],
  );
  return row?.id ?? null;
}

/** What was sent to those who reported these cases, oldest first. */
export async function citizenDeliveries(tx: Tx, caseIds: readonly number[]): Promise<(DeliveryRow & { caseId: number })[]> {
  return tx.rows(
    `/* citizenDeliveries */ select id, case_id as "caseId", kind, state, slot, state_at as "stateAt", tries, reason, arrival, arrival_at as "arrivalAt" from delivery
     where case_id = any($1::bigint[]) and kind = 'CITIZEN' order by case_id, id limit 1000`,
    [caseIds],
  );
}
