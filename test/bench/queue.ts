import { existsSync } from "node:fs";
import { join } from "node:path";
import { systemClock } from "../../server/src/platform/now.ts";
import { percentile } from "./figure.ts";
import type { Measured } from "./figure.ts";
import { looked } from "./look.ts";
import { startProgram } from "./program.ts";
import { aProvince } from "./province.ts";
import { fillQueue } from "./queue-cases.ts";
import type { Order, Suite } from "./suite.ts";

const NOWHERE = "http://127.0.0.1:9";
const QUEUE = "/ton-dong?unit=SXD";
const FRAMES = 400;

/** What a browser of its own saw; see queue-look.ts. */
interface Looked {
  opened: number;
  rows: number;
  frames: number[];
  empty: number[];
}

/** The queue of a department with so many rows, in a browser with a quarter of the processor. */
export const queueSuite: Suite = {
  full: 50_000,
  smallest: 300,
  async *measure(order: Order): AsyncIterable<Measured> {
    if (!existsSync(join(order.checkout, "dashboard/dist/index.html")))
      throw new Error("dashboard/dist is not there: build the dashboard first, as npm test does");
    const province = await aProvince({ checkout: order.checkout, addresses: { tinh: NOWHERE }, clock: systemClock });
    try {
      const url = await province.fresh("queue");
      order.say(`queue: generating ${order.cases} open cases of one unit`);
      await fillQueue(province.owner(url), order.cases, systemClock.now());
      const hub = await startProgram(process.execPath, [order.hub], {
        cwd: order.checkout,
        env: {
          PATH: process.env["PATH"],
          HOME: province.folder,
          DATA_DIR: province.folder,
          HUB_KEY_FILE: join(province.folder, "hub-keys.json"),
          DATABASE_URL: url,
          PORT: "0",
          SAMPLE: "off",
          FREE_DOCUMENTS: "on",
          LOG_LEVEL: "warn",
        },
        patienceSeconds: 60,
      });
      try {
        yield* await measureRounds(order, hub.url);
      } finally {
        await hub.stop();
      }
    } finally {
      await province.end();
    }
  },
};

async function measureRounds(order: Order, url: string): Promise<Measured[]> {
  const cookie = await signIn(url);
  const frames = Math.min(FRAMES, Math.max(60, Math.round(order.cases / 5)));
  const seen: Looked[] = [];
  for (let round = 0; round < order.rounds; round++) {
    const look = await looked<Looked>(order.checkout, "queue-look.ts", [url, cookie, QUEUE, String(frames)]);
    if (look.rows !== order.cases) throw new Error(`the queue has ${look.rows} of ${order.cases} rows`);
    seen.push(look);
    const p95 = (all: readonly number[]): string => `p95 ${percentile(all, 0.95).toFixed(1)}, p50 ${percentile(all, 0.5).toFixed(1)}`;
    order.say(
      `queue, round ${round + 1}: first rows after ${look.opened.toFixed(0)} ms; scripting ms a frame ${p95(look.frames)}; empty list ${p95(look.empty)}`,
    );
  }
  const how = `the queue of one unit with ${order.cases} rows, 1366 × 768, Chromium with 4 × CPU throttle, ${order.rounds} rounds in browsers of their own`;
  return [
    {
      figure: "queue.open",
      unit: "s",
      values: seen.map(({ opened }) => opened / 1_000),
      goal: { sense: "≤", limit: 1.5 },
      workload: `${how}; from the beginning of a visit to the first rows on the screen, the scripts in the browser's cache from a visit before`,
    },
    {
      figure: "queue.scroll",
      unit: "ms of scripting a frame",
      values: seen.map((look) => percentile(look.frames, 0.95)),
      floors: seen.map((look) => percentile(look.empty, 0.95)),
      goal: { sense: "≤", limit: 2 },
      workload: `${how}; p95 over ${frames} frames of 240 px each, out of the browser's own trace of its main thread. Floor: a React list of as many rows with nothing in them, scrolled alike`,
    },
  ];
}

async function signIn(url: string): Promise<string> {
  const query = `mutation { signIn(input: { username: "chanhvp", password: "mau-chanh-vp" }) { __typename } }`;
  const answer = await fetch(`${url}/graphql`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ query }) });
  const cookie = answer.headers.getSetCookie()[0]?.split(";")[0];
  if (cookie === undefined) throw new Error(`the sample's chief of office cannot sign in: ${await answer.text()}`);
  return cookie;
}
