import type { Measured } from "../figure.ts";
import type { Order } from "../suite.ts";
import { hubOn, someBoards, SCOPES } from "./boards.ts";
import { framesOf, leaderOf } from "./frames.ts";
import { FULL } from "./latency.ts";
import { startFan, toldTo } from "./told.ts";
import type { Told } from "./told.ts";

const LOOKERS = 1_000;
const LOOKERS_AT_SMALLEST = 40;
const EVERY_MS = 200;
const SECONDS = 10;
const SECONDS_AT_SMALLEST = 1;

/** Five ticks a second for a thousand people at twenty boards, by the hub, by whoever only sends bytes, and by graphql-ws as it is documented. */
export async function* measureFanout(order: Order): AsyncIterable<Measured> {
  const isFull = order.cases >= FULL;
  const [count, seconds] = isFull ? [LOOKERS, SECONDS] : [LOOKERS_AT_SMALLEST, SECONDS_AT_SMALLEST];
  const boards = await someBoards(order);
  const rounds: Record<"hub" | "raw" | "each", Told>[] = [];
  try {
    for (let round = 0; round < order.rounds; round += 1) {
      const worker = await hubOn(order, boards, { tickMs: EVERY_MS / 2, role: "worker" });
      const hub = await hubOn(order, boards, { tickMs: EVERY_MS / 2, role: "api" });
      const cookie = await leaderOf(hub);
      const frames = await framesOf(hub.url, cookie);
      const byHub = await toldTo(order, { server: hub, cookie, count, seconds, tick: { everyMs: EVERY_MS, move: boards.move } });
      await hub.stop();
      await worker.stop();
      const other = async (kind: "raw" | "each"): Promise<Told> => {
        const server = await startFan(order, boards.province.folder, { kind, everyMs: EVERY_MS, frames });
        const told = await toldTo(order, { server, cookie, count, seconds });
        await server.stop();
        return told;
      };
      rounds.push({ hub: byHub, raw: await other("raw"), each: await other("each") });
      const each = Object.entries(rounds.at(-1) ?? {}).map(
        ([name, one]) => `${name} ${one.perProcessorSecond.toFixed(0)} (${one.delivered}/${one.expected}, p99 ${one.p99.toFixed(0)} ms)`,
      );
      order.say(`live.fanout, round ${round + 1}, messages a second of processor time: ${each.join(", ")}`);
    }
  } finally {
    await boards.end();
  }
  const of = (name: "hub" | "raw" | "each", what: (told: Told) => number): number[] => rounds.map((round) => what(round[name]));
  const how = `${count} subscribers at ${SCOPES} boards of 4 kB, a number of each moved every ${EVERY_MS} ms by a commit, ${order.rounds} rounds of ${seconds} s, each server its own process, ticks counted by a worker beside the hub`;
  yield {
    figure: "live.fanout",
    unit: "messages per second of processor time",
    values: of("hub", (one) => one.perProcessorSecond),
    floors: of("raw", (one) => one.perProcessorSecond),
    peers: of("each", (one) => one.perProcessorSecond),
    goal: { sense: "≥", limit: 0.9, overPeer: 10 },
    workload: `${how}; the hub reads every tick and makes each board once. Floor: the same bytes by ws alone, nothing read or counted. Peer: graphql-ws as documented, executed for each subscriber`,
  };
  yield {
    figure: "live.fanout.delivered",
    unit: "of what was told to anybody",
    values: of("hub", (one) => one.delivered / one.expected),
    goal: { sense: "≥", limit: 1 },
    workload: `${how}; frames that came, of every tick of a board that anybody of it was told`,
  };
  yield {
    figure: "live.fanout.p99",
    unit: "ms",
    values: of("hub", (one) => one.p99),
    floors: of("raw", (one) => one.p99),
    goal: { sense: "≤", limit: 1.25 },
    workload: `${how}; from the first who was told a tick of a board to each who was. Floor: ws alone`,
  };
}
