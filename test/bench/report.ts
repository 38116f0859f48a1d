import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { fixedClock } from "../../server/src/platform/now.ts";
import { residentKb } from "./cpu.ts";
import { percentile } from "./figure.ts";
import type { Measured } from "./figure.ts";
import { signIn, startHub } from "./hub-process.ts";
import { fillCourses } from "./many-courses.ts";
import { asked, probed, settled } from "./others.ts";
import { aProvince, orderOn } from "./province.ts";
import { ANCHOR } from "./records.ts";
import type { Order, Suite } from "./suite.ts";

const NOWHERE = "http://127.0.0.1:9";
const TICK_MS = 1_000;
/** A few dozen people at work; more would be a load by itself on a queue of 100,000. */
const EVERY_MS = 200;
const UNITS = 100;
const LOOK_EVERY_MS = 20;
const CALM_MS = 5_000;
const CALM_AT_SMALLEST_MS = 300;

/** The main report of a province on paper, and its whole queue as a sheet, while others go on working. */
export const reportSuite: Suite = {
  full: 200_000,
  smallest: 2_000,
  async *measure(order: Order): AsyncIterable<Measured> {
    const province = await aProvince({ checkout: order.checkout, addresses: { tinh: NOWHERE }, clock: fixedClock(ANCHOR) });
    try {
      order.say(`report: generating ${order.cases} cases of ${UNITS} units`);
      const url = await province.fresh("report_base");
      await fillCourses(province.owner(url), { units: UNITS, cases: order.cases, openEvery: 2 }, order.say);
      await orderOn(province.owner(url), "update source set paused = true");
      const hub = await startHub(order, province, { url, tickMs: TICK_MS });
      try {
        yield* await measureBeside(order, hub);
      } finally {
        await hub.stop();
      }
    } finally {
      await province.end();
    }
  },
};

async function measureBeside(order: Order, hub: { url: string; pid: number }): Promise<Measured[]> {
  const leader = await signIn(hub.url, { username: "lanhdao", password: "mau-lanh-dao" });
  const chief = await signIn(hub.url, { username: "chanhvp", password: "mau-chanh-vp" });
  await settled(hub.url, leader, TICK_MS);
  const calmly = (until: () => void): Promise<void> => pause(order.cases <= reportSuite.smallest ? CALM_AT_SMALLEST_MS : CALM_MS).then(until);
  const [calm, busy, most]: [number[], number[], number[]] = [[], [], []];
  let [rows, listed] = [0, 0];
  for (let round = 0; round < order.rounds; round += 1) {
    await probed(hub.url, leader, EVERY_MS, calmly); // compiled and cached as it is all day
    calm.push(percentile(await probed(hub.url, leader, EVERY_MS, calmly), 0.99));
    const watched = watchedMemory(hub.pid);
    const during = await probed(hub.url, leader, EVERY_MS, async (until) => {
      await onPaper(hub.url, chief);
      const ordered = performance.now();
      listed = await inBackground(hub.url, chief);
      const took = (performance.now() - ordered) / 1000;
      order.say(
        `report, round ${round + 1}: a list of ${listed} rows drawn up and fetched in ${took.toFixed(0)} s, ${(watched.most() / 1024).toFixed(0)} MB so far`,
      );
      rows = await asSheet(hub.url, chief);
      until();
    });
    busy.push(percentile(during, 0.99));
    most.push((await watched.end()) / 1024);
    order.say(
      `report, round ${round + 1}: p99 ${calm.at(-1)?.toFixed(0)} ms calm, ${busy.at(-1)?.toFixed(0)} ms beside; ${most.at(-1)?.toFixed(0)} MB at most`,
    );
  }
  const work = `the main report of a province of ${UNITS} units drawn up from ${order.cases} cases and fetched as XLSX, DOCX and PDF, then its list of ${listed} overdue cases drawn up in the background and fetched as XLSX, then its queue of ${rows} open cases exported as XLSX`;
  return [
    {
      figure: "report.main",
      unit: "ms",
      values: busy,
      floors: calm,
      goal: { sense: "≤", limit: 1.5 },
      workload: `p99 of a leader's boards and pages of 20 overdue cases, one every ${EVERY_MS} ms whether answered or not, while the same hub process does ${work}; floor: the same in the calm before, ${order.rounds} rounds`,
    },
    {
      figure: "report.memory",
      unit: "MB",
      values: most,
      goal: { sense: "≤", limit: 300 },
      workload: `most memory that the hub's process held, looked at every ${LOOK_EVERY_MS} ms, while it does ${work}`,
    },
  ];
}

