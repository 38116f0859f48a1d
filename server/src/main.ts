import { randomBytes } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { join } from "node:path";
import { scheduleCheckpoints, signingKey } from "./audit/index.ts";
import { auditPlace, keyStoreOf, sourceFoldersOf } from "./secret-places.ts";
import { Refused } from "./platform/problem.ts";
import { configOfThisProcess, parentOfThisProcess } from "./platform/config.ts";
import type { Config } from "./platform/config.ts";
import { dataFolderOf, startEmbeddedPostgres } from "./platform/embedded-postgres.ts";
import { keepHeapSmall } from "./platform/heap.ts";
import { openLog } from "./platform/log.ts";
import type { Log } from "./platform/log.ts";
import { systemClock } from "./platform/now.ts";
import { outgoingOf } from "./outgoing.ts";
import { trustedDocumentsIn } from "./graph/index.ts";
import { openHub } from "./hub.ts";
import type { Hub } from "./hub.ts";
import { loadSample, sampleAccountsOf } from "./sample.ts";
import { startSampleDepartments } from "./sample-departments.ts";
import { startSampleGraphs } from "./sample-graphs.ts";
import { serveHub } from "./serve.ts";
import type { Served } from "./serve.ts";

/** What was started, in that order; it is stopped the other way round. */
const started: { name: string; stop(): Promise<void> }[] = [];
let stopping: Promise<void> | undefined;

const LONGEST_TO_FIRST_TICK_MS = 10_000;

/** Starts database, sample departments and hub; prints `ready` once it answers. @throws {Refused} in words what cannot be used */
async function start(config: Config, log: Log): Promise<void> {
  const { path: folder, note } = await dataFolderOf(config);
  if (note !== null) process.stdout.write(`${note}\n`);
  const hub = await startDatabase(config, folder, log);
  startCheckpoints(hub, config, folder);
  if (config.sample.on) await startSample(hub, config, folder);
  const about = {
    sample: config.sample.on,
    provinceName: hub.units().all.length === 0 ? "Chưa khai báo đơn vị" : hub.units().province.name,
    sampleAccounts: config.sample.on ? await sampleAccountsOf(hub, sampleFolder(config)) : [],
  };
  const outgoing = outgoingOf(config);
  const dashboard = join(config.checkout, "dashboard", "dist");
  const freePass = randomBytes(24).toString("base64url");
  const app = await serveHub(hub, {
    host: config.host,
    port: config.port,
    tickMs: config.tickMs,
    role: config.role,
    mostReportRows: config.mostReportRows,
    dashboard,
    documents: { trusted: await trustedDocumentsIn(join(dashboard, "documents.json")), freeDocuments: config.freeDocuments, freePass },
    about,
    auditFolders: auditPlace(config, folder).folders,
    ...outgoing,
    graphHosts: config.graphHosts,
  });
  started.push({ name: "hub", stop: () => app.close() });
  await mkdir(folder, { recursive: true });
  await rm(join(folder, "hub.json"), { force: true }); // an older one may be open to others
  await writeFile(join(folder, "hub.json"), JSON.stringify({ pid: process.pid, port: app.port, freePass }), { mode: 0o600 });
  await Promise.race([app.ticked, wait(LONGEST_TO_FIRST_TICK_MS)]); // ready is who answers with numbers; a ticker in trouble is told by /healthz
  const hasDepartmentsBeside = Object.keys(config.sample.sources).length === 0;
  if (config.sample.on && hasDepartmentsBeside && config.role !== "worker") void startSampleGraphsBeside(hub, app, config, folder);
  process.stdout.write(`ready http://${config.host}:${app.port}\n`);
}

