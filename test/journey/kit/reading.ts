import type { TestHub } from "../../hub.ts";
import type { Asking, Who } from "./asking.ts";
import { BOARD, CASE, CASES, SOURCES } from "./documents.ts";
import type { BoardAnswer, CaseAnswer, Row, SourceAnswer } from "./documents.ts";

export async function boardOf(hub: Asking, unit?: string, asOf?: string, as?: Who): Promise<BoardAnswer> {
  return (await hub.ask(BOARD, { unit: unit ?? null, asOf: asOf ?? null }, as)).board;
}

/** A whole list, page by page, and the number it claims. */
export async function listOf(
  hub: Asking,
  filter: Record<string, unknown>,
  page: { asOf?: string; first?: number; order?: string; as?: Who } = {},
): Promise<{ totalCount: number; rows: Row[] }> {
  const rows: Row[] = [];
  for (let [after, asOf] = [null as string | null, page.asOf ?? null]; ;) {
    const { cases } = await hub.ask(CASES, { filter, first: page.first ?? 100, after, asOf, order: page.order ?? "DUE_FIRST" }, page.as);
    rows.push(...cases.edges.map((edge) => edge.node));
    if (!cases.pageInfo.hasNextPage) return { totalCount: cases.totalCount, rows };
    [after, asOf] = [cases.pageInfo.endCursor, cases.asOf.token];
  }
}

/** The case that its source calls so, as the one who asks sees it. */
export async function caseOf(hub: TestHub, sourceCaseId: string, as?: Who): Promise<CaseAnswer | null> {
  return (await hub.ask(CASE, { id: await idOf(hub, sourceCaseId) }, as)).case;
}

/** The case, where there must be one. */
export async function theCase(hub: TestHub, sourceCaseId: string, as?: Who): Promise<CaseAnswer> {
  const found = await caseOf(hub, sourceCaseId, as);
  if (found === null) throw new Error(`no case ${sourceCaseId} to be seen`);
  return found;
}

/** The clocks of which one at a time is a case's work, without those that run beside them. */
export function mainClocks({ clocks }: Pick<CaseAnswer, "clocks">): CaseAnswer["clocks"] {
  return clocks.filter(({ stage }) => stage !== "ACCEPT" && stage !== "NO_RESULT");
}

/** The hub's number of a case, which no source knows. */
export async function idOf(hub: TestHub, sourceCaseId: string): Promise<string> {
  const [row] = await hub.database.sql<{ id: string }>("select id::text from feedback_case where source_case_id = $1", [sourceCaseId]);
  if (row === undefined) throw new Error(`the hub has no case ${sourceCaseId}`);
  return row.id;
}

/** A source as the IT officer sees it. */
export async function sourceOf(hub: Asking, code: string, as: Who = "cntt"): Promise<SourceAnswer> {
  const found = (await hub.ask(SOURCES, {}, as)).sources.find((source) => source.code === code);
  if (found === undefined) throw new Error(`there is no source ${code}`);
  return found;
}
