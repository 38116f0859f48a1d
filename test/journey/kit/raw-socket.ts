import { WebSocket } from "ws";
import type { TestHub } from "../../hub.ts";
import { initWith, ticketFor } from "./ticket.ts";
import { until } from "./until.ts";

/** A message of graphql-transport-ws, as it came. */
export interface Message {
  type: string;
  id?: string;
  payload?: unknown;
}

/** A socket that says exactly what it is told to: what a client library never would. */
export interface RawSocket {
  /** what came, oldest first */
  received: Message[];
  closed: { code: number; reason: string } | null;
  send(message: Message | string | Buffer): void;
  /** Waits for a message that fits, among those that came already too. */
  message(what: string, fits: (message: Message) => boolean): Promise<Message>;
  /** Waits until the hub closes it. */
  ended(limitMs?: number): Promise<{ code: number; reason: string }>;
  /** Reads no more, as a browser tab that sleeps. */
  pause(): void;
  resume(): void;
  close(): void;
}

/** @param headers beside the hub's own origin; an own `origin` replaces it */
export async function rawSocket(hub: Pick<TestHub, "url">, headers: Record<string, string> = {}): Promise<RawSocket> {
  const socket = new WebSocket(`${hub.url.replace(/^http/, "ws")}/graphql`, "graphql-transport-ws", { headers: { origin: hub.url, ...headers } });
  const state: RawSocket = {
    received: [],
    closed: null,
    send: (message) => socket.send(typeof message === "string" || Buffer.isBuffer(message) ? message : JSON.stringify(message)),
    message: (what, fits) => until(what, () => state.received.find(fits)),
    ended: (limitMs) => until("the hub closes the socket", () => state.closed ?? undefined, limitMs),
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    close: () => socket.close(),
  };
  socket.on("message", (bytes: Buffer) => state.received.push(JSON.parse(bytes.toString("utf8")) as Message));
  socket.on("close", (code, reason) => (state.closed = { code, reason: reason.toString("utf8") }));
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
  socket.on("error", () => undefined); // it ends with the close that follows
  return state;
}

/** A raw socket of an account whose hub has taken its init. */
export async function acknowledged(hub: TestHub, who = "lanhdao"): Promise<RawSocket> {
  const cookie = await hub.cookieOf(who);
  const socket = await rawSocket(hub, { cookie });
  socket.send(initWith(await ticketFor(hub.url, cookie)));
  await socket.message("the hub takes the init", ({ type }) => type === "connection_ack");
  return socket;
}
