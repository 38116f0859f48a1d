import { MOST_SUBMITTERS, withoutSubmitters } from "../case/index.ts";
import type { DirectiveContext } from "./context.ts";
import { directedCases } from "./directive.queries.ts";

/** `withoutSubmitters` for what is said on a directive that lies there already: of its cases those that the asker sees. */
export async function withoutSubmittersOf(directiveId: number, text: string, context: DirectiveContext): Promise<string> {
  const rows = await context.database.read((tx) => directedCases(tx, directiveId, { first: MOST_SUBMITTERS + 1, after: 0 }));
  return withoutSubmitters(
    rows.map(({ caseId }) => caseId),
    text,
    context,
  );
}
