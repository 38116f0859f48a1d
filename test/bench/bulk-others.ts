import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { percentile } from "./figure.ts";
import type { Measured } from "./figure.ts";
import { signIn, startHub } from "./hub-process.ts";
import { asked, probed, settled } from "./others.ts";
import { orderOn } from "./province.ts";
import type { Province } from "./province.ts";
import type { Order } from "./suite.ts";

const TICK_MS = 1_000;
const EVERY_MS = 20;
const CALM_MS = 5_000;
const CALM_AT_SMALLEST_MS = 300;
const JOB_WITHIN_MS = 300_000;

/** How long a leader waits for boards and lists while a job of so many cases is worked off, against the calm before. */
export async function measureOthers(order: Order, province: Province, url: string, full: number): Promise<Measured> {
  await orderOn(province.owner(url), "update source set paused = true"); // a first read would date the cases anew under the job
  const hub = await startHub(order, province, { url, tickMs: TICK_MS });
  const [calm, busy]: [number[], number[]] = [[], []];
  try {
    const leader = await signIn(hub.url, { username: "lanhdao", password: "mau-lanh-dao" });
    const chief = await signIn(hub.url, { username: "chanhvp", password: "mau-chanh-vp" });
    await settled(hub.url, leader, TICK_MS);
    for (let round = 0; round < order.rounds; round += 1) {
      await probed(hub.url, leader, EVERY_MS, (until) => pause(order.cases < full ? CALM_AT_SMALLEST_MS : CALM_MS).then(until)); // compiled and cached as it is all day
      const before = await probed(hub.url, leader, EVERY_MS, (until) => pause(order.cases < full ? CALM_AT_SMALLEST_MS : CALM_MS).then(until));
      const during = await probed(hub.url, leader, EVERY_MS, (until) => oneJob(hub.url, chief).then(until));
      calm.push(percentile(before, 0.99));
      busy.push(percentile(during, 0.99));
      order.say(
        `bulk, others, round ${round + 1}: p99 ${calm.at(-1)?.toFixed(0)} ms of ${before.length} calm, ${busy.at(-1)?.toFixed(0)} ms of ${during.length} beside the job`,
      );
    }
  } finally {
    await hub.stop();
  }
  return {
    figure: "bulk.others",
    unit: "ms",
    values: busy,
    floors: calm,
    goal: { sense: "≤", limit: 1.5 },
    workload: `p99 of a leader's boards and pages of 20 overdue cases, one every ${EVERY_MS} ms whether answered or not, while a job over the main list of ${order.cases} cases is worked off by the same hub process; floor: the same in the calm before, ${order.rounds} rounds`,
  };
}

async function oneJob(url: string, cookie: string): Promise<void> {
  const { cases: list } = await asked<{ cases: { totalCount: number; asOf: { token: string } } }>(
    url,
    cookie,
    "{ cases(first: 1) { totalCount asOf { token } } }",
  );
  const input = {
    key: randomUUID(),
    reason: "Rà soát tồn đọng",
    selection: { filter: {}, asOf: list.asOf.token },
    change: { kind: "COMMENT", words: "Đề nghị đơn vị rà soát, báo cáo kết quả trong tuần" },
    typedCount: list.totalCount,
  };
  const start = "mutation ($input: StartBulkInput!) { startBulk(input: $input) { ... on BulkJob { id } ... on Problem { message } } }";
  const { startBulk } = await asked<{ startBulk: { id?: string; message?: string } }>(url, cookie, start, { input });
  if (startBulk.id === undefined) throw new Error(`the job was not started: ${startBulk.message}`);
  for (const began = performance.now(); performance.now() - began < JOB_WITHIN_MS; await pause(50)) {
    const { bulkJob } = await asked<{ bulkJob: { state: string; done: number; skipped: number; refused: number } }>(
      url,
      cookie,
      `{ bulkJob(id: "${startBulk.id}") { state done skipped refused } }`,
    );
    if (bulkJob.state === "RUNNING") continue;
    if (bulkJob.done !== list.totalCount) throw new Error(`${JSON.stringify(bulkJob)} of ${list.totalCount} cases are done`);
    return;
  }
  throw new Error(`the job did not end within ${JOB_WITHIN_MS} ms`);
}
