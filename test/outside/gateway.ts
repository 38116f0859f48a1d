import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** How a request ends otherwise than well; done: the message went out all the same. */
export type GatewayMishap = "500" | "500-done" | "hang" | "hang-done" | "429" | "refused" | "redirect" | "wrong-key";

export interface SentMessage {
  id: string;
  to: string;
  text: string;
  at: string;
}

const KEY_ID = "daumoi-thu";
const SECRET = "bi-mat-cua-cong-nhan-tin";
/** A signature that is older than this is refused. */
const OLDEST_MS = 300_000;

/** A message gateway as a province would have one: it knows its senders' keys, and sends an id once. */
export class Gateway {
  readonly keyId = KEY_ID;
  readonly secret = SECRET;
  readonly url: string;
  /** what went out to phones, oldest first */
  readonly sent: SentMessage[] = [];
  /** ids it was asked for, whatever became of it */
  readonly asked: string[] = [];
  readonly #server: Server;
  readonly #mishaps: GatewayMishap[] = [];
  readonly #held: ServerResponse[] = [];

  private constructor(server: Server) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/gui`;
  }

  static async start(): Promise<Gateway> {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const gateway = new Gateway(server);
    server.on("request", (request: IncomingMessage, response: ServerResponse) => void gateway.#serve(request, response));
    return gateway;
  }

  /** The next requests end so, one after the other. */
  mishaps(...list: readonly GatewayMishap[]): void {
    this.#mishaps.push(...list);
  }

  /** How many requests it took and holds without an answer. */
  get holding(): number {
    return this.#held.length;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const body = Buffer.concat(pieces);
    const fault = faultOf(request, body);
    if (fault !== null) return void response.writeHead(401, { "content-type": "application/json" }).end(JSON.stringify({ fault }));
    const message = JSON.parse(body.toString("utf8")) as SentMessage;
    this.asked.push(message.id);
    const mishap = this.#mishaps.shift();
    if (mishap === undefined || mishap.endsWith("-done")) this.#send(message);
    this.#answer(mishap, response);
  }

  #send(message: SentMessage): void {
    if (!this.sent.some(({ id }) => id === message.id)) this.sent.push(message);
  }

  #answer(mishap: GatewayMishap | undefined, response: ServerResponse): void {
    switch (mishap) {
      case undefined:
        return void response.writeHead(202, { "content-type": "application/json" }).end('{"status":"accepted"}');
      case "hang":
      case "hang-done":
        return void this.#held.push(response);
      case "429":
        return void response.writeHead(429, { "retry-after": "1800" }).end();
      case "refused":
        return void response.writeHead(422, { "content-type": "application/json" }).end('{"error":"0912345678 is not reachable"}');
      case "redirect":
        return void response.writeHead(307, { location: "http://127.0.0.1:1/elsewhere" }).end();
      case "wrong-key":
        return void response.writeHead(403).end();
      case "500":
      case "500-done":
        return void response.writeHead(500).end();
    }
  }
}

/** What is wrong with a request; null: it is signed by whom we know, fresh, and says what its headers say. */
function faultOf({ method, headers }: IncomingMessage, body: Buffer): string | null {
  const header = (name: string): string => String(headers[name] ?? "");
  if (method !== "POST") return "method";
  if (header("x-key-id") !== KEY_ID) return "key";
  const timestamp = header("x-timestamp");
  if (!/^\d{13}$/.test(timestamp) || Math.abs(Date.now() - Number(timestamp)) > OLDEST_MS) return "timestamp";
  const wanted = `v1=${createHmac("sha256", SECRET).update(`${timestamp}.`).update(body).digest("hex")}`;
  const given = Buffer.from(header("x-signature"));
  if (given.length !== wanted.length || !timingSafeEqual(given, Buffer.from(wanted))) return "signature";
  return (JSON.parse(body.toString("utf8")) as SentMessage).id === header("idempotency-key") ? null : "id";
}
