import type { IncomingMessage, Server } from "node:http";
import DataLoader from "dataloader";
import { createSourceEventStream, execute, GraphQLError, parse, specifiedRules, validate } from "graphql";
import type { ExecutionArgs, ExecutionResult, FormattedExecutionResult, GraphQLSchema } from "graphql";
import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL } from "graphql-ws";
import { useServer } from "graphql-ws/use/ws";
import { WebSocketServer } from "ws";
import type { WebSocket } from "ws";
import { sessionTokenIn, viewersOf } from "../access/index.ts";
import type { Viewer } from "../access/index.ts";
import type { Instant } from "../platform/instant.ts";
import { contextAgain, contextFor, isSecure, socketAllowed } from "./context.ts";
import type { AskingHub, GraphContext } from "./context.ts";
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
  const looks = rightsLooks(hub);
  const graph = useServer<Record<string, unknown>, { request: IncomingMessage; socket: WebSocket }>(
    {
      connectionInitWaitTimeout: 3_000,
      onConnect: async ({ extra }) => {
        const { viewer } = await contextFor(hub, extra.request, null);
        Object.assign(extra.socket as Opened, { rights: rightsOf(viewer), lookedAt: hub.clock.now() });
        return viewer !== null;
      },
      subscribe: (args) => eventsOf(args, hub),
      onSubscribe: async ({ extra }, _id, payload) => argumentsOf(payload, schema, hub, extra.request),
      onError: (_context, _id, _payload, errors) => errors.map((error) => hub.shownError(error.toJSON(), error)),
      onNext: async ({ extra }, _id, _payload, _args, result) => {
        await looks.before(extra.socket);
        return maskedResult(result as { data?: FormattedExecutionResult["data"]; errors?: readonly GraphQLError[] }, hub);
      },
    },
    sockets,
  );
  const guard = setInterval(() => void closeEnded(sockets, looks), SESSION_LOOK_MS);
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
    return [new GraphQLError("", { originalError: error instanceof Error ? error : new Error(String(error)) })]; // masked and logged as over HTTP
  }
}

/** The answers to a subscription's events, each in a context of its own: what one event's answer loaded is no answer to the next. */
async function eventsOf(args: ExecutionArgs, hub: AskingHub): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const events = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in events)) return events;
  const source = events[Symbol.asyncIterator]();
  const answered = async ({ value, done }: IteratorResult<unknown>): Promise<IteratorResult<ExecutionResult>> =>
    done === true
      ? { value: undefined, done }
      : { value: await execute({ ...args, rootValue: value, contextValue: contextAgain(hub, args.contextValue as GraphContext, value) }), done: false };
  const answers: AsyncIterableIterator<ExecutionResult> = {
    next: async () => answered(await source.next()),
    return: async () => answered((await source.return?.()) ?? { value: undefined, done: true }),
    [Symbol.asyncIterator]: () => answers,
  };
  return answers;
}

/** What was asked to open a socket, the rights it was opened with, and when they were last looked at. */
type Opened = WebSocket & { asked?: IncomingMessage; rights?: string; lookedAt?: Instant };

/** Posts, lent ones too: subscriptions go on with the rights they began with, so a socket whose rights change is closed. */
const rightsOf = (viewer: Viewer | null): string => JSON.stringify(viewer?.posts ?? null);

/** Nothing is sent to a socket whose rights were not looked at for this long. */
const RIGHTS_HOLD_MS = 1_000;
/** Sockets that are told something at the same time are looked up by one statement. */
const GATHERED_MS = 5;

interface RightsLooks {
  /** Looks at the socket's session now, and closes the socket when it ended or its rights changed. */
  now(socket: Opened): Promise<void>;
  /** The same, unless that was done a moment ago: before something is sent. What is sent to a closed socket goes nowhere. */
  before(socket: Opened): Promise<void>;
}

function rightsLooks(hub: AskingHub): RightsLooks {
  const viewers = new DataLoader<string, Viewer | null>(
    async (tokens) => {
      const found = await viewersOf(hub.database, hub.clock, tokens);
      return tokens.map((token) => found.get(token) ?? null);
    },
    { cache: false, batchScheduleFn: (go) => void setTimeout(go, GATHERED_MS) },
  );
  const now = async (socket: Opened): Promise<void> => {
    const at = hub.clock.now();
    const token = socket.asked === undefined ? null : sessionTokenIn(socket.asked.headers.cookie, isSecure(socket.asked));
    const viewer = token === null ? null : await viewers.load(token).catch(() => undefined); // the database may be coming back
    if (viewer === null) socket.close(CloseCode.Forbidden, "Phiên đăng nhập đã kết thúc");
    else if (viewer !== undefined && socket.rights !== undefined && socket.rights !== rightsOf(viewer)) socket.close(CloseCode.Forbidden, "Quyền đã thay đổi");
    else if (viewer !== undefined) socket.lookedAt = at;
  };
  return { now, before: async (socket) => ((socket.lookedAt ?? -Infinity) + RIGHTS_HOLD_MS > hub.clock.now() ? undefined : now(socket)) };
}

/** Closes sockets whose session ended, whose rights changed or whose reader stopped reading. */
async function closeEnded(sockets: WebSocketServer, looks: RightsLooks): Promise<void> {
  for (const socket of sockets.clients) if (socket.bufferedAmount > MOST_BUFFERED_BYTES) socket.terminate();
  await Promise.all([...sockets.clients].map((socket) => looks.now(socket)));
}

/** The same masking as over HTTP, for results that come one by one. */
function maskedResult(result: { data?: FormattedExecutionResult["data"]; errors?: readonly GraphQLError[] }, hub: AskingHub): FormattedExecutionResult | void {
  if (result.errors === undefined) return;
  return { data: result.data ?? null, errors: result.errors.map((error) => hub.shownError(error.toJSON(), error)) };
}
