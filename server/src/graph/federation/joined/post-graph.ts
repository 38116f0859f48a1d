import { Agent, request } from "undici";
import type { Dispatcher } from "undici";
import { isNobodysAddress, pinnedLookup } from "../../../platform/addresses.ts";
import { SubgraphFault } from "./subgraph-fault.ts";
import type { SubgraphCode } from "./subgraph-fault.ts";

/** What one answer of a department's graph may take and be. */
const GRAPH_LIMITS = { longestMs: 2_000, mostBytes: 1_048_576 };

/** Connections to one department's graph: its name is resolved once, and leads to no address that no department has. */
export function agentFor(): Agent {
  const lookup = pinnedLookup((address) => {
    if (isNobodysAddress(address)) throw Object.assign(new Error(`${address} is no address of a department`), { code: "EADDRNOTAVAIL" });
  });
  return new Agent({ connect: { lookup, timeout: GRAPH_LIMITS.longestMs }, headersTimeout: GRAPH_LIMITS.longestMs, bodyTimeout: GRAPH_LIMITS.longestMs });
}

/** Where a graph is asked, and by which right. */
export interface GraphAddress {
  url: string;
  agent: Agent;
  pass: string;
}

/**
 * Asks once: no redirect is followed, nothing packed is unpacked, no more is read than may come.
 * @returns the parsed body
 * @throws {SubgraphFault}
 */
export async function postGraph(name: string, { url, agent, pass }: GraphAddress, asked: object): Promise<unknown> {
  const late = AbortSignal.timeout(GRAPH_LIMITS.longestMs);
  const fault = (code: SubgraphCode, detail: string): SubgraphFault => new SubgraphFault(name, code, detail);
  try {
    const headers = { "content-type": "application/json", accept: "application/json", "accept-encoding": "identity", authorization: `Bearer ${pass}` };
    const answer = await request(url, { dispatcher: agent, method: "POST", headers, body: JSON.stringify(asked), signal: late });
    const text = await bodyOf(answer, fault);
    if (answer.statusCode === 401 || answer.statusCode === 403) throw fault("SUBGRAPH_REFUSED", `HTTP ${answer.statusCode}`);
    if (answer.statusCode >= 300 && answer.statusCode < 400) throw fault("SUBGRAPH_WRONG_ANSWER", "it redirects; redirects are not followed");
    if (answer.statusCode >= 500) throw fault("SUBGRAPH_UNREACHABLE", `HTTP ${answer.statusCode}`);
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SubgraphFault) throw error;
    if (late.aborted || isTimeout(error)) throw fault("SUBGRAPH_TIMEOUT", `no whole answer within ${GRAPH_LIMITS.longestMs} ms`);
    if (error instanceof SyntaxError) throw fault("SUBGRAPH_WRONG_ANSWER", "its answer is no JSON");
    throw fault("SUBGRAPH_UNREACHABLE", codeIn(error));
  }
}

async function bodyOf({ body, headers }: Dispatcher.ResponseData, fault: (code: SubgraphCode, detail: string) => SubgraphFault): Promise<string> {
  const refuse = (code: SubgraphCode, detail: string): never => {
    body.on("error", () => undefined).destroy(); // its end is told by what is thrown here
    throw fault(code, detail);
  };
  const packed = headers["content-encoding"];
  if (packed !== undefined && packed !== "identity") refuse("SUBGRAPH_WRONG_ANSWER", "its answer is packed though no packing was asked for");
  if (Number(headers["content-length"] ?? 0) > GRAPH_LIMITS.mostBytes) refuse("SUBGRAPH_TOO_LARGE", `more than ${GRAPH_LIMITS.mostBytes} bytes`);
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of body as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > GRAPH_LIMITS.mostBytes) refuse("SUBGRAPH_TOO_LARGE", `more than ${GRAPH_LIMITS.mostBytes} bytes`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces, size).toString("utf8");
}

const isTimeout = (error: unknown): boolean => /TIMEOUT|ETIMEDOUT/.test(codeIn(error));

function codeIn(error: unknown): string {
  if (typeof error !== "object" || error === null) return "no answer";
  if ("code" in error && typeof error.code === "string") return error.code;
  return "cause" in error && error.cause !== undefined ? codeIn(error.cause) : "no answer";
}
