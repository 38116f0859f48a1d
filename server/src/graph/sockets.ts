import type { IncomingMessage, Server } from "node:http";
import { GraphQLError, parse, specifiedRules, validate } from "graphql";
import type { ExecutionArgs, FormattedExecutionResult, GraphQLSchema } from "graphql";
import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL } from "graphql-ws";
import { useServer } from "graphql-ws/use/ws";
import { WebSocketServer } from "ws";
import type { WebSocket } from "ws";
import { sessionTokenIn, viewerOf } from "../access/index.ts";
import type { Viewer } from "../access/index.ts";
import { contextFor, isSecure, socketAllowed } from "./context.ts";
import type { AskingHub } from "./context.ts";
import { DOCUMENT_LIMITS } from "./document-limits.ts";

const SESSION_LOOK_MS = 15_000;
/** A client that does not take what it was sent for this long is closed. */
const MOST_BUFFERED_BYTES = 1_048_576;

/**
 * Subscriptions over graphql-transport-ws on /graphql: the same session cookie as HTTP, an Origin of our own host, the same document limits.
 * A socket whose session ends is closed with 4403.
 */
export function serveSubscriptions(server: Server, schema: GraphQLSchema, hub: AskingHub): { close(): Promise<void> } {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: 64 * 1024,
    handleProtocols: (offered) => (offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) ? GRAPHQL_TRANSPORT_WS_PROTOCOL : false),
  });
  server.on("upgrade", (request, socket, head) => {
    const refuse = (status: string): void => void socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    if (new URL(request.url ?? "/", "http://hub").pathname !== "/graphql") return refuse("404 Not Found");
    if (!socketAllowed(request)) return refuse("403 Forbidden");
    sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit("connection", opened, request));
  });
  const graph = useServer<Record<string, unknown>, { request: IncomingMessage; socket: WebSocket }>(
    {
      connectionInitWaitTimeout: 3_000,
      onConnect: async ({ extra }) => {
        const { viewer } = await contextFor(hub, extra.request, null);
        (extra.socket as Opened).rights = rightsOf(viewer);
        return viewer !== null;
      },
      onSubscribe: async ({ extra }, _id, payload) => argumentsOf(payload, schema, hub, extra.request),
      onError: (_context, _id, _payload, errors) => errors.map((error) => hub.shownError(error.toJSON(), error)),
      onNext: (_context, _id, _payload, _args, result) =>
        maskedResult(result as { data?: FormattedExecutionResult["data"]; errors?: readonly GraphQLError[] }, hub),
    },
    sockets,
  );
  const guard = setInterval(() => void closeEnded(sockets, hub), SESSION_LOOK_MS);
  sockets.on("connection", (opened: Opened, request) => (opened.asked = request));
  return {
    close: async () => {
      clearInterval(guard);
      await graph.dispose();
      for (const socket of sockets.clients) socket.terminate();
    },
  };
}

/** Parsed and validated by the same limits as over HTTP. */
async function argumentsOf(
  payload: { query: string; operationName?: string | null | undefined; variables?: Record<string, unknown> | null | undefined },
  schema: GraphQLSchema,
  hub: AskingHub,
  request: IncomingMessage,
): Promise<ExecutionArgs | readonly GraphQLError[]> {
  try {
    const document = parse(payload.query, { maxTokens: DOCUMENT_LIMITS.tokens });
    const errors = validate(schema, document, [...specifiedRules, ...hub.documentRules], { maxErrors: 5 });
    if (errors.length > 0) return errors;
    return {
      schema,
      document,
      operationName: payload.operationName ?? null,
      variableValues: payload.variables ?? null,
      contextValue: await contextFor(hub, request, null),
    };
  } catch (error) {
    if (error instanceof GraphQLError) return [error]; // the document cannot be parsed
    throw error;
  }
}

/** What was asked to open a socket, and the rights it was opened with. */
type Opened = WebSocket & { asked?: IncomingMessage; rights?: string };

/** Posts, lent ones too: subscriptions go on with the rights they began with, so a socket whose rights change is closed. */
const rightsOf = (viewer: Viewer | null): string => JSON.stringify(viewer?.posts ?? null);

/** Closes sockets whose session ended, whose rights changed or whose reader stopped reading. */
async function closeEnded(sockets: WebSocketServer, hub: AskingHub): Promise<void> {
  for (const socket of sockets.clients as Set<Opened>) {
    if (socket.bufferedAmount > MOST_BUFFERED_BYTES) socket.terminate();
    const token = socket.asked === undefined ? null : sessionTokenIn(socket.asked.headers.cookie, isSecure(socket.asked));
    const viewer = token === null ? null : await viewerOf(hub.database, hub.clock, token).catch(() => undefined); // the database may be coming back
    if (viewer === null) socket.close(CloseCode.Forbidden, "Phiên đăng nhập đã kết thúc");
    else if (viewer !== undefined && socket.rights !== undefined && socket.rights !== rightsOf(viewer)) socket.close(CloseCode.Forbidden, "Quyền đã thay đổi");
  }
}

/** The same masking as over HTTP, for results that come one by one. */
function maskedResult(result: { data?: FormattedExecutionResult["data"]; errors?: readonly GraphQLError[] }, hub: AskingHub): FormattedExecutionResult | void {
  if (result.errors === undefined) return;
  return { data: result.data ?? null, errors: result.errors.map((error) => hub.shownError(error.toJSON(), error)) };
}
