import type { ApolloClient } from "@apollo/client";
import { graphql } from "../gql/index.ts";
import type { ShownWallFragment } from "../gql/graphql.ts";
import { readFragment } from "../gql/index.ts";
import { hasCode } from "../graph-errors.ts";
import { createStore, type Feeds } from "../live/index.ts";

const ShownWall = graphql(`
  fragment ShownWall on Wall {
    device
    unitName
    boards
    rotateSeconds
    theme
    language
    toldAt
    asOf {
      event
      instant
    }
    open
    overdue
    dueSoon
    paused
    receivedToday
    closedToday
    units {
      code
      name
      kind
      open
      overdue
      dueSoon
      overdueShare
    }
    coverage {
      fresh
      total
    }
    sources {
      code
      name
      nameEn
      freshness
      readUpTo
      paused
    }
    alarms {
      board
      kind
      code
      name
      cases
    }
  }
`);

const WallQuery = graphql(`
  query Wall {
    wall {
      ...ShownWall
    }
  }
`);

const WallChanged = graphql(`
  subscription WallChanged {
    wallChanged {
      ...ShownWall
    }
  }
`);

export type WallFigures = ShownWallFragment;

/** What the screen knows. */
export interface WallKnown {
  standing: "asking" | "unpaired" | "shown";
  wall: WallFigures | null;
  /** how old the numbers are, whole seconds */
  ageSeconds: number;
  /** whole seconds since the page began, for turning boards */
  second: number;
  /** the hub's own time, RFC 3339; null: it told nothing yet */
  now: string | null;
}

/** A stream silent for so long is asked around by one read over HTTP; the same after a stream that broke. */
const ASK_AFTER_MS = 20_000;
const RESTART_AFTER_MS = 5_000;

/** Follows this screen's wall. One wall is kept and nothing else, however long it runs. */
export class WallFeed {
  readonly state = createStore<WallKnown>({ standing: "asking", wall: null, ageSeconds: 0, second: 0, now: null });
  private readonly began = performance.now();
  private toldAt: number | null = null;
  private askedAt = Number.NEGATIVE_INFINITY;
  private frames: { unsubscribe(): void; readonly closed: boolean } | null = null;

  constructor(
    private readonly client: ApolloClient,
    private readonly feeds: Pick<Feeds, "onLost">,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    const leave = this.state.subscribe(listener);
    this.look();
    const clock = setInterval(() => this.look(), 1_000);
    const endLost = this.feeds.onLost(() => void this.ask()); // a screen that was taken off is dark at once
    return () => {
      endLost();
      clearInterval(clock);
      this.frames?.unsubscribe();
      this.frames = null;
      leave();
    };
  };

  private look(): void {
    const now = performance.now();
    const silent = this.toldAt === null || now - this.toldAt > ASK_AFTER_MS;
    if (silent && now - this.askedAt > RESTART_AFTER_MS) void this.ask();
    if (this.state.get().standing === "shown" && (this.frames === null || (this.frames.closed && now - this.askedAt > RESTART_AFTER_MS))) this.follow();
    const { wall } = this.state.get();
    const hubNow = wall === null || this.toldAt === null ? null : Date.parse(wall.toldAt) + now - this.toldAt;
    const ageSeconds = wall === null || hubNow === null ? 0 : Math.floor((hubNow - Date.parse(wall.asOf.instant)) / 1_000);
    const second = Math.floor((now - this.began) / 1_000);
    this.state.set({ ...this.state.get(), ageSeconds, second, now: hubNow === null ? null : new Date(hubNow).toISOString() });
  }

  private async ask(): Promise<void> {
    this.askedAt = performance.now();
    try {
      const { data } = await this.client.query({ query: WallQuery, fetchPolicy: "no-cache" });
      if (data) this.note(readFragment(ShownWall, data.wall));
    } catch (error) {
      // Anything else keeps what is shown; it grows old before everybody's eyes, and the next look asks again.
      if (hasCode(error, "UNAUTHENTICATED")) this.state.set({ ...this.state.get(), standing: "unpaired", wall: null });
    }
  }

  private follow(): void {
    this.askedAt = performance.now();
    this.frames = this.client.subscribe({ query: WallChanged, fetchPolicy: "no-cache" }).subscribe({
      next: ({ data }) => data && this.note(readFragment(ShownWall, data.wallChanged)),
      error: () => void this.ask(),
    });
  }

  private note(wall: WallFigures): void {
    const { wall: shown } = this.state.get();
    if (shown !== null && Date.parse(wall.toldAt) < Date.parse(shown.toldAt)) return;
    this.toldAt = performance.now();
    this.state.set({ ...this.state.get(), standing: "shown", wall });
  }
}
