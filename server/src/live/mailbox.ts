/** What waits for one subscriber: the latest message of each key, or one call to fetch everything anew. */
export type Delivered<Message> = { message: Message } | "resync";

/** More keys than this waiting: the subscriber is told to fetch anew instead. */
export const MOST_KEYS = 256;

/**
 * One subscriber's mailbox. A slow reader never makes it grow: newer messages replace older ones of their key, and above the cap
 * everything is replaced by a single resync. Iterating it takes messages out, or whoever has himself called takes them; returning ends it.
 */
export class Mailbox<Message> implements AsyncIterableIterator<Delivered<Message>> {
  readonly #waiting = new Map<string, Message>();
  #resync = false;
  #closed = false;
  #wake: (() => void) | undefined;
  readonly #onClose: () => void;

  constructor(onClose: () => void) {
    this.#onClose = onClose;
  }

  put(key: string, message: Message): void {
    if (this.#closed || this.#resync) return;
    this.#waiting.delete(key); // the newest goes to the end
    this.#waiting.set(key, message);
    if (this.#waiting.size > MOST_KEYS) this.askResync();
    this.#wake?.();
  }

  /** What of a key is not taken yet. */
  waiting(key: string): Message | undefined {
    return this.#waiting.get(key);
  }

  askResync(): void {
    this.#waiting.clear();
    this.#resync = true;
    this.#wake?.();
  }

  get isClosed(): boolean {
    return this.#closed;
  }

  /** Whether something waits to be taken. */
  get hasNews(): boolean {
    return this.#resync || this.#waiting.size > 0;
  }

  /** @param wake called whenever something waits to be taken, and when it is closed; for a reader that does not iterate */
  callOnNews(wake: () => void): void {
    this.#wake = wake;
  }

  /** @returns undefined: nothing waits, or it is closed */
  take(): Delivered<Message> | undefined {
    if (this.#closed) return undefined;
    if (this.#resync) {
      this.#resync = false;
      return "resync";
    }
    for (const [key, message] of this.#waiting) {
      this.#waiting.delete(key);
      return { message };
    }
    return undefined;
  }

  async next(): Promise<IteratorResult<Delivered<Message>>> {
    for (;;) {
      const value = this.take();
      if (value !== undefined) return { done: false, value };
      if (this.#closed) return { done: true, value: undefined };
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  return(): Promise<IteratorResult<Delivered<Message>>> {
    if (!this.#closed) {
      this.#closed = true;
      this.#onClose();
      this.#wake?.();
    }
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
