import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { WebSocket } from "ws";
import { initAt } from "../live/init.ts";

const BOARD = "subscription { boardChanged { open overdue units { unit { code } open overdue } } }";
const ANSWERS_WITHIN_MS = 10_000;

/** People who look at the board by a socket each while graphs come and go. */
export class Onlookers {
  readonly #sockets: { socket: WebSocket; dropped: boolean }[] = [];

  /** @returns once each has had a first board */
  static async open(url: string, cookie: string, count: number): Promise<Onlookers> {
    const all = new Onlookers();
    await Promise.all(Array.from({ length: count }, () => all.#one(url, cookie)));
    return all;
  }

  /** How many were closed, ended or refused, or no longer answer. */
  async dropped(): Promise<number> {
    await Promise.all(this.#sockets.map(async (one) => void (one.dropped ||= !(await answers(one.socket)))));
    return this.#sockets.filter(({ dropped }) => dropped).length;
  }

  close(): void {
    for (const { socket } of this.#sockets) socket.removeAllListeners("close").close();
  }

  async #one(url: string, cookie: string): Promise<void> {
    const init = await initAt(url, cookie);
    const socket = new WebSocket(`${url.replace(/^http/, "ws")}/graphql`, "graphql-transport-ws", { origin: url, headers: { cookie } });
    const one = { socket, dropped: false };
    this.#sockets.push(one);
    await new Promise<void>((seen, failed) => {
      socket.once("open", () => socket.send(init));
      socket.on("error", failed);
      socket.on("close", (code) => {
        one.dropped = true;
        failed(new Error(`the hub closed the socket: ${code}`));
      });
      socket.on("message", (bytes: Buffer) => {
        const { type } = JSON.parse(bytes.toString("utf8")) as { type: string };
        if (type === "connection_ack") socket.send(JSON.stringify({ id: "board", type: "subscribe", payload: { query: BOARD } }));
        if (type === "ping") socket.send(`{"type":"pong"}`);
        if (type === "error" || type === "complete") one.dropped = true;
        if (type === "next") seen();
      });
    });
  }
}

async function answers(socket: WebSocket): Promise<boolean> {
  if (socket.readyState !== WebSocket.OPEN) return false;
  const answered = once(socket, "pong").then(() => true);
  socket.ping();
  return Promise.race([answered, pause(ANSWERS_WITHIN_MS, false, { ref: false })]);
}
