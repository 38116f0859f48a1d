import type { Measured } from "../figure.ts";
import type { Order, Suite } from "../suite.ts";
import { measureFanout } from "./fanout.ts";
import { FULL, measureLatency } from "./latency.ts";
import { measureMany } from "./many.ts";
import { measureReconnect } from "./reconnect.ts";

const PARTS = {
  "live.latency": measureLatency,
  "live.fanout": measureFanout,
  "live.many": measureMany,
  "live.reconnect": measureReconnect,
} as const;

/** The hub as its own process and people who look: how long a change is under way, what it costs to tell it to many, and what becomes of them when the hub is killed. */
export const liveSuite: Suite = {
  full: FULL,
  smallest: 100,
  async *measure(order: Order): AsyncIterable<Measured> {
    for (const [figure, measure] of Object.entries(PARTS)) if (figure.startsWith(order.only)) yield* measure(order);
  },
};
