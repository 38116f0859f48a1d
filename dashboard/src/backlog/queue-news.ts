import type { ApolloClient } from "@apollo/client";
import { readFragment } from "../gql/index.ts";
import type { QueueMissedQuery, QueueRowFragment } from "../gql/graphql.ts";
import { createStore, type Feeds } from "../live/index.ts";
import { QueueChanged, QueueMissed, QueueMoved } from "./news-graph.ts";
import type { QueuePages } from "./queue-pages.ts";
import { QueueRowCase } from "./row-case.ts";
import { type Left, movedIn, whyLeft } from "./standing.ts";

/** How a row of the queue stands since the queue's point. */
export interface Standing {
  /** as it is now; null: it cannot be seen any more */
  row: QueueRowFragment | null;
  /** why the queue would not have it any more; null: it would */
  left: Left | null;
}

/** What there is to show that is not shown. */
export interface QueueNewsState {
  turn: number;
  /** cases that the queue would have now and does not show */
  fresh: number;
  /** rows shown whose due instant or group is another */
  moved: number;
  /** rows shown that the queue would not have any more */
  left: number;
  /** too much happened, or the line was down: there may be more */
  unknown: boolean;
  /** the newest point that was heard of */
  newest: string | null;
}

const GATHER_MS = 300;
const LOOK_AGAIN_MS = 60_000;
/** The stream begins some time after it was asked for; until then others may work. */
const FIRST_LOOKS_MS = [1_000, 4_000, 12_000];
/** Numbers are counted at the tick: one that is older than the news is asked for again. */
const NOT_YET_MS = 500;
const AT_ONCE = 100;
const TOO_MANY = 2_000;

/** What becomes of a queue's cases while somebody looks at it: its rows stay where they are and say what happened; nothing is put between them. */
export class QueueNews {
  readonly state = createStore<QueueNewsState>({ turn: 0, fresh: 0, moved: 0, left: 0, unknown: false, newest: null });
  private readonly standings = new Map<string, Standing>();
  private readonly fresh = new Set<string>();
  /** cases to be looked at, and the event that was heard of them */
  private readonly heard = new Map<string, number>();
  /** everything up to this event was looked at */
  private lookedUpTo: number;
  private readonly looked = new Set<string>();
  private watchers = 0;
  private stop: (() => void) | null = null;
  private gathering: ReturnType<typeof setTimeout> | undefined;
  private asking = false;

  constructor(
    private readonly client: ApolloClient,
    private readonly feeds: Feeds,
    private readonly pages: QueuePages,
  ) {
    this.lookedUpTo = pages.asOf.event;
  }

  /** How a row stands since; undefined: nothing is known to have happened to it. */
  of(id: string): Standing | undefined {
    return this.standings.get(id);
  }

  /** A row is in sight: its time goes on, and is looked at again by the minute. @returns what says that it is no more */
  readonly watch = (id: string): (() => void) => {
    this.looked.add(id);
    return () => this.looked.delete(id);
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    const leave = this.state.subscribe(listener);
    this.watchers++;
    this.stop ??= this.start();
    return () => {
      leave();
      if (--this.watchers > 0) return;
      this.stop?.();
      this.stop = null;
    };
  };

  private start(): () => void {
    const stream = this.client.subscribe({ query: QueueChanged, fetchPolicy: "no-cache" }).subscribe({
      next: ({ data }) => {
        const changed = data?.caseChanged;
        if (changed?.case) this.hear([changed.case.rowId], changed.seq);
        else if (changed) this.catchUp();
      },
      error: () => this.catchUp(),
    });
    const forgetAgain = this.feeds.onAgain(this.catchUp);
    const firstLooks = FIRST_LOOKS_MS.map((ms) => setTimeout(this.catchUp, ms));
    const again = setInterval(() => {
      this.hear(this.looked, 0);
      this.catchUp();
    }, LOOK_AGAIN_MS);
    return () => {
      stream.unsubscribe();
      forgetAgain();
      clearInterval(again);
      for (const look of firstLooks) clearTimeout(look);
      clearTimeout(this.gathering);
      this.gathering = undefined;
    };
  }

