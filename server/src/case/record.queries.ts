import type { SealedSubmitter } from "../access/index.ts";
import type { Tx } from "../platform/database.ts";
import { numbersText, unnested } from "../platform/bulk.ts";
import type { Column } from "../platform/bulk.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";
import type { CustodyReason, CustodySpan } from "./custody.ts";

/** One case as it is written: words in the open, the submitter sealed. */
export interface CaseRow {
  id: number;
  sourceCaseId: string;
  reference: string;
  caseStream: string;
  stage: string;
  open: boolean;
  channel: string | null;
  field: string;
  urgent: boolean;
  title: string;
  content: string | null;
  placeText: string | null;
  areaCode: string | null;
  lat: number | null;
  long: number | null;
  receivedAt: Instant;
  closedAt: Instant | null;
  intakeUnitId: number;
  unitId: number;
  cooperating: number[];
  supervisingUnitId: number | null;
  sealed: SealedSubmitter;
  confidential: { name: boolean; phone: boolean; content: boolean };
  steps: unknown;
  result: string | null;
  closureReason: string | null;
  repeatOf: string | null;
  custody: (CustodySpan & { inheritedLate: boolean })[];
}

const CASE_COLUMNS: Column<CaseRow>[] = [
  { name: "id", type: "bigint", of: (c) => c.id },
  { name: "source_case_id", type: "text", of: (c) => c.sourceCaseId },
  { name: "reference", type: "text", of: (c) => c.reference },
  { name: "case_stream", type: "text", of: (c) => c.caseStream },
  { name: "stage", type: "text", of: (c) => c.stage },
  { name: "open", type: "boolean", of: (c) => c.open },
  { name: "channel", type: "text", of: (c) => c.channel },
  { name: "field", type: "text", of: (c) => c.field },
  { name: "urgent", type: "boolean", of: (c) => c.urgent },
  { name: "title", type: "text", of: (c) => c.title },
  { name: "content", type: "text", of: (c) => c.content },
  { name: "place_text", type: "text", of: (c) => c.placeText },
  { name: "area_code", type: "text", of: (c) => c.areaCode },
  { name: "lat", type: "float8", of: (c) => c.lat },
  { name: "long", type: "float8", of: (c) => c.long },
  { name: "received_at", type: "timestamptz", of: (c) => instantText(c.receivedAt) },
  { name: "closed_at", type: "timestamptz", of: (c) => (c.closedAt === null ? null : instantText(c.closedAt)) },
  { name: "intake_unit_id", type: "int", of: (c) => c.intakeUnitId },
  { name: "unit_id", type: "int", of: (c) => c.unitId },
  { name: "cooperating", type: "text", cast: "int[]", of: (c) => numbersText(c.cooperating) },
  { name: "supervising_unit_id", type: "int", of: (c) => c.supervisingUnitId },
  { name: "name_sealed", type: "bytea", of: (c) => c.sealed.name },
  { name: "phone_sealed", type: "bytea", of: (c) => c.sealed.phone },
  { name: "contact_sealed", type: "bytea", of: (c) => c.sealed.contact },
  { name: "content_sealed", type: "bytea", of: (c) => c.sealed.content },
  { name: "phone_index", type: "bytea", of: (c) => c.sealed.phoneIndex },
  { name: "identity_index", type: "bytea", of: (c) => c.sealed.identityIndex },
  { name: "confidential_name", type: "boolean", of: (c) => c.confidential.name },
  { name: "confidential_phone", type: "boolean", of: (c) => c.confidential.phone },
  { name: "confidential_content", type: "boolean", of: (c) => c.confidential.content },
  { name: "steps", type: "text", cast: "jsonb", of: (c) => JSON.stringify(c.steps) },
  { name: "result", type: "text", of: (c) => c.result },
  { name: "closure_reason", type: "text", of: (c) => c.closureReason },
  { name: "repeat_of", type: "text", of: (c) => c.repeatOf },
];

/** Numbers for cases about to be recorded, ascending. */
export async function newCaseIds(tx: Tx, count: number): Promise<number[]> {
  if (count === 0) return [];
  const rows = await tx.rows<{ id: number }>(
    "/* newCaseIds */ select nextval(pg_get_serial_sequence('feedback_case', 'id')) as id from generate_series(1, $1)",
    [count],
  );
  return rows.map((row) => row.id);
}

