import type { ClockRow } from "../clock/index.ts";
import { unnested } from "../platform/bulk.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";
import type { CaseState } from "../tally/index.ts";
import type { Redated } from "./redate.ts";

export type RuleKind = "CALENDAR" | "REGULATION";

/** What an adoption would change, counted at an as-of. */
export interface Preview {
  id: number;
  kind: RuleKind;
  version: string;
  /** number of the adoptions before it: after another one it no longer holds */
  rulesNumber: number;
  event: number;
  instant: Instant;
  openCases: number;
  undatable: number;
  madeBy: string;
}

/** A case that a preview covers. */
export interface PreviewedCase {
  caseId: number;
  unitId: number;
  dueBefore: Instant | null;
  dueAfter: Instant | null;
}

const PREVIEW = `id, kind, version, rules_number as "rulesNumber", event, instant, open_cases as "openCases", undatable, made_by as "madeBy"`;

export async function previewById(tx: Tx, id: number): Promise<Preview | undefined> {
  const [row] = await tx.rows<Preview>(`/* previewById */ select ${PREVIEW} from rule_preview where id = $1`, [id]);
  return row;
}

/** The newest preview of a version, if one was made. */
export async function latestPreview(tx: Tx, version: string): Promise<Preview | undefined> {
  const [row] = await tx.rows<Preview>(`/* latestPreview */ select ${PREVIEW} from rule_preview where version = $1 order by id desc limit 1`, [version]);
  return row;
}

const AT_ONCE = 5_000;

/** Keeps a preview with the cases it covers; the version's earlier ones go. */
export async function keepPreview(tx: Tx, preview: Omit<Preview, "id">, changed: readonly Redated[]): Promise<number> {
  await tx.rows("/* keepPreview:old */ delete from rule_preview where version = $1", [preview.version]);
  const { id } = await tx.one<{ id: number }>(
    `/* keepPreview */ insert into rule_preview (kind, version, rules_number, event, instant, open_cases, undatable, made_by)
     values ($1, $2, $3, $4, $5::timestamptz, $6, $7, $8) returning id`,
    [preview.kind, preview.version, preview.rulesNumber, preview.event, instantText(preview.instant), preview.openCases, preview.undatable, preview.madeBy],
  );
  for (let from = 0; from < changed.length; from += AT_ONCE) await keepCases(tx, id, changed.slice(from, from + AT_ONCE));
  return id;
}

async function keepCases(tx: Tx, previewId: number, changed: readonly Redated[]): Promise<void> {
  const due = (at: Instant | null): string | null => (at === null ? null : instantText(at));
  const rows = unnested(
    changed,
    [
      { name: "case_id", type: "bigint", of: (r) => r.caseId },
      { name: "unit_id", type: "int", of: (r) => r.after.unitId },
      { name: "due_before", type: "timestamptz", of: (r) => due(r.before.dueAt) },
      { name: "due_after", type: "timestamptz", of: (r) => due(r.after.dueAt) },
      { name: "state", type: "text", cast: "jsonb", of: (r) => written({ sourceId: r.sourceId, before: r.before, after: r.after }) },
      { name: "clocks", type: "text", cast: "jsonb", of: (r) => written({ clocks: r.clocks, inherited: r.inherited }) },
    ],
    2,
  );
  await tx.rows(`/* keepCases */ insert into rule_preview_case (preview_id, ${rows.names}) select $1::bigint, t.* from (${rows.select}) t`, [
    previewId,
    ...rows.values,
  ]);
}

/** The covered cases in the order of their ids, as they were computed. */
export async function coveredCases(tx: Tx, previewId: number, after: number): Promise<Redated[]> {
  const rows = await tx.rows<{ caseId: number; state: string; clocks: string }>(
    `/* coveredCases */ select case_id as "caseId", state::text as state, clocks::text as clocks from rule_preview_case
     where preview_id = $1 and case_id > $2 order by case_id limit $3`,
    [previewId, after, AT_ONCE],
  );
  return rows.map(({ caseId, state, clocks }) => ({
    caseId,
    ...(read(state) as { sourceId: number; before: CaseState; after: CaseState }),
    ...(read(clocks) as { clocks: ClockRow[]; inherited: boolean[] }),
  }));
}

