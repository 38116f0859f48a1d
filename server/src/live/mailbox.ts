/** What waits for one subscriber: the latest message of each key, or one call to fetch everything anew. */
export type Delivered<Message> = { message: Message } | "resync";

/** More keys than this waiting: the subscriber is told to fetch anew instead. */
export const MOST_KEYS = 256;

/**
 * One subscriber's mailbox. A slow reader never makes it grow: newer messages replace older ones of their key, and above the cap
 * everything is replaced by a single resync. Iterating it takes messages out; returning ends it.
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

  async next(): Promise<IteratorResult<Delivered<Message>>> {
    for (;;) {
      if (this.#closed) return { done: true, value: undefined };
      if (this.#resync) {
        this.#resync = false;
        return { done: false, value: "resync" };
      }
      const [first] = this.#waiting;
      if (first !== undefined) {
        this.#waiting.delete(first[0]);
        return { done: false, value: { message: first[1] } };
      }
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
