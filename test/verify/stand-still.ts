import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { NoHub } from "./find-hub.ts";
import type { Graph } from "./graph.ts";
import { boardOf, sourcesOf } from "./shown.ts";

/** A department's process, steered by its control routes. */
export interface Department {
  dept: string;
  /** @throws it does not answer */
  read<Answer>(name: "summary" | "sent"): Promise<Answer>;
  write(name: "hold" | "release"): Promise<void>;
}

interface Summary {
  held: boolean;
  /** requests that have a token and no id yet: they still come, also while life is held */
  promised: number;
}

const ALIVE_WITHIN_MS = 2_000;
const STANDS_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 250;

/** The departments that answer, by the ports they wrote down. @param folder of all departments */
export async function livingDepartments(folder: string): Promise<Department[]> {
  const path = join(folder, "ports.json");
  if (!existsSync(path)) return [];
  const ports = Object.entries(JSON.parse(readFileSync(path, "utf8")) as Record<string, number>);
  const asked = await Promise.all(
    ports.map(async ([dept, port]) => {
      const department = departmentAt(dept, `http://127.0.0.1:${port}/__control/`);
      const lives = await department.read("summary").then(
        () => true,
        () => false, // it is not running, which is no fault of the hub's
      );
      return lives ? [department] : [];
    }),
  );
  return asked.flat();
}

function departmentAt(dept: string, control: string): Department {
  async function call(name: string, method: "GET" | "POST"): Promise<Response> {
    const answer = await fetch(control + name, { method, signal: AbortSignal.timeout(ALIVE_WITHIN_MS) });
    if (!answer.ok) throw new Error(`${dept} answers ${answer.status} to ${name}`);
    return answer;
  }
  return {
    dept,
    read: async <Answer>(name: string) => (await (await call(name, "GET")).json()) as Answer,
    write: async (name) => void (await call(name, "POST")),
  };
}

/** Stops the departments' life. @returns lets those live on again that lived before */
export async function hold(departments: readonly Department[]): Promise<() => Promise<void>> {
  const lived: Department[] = [];
  const release = async (): Promise<void> => void (await Promise.all(lived.map((department) => department.write("release"))));
  try {
    for (const department of departments) {
      if ((await department.read<Summary>("summary")).held) continue;
      lived.push(department);
      await department.write("hold");
    }
    return release;
  } catch (cause) {
    await release();
    throw cause;
  }
}

/**
 * Waits until the hub has read and shows what the departments did until now.
 * @throws {NoHub} a living source is not read within 60 s
 */
export async function untilRead(departments: readonly Department[], graph: Graph): Promise<void> {
  const deadline = Date.now() + STANDS_WITHIN_MS;
  await noneIsPromised(departments, deadline);
  await allIsRead(departments, graph, deadline);
  await isShown(graph, deadline);
}

async function noneIsPromised(departments: readonly Department[], deadline: number): Promise<void> {
  for (;;) {
    const summaries = await Promise.all(departments.map((department) => department.read<Summary>("summary")));
    if (summaries.every(({ promised }) => promised === 0)) return;
    await waitBefore(deadline, "a department still owes ids to new requests");
  }
}

/** Every living source was read to its end by a read that began after now. */
async function allIsRead(departments: readonly Department[], graph: Graph, deadline: number): Promise<void> {
  const since = Date.now();
  for (;;) {
    const living = (await sourcesOf(graph)).filter(({ code, freshness }) => freshness !== "FROZEN" && departments.some(({ dept }) => dept === code));
    const behind = living.filter(({ readUpTo }) => readUpTo === null || Date.parse(readUpTo) <= since);
    if (behind.length === 0) return;
    await waitBefore(
      deadline,
      `not read since the departments stand still: ${behind.map(({ code, lastProblem }) => `${code} (${lastProblem ?? "no problem said"})`).join(", ")}`,
    );
  }
}

/** What was read is in the numbers: the tick after the present one began after it. */
async function isShown(graph: Graph, deadline: number): Promise<void> {
  for (let ticks = 0, before = ""; ticks <= 2;) {
    const { instant } = (await boardOf(graph, null)).asOf;
    if (instant !== before) ticks += 1;
    before = instant;
    await waitBefore(deadline, "the hub's numbers stand still");
  }
}

async function waitBefore(deadline: number, why: string): Promise<void> {
  if (Date.now() > deadline) throw new NoHub(`${why}; waited for 60 s`);
  await wait(LOOK_EVERY_MS);
}
