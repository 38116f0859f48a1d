import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { Answer, Graph } from "./answer.ts";
import { AskedLog } from "./asked-log.ts";
import { askerReader } from "./asker.ts";
import type { ReadAsker } from "./asker.ts";
import { deliver } from "./deliver.ts";
import { Faults } from "./faults.ts";
import type { FaultOrder } from "./faults.ts";
import { invented, spoiled, unauthenticated } from "./spoil.ts";
import type { SubgraphName } from "./subgraph-name.ts";

interface Front {
  graph: Graph;
  faults: Faults;
  asked: AskedLog;
  readAsker: ReadAsker;
  /** told instead of the graph's own SDL; null: its own */
  sdl: string | null;
}

/** Serves a graph on 127.0.0.1, with its faults and its control routes. @param port 0: a free one */
export async function serveGraph(
  graph: Graph,
  order: { name: SubgraphName; port: number; hubKeys?: string },
): Promise<{ port: number; close(): Promise<void> }> {
  const front: Front = { graph, faults: new Faults(), asked: new AskedLog(), readAsker: askerReader(order.name, order.hubKeys), sdl: null };
  const server = createServer((request, response) => void respond(request, response, front).catch((error: unknown) => failed(response, error)));
  server.listen(order.port, "127.0.0.1");
  await once(server, "listening");
  return { port: (server.address() as AddressInfo).port, close: () => closed(server, graph) };
}

async function closed(server: Server, graph: Graph): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await graph.close();
}

function failed(response: ServerResponse, error: unknown): void {
  if (response.headersSent) return void response.destroy();
  response.writeHead(400, { "content-type": "application/json" }).end(JSON.stringify({ error: String(error) }));
}

async function respond(request: IncomingMessage, response: ServerResponse, front: Front): Promise<void> {
  const path = new URL(request.url ?? "/", "http://localhost").pathname;
  const command = /^\/__control\/(\w+)$/.exec(path)?.[1];
  if (command !== undefined) return control(request, response, { command, front });
  if (path !== "/graphql" || request.method !== "POST") return void response.writeHead(404).end();
  await answerOne(request, response, front);
}

async function answerOne(request: IncomingMessage, response: ServerResponse, front: Front): Promise<void> {
  const body = await text(request);
  const { claims, refused } = await front.readAsker(request.headers.authorization);
  const answered = front.asked.began(body, claims);
  response.once("close", answered);
  const fault = front.faults.strike();
  if (refused !== undefined) return deliver(response, unauthenticated(refused), { mode: "none" });
  const asked = { body, contentType: request.headers["content-type"] ?? "" };
  const answer = invented(fault.mode) ?? spoiled(await honest(asked, front), fault.mode);
  await deliver(response, answer, fault);
}

async function honest(asked: { body: string; contentType: string }, { graph, sdl }: Front): Promise<Answer> {
  const answer = await graph.answer(asked);
  if (sdl === null || answer.status !== 200) return answer;
  const told = JSON.parse(answer.body) as { data?: Record<string, { sdl?: string } | undefined> | null };
  if (told.data?.["_service"]?.sdl === undefined) return answer;
  return { ...answer, body: JSON.stringify({ ...told, data: { ...told.data, ["_service"]: { ...told.data["_service"], sdl } } }) };
}

async function control(request: IncomingMessage, response: ServerResponse, { command, front }: { command: string; front: Front }): Promise<void> {
  const say = (told: unknown): void => void response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(told));
  if (request.method === "GET" && command === "asked") return say(front.asked.told());
  if (request.method !== "POST") return void response.writeHead(404).end();
  const body = JSON.parse((await text(request)) || "{}") as unknown;
  switch (command) {
    case "fault":
      front.faults.order(body as FaultOrder);
      return say({});
    case "sdl":
      front.sdl = (body as { sdl: string | null }).sdl;
      return say({});
    case "forget":
      front.asked.forget();
      return say({});
    default:
      return void response.writeHead(404).end();
  }
}
