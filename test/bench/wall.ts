import { Asking } from "../journey/kit/asking.ts";
import { pairedScreen } from "../journey/kit/screen.ts";
import type { Measured } from "./figure.ts";
import { hubOn, movedWhile, someBoards } from "./live/boards.ts";
import { systemClock } from "../../server/src/platform/now.ts";
import { looked } from "./look.ts";
import type { Order, Suite } from "./suite.ts";

/** Frames come so much faster than in life: a wall is told at every tick of a second on which a number moved. */
const LIFE_MS = 1_000;
const EVERY_MS = 100;
const LOOKS = 12;
const LOOK_MS = 15_000;
const AT_SMALLEST = { looks: 3, lookMs: 500 };

/** A screen on a wall whose numbers move ten times as fast as they can: what its page holds more after an hour. */
export const wallSuite: Suite = {
  full: 2_000,
  smallest: 100,
  async *measure(order: Order): AsyncIterable<Measured> {
    const boards = await someBoards(order);
    const { looks, lookMs } = order.cases >= wallSuite.full ? { looks: LOOKS, lookMs: LOOK_MS } : AT_SMALLEST;
    const slopes: number[] = [];
    let frames = 0;
    try {
      const hub = await hubOn(order, boards, { tickMs: EVERY_MS / 2 });
      try {
        for (let round = 0; round < order.rounds; round += 1) {
          const { cookie } = await pairedScreen(new Asking(hub.url, () => systemClock.now()));
          const looking = looked<number[]>(order.checkout, "wall-look.ts", [hub.url, cookie, String(looks), String(lookMs)]);
          const { done: held, moves } = await movedWhile(boards, EVERY_MS, looking);
          frames += moves;
          slopes.push(slopeOf(held.slice(Math.floor(held.length / 3)), (lookMs / EVERY_MS) * LIFE_MS));
          order.say(`wall, round ${round + 1}: ${held.map((bytes) => (bytes / 2 ** 20).toFixed(2)).join(", ")} MB`);
        }
      } finally {
        await hub.stop();
      }
    } finally {
      await boards.end();
    }
    yield {
      figure: "wall.heap",
      unit: "MB an hour",
      values: slopes,
      goal: { sense: "≤", limit: 1 },
      workload: `a paired screen of three boards in turn at 1920 × 1080 while the numbers of 20 departments moved ${Math.round(frames / order.rounds)} times, ten a second; slope of what its page holds after a collection, as if they moved once a second, the first third of ${looks} looks left out`,
    };
  },
};

/** The straight line through all looks. @param bytes at each look @param apartMs what lies between two looks @returns MB an hour */
function slopeOf(bytes: readonly number[], apartMs: number): number {
  const mean = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0) / all.length;
  const [middle, level] = [(bytes.length - 1) / 2, mean(bytes)];
  const rise = bytes.reduce((sum, one, at) => sum + (at - middle) * (one - level), 0);
  const run = bytes.reduce((sum, _one, at) => sum + (at - middle) ** 2, 0);
  return run === 0 ? Number.NaN : ((rise / run) * (3_600_000 / apartMs)) / 2 ** 20;
}
