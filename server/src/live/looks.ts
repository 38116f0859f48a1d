import { setTimeout as wait } from "node:timers/promises";

const LOOK_MS = 250;

/** Looks four times a second, and at once when it is woken, until it is stopped. */
export class Looks {
  readonly #look: () => Promise<void>;
  readonly #failed: (error: unknown) => void;
  readonly #stopping = new AbortController();
  #loop: Promise<void> = Promise.resolve();
  #woken: (() => void) | undefined;

  /** @param failed told of a look that did not come to its end; the next one comes all the same */
  constructor(look: () => Promise<void>, failed: (error: unknown) => void) {
    [this.#look, this.#failed] = [look, failed];
  }

  start(): void {
    this.#loop = this.#follow();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.wake();
    await this.#loop;
  }

  wake(): void {
    this.#woken?.();
  }

  async #follow(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const woken = new Promise<void>((resolve) => (this.#woken = resolve)); // whoever wakes it while it looks is not missed
      await this.#look().catch(this.#failed);
      await Promise.race([wait(LOOK_MS, undefined, { signal: this.#stopping.signal }).catch(() => undefined), woken]);
    }
  }
}
