import type { ApolloClient } from "@apollo/client";
import { createContext, type ReactNode, use, useSyncExternalStore } from "react";
import { BoardFeed, type Following } from "./feed.ts";
import type { LiveSocket } from "./socket.ts";

/** All boards being followed, by unit; one feed serves everybody on the page. */
export class Feeds {
  private readonly feeds = new Map<string, BoardFeed>();

  constructor(
    private readonly client: ApolloClient,
    private readonly socket: LiveSocket,
  ) {}

  of(unit: string | null, inCharge: string | null = null): BoardFeed {
    const key = `${unit ?? ""} ${inCharge ?? ""}`;
    const feed = this.feeds.get(key) ?? new BoardFeed(this.client, this.socket, { unit, inCharge });
    this.feeds.set(key, feed);
    return feed;
  }

  /** Called each time the connection is there again after it was lost: what was told meanwhile was missed. @returns the way to stop */
  onAgain(listener: () => void): () => void {
    return this.socket.onAgain(listener);
  }

  /** Called each time the connection is lost, also when the hub ended it. @returns the way to stop */
  onLost(listener: () => void): () => void {
    return this.socket.state.subscribe(() => this.socket.state.get() === "closed" && listener());
  }

  /** Ends everything that was followed, as at sign-out. */
  forget(): void {
    for (const feed of this.feeds.values()) feed.stop();
    this.feeds.clear();
    this.socket.client.terminate();
  }
}

const FeedsContext = createContext<Feeds | null>(null);

export function LiveProvider({ feeds, children }: { feeds: Feeds; children: ReactNode }) {
  return <FeedsContext value={feeds}>{children}</FeedsContext>;
}

export function useFeeds(): Feeds {
  const feeds = use(FeedsContext);
  if (!feeds) throw new Error("useFeeds outside of LiveProvider");
  return feeds;
}

/** Follows the live board of a unit while the component is shown. @param unit null: the viewer's own scope */
export function useFollowing(unit: string | null, inCharge: string | null = null): Following {
  const feed = useFeeds().of(unit, inCharge);
  return useSyncExternalStore(feed.subscribe, feed.state.get);
}

/** The instant the viewer's own board is at: what remaining and elapsed times are counted against. Null: not known yet. */
export function useShownInstant(): string | null {
  return useFollowing(null).asOf?.instant ?? null;
}
