import { ConnectorError } from "@dau-moi/connectors";
import type { SourceRecord } from "@dau-moi/connectors";

/** Bounds of one run and one transaction; tests make them smaller. */
export const RUN_LIMITS = {
  /** milliseconds of one run; then it is cut, and the next one goes on where it stood */
  capMs: 900_000,
  /** milliseconds without a byte, a record or a new position: it hangs, whatever its process says of itself */
  quietMs: 180_000,
  /** milliseconds of waiting for the source after which a run stands still, and another one may take its place meanwhile */
  stillMs: 2_000,
  /** times that one record is told in one run at most; a list that moves while it is read tells one some times */
  times: 50,
  /** of one transaction */
  rows: 5_000,
  bytes: 32 * 1024 * 1024,
};

/** So many records of a run are watched for coming again, at first through so many batches. */
const WATCHED_RECORDS = 200;
const WATCHED_BATCHES = 100;

/** The run's time was up after it had moved on: no failure. */
export class RunCut extends Error {}

/** Sees to it that a run moves on, by what came of it alone. */
export class Watch {
  readonly signal: AbortSignal;
  readonly #stopping = new AbortController();
  readonly #began = performance.now();
  readonly #looking: NodeJS.Timeout;
  #movedAt = performance.now();
  /** since when its source was asked for what comes next; null: it is not waited for */
  #waitsSince: number | null = null;
  /** bytes that came from the source since they were last counted */
  #bytes = 0;
  #advanced = false;
  #records = false;
  /** how often a few records were told: a source whose pages never end tells them again and again, however many pages later */
  readonly #times = new Map<string, number>();
  #batches = 0;
  /** the batch after which others are watched, twice as long as those before */
  #watchedTo = WATCHED_BATCHES;

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

  /** It waits for its source, from which nothing has come for a while. */
  get standsStill(): boolean {
    return this.#waitsSince !== null && performance.now() - Math.max(this.#waitsSince, this.#movedAt) >= RUN_LIMITS.stillMs;
  }

  /** The messages one by one, as `untilStopped` gives them. */
  async *messages<Message>(messages: AsyncIterable<Message>): AsyncGenerator<Message> {
    try {
      this.#waitsSince = performance.now();
      for await (const message of untilStopped(messages, this.signal)) {
        this.#waitsSince = null;
        yield message;
        this.#waitsSince = performance.now();
      }
    } finally {
      this.#waitsSince = null;
    }
  }

  /** Bytes came. */
  came(bytes: number): void {
    if (bytes === 0) return;
    this.#bytes += bytes;
    this.#movedAt = performance.now();
  }

  /** A batch was told. @throws {ConnectorError} data: the same again and again, so that reading would never end */
  met(records: readonly SourceRecord[]): void {
    this.#batches += 1;
    if (this.#batches > this.#watchedTo) {
      this.#times.clear();
      this.#watchedTo = 2 * this.#batches;
    }
    for (const { stream, sourceId } of records) {
      const record = `${stream} ${sourceId}`;
      const times = this.#times.get(record);
      if (times === undefined && this.#times.size >= WATCHED_RECORDS) continue;
      if (times === RUN_LIMITS.times)
        throw new ConnectorError("data", `the source repeats itself: it told the record ${sourceId.slice(0, 100)} ${times} times in one read`);
      this.#times.set(record, (times ?? 0) + 1);
    }
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
