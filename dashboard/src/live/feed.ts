import type { ApolloClient } from "@apollo/client";
import { readFragment } from "../gql/index.ts";
import type { LiveFiguresFragment } from "../gql/graphql.ts";
import { hasCode } from "../graph-errors.ts";
import { BoardChanged, BoardQuery, LiveBoard, LiveFigures, liveVariables } from "./board.ts";
import { ASK_AFTER_MS, type Connection, connectionOf, STALE_AFTER_MS } from "./connection.ts";
import { type Figure, type News, newsBetween } from "./news.ts";
import type { LiveSocket } from "./socket.ts";
import { createStore } from "./store.ts";

/** What is known about one live board besides its numbers. */
export interface Following {
  asOf: LiveFiguresFragment["asOf"] | null;
  /** The point of the first numbers that were shown: what later ones are compared with. */
  first: LiveFiguresFragment["asOf"] | null;
  connection: Connection;
  /** Whole minutes since the numbers last became newer; counted only while the connection is lost. */
  oldMinutes: number;
  /** Newest first. */
  news: readonly News[];
  /** Instant from which on `news` misses nothing, unless an entry says so. */
  knownFrom: string | null;
  /** Figures to light up for a moment: at most three a tick. */
  lit: readonly Figure[];
  /** The one change told to screen readers in the running minute. */
  spoken: News | null;
}

const NEWS_KEPT = 200;
const LIT_AT_MOST = 3;
const SPOKEN_EVERY_MS = 60_000;
const RESTART_AFTER_MS = 5_000;
const KEPT_OPEN_MS = 3_000;

/** Follows the board of one unit while somebody looks: reads it, takes its frames into the cache, and keeps account of the changes. */
export class BoardFeed {
  readonly state = createStore<Following>({
    asOf: null,
    first: null,
    connection: "connecting",
    oldMinutes: 0,
    news: [],
    knownFrom: null,
    lit: [],
    spoken: null,
  });
  private watchers = 0;
  private running: (() => void) | null = null;
  private closing: ReturnType<typeof setTimeout> | undefined;
  private shown: LiveFiguresFragment | null = null;
  private newerAt: number | null = null;
  private askedAt = 0;
  private spokenAt = Number.NEGATIVE_INFINITY;
  private gap = false;
  private refused = false;

  constructor(
    private readonly client: ApolloClient,
    private readonly socket: LiveSocket,
    private readonly scope: { unit: string | null; inCharge: string | null },
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.watchers++;
    clearTimeout(this.closing);
    this.running ??= this.start();
    const leave = this.state.subscribe(listener);
    return () => {
      leave();
      if (--this.watchers === 0) this.closing = setTimeout(() => this.stop(), KEPT_OPEN_MS);
    };
  };

  stop(): void {
    this.running?.();
    this.running = null;
  }

  private start(): () => void {
    const variables = liveVariables(this.scope.unit, this.scope.inCharge);
    const query = this.client.watchQuery({ query: BoardQuery, variables, fetchPolicy: "network-only", nextFetchPolicy: "cache-first" });
    const seen = query.subscribe(({ data, dataState, error }) => {
      if (dataState === "complete") this.note(readFragment(LiveFigures, readFragment(LiveBoard, data.board)));
      this.refused = hasCode(error, "FORBIDDEN");
    });
    let frames = this.openStream();
    const clock = setInterval(() => {
      if (this.refused) return;
      if (frames.closed && performance.now() - this.askedAt > RESTART_AFTER_MS) frames = this.openStream();
      this.watchSilence();
      // A refetch that fails leaves the last numbers; the next second looks again.
      if (this.shouldAsk()) query.refetch().catch(() => null);
    }, 1_000);
    const unwatch = this.socket.state.subscribe(() => this.watchSilence());
    this.gap = this.shown !== null;
    return () => {
      clearInterval(clock);
      unwatch();
      frames.unsubscribe();
      seen.unsubscribe();
    };
  }

  /** Frames go into the cache and nowhere else; the cache refuses those that are not newer. */
  private openStream() {
    this.askedAt = performance.now();
    return this.client.subscribe({ query: BoardChanged, variables: this.scope, fetchPolicy: "no-cache" }).subscribe({
      next: ({ data }) => {
        if (!data) return;
        this.client.writeQuery({ query: BoardQuery, variables: liveVariables(this.scope.unit, this.scope.inCharge), data: { board: data.boardChanged } });
        this.gap = false;
      },
      // The silence that follows is seen by the clock, which opens the stream again.
      error: () => {},
    });
  }

  private note(board: LiveFiguresFragment): void {
    const before = this.shown;
    if (before?.asOf.token === board.asOf.token) return;
    this.shown = board;
    this.newerAt = performance.now();
    const news = before && newsBetween(before, board, this.gap);
    const told = this.state.get();
    this.state.set({
      ...told,
      asOf: board.asOf,
      first: told.first ?? board.asOf,
      connection: this.connection(),
      oldMinutes: 0,
      knownFrom: told.knownFrom ?? board.asOf.instant,
      news: news ? [news, ...told.news].slice(0, NEWS_KEPT) : told.news,
      lit: news ? news.deltas.slice(0, LIT_AT_MOST).map((delta) => delta.figure) : [],
      spoken: news && this.maySpeak() ? news : told.spoken,
    });
  }

  private maySpeak(): boolean {
    if (performance.now() - this.spokenAt < SPOKEN_EVERY_MS) return false;
    this.spokenAt = performance.now();
    return true;
  }

  private watchSilence(): void {
    const silent = this.silentMs() ?? 0;
    if (this.socket.state.get() === "closed" || silent > STALE_AFTER_MS) this.gap = true;
    const connection = this.connection();
    const oldMinutes = connection === "lost" ? Math.floor(silent / 60_000) : 0;
    const told = this.state.get();
    if (connection !== told.connection || oldMinutes !== told.oldMinutes) this.state.set({ ...told, connection, oldMinutes });
  }

  /** Nothing came for long, or nothing at all yet, and nobody asked a moment ago. */
  private shouldAsk(): boolean {
    const silent = this.silentMs();
    const sinceAsked = performance.now() - this.askedAt;
    if (silent === null ? sinceAsked < RESTART_AFTER_MS : silent < ASK_AFTER_MS || sinceAsked < ASK_AFTER_MS) return false;
    this.askedAt = performance.now();
    this.gap = true;
    return true;
  }

  /** Milliseconds of the page's own clock since the numbers last became newer; null: none came yet. */
  private silentMs(): number | null {
    return this.newerAt === null ? null : performance.now() - this.newerAt;
  }

  private connection(): Connection {
    return connectionOf(this.socket.state.get(), this.silentMs());
  }
}
