import type { Database } from "../platform/database.ts";
import { caseLoaders, MOST_SUBMITTERS, withoutSubmitters } from "./case.resolver.ts";
import type { CaseContext } from "./case.resolver.ts";

/**
 * `withoutSubmitters` for words that are kept for good about so many cases: in pages, each over what the pages before left, so that no case is too old.
 * @param past where the cases are read, whoever asks
 */
export async function withoutAllSubmitters<const Texts extends readonly string[]>(
  caseIds: readonly number[],
  texts: Texts,
  context: CaseContext,
  past: Database,
): Promise<{ [place in keyof Texts]: string }> {
  let open: string[] = await Promise.all(texts.map((text) => withoutSubmitters([], text, context)));
  for (let from = 0; from < caseIds.length; from += MOST_SUBMITTERS) {
    const page = { ...context, caseLoaders: caseLoaders(past) };
    open = await Promise.all(open.map((text) => withoutSubmitters(caseIds.slice(from, from + MOST_SUBMITTERS), text, page)));
  }
  return open as { [place in keyof Texts]: string };
}
