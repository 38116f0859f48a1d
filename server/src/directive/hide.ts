import { identityHiderOf } from "../access/index.ts";
import { submitterHider } from "../case/index.ts";
import type { DirectiveContext } from "./context.ts";
import { directedCases } from "./directive.queries.ts";

/** Above this many cases only what is personal in itself is hidden: among thousands of names every place and officer would be one. */
const MOST_SUBMITTERS = 500;

/** What somebody wrote about cases, as it may lie in the open: without their submitters' names, and without anybody's numbers. */
export async function withoutSubmitters(caseIds: readonly number[], text: string, context: DirectiveContext): Promise<string> {
  const numbersHidden = identityHiderOf({ name: null, phone: null, email: null })(text);
  if (caseIds.length > MOST_SUBMITTERS) return numbersHidden;
  const hiders = await Promise.all(caseIds.map((id) => submitterHider(id, context)));
  return hiders.reduce((open, { hide }) => hide(open), numbersHidden);
}

/** `withoutSubmitters` for what is said on a directive that lies there already: of its cases those that the asker sees. */
export async function withoutSubmittersOf(directiveId: number, text: string, context: DirectiveContext): Promise<string> {
  const rows = await context.database.read((tx) => directedCases(tx, directiveId, { first: MOST_SUBMITTERS + 1, after: 0 }));
  return withoutSubmitters(
    rows.map(({ caseId }) => caseId),
    text,
    context,
  );
}
