import { parentPort } from "node:worker_threads";
import { readPieces, type Piece } from "./pieces.ts";
import { FileRefused } from "./refused.ts";
import type { FileFacts } from "./register.ts";

/** A file to be read. */
export interface Order {
  descriptor: number;
  file: FileFacts;
}

/** Begin a file, go on with it, or leave it. */
export type Asked = { kind: "begin"; order: Order } | { kind: "on" } | { kind: "leave" };

/** What the thread answers each time it is asked to go on. */
export type Told = { kind: "piece"; piece: Piece } | { kind: "end" } | { kind: "refused"; reason: string } | { kind: "broken"; reason: string };

if (parentPort !== null) {
  const port = parentPort;
  let pieces: AsyncGenerator<Piece> | null = null;
  port.on("message", (asked: Asked) => {
    if (asked.kind === "begin") pieces = readPieces(asked.order.descriptor, asked.order.file);
    else if (asked.kind === "leave") port.close(); // nothing else keeps the thread
    else void next(pieces).then((told) => port.postMessage(told));
  });
}

async function next(pieces: AsyncGenerator<Piece> | null): Promise<Told> {
  try {
    const piece = await pieces?.next();
    return piece === undefined || piece.done === true ? { kind: "end" } : { kind: "piece", piece: piece.value };
  } catch (cause) {
    return { kind: cause instanceof FileRefused ? "refused" : "broken", reason: cause instanceof Error ? cause.message : String(cause) };
  }
}
