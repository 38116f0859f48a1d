import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { parse } from "yaml";
import { startDepartments, stopDepartments } from "../../departments/index.ts";
import type { RunningDepartment } from "../../departments/index.ts";
import { CHECKOUT, SAMPLE_FOLDER, freshDatabase, hubCommand, startHubProcess, until } from "../../hub.ts";
import type { HubProcess, Manifest, TestDatabase } from "../../hub.ts";
import { Source, localText } from "../../world.ts";
import type { CaseSpec } from "../../world.ts";
import { startChromium } from "./chromium.ts";
import { BOARD } from "./documents.ts";

const ONLY = ["tinh", "sxd", "trungtam"] as const;

/** The sample province as it runs for everybody: departments, hub and a browser, each a process of its own. */
export interface Province {
  hub: HubProcess;
  browser: Browser;
  department: Record<(typeof ONLY)[number], RunningDepartment>;
  /** the hub's, for what an owner counts and no page tells */
  database: TestDatabase;
  /** one more source, "nguon", that a test writes into; read every second */
  source: Source;
  stop(): Promise<void>;
}

let running: Province | undefined;

/** The one province of this folder's tests. */
export function theProvince(): Province {
  if (running === undefined) throw new Error("the province was not started");
  return running;
}

/** Stops what `startProvince` started; a start that failed has stopped itself. */
export async function stopProvince(): Promise<void> {
  await running?.stop();
  running = undefined;
}

/** Cases enough for more than one page of a list, all at one unit and late. */
const LATE_AT_SYT = 60;
/** What the source "trungtam" may be silent before it counts as stale, in seconds. */
const STALE_AFTER_SECONDS = 8;

/** Starts everything; whatever was started before something failed is stopped again. @param quick departments that are read every second @param beyond more of the hub's environment */
export async function startProvince({
  quick = [],
  beyond = {},
}: { quick?: readonly (typeof ONLY)[number][]; beyond?: Record<string, string> } = {}): Promise<void> {
  if (!existsSync(join(CHECKOUT, "dashboard/dist/index.html"))) throw new Error("dashboard/dist is not there: build the dashboard first, as npm test does");
  const folder = mkdtempSync(join(tmpdir(), "dau-moi-browser-"));
  mkdirSync(join(folder, "data"));
  const stops: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const stop = async (): Promise<void> => {
    for (const one of stops.splice(0).toReversed()) await one();
  };
  try {
    const browser = startChromium();
    const launched = browser.catch(() => null); // why it did not start is told where it is needed
    stops.push(async () => (await launched)?.close());
    const departments = await threeDepartments(join(folder, "departments"));
    stops.push(() => stopDepartments(departments));
    const source = await sourceWithCases();
    stops.push(() => source.stop());
    const database = await freshDatabase();
    stops.push(() => database.drop());
    const environment = { DATABASE_URL: database.url, HUB_KEY_FILE: database.keyFile, DATA_DIR: join(folder, "data"), TICK_MS: "500", LOG_LEVEL: "warn" };
    const addresses = Object.fromEntries(departments.map(({ dept, baseUrl }) => [dept, baseUrl]));
    const hub = await startHubProcess({ ...environment, ...beyond, SAMPLE_SOURCES: JSON.stringify(addresses) });
    stops.push(() => hub.program.end("SIGTERM"));
    const often = quick.map((dept) => ({ ...manifestAt(dept, addresses[dept] ?? ""), everySeconds: 1 }));
    const manifests = [source.manifest, soonStale(addresses["trungtam"] ?? ""), ...often];
    await Promise.all(manifests.map((manifest) => connected(manifest, folder, environment)));
    const department = Object.fromEntries(departments.map((one) => [one.dept, one])) as Province["department"];
    running = { hub, browser: await browser, department, database, source, stop };
    await allRead(hub);
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Still until a test says otherwise. */
function threeDepartments(dir: string): Promise<RunningDepartment[]> {
  return startDepartments({ dir, seed: 1, anchor: new Date().toISOString(), rate: 0, scale: 0.05, only: ONLY, withParent: true });
}

/** Old cases that are late, some whose words are looked for, and one at every unit that tests give more to. */
async function sourceWithCases(): Promise<Source> {
  const source = await Source.start("nguon", Date.now);
  const daysAgo = (days: number): string => localText(Date.now() - days * 86_400_000);
  const put = (spec: Partial<CaseSpec>, days: number): string => source.put({ ...spec, received: daysAgo(days), changed: daysAgo(days - 5) });
  for (let n = 1; n <= LATE_AT_SYT; n += 1) put({ lead: "SYT", stage: "IN_PROGRESS", field: "HEALTH", title: `Trạm y tế chờ lâu, lượt ${n}` }, 40 + n);
  for (const stage of ["ASSIGNED", "CLOSED"] as const) put({ lead: "CTDT", stage, title: "Đèn đường tắt cả tuần" }, 20);
  put({ stage: "RECEIVED", title: "Chờ phân công" }, 10);
  put({ lead: "SNV", stage: "IN_PROGRESS", title: "Thái độ tiếp dân" }, 10);
  return source;
}

/** The ward's hotline as its IT officer could have connected it too: read often, and soon called stale. */
function soonStale(baseUrl: string): Manifest {
  return { ...manifestAt("trungtam", baseUrl), everySeconds: 1, staleAfterSeconds: STALE_AFTER_SECONDS };
}

function manifestAt(dept: (typeof ONLY)[number], baseUrl: string): Manifest {
  return { ...(parse(readFileSync(join(SAMPLE_FOLDER, "sources", `${dept}.yaml`), "utf8")) as Manifest), baseUrl };
}

async function connected(manifest: Manifest, folder: string, environment: Record<string, string>): Promise<void> {
  const file = join(folder, `${manifest.id}.yaml`);
  writeFileSync(file, JSON.stringify(manifest));
  const { ended, stderr } = await hubCommand(["source", "connect", file], environment);
  if (ended?.code !== 0) throw new Error(`the source ${manifest.id} cannot be connected: ${stderr}`);
}

/** Every source was read once to its end, and what came is on the board. */
async function allRead(hub: HubProcess): Promise<void> {
  await until(
    "every source is read",
    async () => {
      const { board } = await hub.ask(BOARD, {});
      return board.coverage.fresh === ONLY.length + 1 && board.overdue >= LATE_AT_SYT;
    },
    30_000,
  );
}
