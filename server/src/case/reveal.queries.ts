import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";

/** A case as the second wall lets it be seen. */
export interface SeenCase {
  id: number;
  reference: string;
  unitId: number;
  intakeUnitId: number;
  supervisingUnitId: number | null;
  cooperating: number[];
  /** the submitter asked to keep name or phone confidential */
  confidential: boolean;
  /** its content and its submitter were diverted with it */
  stubbed: boolean;
}

/** Those of the cases that the asker sees. */
export async function seenCases(tx: Tx, ids: readonly number[]): Promise<SeenCase[]> {
  return tx.rows<SeenCase>(
    `/* seenCases */ select id, reference, unit_id as "unitId", intake_unit_id as "intakeUnitId", supervising_unit_id as "supervisingUnitId", cooperating,
       confidential_name or confidential_phone as confidential, case_stubbed(id) as stubbed
     from feedback_case where id = any($1::bigint[]) order by received_at desc, id desc limit 1000`,
    [ids],
  );
}

/** A case with its envelopes; the app's role cannot read them. */
export interface CaseEnvelopes {
  id: number;
  open: boolean;
  unitId: number;
  intakeUnitId: number;
  supervisingUnitId: number | null;
  cooperating: number[];
  confidentialName: boolean;
  confidentialPhone: boolean;
  confidentialContent: boolean;
  sourceCode: string;
  stream: string;
  sourceCaseId: string;
  wrappedKey: Buffer | null;
  name: Buffer | null;
  phone: Buffer | null;
  contact: Buffer | null;
  content: Buffer | null;
  phoneIndex: Buffer | null;
  title: string;
  openContent: string | null;
  stubbed: boolean;
}

/** The case is held still until the look is written down: a hand-over comes before it or after it. */
export async function caseEnvelopes(tx: Tx, id: number): Promise<CaseEnvelopes | null> {
  const rows = await tx.rows<CaseEnvelopes>(
    `/* caseEnvelopes */ select c.id, c.open, c.unit_id as "unitId", c.intake_unit_id as "intakeUnitId", c.supervising_unit_id as "supervisingUnitId", c.cooperating,
       c.confidential_name as "confidentialName", c.confidential_phone as "confidentialPhone", c.confidential_content as "confidentialContent",
       s.code as "sourceCode", c.stream, c.source_case_id as "sourceCaseId", r.wrapped_key as "wrappedKey", c.name_sealed as name, c.phone_sealed as phone,
       c.contact_sealed as contact, c.content_sealed as content, c.phone_index as "phoneIndex", c.title, c.content as "openContent", c.stub is not null as stubbed
     from feedback_case c join source s on s.id = c.source_id
     left join source_record r on r.source_id = c.source_id and r.stream = c.stream and r.source_case_id = c.source_case_id
     where c.id = $1 for share of c`,
    [id],
  );
  return rows[0] ?? null;
}

/** How long a reason holds on a day, minutes; null: no term is in force. */
export async function revealMinutes(tx: Tx, day: string): Promise<number | null> {
  const rows = await tx.rows<{ minutes: number }>(
    "/* revealMinutes */ select minutes from reveal_term where valid_from <= $1::date and (valid_to is null or valid_to > $1::date) order by valid_from desc limit 1",
    [day],
  );
  return rows[0]?.minutes ?? null;
}

/** Until when a reason given before still holds for all these items; null: none does. */
export async function revealedUntil(tx: Tx, caseId: number, accountId: number, items: readonly string[], now: Instant): Promise<Instant | null> {
  const rows = await tx.rows<{ until: Instant }>(
    `/* revealedUntil */ select until from reveal where case_id = $1 and account_id = $2 and until > $4::timestamptz and items @> $3::text[] order by until desc limit 1`,
    [caseId, accountId, items, instantText(now)],
  );
  return rows[0]?.until ?? null;
}

export async function keepReveal(tx: Tx, told: { caseId: number; accountId: number; items: readonly string[]; at: Instant; until: Instant }): Promise<void> {
  await tx.rows("/* keepReveal */ insert into reveal (case_id, account_id, items, at, until) values ($1, $2, $3::text[], $4::timestamptz, $5::timestamptz)", [
    told.caseId,
    told.accountId,
    told.items,
    instantText(told.at),
    instantText(told.until),
  ]);
}
