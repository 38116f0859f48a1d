import type { IncomingMessage, ServerResponse } from "node:http";
import { createReadStream, statSync } from "node:fs";
import { NotPossible, type Department } from "../department.ts";
import type { DepartmentCode } from "../departments.ts";
import { POISONS, type PoisonKind } from "../ledger-line.ts";
import type { ChangeKind, LifeLoop } from "../life/index.ts";
import { now } from "../now.ts";
import { SWITCHBOARD_ACTS, SWITCHBOARD_POISONS, type SwitchboardLine } from "../switchboard/index.ts";
import { FAULT_MODES, type FaultMode, type FaultOrder } from "./faults.ts";

/** What the control routes steer. */
export type Steered = { department: Department; life: LifeLoop; pending(): number; orderFault(order: FaultOrder): Promise<void> };

type Asked = { kind?: string; id?: string; token?: boolean; ms?: number; count?: number };

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const body = JSON.stringify(value);
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", "content-length": Buffer.byteLength(body) });
  response.end(body);
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString("utf8");
  try {
    return text.trim() === "" ? {} : JSON.parse(text);
  } catch (cause) {
    throw new NotPossible("the body is not JSON", { cause });
  }
}

function summary({ department, life, pending }: Steered): unknown {
  const { table } = department;
  const poisoned = table.lines().filter((line) => line.poison !== undefined).length;
  return {
    cases: table.lines().length - poisoned,
    open: table.openLines().length,
    n: table.newest(),
    poisoned,
    promised: table.promised.length + pending(),
    held: life.isHeld(),
  };
}

/** Streams the ledger as it was when asked; later lines are not in it. */
function sendLedger(response: ServerResponse, path: string): void {
  const { size } = statSync(path);
  response.writeHead(200, { "content-type": "application/x-ndjson; charset=utf-8", "content-length": size });
  if (size === 0) response.end();
  else createReadStream(path, { start: 0, end: size - 1 }).pipe(response);
}

/** Modes that only one department knows. */
const ONLY_AT: Partial<Record<FaultMode, DepartmentCode>> = { wrong_clock: "eoffice", half: "so-tiepdan", away: "so-tiepdan" };

/** @returns the order once it is in force */
async function orderFault(steered: Steered, order: FaultOrder): Promise<unknown> {
  if (!FAULT_MODES.includes(order.mode)) throw new NotPossible(`unknown fault ${order.mode}`);
  const only = ONLY_AT[order.mode] ?? steered.department.code;
  if (only !== steered.department.code) throw new NotPossible(`${order.mode} is a fault of ${only}`);
  const late = order.mode === "late_commit" ? { times: order.times ?? Infinity, ms: order.ms ?? 4000 } : { times: 0, ms: 0 };
  steered.department.commitLate(late.times, late.ms);
  await steered.orderFault(order);
  return order;
}

function actAtSwitchboard({ switchboard }: Department, kind: string | undefined): SwitchboardLine {
  if (switchboard === null) throw new NotPossible("this department tells nothing of calls");
  const act = [...SWITCHBOARD_ACTS, ...SWITCHBOARD_POISONS].find((known) => known === kind);
  if (act === undefined) throw new NotPossible(`unknown act of the switchboard ${kind}`);
  const line = switchboard.act(act, now());
  if (line === null) throw new NotPossible(`nothing there that ${act} could happen to`);
  return line;
}

function write(steered: Steered, name: string, asked: Asked): unknown {
  const { department, life } = steered;
  switch (name) {
    case "hold":
      life.hold();
      return { held: true };
    case "release":
      life.release();
      return { held: false };
    case "change":
      if (asked.kind === "new" && asked.token === true) return { token: department.promise(asked.ms ?? 20_000).token };
      return department.change(asked.kind as ChangeKind | undefined, asked.id);
    case "bulk":
      return department.touch(asked.count ?? 100);
    case "fault":
      return orderFault(steered, asked as unknown as FaultOrder);
    case "poison":
      if (!POISONS.includes(asked.kind as PoisonKind)) throw new NotPossible(`unknown poison ${asked.kind}`);
      return department.poison(asked.kind as PoisonKind);
    case "switchboard":
      return actAtSwitchboard(department, asked.kind);
    default:
      return undefined;
  }
}

/** Answers `/__control/<name>`: 404 unknown, 409 not possible now (with {"problem"}). */
export async function answerControl(name: string, request: IncomingMessage, response: ServerResponse, steered: Steered): Promise<void> {
  try {
    if (request.method === "GET") {
      if (name === "ledger") return sendLedger(response, steered.department.ledgerPath);
      if (name === "summary") return sendJson(response, 200, summary(steered));
      if (name === "sent") return sendJson(response, 200, Object.fromEntries(steered.department.table.sent));
      return sendJson(response, 404, { problem: `no control ${name}` });
    }
    const result = await write(steered, name, (await bodyOf(request)) as Asked);
    sendJson(response, result === undefined ? 404 : 200, result ?? { problem: `no control ${name}` });
  } catch (cause) {
    // The one who steers can act on this; everything else is a fault of the simulator and ends the process.
    if (!(cause instanceof NotPossible)) throw cause;
    sendJson(response, 409, { problem: cause.message });
  }
}
