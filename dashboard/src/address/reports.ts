import { type ReportListFragment, ReportState } from "../gql/graphql.ts";
import type { CasesSearch } from "./cases.ts";
import { type ReadBy, readBy, text, word } from "./parts.ts";

/** `code`: a verification code that is looked up. */
const reports = { state: word(ReportState), code: text(20) };

/** Which reports the page shows. */
export function readReportsSearch(address: Record<string, unknown>): ReadBy<typeof reports> {
  return readBy(reports, address);
}

/** The list behind a report's number: exactly its cases, at its as-of. */
export function reportListOf({ __typename: _type, ...list }: ReportListFragment & { __typename?: string }, asOf: string): CasesSearch {
  const conditions = Object.entries(list).filter(([, value]) => value !== null);
  return { ...Object.fromEntries(conditions), order: "NEWEST_FIRST", asOf };
}
