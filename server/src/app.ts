import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginInlineTraceDisabled } from "@apollo/server/plugin/disabled";
import { expressMiddleware } from "@as-integrations/express5";
import express from "express";
import type { GraphQLSchema } from "graphql";
import helmet from "helmet";
import { originAllowed } from "./access/index.ts";
import { ARRIVALS_PATH, arrivalRoute } from "./alert/index.ts";
import type { Outgoing } from "./alert/index.ts";
import { EXPORT_PATH, exportRoute } from "./backlog/index.ts";
import { reportRoute, REPORTS_PATH } from "./report/index.ts";
import {
  admissionPlugin,
  admissionTo,
  answerStatus,
  answerUnreadable,
  contextFor,
  docsPage,
  documentFirst,
  documentsOf,
  GRAPH_KEYS_PATH,
  graphKeysRoute,
  hotReads,
  joinedRoute,
  mayAskFreely,
  mayHandFile,
  serveSubscriptions,
  TICKET_PATH,
  ticketRoute,
} from "./graph/index.ts";
import type { Admission, AskingHub, GraphContext } from "./graph/index.ts";
import { Refused } from "./platform/problem.ts";
import { serveDashboard } from "./dashboard-files.ts";
import { answering } from "./platform/others.ts";
import { MAPS_PATH, mapsRoute } from "./unit/index.ts";
import { appealFiles } from "./score/index.ts";
import { FILES_PATH, filesRoute } from "./writeback/index.ts";

export interface App {
  port: number;
  close(): Promise<void>;
}

export interface AppOptions {
  host: string;
  port: number;
  /** folder of the built dashboard; null: the API alone */
  dashboard: string | null;
  /** the ways out of the hub; left out: there are none, and nobody tells what became of messages */
  outgoing?: Outgoing;
}

/**
 * One HTTP server: health, GraphQL over POST, subscriptions on the same path, and the built dashboard as the fallback.
 * @throws {Refused} the port is in use
 */
