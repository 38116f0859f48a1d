import type { IncomingMessage, ServerResponse } from "node:http";
import type { Department } from "../department.ts";
import { actsOf, plainAnswer, type ActDialect, type Answer, type Message, type Outcome } from "../dialect/index.ts";
import { now } from "../now.ts";
import { decide, type Wanted } from "../outside/index.ts";
import { sendFaulty } from "./deliver.ts";
import type { FaultMode, Faults } from "./faults.ts";

/** What an act from outside meets. */
export type ActDesk = { department: Department; faults: Faults };

const LARGEST_BODY = 16 * 1024 * 1024;
export const TOO_LARGE = plainAnswer(413, "text/plain; charset=utf-8", "Payload Too Large");

/** The body of a message. @returns null: it is larger than anything a department takes */
export async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += (part as Buffer).length;
    if (size <= LARGEST_BODY) parts.push(part as Buffer);
  }
  return size > LARGEST_BODY ? null : Buffer.concat(parts).toString("utf8");
}

/** Says what the fault makes the department say instead of looking; null: it looks for itself. */
function struckOutcome(mode: FaultMode, { department: { table } }: ActDesk, { id }: Wanted): Outcome | null {
  const line = table.byId(id).at(-1);
  if (line === undefined) return null;
  if (mode === "write_conflict") return { what: "stale", line };
  return mode === "write_busy" ? { what: "busy", line } : null;
}

function outcomeOf(desk: ActDesk, acts: ActDialect, wanted: Wanted, mode: FaultMode): Outcome {
  const struck = struckOutcome(mode, desk, wanted);
  if (struck !== null) return struck;
  const { department } = desk;
  const decision = decide(department.code, wanted, department.table, { now: now(), versionOf: acts.versionOf });
  if (decision.what !== "do") return decision;
  const { key, print, asked } = wanted;
  if (mode === "write_ignored") return { what: "done", line: { ...decision.line, asked: { key, print, act: asked.act } } };
  return { what: "done", line: department.ask(decision.line, wanted, mode === "write_same_version") };
}

/** Sends an answer that shows no rows to count. */
export function sendPlainly(response: ServerResponse, answer: Answer): void {
  const body = answer.write([], "NONE");
  response.writeHead(answer.status, { "content-type": answer.contentType, "content-length": Buffer.byteLength(body), ...answer.headers });
  response.end(body);
}

/** Faults that keep an act from being done. @returns whether one did */
function keptAway(desk: ActDesk, response: ServerResponse, mode: FaultMode, turn: number): boolean {
  const { department, faults } = desk;
  const instead = mode === "write_fail" ? "fail" : mode;
  if (instead !== "fail" && instead !== "unauthorized" && instead !== "rate_limited" && instead !== "hang" && instead !== "html") return false;
  sendFaulty(department.code, response, plainAnswer(500, "text/plain", ""), { ...faults.current(), mode: instead }, turn, null);
  return true;
}

/** Does what somebody outside asks for, and answers it. */
export async function answerAct(desk: ActDesk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { department } = desk;
  const body = await bodyOf(request);
  const acts = actsOf(department.code, department.table);
  if (body === null || acts === null) return sendPlainly(response, TOO_LARGE);
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  doAct(desk, acts, { path: url.pathname, query: url.searchParams, headers: request.headers, method: "POST", body }, response);
}

/** The same for a message that was already taken apart; what strikes it strikes before or after it is done. */
export function doAct(desk: ActDesk, acts: ActDialect, message: Message, response: ServerResponse): void {
  const { faults } = desk;
  const read = acts.read(message);
  if ("problem" in read) return sendPlainly(response, read.problem);
  const { mode, turn } = faults.strikeAct();
  if (keptAway(desk, response, mode, turn)) return;
  const answer = acts.answer(outcomeOf(desk, acts, read.wanted, mode), read.wanted);
  if (mode === "write_timeout") return;
  if (mode === "write_lost") return void response.socket?.resetAndDestroy();
  if (mode === "write_slow") setTimeout(() => sendPlainly(response, answer), faults.current().ms ?? 2000);
  else sendPlainly(response, answer);
}
