import "../language/directory.ts";
import { useQuery } from "@apollo/client/react";
import { Link, useSearch } from "@tanstack/react-router";
import { DIRECTORY_LISTS, type DirectoryList } from "../address/index.ts";
import { useFormat } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import type { DirectoryFilter } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Listed, PageHead } from "../ui/index.ts";
import classes from "../ui/listing.module.css";
import { DirectoryEntry } from "./directory-entry.tsx";
import { ExportButton } from "./export-button.tsx";

const DirectoryQuery = graphql(`
  query Directory($filter: DirectoryFilter, $first: Int!, $after: String) {
    directory(filter: $filter, first: $first, after: $after) {
      summary {
        units
        faulty
        connected
        silent
        unconnected
        toReview
      }
      totalCount
      months
      legalBasis
      assumed
      edges {
        cursor
        node {
          ...DirectoryEntry
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const PAGE_OF = 50;
const FILTER: Record<DirectoryList, DirectoryFilter> = {
  faulty: { anyFault: true },
  toReview: { toReview: true },
  silent: { system: "SILENT" },
  connected: { system: "CONNECTED" },
  unconnected: { system: "NONE" },
};

/** Danh bạ đường dây nóng: who can be called and written to where, what is missing, whose system is connected, and reviewing it. */
export function DirectoryPage() {
  const { say } = useLanguage();
  const format = useFormat();
  const { list } = useSearch({ from: "/signed-in/danh-ba" });
  const variables = { filter: list === undefined ? null : FILTER[list], first: PAGE_OF };
  const { data, previousData, error, refetch, fetchMore } = useQuery(DirectoryQuery, { variables, fetchPolicy: "cache-and-network" });
  const shown = (data ?? previousData)?.directory;
  const more = () =>
    void fetchMore({
      variables: { after: shown?.pageInfo.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult: { directory: next } }) => ({ directory: { ...next, edges: [...before.directory.edges, ...next.edges] } }),
    }).catch(() => null); // the button stays
  const counted = (one: DirectoryList | undefined): string => (shown === undefined ? "…" : format.number(shown.summary[one ?? "units"]));
  return (
    <>
      <PageHead title={say("directory.title")}>
        <ExportButton filter={variables.filter} />
      </PageHead>
      {shown && (
        <p className={classes["lead"]}>
          {say("directory.lead", { months: shown.months })} {say("directory.basis", { basis: shown.legalBasis })} {shown.assumed && say("directory.assumed")}
        </p>
      )}
      <nav className={`${classes["choices"]} ${classes["bar"]}`} aria-label={say("directory.choices")}>
        {[undefined, ...DIRECTORY_LISTS].map((one) => (
          <Link
            key={one ?? "all"}
            to="/danh-ba"
            search={one === undefined ? {} : { list: one }}
            activeOptions={{ exact: true }}
            aria-current={one === list ? "true" : undefined}
            data-testid={`list-${one ?? "all"}`}
            data-value={shown?.summary[one ?? "units"]}
          >
            {say(`directory.${one ?? "all"}`, { n: counted(one) })}
          </Link>
        ))}
      </nav>
      <Listed
        title={say("directory.list", { n: shown?.totalCount ?? 0 })}
        testId="directory"
        list={shown}
        error={error}
        retry={refetch}
        more={more}
        none={say("directory.none")}
      >
        {shown?.edges.map(({ node, cursor }) => (
          <DirectoryEntry key={cursor} entry={node} onReviewed={() => void refetch()} />
        ))}
      </Listed>
    </>
  );
}
