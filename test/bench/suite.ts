import type { Measured } from "./figure.ts";

/** What a suite is told. */
export interface Order {
  /** how many cases; each suite says what of them it takes */
  cases: number;
  /** rounds of each floor and each figure, interleaved */
  rounds: number;
  /** beginning of the names of the figures that are wanted; "": all. A suite that measures all at once need not heed it */
  only: string;
  /** the bundled hub, to be run as a process */
  hub: string;
  checkout: string;
  /** progress, for people */
  say(line: string): void;
}

/** A suite measures a few figures in one run. */
export interface Suite {
  /** cases at which the goals are stated */
  full: number;
  /** cases with which it is only kept alive */
  smallest: number;
  measure(order: Order): AsyncIterable<Measured>;
}