  /** Looks up in the journal's numbers what was not told: nothing that happens to the queue's cases is lost with a line. */
  private readonly catchUp = (): void => {
    this.missed().catch(() => this.tell({ unknown: true })); // the line is down: it is looked up when it is there again
  };

  private async missed(): Promise<void> {
    for (let page: string | null = null; ;) {
      const { asOf, totalCount, edges, pageInfo }: QueueMissedQuery["cases"] = await this.missedPage(page);
      if (totalCount > TOO_MANY) return this.tooMany();
      this.hear(
        edges.map(({ node }) => node.rowId),
        asOf.event,
      );
      if (!pageInfo.hasNextPage) return void (this.lookedUpTo = asOf.event);
      page = pageInfo.endCursor;
    }
  }

  private async missedPage(page: string | null): Promise<QueueMissedQuery["cases"]> {
    const { data } = await this.client.query({ query: QueueMissed, variables: { after: this.lookedUpTo, page }, fetchPolicy: "no-cache" });
    if (!data) throw new Error("nothing was answered");
    return data.cases;
  }

  /** What is in sight is looked at, of the rest it is said that there may be more. */
  private tooMany(): void {
    this.heard.clear();
    this.tell({ unknown: true });
    this.hear(this.looked, 0);
  }

  private hear(ids: Iterable<string>, event: number): void {
    for (const id of ids) this.heard.set(id, Math.max(event, this.heard.get(id) ?? 0));
    if (this.heard.size > TOO_MANY) return this.tooMany();
    if (this.heard.size > 0) this.gathering ??= setTimeout(() => void this.ask(), GATHER_MS);
  }

  private async ask(): Promise<void> {
    this.gathering = undefined;
    if (this.asking) return;
    this.asking = true;
    try {
      for (let news = this.taken(); news.length > 0; news = this.taken()) await this.look(news);
    } catch {
      this.tell({ unknown: true }); // the line is down; what comes when it is there again is looked at then
    } finally {
      this.asking = false;
    }
  }

  private taken(): [id: string, event: number][] {
    const news = [...this.heard].slice(0, AT_ONCE);
    for (const [id] of news) this.heard.delete(id);
    return news;
  }

  private async look(news: readonly [id: string, event: number][]): Promise<void> {
    const { filter, asOf } = this.pages;
    const ids = news.map(([id]) => id);
    const variables = { now: { ...filter, ids }, any: { ids }, asOf: asOf.token };
    const { data } = await this.client.query({ query: QueueMoved, variables, fetchPolicy: "no-cache" });
    if (!data) throw new Error("nothing was answered");
    const [now, then] = [data.now, data.then].map(({ edges }) => new Set(edges.map(({ node }) => node.rowId)));
    const rows = new Map(data.any.edges.map(({ node }) => readFragment(QueueRowCase, node)).map((row) => [row.rowId, row]));
    for (const id of ids) this.note(id, { isIn: now?.has(id) ?? false, wasIn: then?.has(id) ?? false, row: rows.get(id) ?? null });
    const early = news.filter(([, event]) => event > data.now.asOf.event);
    if (early.length > 0) {
      await new Promise((later) => setTimeout(later, NOT_YET_MS));
      for (const [id, event] of early) this.hear([id], event);
    }
    this.tell({ newest: data.now.asOf.event > asOf.event || this.fresh.size > 0 ? data.now.asOf.token : this.state.get().newest });
  }

  private note(id: string, { isIn, wasIn, row }: { isIn: boolean; wasIn: boolean; row: QueueRowFragment | null }): void {
    if (!wasIn) return void (isIn ? this.fresh.add(id) : this.fresh.delete(id));
    const before = this.pages.at(this.pages.placeOf(id) ?? -1);
    this.standings.set(id, { row, left: isIn ? null : whyLeft(before ?? null, row) });
  }

  private tell(told: Partial<QueueNewsState>): void {
    const all = [...this.standings];
    const left = all.filter(([, standing]) => standing.left !== null).length;
    const moved = all.filter(([id, standing]) => standing.left === null && movedIn(this.pages.at(this.pages.placeOf(id) ?? -1), standing.row)).length;
    const before = this.state.get();
    this.state.set({ ...before, turn: before.turn + 1, fresh: this.fresh.size, moved, left, ...told });
  }
}
