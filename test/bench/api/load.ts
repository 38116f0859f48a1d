import { connect } from "node:net";
import type { Socket } from "node:net";

/** Sockets that ask at the same time, each its next question when the last is answered. */
export const CONNECTIONS = 20;
const END_OF_HEAD = Buffer.from("\r\n\r\n");
const END_OF_CHUNKS = Buffer.from("\r\n0\r\n\r\n");

/** Whom to ask, and what. */
export interface Target {
  url: string;
  cookie: string;
  /** sent in turn */
  requests: readonly { path: string; body: string }[];
}

/**
 * Asks for so long, and waits for what is still to be answered: nothing of it is left to burden who is asked next.
 * @returns answers that came, by raw sockets that read no more of them than their length. @throws an answer is not 200
 */
export async function answersWithin(target: Target, seconds: number): Promise<number> {
  const requests = target.requests.map((request) => requestOf(target, request));
  const count = { answers: 0, isOver: false };
  const { hostname, port } = new URL(target.url);
  const sockets = Array.from({ length: CONNECTIONS }, () => connect({ host: hostname, port: Number(port), noDelay: true }));
  const over = setTimeout(() => (count.isOver = true), seconds * 1_000);
  try {
    await Promise.all(sockets.map((socket, first) => askOn(socket, requests, first, count)));
  } finally {
    clearTimeout(over);
    for (const socket of sockets) socket.destroy();
  }
  return count.answers;
}

function requestOf({ url, cookie }: Target, { path, body }: Target["requests"][number]): Buffer {
  const head = [
    `POST ${path} HTTP/1.1`,
    `host: ${new URL(url).host}`,
    `origin: ${url}`,
    `cookie: ${cookie}`,
    "accept: application/graphql-response+json,application/json;q=0.9",
    "content-type: application/json",
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}`);
}

/** Asks on one socket until the time is over. */
function askOn(socket: Socket, requests: readonly Buffer[], first: number, count: { answers: number; isOver: boolean }): Promise<void> {
  let next = first;
  let parts: Buffer[] = [];
  let missing: number | null = null;
  const ask = (): void => void socket.write(requests[next++ % requests.length] ?? "");
  return new Promise((resolve, reject) => {
    const answered = (): void => {
      count.answers += 1;
      [parts, missing] = [[], null];
      if (count.isOver) resolve();
      else ask();
    };
    socket.once("connect", ask);
    socket.once("close", () => reject(new Error("a server closed its connection")));
    socket.once("error", reject);
    socket.on("data", (bytes: Buffer) => {
      if (missing !== null && missing !== Infinity) missing -= bytes.length;
      else {
        parts.push(bytes);
        missing = missingAfter(Buffer.concat(parts));
        if (missing === -1) return socket.destroy(new Error(`not answered with 200: ${Buffer.concat(parts).toString("utf8").slice(0, 600)}`));
      }
      if (missing === 0) answered();
    });
  });
}

/** @returns bytes that are still to come; null: the head is not complete; Infinity: as many chunks as it likes; -1: it is no 200 */
function missingAfter(bytes: Buffer): number | null {
  const head = bytes.indexOf(END_OF_HEAD);
  if (head < 0) return null;
  const text = bytes.toString("latin1", 0, head);
  if (!text.startsWith("HTTP/1.1 200")) return -1;
  const length = /content-length: (\d+)/i.exec(text)?.[1];
  if (length !== undefined) return head + END_OF_HEAD.length + Number(length) - bytes.length;
  return bytes.subarray(-END_OF_CHUNKS.length).equals(END_OF_CHUNKS) ? 0 : Infinity;
}
