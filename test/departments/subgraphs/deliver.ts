import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as pause } from "node:timers/promises";
import { createGzip } from "node:zlib";
import type { Answer } from "./answer.ts";
import type { FaultMode, FaultOrder } from "./faults.ts";

const LONG = 50_000_000;
const PIECE = 65_536;
const DRIP_BYTES = 8;
const DRIP_MS = 200;

type Deliver = (response: ServerResponse, answer: Answer, fault: FaultOrder) => void | Promise<void>;

const WAYS: Partial<Record<FaultMode, Deliver>> = {
  hang: () => undefined,
  slow: (response, answer, { ms = 1_000 }) => pause(ms).then(() => send(response, answer)),
  redirect: (response, _answer, { location = "http://127.0.0.1:1/" }) => void response.writeHead(302, { location }).end(),
  reset: sendHalf,
  trickle: drip,
  huge: (response, _answer, { bytes = LONG }) => sendHuge(response, bytes),
  gzip_bomb: sendBomb,
};

/** Sends an answer as the fault has it. Returns when all is sent, or the reader has gone. */
export async function deliver(response: ServerResponse, answer: Answer, fault: FaultOrder): Promise<void> {
  await (WAYS[fault.mode] ?? send)(response, answer, fault);
}

function send(response: ServerResponse, { status, contentType, body }: Answer): void {
  response.writeHead(status, { "content-type": contentType, "content-length": Buffer.byteLength(body) }).end(body);
}

function sendHalf(response: ServerResponse, { status, contentType, body }: Answer): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { "content-type": contentType, "content-length": bytes.length });
  response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => response.destroy());
}

async function drip(response: ServerResponse, { status, contentType, body }: Answer): Promise<void> {
  const bytes = Buffer.from(body);
  response.writeHead(status, { "content-type": contentType, "content-length": bytes.length });
  for (let at = 0; at < bytes.length && !response.destroyed; at += DRIP_BYTES) {
    response.write(bytes.subarray(at, at + DRIP_BYTES));
    await pause(DRIP_MS);
  }
  response.end();
}

/** The reader would not have all of it. */
const gone = (): void => undefined;

function sendHuge(response: ServerResponse, bytes: number): Promise<void> {
  response.writeHead(200, { "content-type": "application/json" });
  return pipeline(Readable.from(longWord(bytes)), response).catch(gone);
}

function* longWord(bytes: number): Iterable<string> {
  yield '{"data":{"_entities":[{"__typename":"Case","text":"';
  for (let left = bytes; left > 0; left -= PIECE) yield "x".repeat(Math.min(PIECE, left));
  yield '"}]}}';
}

function sendBomb(response: ServerResponse): Promise<void> {
  response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" });
  return pipeline(Readable.from(zeros()), createGzip(), response).catch(gone);
}

function* zeros(): Iterable<Buffer> {
  const piece = Buffer.alloc(PIECE);
  for (let left = LONG; left > 0; left -= PIECE) yield piece.subarray(0, Math.min(PIECE, left));
}
