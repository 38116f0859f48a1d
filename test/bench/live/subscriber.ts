import { WebSocket } from "ws";
import { initAt } from "./init.ts";

const CASES = `subscription { caseChanged { seq resync case { id reference title stage open channel field } } }`;
const BOARD = `subscription { boardChanged { asOf { event instant } open overdue dueSoon units { unit { code } open overdue dueSoon } } }`;

/** When a change reached one subscriber, milliseconds since 1970. */
export interface Arrival {
  seq: number;
  at: number;
}

/** One person looking at the overview: a socket with both subscriptions, and what came when. */
export class Subscriber {
  readonly cases: Arrival[] = [];
  /** of each board the number of the last event it counts */
  readonly boards: Arrival[] = [];
  readonly #socket: WebSocket;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  /** @returns once the first board came: from then on nothing is missed */
  static async open(url: string, cookie: string): Promise<Subscriber> {
    const init = await initAt(url, cookie);
    const socket = new WebSocket(`${url.replace(/^http/, "ws")}/graphql`, "graphql-transport-ws", { origin: url, headers: { cookie } });
    const subscriber = new Subscriber(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once("open", () => socket.send(init));
      socket.once("error", reject);
      socket.once("close", (code) => reject(new Error(`the hub closed the socket: ${code}`)));
      socket.on("message", (frame: Buffer) => {
        const first = subscriber.#take(JSON.parse(frame.toString("utf8")) as Frame, Date.now());
        if (first) resolve();
      });
    });
    return subscriber;
  }

  /** @returns true with the first board */
  #take(frame: Frame, at: number): boolean {
    if (frame.type === "connection_ack") {
      this.#subscribe("cases", CASES);
      this.#subscribe("board", BOARD);
    }
    const data = frame.type === "next" ? frame.payload?.data : undefined;
    if (data?.caseChanged !== undefined) this.cases.push({ seq: data.caseChanged.seq, at });
    if (data?.boardChanged !== undefined) this.boards.push({ seq: data.boardChanged.asOf.event, at });
    if (frame.type === "error" || (frame.type === "next" && data == null)) throw new Error(`a subscription failed: ${JSON.stringify(frame)}`);
    return data?.boardChanged !== undefined && this.boards.length === 1;
  }

  #subscribe(id: string, query: string): void {
    this.#socket.send(JSON.stringify({ id, type: "subscribe", payload: { query } }));
  }

  close(): void {
    this.#socket.removeAllListeners("close");
    this.#socket.close();
  }
}

interface Frame {
  type: string;
  payload?: { data?: { caseChanged?: { seq: number }; boardChanged?: { asOf: { event: number } } } | null };
}
