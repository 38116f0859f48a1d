import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { OutsideLedger } from "./outside-ledger.ts";

/** How a request ends otherwise than well; done: the message went out all the same. */
export type GatewayMishap = "500" | "500-done" | "hang" | "hang-done" | "429" | "refused" | "redirect" | "wrong-key";

export interface SentMessage {
  id: string;
  to: string;
  text: string;
  at: string;
}

/** What a gateway tells of a message. */
export interface ToldReport {
  id: string;
  status: "delivered" | "failed";
  /** RFC 3339 */
  at: string;
  code?: string;
}

interface Signing {
  signedAt?: number;
  secret?: string;
  keyId?: string;
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
  readonly #ledger: OutsideLedger;
  readonly #mishaps: GatewayMishap[] = [];
  readonly #held: ServerResponse[] = [];

  private constructor(server: Server, ledger: OutsideLedger) {
    [this.#server, this.#ledger] = [server, ledger];
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/gui`;
  }

  /** @param ledger where it writes down what it does; left out: nowhere */
  static async start(ledger: string | null = null): Promise<Gateway> {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const gateway = new Gateway(server, new OutsideLedger(ledger));
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

  /**
   * Tells a hub what became of a message it took: a POST of { id, status, at, code } signed as the hub signs its own.
   * @param hub where it listens @param more.signedAt milliseconds, left out: now @returns what the hub answered
   */
  async reports(
    hub: string,
    told: ToldReport,
    { signedAt = Date.now(), secret = SECRET, keyId = KEY_ID }: Signing = {},
  ): Promise<{ status: number; said: string }> {
    const body = JSON.stringify(told);
    const signature = `v1=${createHmac("sha256", secret).update(`${signedAt}.${body}`).digest("hex")}`;
    const headers = { "content-type": "application/json", "x-key-id": keyId, "x-timestamp": String(signedAt), "x-signature": signature };
    const answer = await fetch(`${hub}/gateway/reports`, { method: "POST", headers, body });
    if (answer.status === 200) this.#ledger.enter({ kind: "report", id: told.id, status: told.status, code: told.code ?? null, at: told.at });
    return { status: answer.status, said: ((await answer.json()) as { status: string }).status };
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
    if (this.sent.some(({ id }) => id === message.id)) return;
    this.sent.push(message);
    this.#ledger.enter({ kind: "message", id: message.id, to: message.to, text: message.text, at: new Date().toISOString() });
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
