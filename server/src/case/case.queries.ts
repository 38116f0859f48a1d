import type { SourceStep } from "@dau-moi/schema";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import type { CustodyReason } from "./custody.ts";

/** What the case page shows beyond a list's row. */
export interface CaseDetail {
  id: number;
  content: string | null;
  closedAt: Instant | null;
  cooperating: number[];
  supervisingUnitId: number | null;
  steps: SourceStep[];
  result: string | null;
  closureReason: string | null;
  repeatOf: string | null;
  learnedAt: Instant;
  confidentialName: boolean;
  confidentialPhone: boolean;
  confidentialContent: boolean;
  sourceCode: string;
  stream: string;
  sourceCaseId: string;
  sourceId: number;
  areaCode: string | null;
}

export async function caseDetails(tx: Tx, ids: readonly number[]): Promise<CaseDetail[]> {
  return tx.rows<CaseDetail>(
    `/* caseDetails */ select c.id, c.content, c.closed_at as "closedAt", c.cooperating, c.supervising_unit_id as "supervisingUnitId", c.steps, c.result,
       c.closure_reason as "closureReason", c.repeat_of as "repeatOf", c.learned_at as "learnedAt", c.confidential_name as "confidentialName",
       c.confidential_phone as "confidentialPhone", c.confidential_content as "confidentialContent",
       s.code as "sourceCode", c.stream, c.source_case_id as "sourceCaseId", c.source_id as "sourceId", c.area_code as "areaCode"
     from feedback_case c join source s on s.id = c.source_id
     where c.id = any($1::bigint[])`,
    [ids],
  );
}

/** Sealed identities with their keys: of cases that the asker was seen to see, for masking or an audited look. The app's role cannot read them. */
export interface SealedIdentity {
  id: number;
  wrappedKey: Buffer | null;
  nameSealed: Buffer | null;
  phoneSealed: Buffer | null;
  contactSealed: Buffer | null;
}

export async function sealedIdentities(tx: Tx, ids: readonly number[]): Promise<SealedIdentity[]> {
  return tx.rows<SealedIdentity>(
    `/* sealedIdentities */ select c.id, r.wrapped_key as "wrappedKey", c.name_sealed as "nameSealed", c.phone_sealed as "phoneSealed", c.contact_sealed as "contactSealed"
     from feedback_case c left join source_record r on r.source_id = c.source_id and r.stream = c.stream and r.source_case_id = c.source_case_id
     where c.id = any($1::bigint[])`,
    [ids],
  );
}

export async function custodySpans(
  tx: Tx,
  ids: readonly number[],
): Promise<{ caseId: number; unitId: number; from: Instant; to: Instant | null; reason: CustodyReason; inheritedLate: boolean }[]> {
  return tx.rows(
    `/* custodySpans */ select case_id as "caseId", unit_id as "unitId", from_at as "from", to_at as "to", reason, inherited_late as "inheritedLate"
     from custody where case_id = any($1::bigint[]) order by case_id, ordinal`,
    [ids],
  );
}

/** Hub ids of cases named by their sources' ids. @param keys "<source id>:<source case id>" */
export async function caseIdsOf(
  tx: Tx,
  keys: readonly { sourceId: number; sourceCaseId: string }[],
): Promise<{ sourceId: number; sourceCaseId: string; id: number }[]> {
  return tx.rows(
    `/* caseIdsOf */ select c.source_id as "sourceId", c.source_case_id as "sourceCaseId", min(c.id) as id
     from feedback_case c join unnest($1::int[], $2::text[]) as k(source_id, source_case_id) on c.source_id = k.source_id and c.source_case_id = k.source_case_id
     group by 1, 2`,
    [keys.map((k) => k.sourceId), keys.map((k) => k.sourceCaseId)],
  );
}
