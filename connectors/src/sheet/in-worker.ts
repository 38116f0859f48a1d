import { setTimeout as wait } from "node:timers/promises";
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { ConnectorError } from "../connector.ts";
import type { Piece } from "./pieces.ts";
import { FileRefused } from "./refused.ts";
import type { Order, Told } from "./worker.ts";

/** Memory of the thread that reads a file; what a hostile file asks beyond ends that thread alone. */
const MEMORY = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 };
/** Milliseconds without a piece after which a file is given up. */
const PATIENCE_MS = 120_000;

/** In the checkout the source itself; beside the bundle its own bundle (server/bin/build-server.mjs). */
const PROGRAM = new URL(import.meta.url.endsWith(".ts") ? "./worker.ts" : "./sheet-worker.js", import.meta.url);

/**
 * Reads a file in a thread of its own, with a cap on its memory. The next piece is computed only when it is asked for.
 * @throws {FileRefused} the file cannot be read, needs too much memory or never ends
 */
export async function* piecesOf(order: Order, signal: AbortSignal): AsyncGenerator<Piece> {
  const worker = new Worker(PROGRAM, { workerData: order, resourceLimits: MEMORY, name: "sheet" });
  worker.on("error", () => undefined); // told where the answer is awaited
  try {
    for (;;) {
      const told = await answerOf(worker, signal);
      if (told.kind === "end") return;
      if (told.kind === "refused") throw new FileRefused(told.reason);
      if (told.kind === "broken") throw new ConnectorError("bug", `the reader of sheets broke: ${told.reason}`);
      yield told.piece;
    }
  } finally {
    await worker.terminate();
  }
}

async function answerOf(worker: Worker, signal: AbortSignal): Promise<Told> {
  const settled = new AbortController();
  const stop = AbortSignal.any([signal, settled.signal]);
  try {
    const answer = once(worker, "message", { signal: stop }).then(([told]) => told as Told);
    const late = wait(PATIENCE_MS, undefined, { signal: stop, ref: false }).then((): Told => ({ kind: "refused", reason: `gave nothing for ${PATIENCE_MS / 1000} s` }));
    const ended = once(worker, "exit", { signal: stop }).then((): Told => ({ kind: "broken", reason: "its thread ended" }));
    for (const promise of [answer, late, ended]) promise.catch(() => undefined); // one of them is the answer; the others are stopped
    worker.postMessage("on");
    return await Promise.race([answer, late, ended]);
  } catch (cause) {
    signal.throwIfAborted();
    if (codeOf(cause) === "ERR_WORKER_OUT_OF_MEMORY") throw new FileRefused(`needs more than ${MEMORY.maxOldGenerationSizeMb} MB of memory to be read`, { cause });
    throw new ConnectorError("bug", "the thread that reads sheets ended", { cause });
  } finally {
    settled.abort();
  }
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && "code" in cause ? String(cause.code) : "";
}