/** Writes new and changed cases of one source, with who holds them; `changed` are the ids that existed before. */
export async function recordCases(
  tx: Tx,
  cases: readonly CaseRow[],
  changed: readonly number[],
  told: { province: string; sourceId: number; stream: string; learnedAt: Instant },
): Promise<void> {
  if (cases.length === 0) return;
  const rows = unnested(cases, CASE_COLUMNS, 5);
  const updates = CASE_COLUMNS.slice(2).map((c) => `${c.name} = excluded.${c.name}`);
  await tx.rows(
    `/* recordCases */ insert into feedback_case (province, source_id, stream, learned_at, ${rows.names}) overriding system value
     select $1::text, $2::int, $3::text, $4::timestamptz, t.* from (${rows.select}) t
     on conflict (id) do update set learned_at = excluded.learned_at, submitter_sealed = null, ${updates.join(", ")}`,
    [told.province, told.sourceId, told.stream, instantText(told.learnedAt), ...rows.values],
  );
  await recordHolders(tx, cases, changed);
}

type SpanRow = { caseId: number; ordinal: number; span: CaseRow["custody"][number] };

async function recordHolders(tx: Tx, cases: readonly CaseRow[], changed: readonly number[]): Promise<void> {
  if (changed.length > 0) {
    await tx.rows("/* recordHolders:custody */ delete from custody where case_id = any($1::bigint[])", [changed]);
    await tx.rows("/* recordHolders:assignment */ delete from assignment where case_id = any($1::bigint[])", [changed]);
  }
  const spans: SpanRow[] = cases.flatMap((c) => c.custody.map((span, ordinal) => ({ caseId: c.id, ordinal, span })));
  const custody = unnested<SpanRow>(spans, [
    { name: "case_id", type: "bigint", of: (r) => r.caseId },
    { name: "ordinal", type: "smallint", of: (r) => r.ordinal },
    { name: "unit_id", type: "int", of: (r) => r.span.unitId },
    { name: "from_at", type: "timestamptz", of: (r) => instantText(r.span.from) },
    { name: "to_at", type: "timestamptz", of: (r) => (r.span.to === null ? null : instantText(r.span.to)) },
    { name: "reason", type: "text", of: (r) => r.span.reason },
    { name: "inherited_late", type: "boolean", of: (r) => r.span.inheritedLate },
  ]);
  await tx.rows(`/* recordHolders:insert */ insert into custody (${custody.names}) ${custody.select}`, custody.values);
  await recordAssignments(tx, cases);
}

/** An assignment is each hand-over to a lead unit, with those that cooperate and supervise. */
async function recordAssignments(tx: Tx, cases: readonly CaseRow[]): Promise<void> {
  const leads = cases.flatMap((c) =>
    c.custody.filter((s) => s.reason === "ASSIGNED" || s.reason === "TRANSFERRED").map((span, ordinal) => ({ c, span, ordinal })),
  );
  if (leads.length === 0) return;
  const rows = unnested(leads, [
    { name: "case_id", type: "bigint", of: (r) => r.c.id },
    { name: "ordinal", type: "smallint", of: (r) => r.ordinal },
    { name: "lead_unit_id", type: "int", of: (r) => r.span.unitId },
    { name: "cooperating", type: "text", cast: "int[]", of: (r) => numbersText(r.c.cooperating) },
    { name: "supervising_unit_id", type: "int", of: (r) => r.c.supervisingUnitId },
    { name: "assigned_at", type: "timestamptz", of: (r) => instantText(r.span.from) },
  ]);
  await tx.rows(`/* recordAssignments */ insert into assignment (${rows.names}) ${rows.select}`, rows.values);
}

/** Custody the hub holds for cases, oldest first. */
export async function custodyBefore(tx: Tx, caseIds: readonly number[]): Promise<Map<number, CustodySpan[]>> {
  if (caseIds.length === 0) return new Map();
  const rows = await tx.rows<{ caseId: number; unitId: number; from: Instant; to: Instant | null; reason: CustodyReason }>(
    `/* custodyBefore */ select case_id as "caseId", unit_id as "unitId", from_at as "from", to_at as "to", reason from custody
     where case_id = any($1::bigint[]) order by case_id, ordinal`,
    [caseIds],
  );
  const spans = new Map<number, CustodySpan[]>();
  for (const { caseId, ...span } of rows) {
    const list = spans.get(caseId);
    if (list === undefined) spans.set(caseId, [span]);
    else list.push(span);
  }
  return spans;
}
