/** Lets so many through at a time; the others wait in order, and beyond a number of them nobody does. */
export class Turnstile {
  readonly #most: number;
  readonly #mostWaiting: number;
  readonly #waiting: (() => void)[] = [];
  #inside = 0;

  constructor(most: number, mostWaiting: number) {
    this.#most = most;
    this.#mostWaiting = mostWaiting;
  }

  /** @returns false: too many wait already. Whoever got true leaves again. */
  async enter(): Promise<boolean> {
    if (this.#inside < this.#most) {
      this.#inside += 1;
      return true;
    }
    if (this.#waiting.length >= this.#mostWaiting) return false;
    await new Promise<void>((resolve) => this.#waiting.push(resolve)); // whoever leaves hands his place on
    return true;
  }

  leave(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#inside -= 1;
    else next();
  }
}