export async function serveApp(hub: AskingHub, options: AppOptions): Promise<App> {
  const { schema } = hub.federation;
  const documentOf = documentsOf(schema, hub);
  const admission = admissionTo(hub, schema);
  const apollo = await apolloOf({ schema, admission }, hub);
  const app = express();
  app.disable("x-powered-by");
  app.get("/healthz", (_request, response) => void health(hub, response));
  app.use(nonceAndHeaders());
  app.get(GRAPH_KEYS_PATH, graphKeysRoute(hub.federation.passes));
  app.use("/graphql", ownPagesAlone, jsonAlone);
  const contextOf = (request: IncomingMessage, response: ServerResponse) => contextFor(hub, request, response);
  const joined = joinedRoute(hub.federation, { contextOf, admission, mayAskFreely: (request) => mayAskFreely(hub, request) }, hub.log);
  app.post(
    "/graphql",
    jsonBody(hub),
    joined,
    documentFirst(hub, documentOf),
    expressMiddleware(apollo, { context: ({ req, res }) => contextFor(hub, req, res) }),
  );
  app.post(TICKET_PATH, ticketRoute(hub));
  app.use("/graphql", unreadableBody(hub));
  app.all(
    ["/graphql", TICKET_PATH],
    (_request, response) => void response.status(405).set("Allow", "POST").json(refusal("Chỉ nhận POST.", "METHOD_NOT_ALLOWED")),
  );
  app.all([FILES_PATH, `${FILES_PATH}/:id`], filesRoute(contextOf, appealFiles, hub.log));
  app.all(
    [MAPS_PATH, `${MAPS_PATH}/:version`],
    mapsRoute((request, response) => contextFor(hub, request, response), hub.log),
  );
  app.all(
    EXPORT_PATH,
    exportRoute((request, response) => contextFor(hub, request, response), hub.log),
  );
  app.all(
    `${REPORTS_PATH}/*paper`,
    reportRoute((request, response) => contextFor(hub, request, response), hub.log),
  );
  app.all(ARRIVALS_PATH, arrivalRoute(options.outgoing?.reports ?? null, hub));
  app.get("/tai-lieu-api", (_request, response) => void response.type("html").send(docsPage(String(response.locals.nonce))));
  if (options.dashboard !== null) serveDashboard(app, options.dashboard);
  const server = createServer(hotReads(hub, { schema, documentOf, admission }, app)).on("request", answeredFirst);
  const sockets = serveSubscriptions(server, { schema, documentOf, admission }, hub);
  const port = await listen(server, options);
  return {
    port,
    close: async () => {
      await sockets.close();
      await apollo.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Long work of this process steps aside until it is answered. */
function answeredFirst(_request: IncomingMessage, response: ServerResponse): void {
  response.once("close", answering());
}

async function apolloOf({ schema, admission }: { schema: GraphQLSchema; admission: Admission }, hub: AskingHub): Promise<ApolloServer<GraphContext>> {
  const apollo = new ApolloServer<GraphContext>({
    schema,
    introspection: hub.introspection,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    hideSchemaDetailsFromClientErrors: true,
    parseOptions: { maxTokens: 2_000 },
    // cache control would put a function of its own around every field of the schema that sockets and compiled queries share
    plugins: [answerStatus, admissionPlugin(admission), ApolloServerPluginInlineTraceDisabled(), ApolloServerPluginCacheControlDisabled()],
    validationRules: [...hub.documentRules],
    formatError: (formatted, error) => hub.shownError(formatted, error),
  });
  await apollo.start();
  return apollo;
}

async function health(hub: AskingHub, response: ServerResponse): Promise<void> {
  const tick = hub.live.tick();
  const body = JSON.stringify({
    ok: tick !== undefined,
    asOf: tick === undefined ? null : { event: tick.event, instant: new Date(tick.instant).toISOString() },
  });
  response.writeHead(tick === undefined ? 503 : 200, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" }).end(body);
}

const USUAL_BODY = 100 * 1024;
/** A file of 5 MB in base64, and what stands around it. */
const FILE_BODY = 7 * 2 ** 20;

/** A file's worth is read only from those who may hand one over, and only when its length was told. */
function jsonBody(hub: AskingHub): express.RequestHandler {
  const [usual, file] = [express.json({ limit: USUAL_BODY }), express.json({ limit: FILE_BODY })];
  return async (request, response, next) => {
    const isLarge = Number(request.headers["content-length"] ?? 0) > USUAL_BODY;
    (isLarge && (await mayHandFile(hub, request)) ? file : usual)(request, response, next);
  };
}

const refusal = (message: string, code: string): object => ({ errors: [{ message, extensions: { code } }] });

/** A page of another site asks nothing here, with the viewer's cookie or without; a program sends no Origin. */
const ownPagesAlone: express.RequestHandler = ({ headers }, response, next) => {
  if (headers.origin === undefined || originAllowed(headers.origin, headers.host, [])) return next();
  response.status(403).json(refusal("Yêu cầu đến từ một trang khác.", "ORIGIN_REFUSED"));
};

/** What a browser sends without asking first (forms, plain text) is no question. */
const jsonAlone: express.RequestHandler = (request, response, next) => {
  if (request.method !== "POST" || request.is("json") !== false) return next();
  response.status(415).json(refusal("Nội dung phải là application/json.", "UNSUPPORTED_MEDIA_TYPE"));
};

/** A body that cannot be read is answered without a word of it: Express would put it, passwords and all, into the answer and on standard error. */
const unreadableBody =
  ({ log }: AskingHub): express.ErrorRequestHandler =>
  (error: { status?: unknown }, _request, response, _next) => {
    const status = typeof error.status === "number" && error.status >= 400 && error.status < 500 ? error.status : 500;
    if (status === 500) log.error({ err: error }, "a request failed");
    answerUnreadable(response, status);
  };

type WithNonce = ServerResponse & { locals: { nonce?: string } };

function nonceAndHeaders(): express.RequestHandler[] {
  return [
    (_request, response, next) => {
      response.locals.nonce = randomBytes(16).toString("base64");
      next();
    },
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'"],
          styleSrcElem: ["'self'", (_request: IncomingMessage, response: ServerResponse) => `'nonce-${(response as WithNonce).locals.nonce ?? ""}'`],
          styleSrcAttr: ["'unsafe-inline'"],
          imgSrc: ["'self'", "data:"],
          fontSrc: ["'self'"],
          connectSrc: ["'self'"],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          frameAncestors: ["'none'"],
          formAction: ["'self'"],
        },
      },
      strictTransportSecurity: false,
    }),
  ];
}

async function listen(server: Server, options: AppOptions): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(inWords(error, options)));
    server.listen(options.port, options.host, resolve);
  });
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : options.port;
}

function inWords(error: NodeJS.ErrnoException, { host, port }: AppOptions): Error {
  if (error.code === "EADDRINUSE")
    return new Refused([{ at: "PORT", message: `${host}:${port} is in use by another program; stop it or set PORT to a free port` }]);
  if (error.code === "EACCES") return new Refused([{ at: "PORT", message: `this user may not listen on ${host}:${port}; set PORT to 1024 or above` }]);
  return error;
}
