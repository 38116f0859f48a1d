import { parseArgs } from "node:util";
import { openBeside } from "./beside.ts";
import { openDepartment } from "./department.ts";
import { DEPARTMENTS, profileOf, type DepartmentCode } from "./departments.ts";
import { startLife } from "./life/index.ts";
import { RICHNESSES, type Richness } from "./richness.ts";
import { serveDepartment } from "./serve/index.ts";

type Order = {
  dept: DepartmentCode;
  port: number;
  dir: string;
  seed: number;
  anchor: number;
  rate: number;
  scale: number;
  richness: Richness;
  withParent: boolean;
};

function numberOf(name: string, text: string | undefined): number {
  const value = Number(text);
  if (text === undefined || !Number.isFinite(value) || value < 0) throw new Error(`--${name} must be a number of at least 0`);
  return value;
}

function readOrder(): Order {
  const text = { type: "string" } as const;
  const options = {
    dept: text,
    port: { ...text, default: "0" },
    dir: text,
    seed: { ...text, default: "1" },
    anchor: text,
    rate: { ...text, default: "0" },
    scale: { ...text, default: "1" },
    richness: { ...text, default: "full" },
    "with-parent": { type: "boolean", default: false },
  } as const;
  const { values } = parseArgs({ options });
  const dept = DEPARTMENTS.find((known) => known === values.dept);
  const anchor = Date.parse(values.anchor ?? "");
  if (dept === undefined) throw new Error(`--dept must be one of ${DEPARTMENTS.join(", ")}`);
  if (values.dir === undefined) throw new Error("--dir is missing");
  if (Number.isNaN(anchor)) throw new Error("--anchor must be an instant such as 2026-11-20T00:00:00Z");
  const richness = RICHNESSES.find((known) => known === values.richness);
  if (richness === undefined) throw new Error(`--richness must be one of ${RICHNESSES.join(", ")}`);
  const { port, seed, rate, scale } = values;
  return {
    dept,
    dir: values.dir,
    anchor,
    port: numberOf("port", port),
    seed: numberOf("seed", seed),
    rate: numberOf("rate", rate),
    scale: numberOf("scale", scale),
    richness,
    withParent: values["with-parent"],
  };
}

function leaveWithParent(leave: () => void): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) leave();
  }, 1000).unref();
}

async function run(order: Order): Promise<void> {
  const { dept, dir, seed, anchor, scale, richness, rate } = order;
  const department = openDepartment(dept, dir, { seed, anchor, scale, richness });
  const beside = await openBeside(department, dir);
  const life = startLife(rate * profileOf(dept).share, `${seed}:${dept}:pace:${department.table.newest()}`, () => void department.live());
  const serving = await serveDepartment(department, life, beside, order.port);
  let leaving = false;
  async function leave(): Promise<void> {
    if (leaving) return;
    leaving = true;
    await serving.close();
    department.close();
    await beside.close();
    process.exit(0);
  }
  process.on("SIGTERM", () => void leave());
  process.on("SIGINT", () => void leave());
  if (order.withParent) leaveWithParent(() => void leave());
  process.stdout.write(`${JSON.stringify({ ready: true, dept, port: serving.port, source: beside.sourceUrl })}\n`);
}

await run(readOrder());
