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
 * One WebSocket for the whole page: opened with the first subscription, and opened again until it holds, each time by a ticket of its own.
 * @param onSignedOut called when the hub closes it because the session is over
 */
export function createSocket(url: string, onSignedOut: () => void): LiveSocket {
  const state = createStore<Socket>("idle");
  const listeners = new Set<() => void>();
  let pongTimer: ReturnType<typeof setTimeout> | undefined;
  let asked: Promise<Ticket | null | undefined> = Promise.resolve(null);
  let isTicketSaid = false;
  let subscriptions = 0;
  const client = createClient({
    url,
    generateID: () => String((subscriptions += 1)), // alike in every browser: the hub makes one frame for many
    keepAlive: PING_EVERY_MS,
    connectionAckWaitTimeout: LONGEST_WAIT_MS,
    lazyCloseTimeout: 3_000,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    retryWait: (tries) => pause(Math.min(LONGEST_WAIT_MS, 500 * 2 ** tries) * (0.5 + Math.random())),
    connectionParams: async () => {
      const mine = asked;
      const ticket = await mine;
      if (ticket === undefined && mine === asked) client.terminate();
      isTicketSaid = ticket != null;
      return ticket ?? {};
    },
    on: {
      connecting: () => {
        asked = askTicket(); // on its way while the socket opens
        if (state.get() === "idle") state.set("connecting");
      },
      connected: () => {
        isTicketSaid = false;
        const again = state.get() === "closed";
        state.set("open");
        if (again) for (const listener of listeners) listener();
      },
      closed: (event) => {
        clearTimeout(pongTimer);
        const { code } = event as CloseEvent;
        state.set(code === DONE ? "idle" : "closed");
        // A ticket that came too late is no end of the session: the next one tells.
        if (SIGNED_OUT.includes(code) && !isTicketSaid) onSignedOut();
        isTicketSaid = false;
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

interface Ticket {
  ticket: string;
}

/** What lets one socket of this browser open. @returns null: the hub knows nobody by its cookies; undefined: the hub was not reached */
async function askTicket(): Promise<Ticket | null | undefined> {
  try {
    const asking = { method: "POST", headers: { "content-type": "application/json" }, body: "{}", signal: AbortSignal.timeout(LONGEST_WAIT_MS) };
    const answer = await fetch("/graphql/ticket", asking);
    if (!answer.ok) return undefined;
    const { ticket } = (await answer.json()) as Partial<Ticket>;
    return ticket === undefined ? null : { ticket };
  } catch {
    return undefined; // the line is down: the socket is closed, and tried again later
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
