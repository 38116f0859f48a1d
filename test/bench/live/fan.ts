/**
 * Servers that tell boards as others would, as a program of its own: `node fan.mjs CONFIG`. Prints `ready http://…`.
 * "raw": the very bytes to every socket of a scope, nothing looked at. "each": graphql-ws as it is documented, executed for every subscriber.
 */
import { EventEmitter, on } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { buildSchema } from "graphql";
import { useServer } from "graphql-ws/use/ws";
import { WebSocketServer } from "ws";
import type { WebSocket } from "ws";
import { TICK } from "./fan-config.ts";
import type { FanConfig } from "./fan-config.ts";

const SDL = `type Query { open: Int } type Unit { code: String! } type Figures { unit: Unit! open: Int! overdue: Int! dueSoon: Int! } type AsOf { event: Int! instant: String! }
  type Board { open: Int! overdue: Int! dueSoon: Int! units: [Figures!]! asOf: AsOf! } type Subscription { boardChanged(unit: String): Board! }`;

const config = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as FanConfig;

function raw(server: Server): void {
  const scopes = new Map(config.frames.map(({ unit, data }) => [unit, { data, sockets: new Set<WebSocket>() }]));
  new WebSocketServer({ server, path: "/graphql", perMessageDeflate: false }).on("connection", (socket) => {
    socket.on("message", (message: Buffer) => {
      if (message.includes("connection_init")) return socket.send(`{"type":"connection_ack"}`);
      const unit = (JSON.parse(message.toString("utf8")) as { payload: { variables: { unit: string } } }).payload.variables.unit;
      const scope = scopes.get(unit);
      scope?.sockets.add(socket);
      socket.once("close", () => scope?.sockets.delete(socket));
      if (scope !== undefined) socket.send(frameOf(scope.data, 0));
    });
  });
  let tick = 0;
  setInterval(() => {
    tick += 1;
    for (const { data, sockets } of scopes.values()) {
      const bytes = Buffer.from(frameOf(data, tick));
      for (const socket of sockets) socket.send(bytes, { binary: false });
    }
  }, config.everyMs);
}

const frameOf = (data: string, tick: number): string => `{"id":"1","type":"next","payload":{"data":${data.replace(String(TICK), String(tick))}}}`;

function each(server: Server): void {
  const ticks = new EventEmitter().setMaxListeners(0);
  const boards = new Map(config.frames.map(({ unit, data }) => [unit, data]));
  const boardAt = (unit: string, tick: number): unknown => {
    const { boardChanged } = JSON.parse(boards.get(unit) ?? "") as { boardChanged: { asOf: object } };
    return { ...boardChanged, asOf: { ...boardChanged.asOf, event: tick } };
  };
  let shown = new Map([...boards.keys()].map((unit) => [unit, boardAt(unit, 0)]));
  const schema = buildSchema(SDL);
  const subscription = schema.getSubscriptionType()?.getFields()["boardChanged"];
  if (subscription === undefined) throw new Error("there is no such subscription");
  subscription.subscribe = async function* (_root: unknown, { unit }: { unit: string }) {
    yield shown.get(unit);
    for (const coming = on(ticks, "tick"); (await coming.next()).done !== true;) yield shown.get(unit);
  };
  subscription.resolve = (board: unknown) => board;
  useServer({ schema }, new WebSocketServer({ server, path: "/graphql", perMessageDeflate: false }));
  let tick = 0;
  setInterval(() => {
    tick += 1;
    shown = new Map([...boards.keys()].map((unit) => [unit, boardAt(unit, tick)]));
    ticks.emit("tick");
  }, config.everyMs);
}

const server = createServer((_request, response) => void response.writeHead(404).end()); // it gives no tickets
({ raw, each })[config.kind](server);
server.listen(0, "127.0.0.1", () => process.stdout.write(`ready http://127.0.0.1:${(server.address() as AddressInfo).port}\n`));
process.once("SIGTERM", () => process.exit(0));