/** Looks at the memory of a process until told to end. */
function watchedMemory(pid: number): { most(): number; end(): Promise<number> } {
  const ended = new AbortController();
  let most = 0;
  const looking = (async (): Promise<number> => {
    for (; !ended.signal.aborted; await pause(LOOK_EVERY_MS)) most = Math.max(most, residentKb(pid) ?? Number.NaN);
    return most;
  })();
  return { most: () => most, end: () => (ended.abort(), looking) };
}

async function onPaper(url: string, cookie: string): Promise<void> {
  const input = { key: randomUUID(), code: "R1", unit: "TINH", counted: "LATEST", period: { calendar: "ADMINISTRATIVE", kind: "MONTH", on: "2026-10-14" } };
  const draft =
    "mutation ($input: DraftReportInput!) { draftReport(input: $input) { ... on ReportDrafted { report { id } } ... on ReportRefused { message } } }";
  const { draftReport } = await asked<{ draftReport: { report?: { id: string }; message?: string } }>(url, cookie, draft, { input });
  if (draftReport.report === undefined) throw new Error(`the report was not drawn up: ${draftReport.message}`);
  for (const format of ["xlsx", "docx", "pdf"]) await fetched(`${url}/reports/${draftReport.report.id}/${format}`, cookie);
}

const LOOK_AT_ORDER_MS = 250;

/** The list of all that is overdue, ordered, drawn up and fetched as a sheet. @returns how many rows it has */
async function inBackground(url: string, cookie: string): Promise<number> {
  const input = { key: randomUUID(), code: "R2", unit: "TINH", counted: "LATEST", period: { calendar: "ADMINISTRATIVE", kind: "MONTH", on: "2026-10-14" } };
  const ordering =
    "mutation ($input: DraftReportInput!) { orderReport(input: $input) { ... on ReportOrdered { order { id } } ... on ReportRefused { message } } }";
  await asked(url, cookie, ordering, { input });
  const looking = "query { reportOrders { state reportId problem } }";
  for (;;) {
    const { reportOrders } = await asked<{ reportOrders: { state: string; reportId: string | null; problem: string | null }[] }>(url, cookie, looking, {});
    const [order] = reportOrders;
    if (order?.problem != null) throw new Error(`the list was not drawn up: ${order.problem}`);
    if (order?.reportId == null) {
      await pause(LOOK_AT_ORDER_MS);
      continue;
    }
    const { report } = await asked<{ report: { table: { rowCount: number } } }>(url, cookie, "query ($id: ID!) { report(id: $id) { table { rowCount } } }", {
      id: order.reportId,
    });
    await fetched(`${url}/reports/${order.reportId}/xlsx`, cookie);
    return report.table.rowCount - 1;
  }
}

/** @returns how many cases */
async function asSheet(url: string, cookie: string): Promise<number> {
  const filter = { open: true };
  const list = "query ($filter: CaseFilter) { cases(filter: $filter, first: 0, order: SEVERITY_FIRST) { asOf { token } totalCount } }";
  const { cases } = await asked<{ cases: { asOf: { token: string }; totalCount: number } }>(url, cookie, list, { filter });
  const query = new URLSearchParams({ format: "xlsx", asOf: cases.asOf.token, filter: JSON.stringify(filter) });
  await fetched(`${url}/exports/backlog?${query.toString()}`, cookie);
  return cases.totalCount;
}

/** Reads a file to its end and forgets it. */
async function fetched(address: string, cookie: string): Promise<void> {
  const answer = await fetch(address, { headers: { cookie } });
  if (answer.status !== 200) throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
  await answer.body?.pipeTo(new WritableStream());
}
