import { percentile } from "./figure.ts";
import type { Measured } from "./figure.ts";
import { hubOn, movedWhile, someBoards } from "./live/boards.ts";
import { leaderOf } from "./live/frames.ts";
import { looked } from "./look.ts";
import type { Order, Suite } from "./suite.ts";

const TICK_MS = 1_000;
const INTERACTIONS = 80;
const INTERACTIONS_AT_SMALLEST = 8;

/** What a browser of its own saw; see page-look.ts. */
interface Seen {
  lcp: number;
  shift: number;
  interactions: number[];
}

/** The overview in a browser with a quarter of the processor, while numbers of twenty departments move every second. */
export const pageSuite: Suite = {
  full: 2_000,
  smallest: 100,
  async *measure(order: Order): AsyncIterable<Measured> {
    const boards = await someBoards(order);
    const seen: Seen[] = [];
    const acts = order.cases >= pageSuite.full ? INTERACTIONS : INTERACTIONS_AT_SMALLEST;
    try {
      const hub = await hubOn(order, boards, { tickMs: TICK_MS });
      try {
        for (let round = 0; round < order.rounds; round += 1) {
          const looking = looked<Seen>(order.checkout, "page-look.ts", [hub.url, await leaderOf(hub), String(acts)]);
          seen.push((await movedWhile(boards, TICK_MS, looking)).done);
          const { lcp, shift, interactions } = seen.at(-1) as Seen;
          order.say(
            `page, round ${round + 1}: largest content after ${lcp.toFixed(0)} ms, ${interactions.length} interactions up to ${Math.max(...interactions).toFixed(0)} ms, shift ${shift.toFixed(4)}`,
          );
        }
      } finally {
        await hub.stop();
      }
    } finally {
      await boards.end();
    }
    const how = `the overview at 1366 × 768, Chromium with 4 × CPU throttle, a number of each of 20 departments moving every second, ${order.rounds} rounds in browsers of their own`;
    yield {
      figure: "page.lcp",
      unit: "s",
      values: seen.map(({ lcp }) => lcp / 1_000),
      goal: { sense: "≤", limit: 2 },
      workload: `${how}; largest contentful paint of a first visit, nothing in the browser's cache`,
    };
    yield {
      figure: "page.interaction",
      unit: "ms",
      values: seen.map(({ interactions }) => percentile(interactions, 0.98)),
      goal: { sense: "≤", limit: 150 },
      workload: `${how}; p98 over ${acts} keys and clicks, from each to the next picture, as the browser tells them (those under 16 ms are not told)`,
    };
    yield {
      figure: "page.shift",
      unit: "of the screen",
      values: seen.map(({ shift }) => shift),
      goal: { sense: "≤", limit: 0 },
      workload: `${how}; layout shift of the whole stay, what follows a key or a click at once left out`,
    };
  },
};
