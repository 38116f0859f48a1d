import { createClient } from "graphql-ws";
import type { Client } from "graphql-ws";
import { WebSocket } from "ws";
import { ticketFor } from "./ticket.ts";
import { until } from "./until.ts";

/** A subscription under way. */
export interface Watching<Data> {
  /** what came, oldest first */
  frames: Data[];
  errors: unknown[];
  /** set once the socket is closed */
  closed: { code: number; reason: string } | null;
  /** Waits for a frame that fits, among those that came already too. */
  frame(what: string, fits: (data: Data) => boolean, limitMs?: number): Promise<Data>;
  /** Stops reading from the socket, as a browser tab that sleeps; `resume` reads on. */
  pause(): void;
  resume(): void;
  stop(): Promise<void>;
}

/** Opens a socket with these headers, and a ticket where they have a cookie, and subscribes; resolves once the hub took the subscription. */
export async function watching<Data>(
  url: string,
  headers: Record<string, string>,
  payload: { query: string; variables: Record<string, unknown> },
): Promise<Watching<Data>> {
  const sockets: WebSocket[] = [];
  const each = (work: (socket: WebSocket) => void) => () => sockets.forEach(work);
  const state: Watching<Data> = {
    frames: [],
    errors: [],
    closed: null,
    frame,
    stop,
    pause: each((socket) => socket.pause()),
    resume: each((socket) => socket.resume()),
  };
  const client = createClient({
    url: `${url}/graphql`,
    webSocketImpl: socketWith(headers, sockets),
    lazy: false,
    retryAttempts: 0,
    connectionParams: async () => initOf(headers["cookie"] === undefined ? undefined : await ticketFor(url.replace(/^ws/, "http"), headers["cookie"])),
    onNonLazyError: (error) => void state.errors.push(error),
    on: { closed: (event) => (state.closed = closing(event)) },
  });
  const unsubscribe = client.subscribe<Data>(payload, {
    next: ({ data, errors }) => {
      if (errors !== undefined) state.errors.push(...errors);
      if (data != null) state.frames.push(data);
    },
    error: (error) => void state.errors.push(...(Array.isArray(error) ? error : [error])),
    complete: () => undefined,
  });
  function frame(what: string, fits: (data: Data) => boolean, limitMs?: number): Promise<Data> {
    return until(what, () => state.frames.find(fits), limitMs);
  }
  async function stop(): Promise<void> {
    unsubscribe();
    await client.dispose();
  }
  await taken(client, () => state.closed !== null || state.errors.length > 0);
  return state;
}

/** The protocol does not say when a subscription was taken: a board asked for after it on the same socket comes later than that. */
async function taken(client: Client, failed: () => boolean): Promise<void> {
  let came = false;
  const arrived = (): void => {
    came = true;
  };
  const leave = client.subscribe({ query: "subscription { boardChanged { asOf { event } } }" }, { next: arrived, error: arrived, complete: arrived });
  await until("the hub takes the subscription", () => came || failed());
  leave();
}

const initOf = (ticket: string | undefined): { ticket?: string } => (ticket === undefined ? {} : { ticket });

/** @param opened where each socket is put when it is made */
function socketWith(headers: Record<string, string>, opened: WebSocket[]): typeof WebSocket {
  return class extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers });
      opened.push(this);
    }
  } as typeof WebSocket;
}

function closing(event: unknown): { code: number; reason: string } {
  const { code, reason } = event as { code?: number; reason?: string };
  return { code: code ?? 0, reason: reason ?? "" };
}

/** What the hub answers to a WebSocket handshake: 101 with the socket, or the status that refused it. */
export function handshake(url: string, headers: Record<string, string>): Promise<{ status: number; socket: WebSocket | null }> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${url.replace(/^http/, "ws")}/graphql`, "graphql-transport-ws", { headers });
    socket.once("open", () => resolve({ status: 101, socket }));
    socket.once("unexpected-response", (request, response) => {
      resolve({ status: response.statusCode ?? 0, socket: null });
      request.destroy();
    });
    socket.once("error", reject);
  });
}
