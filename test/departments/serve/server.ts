import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { caseTable, type CaseTable } from "../case-table.ts";
import type { Beside } from "../beside.ts";
import type { Department } from "../department.ts";
import { ACCESS } from "../departments.ts";
import { answer, plainAnswer, takesActs, type Answer, type Question } from "../dialect/index.ts";
import { readLedger } from "../ledger.ts";
import type { LedgerLine } from "../ledger-line.ts";
import type { LifeLoop } from "../life/index.ts";
import { now } from "../now.ts";
import { answerSwitchboard } from "../switchboard/index.ts";
import { answerControl, type Steered } from "./control.ts";
import { documentActs, loginDesk, readRequest, SERVICE_PATH, wsdl } from "../soap/index.ts";
import { answerAct, bodyOf, doAct, sendPlainly, TOO_LARGE } from "./act.ts";
import { sendFaulty, sendHonestly } from "./deliver.ts";
import { startFaults, type FaultOrder, type Faults } from "./faults.ts";

/** A department that answers. */
export type Serving = { port: number; close(): Promise<void> };

/** What one question may need besides its department. */
type Desk = {
  department: Department;
  faults: Faults;
  stale: CaseTable | null;
  lastList: Answer | null;
  /** milliseconds */
  clockIsFastMs: number;
  letIn: ReturnType<typeof loginDesk>;
};

/** Nobody lets in who comes so long before or after. */
const WRONG_BY_MS = 3_600_000;

function questionOf(request: IncomingMessage): Question {
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  return { path: url.pathname, query: url.searchParams, headers: request.headers };
}

function answerOf(desk: Desk, request: IncomingMessage, table: CaseTable, asked: Question | null): Answer {
  if (asked !== null) return answer(desk.department.code, asked, table);
  if (request.method !== "GET") return plainAnswer(405, "text/plain; charset=utf-8", "Method Not Allowed", { allow: "GET" });
  try {
    return answerAny(desk, questionOf(request), table);
  } catch (cause) {
    if (!(cause instanceof URIError)) throw cause;
    return plainAnswer(400, "text/plain; charset=utf-8", "Bad Request");
  }
}

/** Calls and outages stand behind the same door as the cases. */
function answerAny({ department }: Desk, question: Question, table: CaseTable): Answer {
  const { code, switchboard } = department;
  const access = ACCESS[code];
  const isLetIn = access === null || question.headers[access.header] === access.value;
  const told = switchboard === null || !isLetIn ? null : answerSwitchboard(question, switchboard, now());
  return told ?? answer(code, question, table);
}

function noteSent(desk: Desk, lines: readonly LedgerLine[]): void {
  const { sent } = desk.department.table;
  for (const line of lines) if (line.id !== "") sent.set(line.id, Math.max(line.n, sent.get(line.id) ?? 0));
}

/** @param asked the question where the request's own line does not tell it */
function answerQuestion(desk: Desk, request: IncomingMessage, response: ServerResponse, asked: Question | null = null): void {
  const honest = answerOf(desk, request, desk.department.table, asked);
  const before = desk.lastList;
  const { mode, turn } = desk.faults.strike(honest, before !== null);
  const order = desk.faults.current();
  if (mode === "none" || mode === "slow") {
    if (honest.isList) desk.lastList = honest;
    const reply = (): void => sendHonestly(response, honest, (lines) => noteSent(desk, lines));
    if (mode === "none") reply();
    else setTimeout(reply, order.ms ?? 2000);
    return;
  }
  const told = mode === "stale_replica" && desk.stale !== null ? answerOf(desk, request, desk.stale, asked) : honest;
  sendFaulty(desk.department.code, response, told, order, turn, before);
}

/** A SOAP service: everything is a POST, and the envelope says what it is. */
async function answerEnvelope(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", `http://${request.headers.host ?? "127.0.0.1"}`);
  if (url.pathname !== SERVICE_PATH) return sendPlainly(response, plainAnswer(404, "text/plain; charset=utf-8", "Not Found"));
  if (request.method === "GET") return sendPlainly(response, plainAnswer(200, "text/xml; charset=utf-8", wsdl(url.origin + url.pathname)));
  const body = await bodyOf(request);
  if (body === null) return sendPlainly(response, TOO_LARGE);
  const read = readRequest(body, request.headers, desk.letIn);
  if ("problem" in read) return sendPlainly(response, read.problem);
  if ("question" in read) return answerQuestion(desk, request, response, read.question);
  const message = { path: url.pathname, query: url.searchParams, headers: request.headers, method: "POST", body };
  doAct(desk, documentActs(read.act), message, response);
}

/** The table as a replica has it that lags by so many versions. */
function staleTable(department: Department, behind: number): CaseTable {
  const lines = readLedger(department.ledgerPath);
  return caseTable(lines.slice(0, Math.max(0, lines.length - behind)));
}

function steer(desk: Desk, life: LifeLoop, beside: Beside): Steered {
  async function orderFault(order: FaultOrder): Promise<void> {
    desk.faults.order(order);
    desk.clockIsFastMs = order.mode === "wrong_clock" ? (order.ms ?? WRONG_BY_MS) : 0;
    await beside.befall(order.mode);
    desk.stale = order.mode === "stale_replica" ? staleTable(desk.department, order.behind ?? 50) : null;
  }
  return { department: desk.department, life, pending: beside.pending, orderFault };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}

/** Serves a department on the loopback. @param port 0 for any free one @throws the port is taken */
export async function serveDepartment(department: Department, life: LifeLoop, beside: Beside, port: number): Promise<Serving> {
  const letIn = loginDesk(() => now() + desk.clockIsFastMs);
  const desk: Desk = { department, faults: startFaults(), stale: null, lastList: null, clockIsFastMs: 0, letIn };
  const steered = steer(desk, life, beside);
  const server = createServer((request, response) => {
    const path = (request.url ?? "/").split("?")[0] ?? "/";
    if (path === "/__alive") response.writeHead(200, { "content-type": "text/plain; charset=utf-8" }).end("ok\n");
    else if (path.startsWith("/__control/")) void answerControl(path.slice("/__control/".length), request, response, steered);
    else if (department.code === "eoffice") void answerEnvelope(desk, request, response);
    else if (request.method === "POST" && takesActs(department.code)) void answerAct(desk, request, response);
    else answerQuestion(desk, request, response);
  });
  const served = await listen(server, port);
  function close(): Promise<void> {
    life.hold();
    return new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }
  return { port: served, close };
}
