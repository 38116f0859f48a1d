import { type Client, createClient } from "graphql-ws/client";
import type { Socket } from "./connection.ts";
import { createStore, type Store } from "./store.ts";

export interface LiveSocket {
  client: Client;
  state: Store<Socket>;
  /** Called each time the connection is there again after it was lost. @returns the way to stop */
  onAgain(listener: () => void): () => void;
}

const PING_EVERY_MS = 12_000;
const PONG_WITHIN_MS = 5_000;
const LONGEST_WAIT_MS = 10_000;
/** Close codes: nobody listens any more; the session is over or was never there. */
const DONE = 1000;
const SIGNED_OUT = [4401, 4403];

/**
 * One WebSocket for the whole page: opened with the first subscription, and opened again until it holds.
 * @param onSignedOut called when the hub closes it because the session is over
 */
export function createSocket(url: string, onSignedOut: () => void): LiveSocket {
  const state = createStore<Socket>("idle");
  const listeners = new Set<() => void>();
  let pongTimer: ReturnType<typeof setTimeout> | undefined;
  const client = createClient({
    url,
    keepAlive: PING_EVERY_MS,
    connectionAckWaitTimeout: LONGEST_WAIT_MS,
    lazyCloseTimeout: 3_000,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    retryWait: (tries) => pause(Math.min(LONGEST_WAIT_MS, 500 * 2 ** tries) * (0.5 + Math.random())),
    on: {
      connecting: () => state.get() === "idle" && state.set("connecting"),
      connected: () => {
        const again = state.get() === "closed";
        state.set("open");
        if (again) for (const listener of listeners) listener();
      },
      closed: (event) => {
        clearTimeout(pongTimer);
        const { code } = event as CloseEvent;
        state.set(code === DONE ? "idle" : "closed");
        if (SIGNED_OUT.includes(code)) onSignedOut();
      },
      // A line that is cut without a word is found out by a ping nobody answers.
      ping: (received) => {
        if (!received) pongTimer = setTimeout(() => client.terminate(), PONG_WITHIN_MS);
      },
      pong: (received) => {
        if (received) clearTimeout(pongTimer);
      },
    },
  });
  return {
    client,
    state,
    onAgain(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
