import { parentPort, workerData } from "node:worker_threads";
import { readPieces, type Piece } from "./pieces.ts";
import { FileRefused } from "./refused.ts";
import type { FileFacts } from "./register.ts";

/** What the worker is started with. */
export interface Order {
  descriptor: number;
  file: FileFacts;
}

/** What it answers each time it is asked to go on. */
export type Told = { kind: "piece"; piece: Piece } | { kind: "end" } | { kind: "refused"; reason: string } | { kind: "broken"; reason: string };

if (parentPort !== null) {
  const port = parentPort;
  const { descriptor, file } = workerData as Order;
  const pieces = readPieces(descriptor, file);
  port.on("message", () => {
    void pieces
      .next()
      .then((next): Told => (next.done === true ? { kind: "end" } : { kind: "piece", piece: next.value }))
      .catch((cause: unknown): Told => ({
        kind: cause instanceof FileRefused ? "refused" : "broken",
        reason: cause instanceof Error ? cause.message : String(cause),
      }))
      .then((told) => port.postMessage(told));
  });
}
