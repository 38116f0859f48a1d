export const FAULT_MODES = [
  "none",
  "slow",
  "hang",
  "reset",
  "fail",
  "html",
  "garbage",
  "redirect",
  "huge",
  "trickle",
  "wrong_types",
  "null_required",
  "foreign_types",
  "too_few",
  "too_many",
  "many_errors",
  "deep",
  "gzip_bomb",
  "unauthorized",
] as const;
export type FaultMode = (typeof FAULT_MODES)[number];

/** What `POST /__control/fault` takes. */
export interface FaultOrder {
  mode: FaultMode;
  /** how many answers it strikes; absent: until the next order */
  times?: number;
  /** how many go through before it begins */
  after?: number;
  /** slow: delay in milliseconds */
  ms?: number;
  /** huge: length of the text in bytes */
  bytes?: number;
  /** redirect: where to */
  location?: string;
}

/** The fault a graph is under, and how far it has gone. */
export class Faults {
  #ordered: FaultOrder = { mode: "none" };
  #passed = 0;
  #struck = 0;

  /** @throws no such mode */
  order(order: FaultOrder): void {
    if (!FAULT_MODES.includes(order.mode)) throw new Error(`"mode" must be one of ${FAULT_MODES.join(", ")}`);
    this.#ordered = order;
    this.#passed = 0;
    this.#struck = 0;
  }

  /** Counts one request. @returns the order that strikes it, or one of mode "none" */
  strike(): FaultOrder {
    const { mode, times = Infinity, after = 0 } = this.#ordered;
    if (mode === "none" || this.#struck >= times) return { mode: "none" };
    if (this.#passed < after) {
      this.#passed += 1;
      return { mode: "none" };
    }
    this.#struck += 1;
    return this.#ordered;
  }
}
