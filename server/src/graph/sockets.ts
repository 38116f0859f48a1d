import type { IncomingMessage, Server } from "node:http";
import { GraphQLError } from "graphql";
import type { ExecutionArgs, FormattedExecutionResult, GraphQLSchema } from "graphql";
import { GRAPHQL_TRANSPORT_WS_PROTOCOL } from "graphql-ws";
import { useServer } from "graphql-ws/use/ws";
import { WebSocketServer } from "ws";
import type { WebSocket } from "ws";
import type { Admission } from "./admission.ts";
import { contextFor, socketAllowed } from "./context.ts";
import type { AskingHub } from "./context.ts";
import { executed, isJoinedAnswer, joinedArguments } from "./joined-socket.ts";
import { pumped } from "./pump.ts";
import { rightsKey, SharedAnswers } from "./shared-answers.ts";
import { mayOpen } from "./socket-ticket.ts";
import { rightsLooks, rightsOf } from "./socket-rights.ts";
import type { Opened, RightsLooks } from "./socket-rights.ts";
import { mayAskFreely } from "./trusted.ts";
import type { Asked, DocumentOf } from "./trusted.ts";

const SESSION_LOOK_MS = 5_000;
/** A screen that is taken off goes dark within this. */
const SCREEN_LOOK_MS = 2_000;

/** What is asked of, how a request becomes a document of it, and what looks at an operation before it runs. */
interface ServedGraph {
  schema: GraphQLSchema;
  documentOf: DocumentOf;
  admission: Admission;
}

/**
 * Subscriptions over graphql-transport-ws on /graphql: the same session cookie as HTTP, an Origin of our own host, the same document limits; who comes by a cookie
 * says a ticket in the init (`TICKET_PATH`). A socket that may not open, and one whose session ends, is closed with 4403.
 */
export function serveSubscriptions(server: Server, graph: ServedGraph, hub: AskingHub): { close(): Promise<void> } {
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false, // answers are written as frames that stand between those of ws
    maxPayload: 64 * 1024,
    handleProtocols: (offered) => (offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) ? GRAPHQL_TRANSPORT_WS_PROTOCOL : false),
  });
  server.on("upgrade", (request, socket, head) => {
    const refuse = (status: string): void => void socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    if (new URL(request.url ?? "/", "http://hub").pathname !== "/graphql") return refuse("404 Not Found");
    if (!socketAllowed(request)) return refuse("403 Forbidden");
    sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit("connection", Object.assign(opened, { stream: socket }), request));
  });
  const [looks, answers] = [rightsLooks(hub), new SharedAnswers(hub)];
  const served = useServer<Record<string, unknown>, { request: IncomingMessage; socket: WebSocket }>(
    {
      connectionInitWaitTimeout: 3_000,
      onConnect: async ({ extra, connectionParams }) => {
        const lookedAt = hub.clock.now();
        const asker = await contextFor(hub, extra.request, null);
        Object.assign(extra.socket as Opened, { rights: rightsOf(asker), isScreen: asker.device !== null, lookedAt });
        return mayOpen(hub, extra.request, asker, connectionParams);
      },
      execute: executed,
      subscribe: (args) => pumpedInto(args as SubscribeArgs, { answers, looks }),
      onSubscribe: async ({ extra }, id, payload) => argumentsOf({ payload, id, socket: extra.socket, request: extra.request }, graph, hub),
      onError: (_context, _id, _payload, errors) => errors.map((error) => hub.shownError(error.toJSON(), error)),
      onNext: async ({ extra }, _id, _payload, _args, result) => {
        await looks.before(extra.socket);
        if (isJoinedAnswer(result)) return undefined;
        return maskedResult(result as { data?: FormattedExecutionResult["data"]; errors?: readonly GraphQLError[] }, hub);
      },
    },
    sockets,
  );
  const guard = setInterval(() => void closeEnded(sockets, looks), SESSION_LOOK_MS);
  const screens = setInterval(() => {
    for (const socket of sockets.clients as Set<Opened>) if (socket.isScreen === true) void looks.now(socket);
  }, SCREEN_LOOK_MS);
  sockets.on("connection", (opened: Opened, request) => looks.watch(opened, request));
  return {
    close: async () => {
      clearInterval(guard);
      clearInterval(screens);
      await served.dispose();
      for (const socket of sockets.clients) socket.terminate();
    },
  };
}

/** A subscribe message and where it came from. */
interface Subscribing {
  payload: Asked & { operationName?: string | null | undefined; variables?: Record<string, unknown> | null | undefined };
  id: string;
  socket: Opened;
  request: IncomingMessage;
}

/** What graphql-ws hands from one hook to the next. */
type SubscribeArgs = ExecutionArgs & { id: string; socket: Opened; group: string };

/** The document by the same function as over HTTP. */
async function argumentsOf(
  asked: Subscribing,
  { schema, documentOf, admission }: ServedGraph,
  hub: AskingHub,
): Promise<ExecutionArgs | SubscribeArgs | readonly GraphQLError[]> {
  const { payload, id, socket, request } = asked;
  try {
    const [operationName, variableValues] = [payload.operationName ?? null, payload.variables ?? {}];
    const isFree = mayAskFreely(hub, request);
    if (isFree && typeof payload.query === "string" && hub.federation.takes(payload.query))
      return joinedArguments({ query: payload.query, operationName, variables: variableValues }, await contextFor(hub, request, null), { schema, admission });
    const found = documentOf(payload, isFree);
    if (!("document" in found)) return found;
    const contextValue = await contextFor(hub, request, null);
    const { document } = found;
    const refusal = await admission({ document, operationName, variables: variableValues, ...contextValue });
    if (refusal !== null) return [refusal];
    const group = JSON.stringify([found.id ?? found.text, operationName, variableValues, rightsKey(contextValue)]);
    return { schema, document, operationName, variableValues, contextValue, id, socket, group };
  } catch (error) {
    return [new GraphQLError("", { originalError: error instanceof Error ? error : new Error(String(error)) })]; // masked and logged as over HTTP
  }
}

function pumpedInto(
  { id, socket, group, ...args }: SubscribeArgs,
  { answers, looks }: { answers: SharedAnswers; looks: RightsLooks },
): ReturnType<typeof pumped> {
  if (socket.stream === undefined) throw new Error("a socket came by no upgrade of ours");
  return pumped({ subscribed: { args, group }, id, socket, stream: socket.stream, answers, before: () => looks.before(socket) });
}

/** Closes sockets whose session ended or whose rights changed. Whose reader stopped reading answers no ping, and is closed for that. */
async function closeEnded(sockets: WebSocketServer, looks: RightsLooks): Promise<void> {
  await Promise.all([...sockets.clients].map((socket) => looks.now(socket)));
}

/** The same masking as over HTTP, for results that come one by one. */
function maskedResult(result: { data?: FormattedExecutionResult["data"]; errors?: readonly GraphQLError[] }, hub: AskingHub): FormattedExecutionResult | void {
  if (result.errors === undefined) return;
  return { data: result.data ?? null, errors: result.errors.map((error) => hub.shownError(error.toJSON(), error)) };
}
