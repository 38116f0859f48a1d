import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ACCESS, type DepartmentCode } from "./departments.ts";
import { startDepartments, stopDepartments, type RunningDepartment, type StartOrder } from "./start.ts";

/** The day the tests' samples are made. */
export const ANCHOR = "2026-11-20T03:00:00Z";

export type TestDepartment = RunningDepartment & {
  dir: string;
  /** Asks with the right key. */
  ask(path: string, init?: { method?: "POST"; body?: string; headers?: Record<string, string>; signal?: AbortSignal }): Promise<Response>;
  json<T>(path: string): Promise<T>;
};

/** Starts one department in a folder of its own. @returns it, and how to be rid of both */
export async function aDepartment(dept: DepartmentCode, order: Partial<StartOrder> = {}): Promise<{ department: TestDepartment; leave: () => Promise<void> }> {
  const dir = order.dir ?? mkdtempSync(join(tmpdir(), "departments-"));
  chmodSync(dir, 0o755); // a database's server runs as another user
  const running = await startDepartments({ dir, seed: 7, anchor: ANCHOR, rate: 0, scale: 0.05, only: [dept], richness: "plain", ...order });
  const [first] = running;
  if (first === undefined) throw new Error("nothing started");
  const access = ACCESS[dept];
  const key = access === null ? {} : { [access.header]: access.value };
  const ask: TestDepartment["ask"] = (path, init = {}) => fetch(first.baseUrl + path, { ...init, headers: { ...key, ...init.headers } });
  async function leave(): Promise<void> {
    await stopDepartments(running);
    rmSync(dir, { recursive: true, force: true });
  }
  return { department: { ...first, dir, ask, json: async <T>(path: string) => (await ask(path)).json() as Promise<T> }, leave };
}

/** Runs a body with a department of its own. */
export async function withDepartment(
  dept: DepartmentCode,
  body: (department: TestDepartment) => Promise<void>,
  order: Partial<StartOrder> = {},
): Promise<void> {
  const { department, leave } = await aDepartment(dept, order);
  try {
    await body(department);
  } finally {
    await leave();
  }
}
