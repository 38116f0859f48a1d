import { NetworkStatus } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import { useMemo, useState } from "react";
import { backlogFilterOf, type BacklogSearch } from "../address/index.ts";
import { graphql, readFragment } from "../gql/index.ts";
import type { CaseFilter } from "../gql/graphql.ts";
import { QueueRowCase } from "./row-case.ts";

const BacklogRows = graphql(`
  query BacklogRows($filter: CaseFilter, $asOf: String, $first: Int, $after: String) {
    cases(filter: $filter, order: SEVERITY_FIRST, asOf: $asOf, first: $first, after: $after) {
      asOf {
        event
        instant
        token
      }
      totalCount
      edges {
        node {
          ...QueueRow
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

// Each number beside a choice is the length of the list that the choice alone would give on its own axis.
const BacklogCounts = graphql(`
  query BacklogCounts($filter: CaseFilter, $axes: CaseFilter, $ages: CaseFilter, $asOf: String) {
    shown: backlog(filter: $filter, asOf: $asOf) {
      total
      counts {
        severity
        cases
      }
    }
    axes: backlog(filter: $axes, asOf: $asOf) {
      counts {
        severity
        backlogClass
        cases
      }
    }
    ages: backlog(filter: $ages, asOf: $asOf) {
      ageBands {
        mostDays
        cases
      }
    }
  }
`);

/** As many as the graph gives at once. */
const PAGE_OF = 100;

/** The rows of the queue as far as they were asked for, in the order they had at the as-of, and every number beside its choices. */
export function useQueue(search: BacklogSearch) {
  const filter = backlogFilterOf(search);
  const asOf = search.asOf ?? null;
  const [moreFailed, setMoreFailed] = useState(false);
  const read = useQuery(BacklogRows, { variables: { filter, asOf, first: PAGE_OF } });
  const counted = useQuery(BacklogCounts, { variables: { filter, axes: without(filter, "severity", "backlogClass"), ages: without(filter, "ageBand"), asOf } });
  const shown = (read.data ?? read.previousData)?.cases;
  const edges = shown?.edges;
  const rows = useMemo(() => (edges ?? []).map((edge) => readFragment(QueueRowCase, edge.node)), [edges]);
  const readingMore = read.networkStatus === NetworkStatus.fetchMore;
  const more = () => {
    if (readingMore || read.loading || !shown?.pageInfo.hasNextPage) return;
    setMoreFailed(false);
    read.fetchMore({ variables: { after: shown.pageInfo.endCursor } }).catch(() => setMoreFailed(true)); // told below the rows
  };
  return {
    filter,
    asOf: shown?.asOf ?? null,
    total: shown?.totalCount ?? 0,
    rows,
    known: shown !== undefined,
    next: shown?.pageInfo.hasNextPage ?? false,
    more,
    moreFailed,
    failed: read.error && !shown ? read.error : null,
    retry: read.refetch,
    reading: read.loading && !readingMore,
    counts: counted.data ?? counted.previousData ?? null,
  };
}

function without(filter: CaseFilter, ...conditions: (keyof CaseFilter)[]): CaseFilter {
  return Object.fromEntries(Object.entries(filter).filter(([name]) => !conditions.includes(name as keyof CaseFilter))) as CaseFilter;
}
