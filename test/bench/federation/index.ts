import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { HUB_FLAGS } from "../../../server/bin/surroundings.mjs";
import { systemClock } from "../../../server/src/platform/now.ts";
import { aStage } from "../api/stage.ts";
import { percentile } from "../figure.ts";
import type { Measured } from "../figure.ts";
import { signIn } from "../hub-process.ts";
import { startProgram } from "../program.ts";
import type { Program } from "../program.ts";
import { aProvince } from "../province.ts";
import type { Province } from "../province.ts";
import type { Order, Suite } from "../suite.ts";
import type { JoinedHubConfig } from "./joined-hub.ts";
import { FAULTS, GRAPHS, JoinedGraphs } from "./joined-graphs.ts";
import type { Fault } from "./joined-graphs.ts";
import { HUB_RATE, isWell, JOINED_RATE, windowOf } from "./load.ts";
import type { Window } from "./load.ts";
import { Onlookers } from "./onlookers.ts";

/** What departments' graphs that are killed, hang, answer hugely and wrongly do to whoever asks the hub alone, and to whoever asks both. */
export const federationSuite: Suite = { full: 20_000, smallest: 300, measure: measureFederation };

const ONLOOKERS = 20;
const [SECONDS, FEWEST_SECONDS] = [6, 1] as const;
const OPEN_OF = 10;

async function* measureFederation(order: Order): AsyncIterable<Measured> {
  const province = await aProvince({ checkout: order.checkout, addresses: { tinh: "http://127.0.0.1:9" }, clock: systemClock });
  const folder = mkdtempSync(join(tmpdir(), "dau-moi-federation-"));
  try {
    const size = { cases: order.cases, open: Math.round(order.cases / OPEN_OF), units: Math.max(5, Math.round(order.cases / 200)) };
    const { url } = await aStage({ order, province, folder }, "joined", size);
    const hub = await startJoinedHub(order, province, { url, folder });
    try {
      yield* await measureOn(order, hub.url);
    } finally {
      await hub.stop();
    }
  } finally {
    await province.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

function startJoinedHub(order: Order, province: Province, { url, folder }: { url: string; folder: string }): Promise<Program> {
  const config: JoinedHubConfig = { url, adminUrl: province.owner(url), keyFile: join(province.folder, "hub-keys.json") };
  const place = join(folder, "joined-hub.json");
  writeFileSync(place, JSON.stringify(config));
  const program = join(dirname(order.hub), "joined-hub.mjs");
  return startProgram(process.execPath, [...HUB_FLAGS, program, place], { cwd: order.checkout, env: { PATH: process.env["PATH"] }, patienceSeconds: 60 });
}

/** One fault of one graph, beside a calm of the same round. */
interface Round {
  calm: Window;
  faults: Record<Fault, Window[]>;
}

async function measureOn(order: Order, url: string): Promise<Measured[]> {
  const cookie = await signIn(url, { username: "lanhdao", password: "mau-lanh-dao" });
  const graphs = await JoinedGraphs.start(order.checkout, url);
  try {
    const onlookers = await Onlookers.open(url, cookie, ONLOOKERS);
    const seconds = order.cases < federationSuite.full ? FEWEST_SECONDS : SECONDS;
    await windowOf({ url, cookie, seconds, struck: null }); // plans and pools are warm from here on
    const rounds: Round[] = [];
    const dropped: number[] = [];
    for (let round = 0; round < order.rounds; round += 1) {
      rounds.push(await measureRound({ url, cookie, seconds, graphs }));
      dropped.push(await onlookers.dropped());
      order.say(`federation, round ${round + 1}: ${toldOf(rounds.at(-1) as Round)}; ${dropped.at(-1)} of ${ONLOOKERS} subscriptions dropped`);
    }
    onlookers.close();
    return figuresOf(rounds, dropped, `${order.cases} cases, ${seconds} s a window, ${order.rounds} rounds`);
  } finally {
    await graphs.stop();
  }
}

async function measureRound(order: { url: string; cookie: string; seconds: number; graphs: JoinedGraphs }): Promise<Round> {
  const { url, cookie, seconds, graphs } = order;
  const calms = [await windowOf({ url, cookie, seconds, struck: null })];
  const faults: Record<Fault, Window[]> = { killed: [], hung: [], huge: [], wrong: [] };
  for (const fault of FAULTS) {
    for (const name of GRAPHS) {
      await graphs.strike(name, fault);
      faults[fault].push(await windowOf({ url, cookie, seconds, struck: name }));
      await graphs.mend(name, fault, () => isWell(url, cookie, name));
    }
    calms.push(await windowOf({ url, cookie, seconds: seconds / 2, struck: null }));
  }
  return { calm: together(calms), faults };
}

function together(windows: readonly Window[]): Window {
  return {
    millis: windows.flatMap(({ millis }) => millis),
    joined: windows.reduce((sum, { joined }) => sum + joined, 0),
    asTheyMust: windows.reduce((sum, { asTheyMust }) => sum + asTheyMust, 0),
    firstWrong: windows.find(({ firstWrong }) => firstWrong !== null)?.firstWrong ?? null,
  };
}

const p99 = (windows: readonly Window[]): number => percentile(together(windows).millis, 0.99);

function toldOf({ calm, faults }: Round): string {
  const wrong = together([calm, ...Object.values(faults).flat()]).firstWrong;
  const each = FAULTS.map((fault) => `${fault} ${p99(faults[fault]).toFixed(0)} ms`);
  return `p99 of the hub alone ${p99([calm]).toFixed(0)} ms undisturbed, ${each.join(", ")}${wrong === null ? "" : `; first wrong answer: ${wrong}`}`;
}

function figuresOf(rounds: readonly Round[], dropped: readonly number[], size: string): Measured[] {
  const how = `${size}; ${HUB_RATE} questions a second to the hub alone and ${JOINED_RATE} to each of two departments' graphs, sent when they are due; each graph in turn`;
  const DONE: Readonly<Record<Fault, string>> = { killed: "killed", hung: "never answering", huge: "answering 50 MB", wrong: "answering in wrong types" };
  const shares = rounds.map(({ calm, faults }) => together([calm, ...Object.values(faults).flat()])).map(({ joined, asTheyMust }) => asTheyMust / joined);
  return [
    ...FAULTS.map((fault): Measured => {
      const workload = `p99 of a page of the hub alone while a department's graph is ${DONE[fault]}; floor: undisturbed, in the same round. ${how}`;
      const [values, floors] = [rounds.map(({ faults }) => p99(faults[fault])), rounds.map(({ calm }) => p99([calm]))];
      return { figure: `fed.${fault}`, unit: "ms", values, floors, goal: { sense: "≤", limit: 1.25 }, workload };
    }),
    {
      figure: "fed.partial",
      unit: "of all joined answers",
      values: shares,
      goal: { sense: "≥", limit: 1 },
      workload: `whole where the graph is well, else every case of the hub with exactly one error of the graph. ${how}`,
    },
    {
      figure: "fed.dropped",
      unit: "subscriptions",
      values: dropped,
      goal: { sense: "≤", limit: 0 },
      workload: `${ONLOOKERS} people's subscriptions of the board, open all the while: closed, ended or no longer answering. ${how}`,
    },
  ];
}
