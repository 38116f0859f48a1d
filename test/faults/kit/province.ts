import { join } from "node:path";
import pg from "pg";
import { embeddedPostgresUrls } from "../../../server/src/platform/embedded-postgres.ts";
import { startDepartments, stopDepartments } from "../../departments/index.ts";
import type { LedgerLine } from "../../departments/ledger-line.ts";
import type { RunningDepartment } from "../../departments/start.ts";
import { dataFolder, startHubProcess, startMain, until } from "../../hub.ts";
import type { HubProcess, Program } from "../../hub.ts";
import { serverOf, stopServer } from "./postgres-processes.ts";

/** The whole sample province: its departments as processes, and a hub with a database of its own that can be killed and started again. */
export interface Province {
  dataDir: string;
  departments: readonly RunningDepartment[];
  environment: Record<string, string>;
  /** starts the hub's process without waiting for it */
  begin(): Promise<Program>;
  /** starts the hub and waits until it is ready */
  start(): Promise<HubProcess>;
  /** newest version of every record that the departments hold */
  ledger(): Promise<Map<string, LedgerLine>>;
  leave(): Promise<void>;
}

/** @param scale 1: about 6,400 cases */
export async function theProvince(scale: number, seed: number): Promise<Province> {
  const dataDir = dataFolder();
  const departments = await startDepartments({
    dir: join(dataDir, "departments"),
    seed,
    anchor: new Date(Date.now()).toISOString(),
    rate: 0,
    scale,
    withParent: true,
  });
  const addresses = Object.fromEntries(departments.map(({ dept, baseUrl }) => [dept, baseUrl]));
  const environment = { DATA_DIR: dataDir, SAMPLE: "on", SAMPLE_SOURCES: JSON.stringify(addresses), LOG_LEVEL: "warn", PORT: "0" };
  const programs: Program[] = [];
  return {
    dataDir,
    departments,
    environment,
    begin: async () => {
      const program = await startMain(environment);
      programs.push(program);
      return program;
    },
    start: async () => {
      const hub = await startHubProcess(environment, 60_000);
      programs.push(hub.program);
      return hub;
    },
    ledger: () => newestVersions(departments),
    leave: async () => {
      for (const program of programs) if (program.ended === null) await program.end("SIGTERM");
      stopServer(dataDir);
      await until("the database is gone", () => serverOf(dataDir) === null, 30_000);
      await stopDepartments(departments);
    },
  };
}

async function newestVersions(departments: readonly RunningDepartment[]): Promise<Map<string, LedgerLine>> {
  const newest = new Map<string, LedgerLine>();
  for (const department of departments) {
    for (const line of await department.control<LedgerLine[]>("ledger")) newest.set(`${department.dept} ${line.id}`, line);
  }
  return newest;
}

/** One look into the hub's tables, whether the hub runs or not; null while the database does not answer. */
export async function look<Row>(dataDir: string, sql: string): Promise<Row[] | null> {
  const urls = await embeddedPostgresUrls(dataDir);
  if (urls === null) return null;
  const client = new pg.Client({ connectionString: urls.adminUrl, connectionTimeoutMillis: 2_000 });
  client.on("error", () => undefined); // the failing call below tells
  try {
    await client.connect();
    return (await client.query(sql)).rows as Row[];
  } catch {
    return null; // it starts, recovers, or has no tables yet
  } finally {
    await client.end().catch(() => undefined);
  }
}
