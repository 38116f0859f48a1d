import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../../../server/src/platform/now.ts";
import type { Measured } from "../figure.ts";
import { aProvince } from "../province.ts";
import type { Order, Suite } from "../suite.ts";
import { askedReads } from "./asked.ts";
import type { Asked } from "./asked.ts";
import { Contest } from "./contest.ts";
import type { Speed } from "./contest.ts";
import { CONNECTIONS } from "./load.ts";
import type { ReadName } from "./questions.ts";
import { aStage } from "./stage.ts";
import type { Place } from "./stage.ts";

/** Reads of the dashboard by its own trusted documents, signed in, at a fifth of the cases; and a page at all of them against a page at a fifth. */
export const apiSuite: Suite = { full: 5_000_000, smallest: 1_000, measure: measureApi };

/** One in so many of the smaller province's cases is open. */
const OPEN_OF = 10;

async function* measureApi(order: Order): AsyncIterable<Measured> {
  const province = await aProvince({ checkout: order.checkout, addresses: { tinh: "http://127.0.0.1:9" }, clock: systemClock });
  const folder = mkdtempSync(join(tmpdir(), "dau-moi-api-"));
  const place = { order, province, folder };
  try {
    const cases = Math.max(50, Math.round(order.cases / 5));
    const size = { cases, open: Math.round(cases / OPEN_OF), units: Math.max(5, Math.round(cases / 200)) };
    order.say(`api: generating ${size.cases} cases, ${size.open} of them open, ${size.units} units`);
    const small = await askedReads(place, await aStage(place, "small", size));
    yield* measureReads(place, small);
    if (!"api.page_growth".startsWith(order.only)) return;
    order.say(`api: generating ${order.cases} cases, as many of them open`);
    const large = await askedReads(place, await aStage(place, "large", { ...size, cases: order.cases }));
    yield await measureGrowth(place, small, large);
  } finally {
    await province.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One read, what it is held against, and how. */
interface Read {
  figure: string;
  read: ReadName;
  floor: "bytes" | "sql";
  goal: number;
  overPeer: number;
  what: string;
}

const BOARD = "the province's board; floor: the same bytes from plain node:http; peers read theirs from a row a unit";
const PAGE = "20 overdue cases of a unit with their count, the unit another at each question";
const CASE = "the whole page of one case, another at each question";
const READS: readonly Read[] = [
  { figure: "api.board", read: "Board", floor: "bytes", goal: 0.35, overPeer: 4, what: BOARD },
  { figure: "api.page", read: "Cases", floor: "sql", goal: 0.6, overPeer: 1.1, what: PAGE },
  { figure: "api.case", read: "Case", floor: "sql", goal: 0.6, overPeer: 1.1, what: CASE },
];
const PEERS = ["mercurius", "apollo"] as const;

async function* measureReads(place: Place, asked: Asked): AsyncIterable<Measured> {
  const contest = await Contest.open(place, asked, ["hub", "bytes", "sql", ...PEERS]);
  try {
    for (const read of READS) if (read.figure.startsWith(place.order.only)) yield await measureRead(place, contest, read);
  } finally {
    await contest.close();
  }
}

async function measureRead({ order }: Place, contest: Contest, { figure, read, floor, goal, overPeer, what }: Read): Promise<Measured> {
  const rounds: Record<"hub" | "floor" | (typeof PEERS)[number], Speed>[] = [];
  for (let round = 0; round < order.rounds; round++) {
    const [hub, floored] = [await contest.speed("hub", read), await contest.speed(floor, read)];
    const speeds = { hub, floor: floored, mercurius: await contest.speed("mercurius", read), apollo: await contest.speed("apollo", read) };
    rounds.push(speeds);
    const each = Object.entries(speeds).map(([name, speed]) => `${name} ${told(speed)}`);
    order.say(`${figure}, round ${round + 1}, answers a second of processor time: ${each.join(", ")}`);
  }
  const rates = (name: keyof (typeof rounds)[number]): number[] => rounds.map((speeds) => speeds[name].perProcessorSecond);
  const peers = rounds.map((speeds) => Math.max(...PEERS.map((name) => speeds[name].perProcessorSecond)));
  const how = `${contest.size}; ${CONNECTIONS} connections, ${order.rounds} interleaved rounds of ${contest.sliceSeconds} s; processor time of the server and of PostgreSQL`;
  const against =
    "Floor of a list or a case: the hub's own statements in its transactions, nobody looked up. Peers (Mercurius with JIT, Apollo Server): the same statements, their answers ready-made, sessions in memory";
  return {
    figure,
    unit: "answers per second of processor time",
    values: rates("hub"),
    floors: rates("floor"),
    peers,
    goal: { sense: "≥", limit: goal, overPeer },
    workload: `${what}; the dashboard's own documents by their ids, signed in. ${how}. ${against}`,
  };
}

async function measureGrowth(place: Place, small: Asked, large: Asked): Promise<Measured> {
  const { order } = place;
  const contests = { small: await Contest.open(place, small, ["hub"]), large: await Contest.open(place, large, ["hub"]) };
  const millis: Record<"small" | "large", number[]> = { small: [], large: [] };
  try {
    for (let round = 0; round < order.rounds; round++) {
      for (const name of ["small", "large"] as const) millis[name].push(1_000 / (await contests[name].speed("hub", "Cases")).perProcessorSecond);
      order.say(`api.page_growth, round ${round + 1}: ${millis.small.at(-1)?.toFixed(3)} ms a page, with all cases ${millis.large.at(-1)?.toFixed(3)}`);
    }
  } finally {
    await contests.small.close();
    await contests.large.close();
  }
  return {
    figure: "api.page_growth",
    unit: "ms of processor time a page",
    values: millis.large,
    floors: millis.small,
    goal: { sense: "≤", limit: 1.2 },
    workload: `a page at ${large.stage.size.cases} cases against one at ${small.stage.size.cases}, ${small.stage.size.open} open in both; ${order.rounds} interleaved rounds`,
  };
}

const told = ({ perSecond, perProcessorSecond }: Speed): string => `${perProcessorSecond.toFixed(0)} (${perSecond.toFixed(0)} by the wall clock)`;
