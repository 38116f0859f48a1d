import { fork, type ChildProcess } from "node:child_process";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import type { Asked, Told } from "./reader-program.ts";
import { Slot } from "./slot.ts";

/** MB of the heap on which the process lives; what a hostile file asks beyond ends the process and nothing else. */
export const HEAP_MB = 48;
const SEMI_SPACE_MB = 2;
/** Milliseconds without an answer after which a file is given up. */
export const PATIENCE_MS = 120_000;

/** In the checkout the source itself; beside a bundle its own bundle, of the same extension (server/bin/build-server.mjs). */
const PROGRAM = new URL(
  import.meta.url.endsWith(".ts") ? "./reader-program.ts" : `./sheet-reader${/\.\w+$/.exec(import.meta.url)?.[0] ?? ".js"}`,
  import.meta.url,
);

/** How the process ended; both null: it never began. */
export interface Ended {
  kind: "ended";
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** An answer, or what came instead of it. */
export type Outcome = Told | Ended | { kind: "late" };

/** A process that reads registers and knows nothing of the hub: an empty environment, no standard streams, one descriptor it can read. */
export class ReaderProcess {
  readonly #slot: Slot;
  readonly #child: ChildProcess;
  readonly #gone: Promise<void>;
  #ended: Ended | null = null;
  #hear: ((outcome: Outcome) => void) | null = null;

  /** @param signal ends the process at once */
  static async start(signal: AbortSignal): Promise<{ process: ReaderProcess; outcome: Outcome }> {
    const process = new ReaderProcess(await Slot.open(), signal);
    return { process, outcome: await process.#outcome() };
  }

  private constructor(slot: Slot, signal: AbortSignal) {
    this.#slot = slot;
    this.#child = fork(fileURLToPath(PROGRAM), [], {
      execArgv: [`--max-old-space-size=${HEAP_MB}`, `--max-semi-space-size=${SEMI_SPACE_MB}`],
      env: { TMPDIR: tmpdir() },
      stdio: ["ignore", "ignore", "ignore", "ipc", slot.descriptor],
      serialization: "advanced",
      signal,
      killSignal: "SIGKILL",
    });
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#gone = promise;
    const end = (code: number | null, by: NodeJS.Signals | null): void => {
      this.#ended = { kind: "ended", code, signal: by };
      this.#hear?.(this.#ended);
      resolve();
    };
    this.#child.on("message", (told) => this.#hear?.(told as Told));
    this.#child.on("exit", end);
    this.#child.on("error", () => this.#child.pid === undefined && end(null, null)); // any other is told by its exit
  }

  /** Lays a file before the process; it must not be reading one. */
  async lay(descriptor: number, signal: AbortSignal): Promise<void> {
    await this.#slot.fill(descriptor, signal);
  }

  /** One question has one answer: what is not asked for is not computed. */
  async ask(asked: Asked): Promise<Outcome> {
    const outcome = this.#outcome();
    if (this.#ended === null) this.#child.send(asked, () => undefined); // one that does not arrive is told by the exit
    return outcome;
  }

  /** Returns when it is gone. */
  async end(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.#gone;
    await this.#slot.close();
  }

  async #outcome(): Promise<Outcome> {
    if (this.#ended !== null) return this.#ended;
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    this.#hear = resolve;
    const timer = setTimeout(() => resolve({ kind: "late" }), PATIENCE_MS).unref();
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      this.#hear = null;
    }
  }
}
