import { ConnectorError } from "../connector.ts";
import type { Piece } from "./pieces.ts";
import { HEAP_MB, PATIENCE_MS, ReaderProcess, type Ended, type Outcome } from "./reader-process.ts";
import { FileRefused } from "./refused.ts";
import type { FileFacts } from "./register.ts";

/** A file to be read. */
export interface Order {
  descriptor: number;
  file: FileFacts;
}

/** Signals by which V8 and the kernel end a process that went beyond its memory; every other comes from outside. */
const CRASHES: ReadonlySet<NodeJS.Signals | null> = new Set(["SIGABRT", "SIGTRAP", "SIGILL", "SIGSEGV", "SIGBUS"]);

/** Reads the files of a run. */
export interface RegisterReader {
  /**
   * The pieces of a file; the next one is computed only when it is asked for.
   * @throws {FileRefused} the file cannot be read, needs too much memory or never ends
   * @throws {ConnectorError} transient: what reads was ended
   */
  pieces(order: Order): AsyncGenerator<Piece>;
  /** The run is over. */
  close(): Promise<void>;
}

/** After these it waits for the next question. */
const ANSWERS: ReadonlySet<Outcome["kind"]> = new Set(["piece", "end", "refused"]);

/** Reads files in a process of its own, with a cap on its memory. One serves all files of a run; one that breaks is replaced. */
export class Reader implements RegisterReader {
  #process: ReaderProcess | null = null;
  readonly #signal: AbortSignal;

  /** @param signal ends the process, too */
  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  async *pieces({ descriptor, file }: Order): AsyncGenerator<Piece> {
    const process = (this.#process ??= await this.#started());
    let isFree = false;
    try {
      await process.lay(descriptor, this.#signal).catch((cause: unknown) => this.#notLaid(cause));
      for (let asked = process.ask({ kind: "begin", file }); ; asked = process.ask({ kind: "on" })) {
        isFree = false;
        const outcome = await asked;
        isFree = ANSWERS.has(outcome.kind);
        if (outcome.kind === "end") return;
        if (outcome.kind !== "piece") throw this.#faultOf(outcome);
        yield outcome.piece;
      }
    } finally {
      if (!isFree) await this.close();
    }
  }

  /** Ends the process; it only ever reads. */
  async close(): Promise<void> {
    const process = this.#process;
    this.#process = null;
    await process?.end();
  }

  async #started(): Promise<ReaderProcess> {
    this.#signal.throwIfAborted();
    const { process, outcome } = await ReaderProcess.start(this.#signal);
    if (outcome.kind === "ready") return process;
    await process.end();
    this.#signal.throwIfAborted();
    throw outcome.kind === "ended" ? endedBy(outcome) : new ConnectorError("transient", "the process that reads sheets does not begin");
  }

  #notLaid(cause: unknown): never {
    this.#signal.throwIfAborted();
    throw new ConnectorError("transient", "a file could not be laid before the process that reads sheets", { cause });
  }

  #faultOf(outcome: Outcome): unknown {
    if (this.#signal.aborted) return this.#signal.reason;
    if (outcome.kind === "refused") return new FileRefused(outcome.reason);
    if (outcome.kind === "late") return new FileRefused(`gave nothing for ${PATIENCE_MS / 1000} s`);
    if (outcome.kind !== "ended")
      return new ConnectorError("bug", `the process that reads sheets broke: ${"reason" in outcome ? outcome.reason : outcome.kind}`);
    const cause = endedBy(outcome);
    return CRASHES.has(outcome.signal) ? new FileRefused(`needs more than ${HEAP_MB} MB of memory to be read`, { cause }) : cause;
  }
}

/** A process that left by itself has a fault of ours; one that was ended can be started again. */
function endedBy({ code, signal }: Ended): ConnectorError {
  return new ConnectorError(code === null ? "transient" : "bug", `the process that reads sheets ended (${signal ?? code ?? "it never began"})`);
}
