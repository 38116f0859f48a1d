import type { ApolloClient } from "@apollo/client";
import { graphql, readFragment } from "../gql/index.ts";
import type { BacklogRowsQuery, CaseFilter, QueueRowFragment } from "../gql/graphql.ts";
import { createStore } from "../live/index.ts";
import { QueueRowCase } from "./row-case.ts";

export const BacklogRows = graphql(`
  query BacklogRows($filter: CaseFilter, $asOf: String, $first: Int!, $after: String, $skip: Int! = 0) {
    cases(filter: $filter, order: SEVERITY_FIRST, asOf: $asOf, first: $first, after: $after, skip: $skip) {
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

export type QueueList = BacklogRowsQuery["cases"];

/** As many as the graph gives at once. */
const PAGE_OF = 100;
/** Pages read at the same time; those that somebody has scrolled past by then are not read at all. */
const AT_ONCE = 2;

const gone = () => undefined;

/**
 * The rows of one queue at one point. Order and length stand still, so that every row has its place before it is read; pages are read where
 * somebody looks. They lie beside the cache: a list of 50,000 rows would be put together anew with every page.
 */
export class QueuePages {
  /** a number that goes on whenever a row that is shown was read, and whether the last reading failed */
  readonly state = createStore({ turn: 0, failed: false });
  readonly total: number;
  readonly asOf: QueueList["asOf"];
  readonly filter: CaseFilter;
  private readonly client: ApolloClient;
  private readonly pages: (readonly QueueRowFragment[] | undefined)[] = [];
  /** pages read to their end: the first one is opened with fewer rows than it has */
  private readonly whole = new Set<number>();
  private readonly ends: (string | null | undefined)[] = [];
  private readonly places = new Map<string, number>();
  private readonly reading = new Map<number, Promise<void>>();
  private readonly wanted = new Map<symbol, number>();
  /** looks at rows that are shown and were not read */
  private readonly unread = new Set<symbol>();

  constructor(client: ApolloClient, filter: CaseFilter, first: QueueList) {
    this.client = client;
    this.filter = filter;
    this.total = first.totalCount;
    this.asOf = first.asOf;
    if (!first.pageInfo.hasNextPage || first.edges.length >= PAGE_OF) this.whole.add(0);
    this.keep(0, first);
  }

  /** The row at a place from 0; undefined: it was not read yet, or there is none. */
  at(place: number): QueueRowFragment | undefined {
    return this.pages[Math.floor(place / PAGE_OF)]?.[place % PAGE_OF];
  }

  /** Its place, if it was read. */
  placeOf(id: string): number | undefined {
    return this.places.get(id);
  }

  /** All that were read, in their order. */
  read(): QueueRowFragment[] {
    return this.pages.flatMap((page) => page ?? []);
  }

  /** Somebody looks at a place, or soon will: it is read, unless he has gone on before its turn comes. @returns what says that he looks no more */
  readonly want = (place: number, isShown: boolean): (() => void) => {
    const page = Math.floor(Math.max(place, 0) / PAGE_OF);
    if (this.at(place) || place >= this.total) return gone;
    const look = Symbol("look");
    this.wanted.set(look, page);
    if (isShown) this.unread.add(look);
    this.readOn();
    return () => this.wanted.delete(look) && this.unread.delete(look);
  };

  /** The rows from one place to another, read to the last. @throws when one of them cannot be read */
  async all(from: number, to: number): Promise<QueueRowFragment[]> {
    for (let page = Math.floor(from / PAGE_OF); page * PAGE_OF <= to; page++) {
      await this.readPage(page);
      if (!this.whole.has(page)) throw new Error("a page of the queue could not be read");
    }
    return Array.from({ length: to - from + 1 }, (_, i) => this.at(from + i)).filter((row) => row !== undefined);
  }

  /** Tries what could not be read once more. */
  readonly retry = (): void => {
    this.state.set({ ...this.state.get(), failed: false });
    this.readOn();
  };

  private readOn(): void {
    for (const page of new Set([...this.wanted.values()].toReversed())) {
      if (this.reading.size >= AT_ONCE) return;
      if (!this.whole.has(page) && !this.reading.has(page)) void this.readPage(page).then(() => !this.state.get().failed && this.readOn());
    }
  }

  private readPage(page: number): Promise<void> {
    if (this.whole.has(page)) return Promise.resolve();
    const under = this.reading.get(page) ?? this.ask(page).finally(() => this.reading.delete(page));
    this.reading.set(page, under);
    return under;
  }

  private async ask(page: number): Promise<void> {
    const after = this.ends[page - 1] ?? null;
    const variables = { filter: this.filter, asOf: this.asOf.token, first: PAGE_OF, after, skip: after === null ? page * PAGE_OF : 0 };
    const answer = await this.client.query({ query: BacklogRows, variables, fetchPolicy: "no-cache" }).catch(() => null); // told below the rows
    if (answer?.data) {
      this.whole.add(page);
      this.keep(page, answer.data.cases);
    }
    // what is read ahead changes nothing on the screen
    const { turn, failed } = this.state.get();
    if (this.unread.size > 0 || failed || !answer?.data) this.state.set({ turn: turn + 1, failed: !answer?.data });
  }

  private keep(page: number, { edges, pageInfo }: QueueList): void {
    const rows = edges.map((edge) => readFragment(QueueRowCase, edge.node));
    this.pages[page] = rows;
    this.ends[page] = this.whole.has(page) ? pageInfo.endCursor : null;
    for (const [i, row] of rows.entries()) this.places.set(row.rowId, page * PAGE_OF + i);
  }
}
