import type { Measured } from "../figure.ts";
import type { Order } from "../suite.ts";
import { hubOn, someBoards, SCOPES } from "./boards.ts";
import { framesOf, leaderOf } from "./frames.ts";
import { FULL } from "./latency.ts";
import { startFan, toldTo } from "./told.ts";
import type { Told } from "./told.ts";

const LOOKERS = 9_500;
const LOOKERS_AT_SMALLEST = 40;
const STALLED = 0.05;
const EVERY_MS = 1_000;
const SECONDS = 15;
const SECONDS_AT_SMALLEST = 2;

/** A tick a second for as many as a process may have sockets, of whom some stop reading. */
export async function* measureMany(order: Order): AsyncIterable<Measured> {
  const isFull = order.cases >= FULL;
  const [count, seconds] = isFull ? [LOOKERS, SECONDS] : [LOOKERS_AT_SMALLEST, SECONDS_AT_SMALLEST];
  const stalled = Math.round(count * STALLED);
  const boards = await someBoards(order);
  const rounds: Record<"hub" | "raw", Told>[] = [];
  try {
    for (let round = 0; round < order.rounds; round += 1) {
      const hub = await hubOn(order, boards, { tickMs: EVERY_MS / 2 });
      const cookie = await leaderOf(hub);
      const frames = await framesOf(hub.url, cookie);
      const byHub = await toldTo(order, { server: hub, cookie, count, stalled, seconds, tick: { everyMs: EVERY_MS, move: boards.move } });
      await hub.stop();
      const server = await startFan(order, boards.province.folder, { kind: "raw", everyMs: EVERY_MS, frames });
      const raw = await toldTo(order, { server, cookie, count, stalled, seconds });
      await server.stop();
      rounds.push({ hub: byHub, raw });
      const each = Object.entries({ hub: byHub, raw }).map(
        ([name, one]) => `${name} ${one.delivered}/${one.expected}, p99 ${one.p99.toFixed(0)} ms, ${one.kbEach?.toFixed(1)} kB each`,
      );
      order.say(`live.many, round ${round + 1}: ${each.join("; ")}`);
    }
  } finally {
    await boards.end();
  }
  const of = (name: "hub" | "raw", what: (told: Told) => number): number[] => rounds.map((round) => what(round[name]));
  const how = `${count} subscribers at ${SCOPES} boards of 4 kB, ${stalled} of them no longer reading, a tick every ${EVERY_MS} ms, ${order.rounds} rounds of ${seconds} s`;
  yield {
    figure: "live.many",
    unit: "ms",
    values: of("hub", (one) => one.p99),
    floors: of("raw", (one) => one.p99),
    goal: { sense: "≤", limit: 2 },
    workload: `${how}; p99 from the first who was told a tick of a board to each who reads. Floor: the same bytes by ws alone`,
  };
  yield {
    figure: "live.many.delivered",
    unit: "of what was told to anybody",
    values: of("hub", (one) => one.delivered / one.expected),
    goal: { sense: "≥", limit: 1 },
    workload: `${how}; frames that came to those who read`,
  };
  yield {
    figure: "live.many.memory",
    unit: "kB a subscriber",
    values: of("hub", (one) => one.kbEach ?? Number.NaN),
    goal: { sense: "≤", limit: 60 },
    workload: `${how}; resident memory of the hub's process with all of them beyond without them`,
  };
}
