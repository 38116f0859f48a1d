import { setTimeout as pause } from "node:timers/promises";
import type { Measured } from "../figure.ts";
import type { Order } from "../suite.ts";
import { hubOn, someBoards, SCOPES } from "./boards.ts";
import type { Boards } from "./boards.ts";
import { Crowd } from "./crowd-process.ts";
import { leaderOf, numbersOf } from "./frames.ts";
import { FULL } from "./latency.ts";

const LOOKERS = 1_000;
const LOOKERS_AT_SMALLEST = 40;
const TICK_MS = 500;
const GIVEN_UP_MS = 60_000;

/** The hub is killed under all who look, numbers move while it is away, and it comes back: how long until everybody sees what a fresh fetch gives. */
export async function* measureReconnect(order: Order): AsyncIterable<Measured> {
  const count = order.cases >= FULL ? LOOKERS : LOOKERS_AT_SMALLEST;
  const boards = await someBoards(order);
  const values: number[] = [];
  try {
    for (let round = 0; round < order.rounds; round += 1) {
      values.push(await oneKill(order, boards, count));
      order.say(`live.reconnect, round ${round + 1}: ${count} see what a fresh fetch gives ${values.at(-1)?.toFixed(1)} s after the hub is ready`);
    }
  } finally {
    await boards.end();
  }
  yield {
    figure: "live.reconnect",
    unit: "s",
    values,
    goal: { sense: "≤", limit: 10 },
    workload: `${count} subscribers at ${SCOPES} boards who come again after a pause as the dashboard does; the hub is killed with SIGKILL, a number of every board moves meanwhile; from its "ready" to the last one's frame being equal to a fresh fetch, ${order.rounds} rounds`,
  };
}

async function oneKill(order: Order, boards: Boards, count: number): Promise<number> {
  const first = await hubOn(order, boards, { tickMs: TICK_MS });
  const cookie = await leaderOf(first);
  const crowd = await Crowd.open(order, { url: first.url, cookie, count, stalled: 0, comesAgain: true });
  try {
    process.kill(first.pid, "SIGKILL");
    await boards.move();
    const again = await hubOn(order, boards, { tickMs: TICK_MS, port: Number(new URL(first.url).port) });
    const ready = performance.now();
    try {
      const numbers = await numbersOf(again.url, cookie);
      for (; performance.now() - ready < GIVEN_UP_MS; await pause(100)) if ((await crowd.same(numbers)) === count) return (performance.now() - ready) / 1_000;
      throw new Error(`${count - (await crowd.same(numbers))} of ${count} still see something else after ${GIVEN_UP_MS} ms`);
    } finally {
      await again.stop();
    }
  } finally {
    await crowd.close();
    await first.stop();
  }
}
