import type { ApolloClient } from "@apollo/client";
import { useApolloClient, useQuery } from "@apollo/client/react";
import { backlogFilterOf, type BacklogSearch } from "../address/index.ts";
import { graphql } from "../gql/index.ts";
import type { CaseFilter } from "../gql/graphql.ts";
import { type Feeds, useFeeds } from "../live/index.ts";
import { QueueNews } from "./queue-news.ts";
import { answeredBy } from "../ui/index.ts";
import { FIRST_ROWS } from "./first-rows.ts";
import { BacklogRows, type QueueList, QueuePages } from "./queue-pages.ts";

// Each number beside a choice is the length of the list that the choice alone would give on its own axis.
const BacklogCounts = graphql(`
  query BacklogCounts($filter: CaseFilter, $axes: CaseFilter, $ages: CaseFilter, $asOf: String) {
    shown: backlog(filter: $filter, asOf: $asOf) {
      asOf {
        token
      }
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

/** A queue at one point: its rows, and what became of them since. */
export interface Queue {
  pages: QueuePages;
  news: QueueNews;
}

const queues = new WeakMap<QueueList, Queue>();

/**
 * The queue of an address, in the order it had at the address's point, and every number beside its choices. Rows read later, and what happens to them, are
 * told to the parts that show them, never to the whole page.
 */
export function useQueue(search: BacklogSearch) {
  const client = useApolloClient();
  const feeds = useFeeds();
  const filter = backlogFilterOf(search);
  const asOf = search.asOf ?? null;
  const read = useQuery(BacklogRows, { variables: { filter, asOf, first: FIRST_ROWS } });
  const counted = useQuery(BacklogCounts, { variables: { filter, axes: without(filter, "severity", "backlogClass"), ages: without(filter, "ageBand"), asOf } });
  const shown = answeredBy(read).shown?.cases;
  const queue = shown ? queueOf(shown, filter, { client, feeds }) : null;
  const counts = answeredBy(counted).shown ?? null;
  return {
    filter,
    asOf: shown?.asOf ?? null,
    total: shown?.totalCount ?? 0,
    queue,
    known: shown !== undefined,
    failed: read.error && !shown ? read.error : null,
    retry: read.refetch,
    reading: read.loading,
    counts,
    /** rows of each group of the queue that is shown; null: not counted yet */
    groups: counted.data && counted.data.shown.total === shown?.totalCount ? counted.data.shown.counts : null,
  };
}

/** One for each list that was read, whoever renders it how often. */
function queueOf(shown: QueueList, filter: CaseFilter, { client, feeds }: { client: ApolloClient; feeds: Feeds }): Queue {
  const kept = queues.get(shown);
  if (kept) return kept;
  const pages = new QueuePages(client, filter, shown);
  const queue = { pages, news: new QueueNews(client, feeds, pages) };
  queues.set(shown, queue);
  return queue;
}

function without(filter: CaseFilter, ...conditions: (keyof CaseFilter)[]): CaseFilter {
  return Object.fromEntries(Object.entries(filter).filter(([name]) => !conditions.includes(name as keyof CaseFilter))) as CaseFilter;
}
