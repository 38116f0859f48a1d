import { type FieldMergeFunction, InMemoryCache } from "@apollo/client";
import { possibleTypes } from "./gql/possible-types.ts";
import { newerBoard } from "./live/index.ts";

interface Page {
  edges: readonly unknown[];
}

/** Rows that follow are put behind those there; a list read from its beginning replaces what was there. */
const nextRows: FieldMergeFunction<Page> = (rows, page, { args }) => (rows && args?.["after"] ? { ...page, edges: [...rows.edges, ...page.edges] } : page);

/** The same for lists whose rows have no cursors of their own. */
const following =
  (name: "nodes" | "rows"): FieldMergeFunction<Record<string, readonly unknown[]>> =>
  (before, page, { args }) =>
    before && args?.["after"] ? { ...page, [name]: [...(before[name] ?? []), ...(page[name] ?? [])] } : page;

const laterBoard: FieldMergeFunction = (shown, frame) => newerBoard(shown, frame);

/** What the page knows, kept by identity: units and cases by id, sources by code; boards by unit and as-of. */
export function createCache(): InMemoryCache {
  return new InMemoryCache({
    // without it, what a mutation answers loses every problem's words on its way through the cache
    possibleTypes,
    typePolicies: {
      Query: {
        fields: {
          board: { keyArgs: ["unit", "asOf", "stream", "inCharge"], merge: laterBoard },
          // `first` keeps a count (one row asked for) apart from the list itself.
          cases: { keyArgs: ["filter", "order", "asOf", "first"], merge: nextRows },
          alerts: { keyArgs: ["filter", "first"], merge: nextRows },
          notices: { keyArgs: ["unread", "first"], merge: nextRows },
          campaigns: { keyArgs: ["unit", "state", "first"], merge: following("nodes") },
          campaignCases: { keyArgs: ["id", "number", "unit", "unitOnly", "day", "asOf", "first"], merge: following("rows") },
          restrictions: { keyArgs: ["state", "first"], merge: nextRows },
          divertedCases: { keyArgs: ["side", "first"], merge: nextRows },
          noResultDuties: { keyArgs: ["filter", "first"], merge: nextRows },
          directives: { keyArgs: ["filter", "asOf", "first"], merge: nextRows },
        },
      },
      // A row of a list names its id `rowId`: it stays as it was at the list's point, apart from the live case.
      Case: { keyFields: (one) => ("rowId" in one ? false : ["id"]) },
      Source: { keyFields: ["code"] },
      Viewer: { keyFields: ["username"] },
      Account: { keyFields: ["username"] },
      Submitter: { merge: true },
      CampaignSpan: { merge: true },
    },
  });
}