/** JSON knows no infinity: a paused clock is due "infinity". */
const written = (value: unknown): string => JSON.stringify(value, (_key, part: unknown) => (part === Infinity ? "infinity" : part));
const read = (text: string): unknown => JSON.parse(text, (_key, part: unknown) => (part === "infinity" ? Infinity : part));

/** Cases that the journal named after an event, other than by the mere passing of time. */
export async function casesTouchedSince(tx: Tx, event: number): Promise<Set<number>> {
  const rows = await tx.rows<{ caseId: number }>(
    `/* casesTouchedSince */ select distinct case_id as "caseId" from event
     where seq > $1 and case_id is not null and kind not in ('BECAME_OVERDUE', 'BECAME_DUE_SOON') limit 10000000`,
    [event],
  );
  return new Set(rows.map((row) => row.caseId));
}

/** What a preview's number counts; its list is the rows for which this holds. The instant is the preview's own. */
const HOLDS = {
  REDATED: "c.due_before is distinct from c.due_after",
  NO_LONGER_OVERDUE: "c.due_before <= p.instant and (c.due_after is null or c.due_after > p.instant)",
  BECOMES_OVERDUE: "c.due_after <= p.instant and (c.due_before is null or c.due_before > p.instant)",
} as const;
export type Effect = keyof typeof HOLDS;
export const EFFECTS = Object.keys(HOLDS) as Effect[];

/** How many cases of each unit a preview moves, and how. */
export async function effectsByUnit(tx: Tx, previewId: number): Promise<({ unitId: number } & Record<Effect, number>)[]> {
  const counts = EFFECTS.map((effect) => `(count(*) filter (where ${HOLDS[effect]}))::int as "${effect}"`).join(", ");
  return tx.rows(
    `/* effectsByUnit */ select c.unit_id as "unitId", ${counts} from rule_preview_case c join rule_preview p on p.id = c.preview_id
     where p.id = $1 and ${HOLDS.REDATED} group by c.unit_id order by "REDATED" desc, c.unit_id limit 10000`,
    [previewId],
  );
}

/** The list behind a number: the same condition, page by page in the order of the new due instant. */
export async function casesWithEffect(
  tx: Tx,
  previewId: number,
  wanted: { effect: Effect; unitIds: readonly number[] | null; after: number; limit: number },
): Promise<(PreviewedCase & { reference: string; title: string })[]> {
  return tx.rows(
    `/* casesWithEffect */ select c.case_id as "caseId", c.unit_id as "unitId", c.due_before as "dueBefore", c.due_after as "dueAfter", f.reference, f.title
     from rule_preview_case c join rule_preview p on p.id = c.preview_id join feedback_case f on f.id = c.case_id
     where p.id = $1 and ${HOLDS[wanted.effect]} and ($2::int[] is null or c.unit_id = any($2::int[])) and c.case_id > $3 order by c.case_id limit $4`,
    [previewId, wanted.unitIds, wanted.after, wanted.limit],
  );
}

/** Cases of a preview that are due otherwise than it saw them, though the journal has named none of them since. */
export async function strayed(tx: Tx, previewId: number, touched: readonly number[]): Promise<number> {
  const { stray } = await tx.one<{ stray: number }>(
    `/* strayed */ select count(*)::int as stray from rule_preview_case c left join case_state s on s.case_id = c.case_id and s.to_event is null
     where c.preview_id = $1 and c.case_id <> all ($2::bigint[]) and (s.case_id is null or s.due_at is distinct from c.due_before)`,
    [previewId, touched],
  );
  return stray;
}

/** Of each of a preview's numbers: all, how many cases stand as it said, how many the journal named since. */
export async function effectsMet(
  tx: Tx,
  previewId: number,
  touched: readonly number[],
): Promise<Record<"previewed" | "met" | "changedMeanwhile", Record<Effect, number>>> {
  const of = (name: string, rows: string): string =>
    `json_build_object(${EFFECTS.map((effect) => `'${effect}', count(*) filter (where ${rows} and ${HOLDS[effect]})`).join(", ")}) as "${name}"`;
  return tx.one(
    `/* effectsMet */ select ${of("previewed", "true")}, ${of("met", "not touched and s.due_at is not distinct from c.due_after")}, ${of("changedMeanwhile", "touched")}
     from (select *, case_id = any ($2::bigint[]) as touched from rule_preview_case where preview_id = $1) c
     join rule_preview p on p.id = c.preview_id left join case_state s on s.case_id = c.case_id and s.to_event is null`,
    [previewId, touched],
  );
}
