import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { ConnectorError } from "../connector.ts";
import type { Piece } from "./pieces.ts";
import { FileRefused } from "./refused.ts";
import type { Asked, Order, Told } from "./worker.ts";

/** Memory of the thread that reads files; what a hostile one asks beyond ends the thread and nothing else. */
const MEMORY = { maxOldGenerationSizeMb: 48, maxYoungGenerationSizeMb: 6 };
/** Milliseconds without a piece after which a file is given up. */
const PATIENCE_MS = 120_000;
const TO_LEAVE_MS = 2_000;

/** In the checkout the source itself; beside a bundle its own bundle, of the same extension (server/bin/build-server.mjs). */
const PROGRAM = new URL(import.meta.url.endsWith(".ts") ? "./worker.ts" : `./sheet-worker${/\.\w+$/.exec(import.meta.url)?.[0] ?? ".js"}`, import.meta.url);

/** Reads files in a thread of its own, with a cap on its memory. One thread serves all files of a run; one that breaks is replaced. */
export class Reader {
  #worker: Worker | null = null;
  readonly #signal: AbortSignal;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  /**
   * The pieces of a file; the next one is computed only when it is asked for.
   * @throws {FileRefused} the file cannot be read, needs too much memory or never ends
   */
  async *pieces(order: Order): AsyncGenerator<Piece> {
    let isWhole = false;
    const worker = (this.#worker ??= started());
    try {
      say(worker, { kind: "begin", order });
      for (;;) {
        const told = await answerOf(worker, this.#signal);
        isWhole = told.kind === "end" || told.kind === "refused";
        if (told.kind === "end") return;
        if (told.kind === "refused") throw new FileRefused(told.reason);
        if (told.kind === "broken") throw new ConnectorError("bug", `the reader of sheets broke: ${told.reason}`);
        yield told.piece;
      }
    } finally {
      if (!isWhole) await this.#drop(worker);
    }
  }

  /** Lets the thread end by itself. */
  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    if (worker === null) return;
    const left = once(worker, "exit");
    say(worker, { kind: "leave" });
    await Promise.race([left, wait(TO_LEAVE_MS, undefined, { ref: false }).then(() => worker.terminate())]);
  }

  async #drop(worker: Worker): Promise<void> {
    this.#worker = null;
    await worker.terminate();
  }
}

function started(): Worker {
  const worker = new Worker(PROGRAM, { resourceLimits: MEMORY, name: "sheet" });
  worker.on("error", () => undefined); // told where the answer is awaited
  return worker;
}

function say(worker: Worker, asked: Asked): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  worker.postMessage(asked);
}

async function answerOf(worker: Worker, signal: AbortSignal): Promise<Told> {
  const settled = new AbortController();
  const stop = AbortSignal.any([signal, settled.signal]);
  try {
    const answer = once(worker, "message", { signal: stop }).then(([told]) => told as Told);
    const late = wait(PATIENCE_MS, undefined, { signal: stop, ref: false }).then((): never => {
      throw new FileRefused(`gave nothing for ${PATIENCE_MS / 1000} s`);
    });
    const ended = once(worker, "exit", { signal: stop }).then((): Told => ({ kind: "broken", reason: "its thread ended" }));
    for (const promise of [answer, late, ended]) promise.catch(() => undefined); // one of them is the answer; the others are stopped
    say(worker, { kind: "on" });
    return await Promise.race([answer, late, ended]);
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof FileRefused) throw cause;
    if (codeOf(cause) === "ERR_WORKER_OUT_OF_MEMORY")
      throw new FileRefused(`needs more than ${MEMORY.maxOldGenerationSizeMb} MB of memory to be read`, { cause });
    throw new ConnectorError("bug", "the thread that reads sheets ended", { cause });
  } finally {
    settled.abort();
  }
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && "code" in cause ? String(cause.code) : "";
}
