import { ConnectorError } from "@dau-moi/connectors";

/** Bounds of one run and one transaction; tests make them smaller. */
export const RUN_LIMITS = {
  /** milliseconds of one run; then it is cut, and the next one goes on where it stood */
  capMs: 900_000,
  /** milliseconds without a byte, a record or a new position: it hangs, whatever its process says of itself */
  quietMs: 180_000,
  /** of one transaction */
  rows: 5_000,
  bytes: 32 * 1024 * 1024,
};

/** The run's time was up after it had moved on: no failure. */
export class RunCut extends Error {}

/** Sees to it that a run moves on, by what came of it alone. */
export class Watch {
  readonly signal: AbortSignal;
  readonly #stopping = new AbortController();
  readonly #began = performance.now();
  readonly #looking: NodeJS.Timeout;
  #movedAt = performance.now();
  /** bytes that came from the source since they were last counted */
  #bytes = 0;
  #advanced = false;
  #records = false;

  constructor(outer: AbortSignal) {
    this.signal = AbortSignal.any([outer, this.#stopping.signal]);
    const quietMs = RUN_LIMITS.quietMs;
    const look = (): void => {
      if (performance.now() - this.#movedAt < quietMs) return;
      this.#stopping.abort(new ConnectorError("transient", `nothing came from the source for ${Math.round(quietMs / 1000)} s; the read was stopped`));
    };
    this.#looking = setInterval(look, Math.max(10, quietMs / 4));
    this.#looking.unref();
  }

  /** Bytes came. */
  came(bytes: number): void {
    if (bytes === 0) return;
    this.#bytes += bytes;
    this.#movedAt = performance.now();
  }

  /** Something was committed. @param advanced its checkpoint is another than before */
  committed(records: number, advanced: boolean): void {
    if (records > 0 || advanced) this.#movedAt = performance.now();
    this.#records ||= records > 0;
    this.#advanced ||= advanced;
  }

  /** @returns bytes since it was asked last */
  takeBytes(): number {
    const bytes = this.#bytes;
    this.#bytes = 0;
    return bytes;
  }

  /** @throws {RunCut} time is up, and the next run has a position to go on from · {ConnectorError} time is up, and nothing came of it */
  proveTimeLeft(): void {
    if (performance.now() - this.#began < RUN_LIMITS.capMs) return;
    if (this.#advanced) throw new RunCut();
    if (!this.#records)
      throw new ConnectorError("transient", `read for ${Math.round(RUN_LIMITS.capMs / 1000)} s, and there was neither a record nor a position to go on from`);
  }

  stop(): void {
    clearInterval(this.#looking);
  }
}

/** The messages one by one; a source that hangs and hears no signal is left alone. */
export async function* untilStopped<Message>(messages: AsyncIterable<Message>, signal: AbortSignal): AsyncGenerator<Message> {
  const iterator = messages[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await orStopped(iterator.next(), signal);
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    void iterator.return?.().catch(() => undefined); // it is given up, whatever it still has to say
  }
}

function orStopped<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    signal.addEventListener("abort", stop, { once: true });
    void promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop)); // what it says after a stop, nobody hears
    if (signal.aborted) stop();
  });
}