async function startDatabase(config: Config, folder: string, log: Log): Promise<Hub> {
  let { databaseUrl, databaseAdminUrl: adminUrl } = config;
  if (databaseUrl === null) {
    const postgres = await startEmbeddedPostgres({ dataDir: folder, log: (line) => log.info(line) });
    started.push({ name: "database", stop: () => postgres.stop() });
    ({ url: databaseUrl, adminUrl } = postgres);
  }
  const hub = await openHub({
    databaseUrl,
    adminUrl,
    keyFile: keyStoreOf(config, folder),
    clock: systemClock,
    log,
    sourceFolders: sourceFoldersOf(config, folder),
  });
  started.push({ name: "connections", stop: () => hub.close() });
  return hub;
}

/** Stopped after the hub and before its connections: the last checkpoint covers everything. */
function startCheckpoints(hub: Hub, config: Config, folder: string): void {
  if (config.role === "api") return;
  const { folders, keyFile } = auditPlace(config, folder);
  const lastCheckpoint = scheduleCheckpoints({ ...hub, folders, key: signingKey(keyFile), everyMs: config.audit.everyMs });
  started.push({ name: "audit checkpoints", stop: lastCheckpoint });
}

async function startSample(hub: Hub, config: Config, folder: string): Promise<void> {
  let addresses = config.sample.sources;
  if (Object.keys(addresses).length === 0) {
    const anchor = await sampleAnchor(hub, config);
    const departments = await startSampleDepartments(config.checkout, {
      dir: join(folder, "departments"),
      seed: config.sample.seed,
      anchor,
      rate: config.sample.rate,
      scale: config.sample.scale,
    });
    started.push({ name: "departments", stop: () => departments.stop() });
    addresses = departments.addresses;
  }
  await loadSample(hub, sampleFolder(config), addresses);
}

/** What the departments' own graphs lack is their fields alone: the hub goes on without them. */
async function startSampleGraphsBeside(hub: Hub, { federation, port }: Served, config: Config, folder: string): Promise<void> {
  try {
    const graphs = await startSampleGraphs({ federation, hub }, { checkout: config.checkout, folder, hubUrl: `http://${config.host}:${port}` });
    started.push({ name: "departments' graphs", stop: () => graphs.stop() });
  } catch (error) {
    hub.log.warn({ err: error }, "the sample departments' own graphs did not start");
  }
}

const sampleFolder = (config: Config): string => join(config.checkout, "test", "sample");

/** The instant at which the sample's history ends; kept, so that the same history is there at every start. */
async function sampleAnchor(hub: Hub, config: Config): Promise<string> {
  const wanted = new Date(config.sample.anchor ?? hub.clock.now()).toISOString();
  const row = await hub.database.write((tx) =>
    tx.one<{ anchor: string }>(
      `/* sampleAnchor */ insert into hub_setting as s (name, value) values ('sample_anchor', to_jsonb($1::text))
       on conflict (name) do update set value = s.value returning value #>> '{}' as anchor`,
      [wanted],
    ),
  );
  return row.anchor;
}

function stop(): Promise<void> {
  stopping ??= (async () => {
    for (const part of started.toReversed()) {
      await part.stop().catch((error: unknown) => process.stderr.write(`${part.name} did not stop in order: ${String(error)}\n`)); // the others must stop too
    }
  })();
  return stopping;
}

function stopWith(code: number): void {
  void stop().then(() => process.exit(code));
}

function stopWithParent(parent: number): void {
  setInterval(() => {
    try {
      process.kill(parent, 0);
    } catch {
      stopWith(0); // whoever started us is gone
    }
  }, 500).unref();
}

const config = configOfThisProcess();
if (Array.isArray(config)) {
  process.stderr.write(`${config.map((p) => `${p.at} ${p.message}`).join("\n")}\n`);
  process.exit(2);
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stopWith(0));
const parent = parentOfThisProcess();
if (parent !== null) stopWithParent(parent);
keepHeapSmall();
try {
  await start(config, openLog(config.logLevel));
} catch (error) {
  process.stderr.write(error instanceof Refused ? `${error.message}\n` : `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  await stop();
  process.exit(error instanceof Refused ? 2 : 1);
}
