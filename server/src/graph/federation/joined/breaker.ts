/** So many faults one after another and a graph is left alone for a while. */
const FAULTS_TO_REST = 5;
const REST_MS = 5_000;

/** Leaves a graph alone that keeps failing: one question is tried after each rest, and a right answer ends it. */
export class Breaker {
  readonly #now: () => number;
  #faults = 0;
  #restsUntil = 0;
  #tried = false;

  constructor(now: () => number) {
    this.#now = now;
  }

  get resting(): boolean {
    return this.#now() < this.#restsUntil;
  }

  /** Whether it may be asked now; after a rest one question at a time may. */
  mayAsk(): boolean {
    if (this.#faults < FAULTS_TO_REST) return true;
    if (this.resting || this.#tried) return false;
    this.#tried = true;
    return true;
  }

  answered(): void {
    this.#faults = 0;
    this.#tried = false;
  }

  failed(): void {
    this.#faults += 1;
    this.#tried = false;
    if (this.#faults >= FAULTS_TO_REST) this.#restsUntil = this.#now() + REST_MS;
  }
}
