import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { ApolloServer } from "@apollo/server";
import { expressMiddleware } from "@as-integrations/express5";
import express from "express";
import type { Express } from "express";
import type { GraphQLSchema } from "graphql";
import helmet from "helmet";
import { EXPORT_PATH, exportRoute } from "./backlog/index.ts";
import { contextFor, hubSchema, mayHandFile, serveSubscriptions } from "./graph/index.ts";
import type { AskingHub, GraphContext } from "./graph/index.ts";
import { Refused } from "./platform/problem.ts";
import { FILES_PATH, filesRoute } from "./writeback/index.ts";

const compress = promisify(gzip);

export interface App {
  port: number;
  close(): Promise<void>;
}

export interface AppOptions {
  host: string;
  port: number;
  /** folder of the built dashboard; null: the API alone */
  dashboard: string | null;
}

/**
 * One HTTP server: health, GraphQL over POST, subscriptions on the same path, and the built dashboard as the fallback.
 * @throws {Refused} the port is in use
 */
export async function serveApp(hub: AskingHub, options: AppOptions): Promise<App> {
  const schema = await hubSchema();
  const apollo = await apolloOf(schema, hub);
  const app = express();
  app.disable("x-powered-by");
  app.get("/healthz", (_request, response) => void health(hub, response));
  app.use(nonceAndHeaders());
  app.post("/graphql", jsonBody(hub), expressMiddleware(apollo, { context: ({ req, res }) => contextFor(hub, req, res) }));
  app.use("/graphql", unreadableBody(hub));
  app.all(
    "/graphql",
    (_request, response) =>
      void response
        .status(405)
        .set("Allow", "POST")
        .json({ errors: [{ message: "POST only" }] }),
  );
  app.all(
    [FILES_PATH, `${FILES_PATH}/:id`],
    filesRoute((request, response) => contextFor(hub, request, response), hub.log),
  );
  app.all(
    EXPORT_PATH,
    exportRoute((request, response) => contextFor(hub, request, response), hub.log),
  );
  if (options.dashboard !== null) serveDashboard(app, options.dashboard);
  const server = createServer(app);
  const sockets = serveSubscriptions(server, schema, hub);
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

async function apolloOf(schema: GraphQLSchema, hub: AskingHub): Promise<ApolloServer<GraphContext>> {
  const apollo = new ApolloServer<GraphContext>({
    schema,
    introspection: hub.introspection,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: 2_000 },
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

/** A body that cannot be read is answered without a word of it: Express would put it, passwords and all, into the answer and on standard error. */
const unreadableBody =
  ({ log }: AskingHub): express.ErrorRequestHandler =>
  (error: { status?: unknown }, _request, response, _next) => {
    const status = typeof error.status === "number" && error.status >= 400 && error.status < 500 ? error.status : 500;
    if (status === 500) log.error({ err: error }, "a request failed");
    response.status(status).json({ errors: [{ message: "Yêu cầu không đọc được.", extensions: { code: "BAD_REQUEST" } }] });
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

/** The build's scripts and styles, compressed once and kept: their names change with their content. */
function gzipped(folder: string): express.RequestHandler {
  const kept = new Map<string, Promise<Buffer>>();
  return async (request, response, next) => {
    const name = /^\/([\w.-]+\.(?:js|css))$/.exec(request.path)?.[1];
    if (name === undefined || request.acceptsEncodings("gzip") === false) return next();
    const body = kept.get(name) ?? readFile(join(folder, name)).then((bytes) => compress(bytes));
    kept.set(name, body);
    try {
      response
        .type(name)
        .set({ "Content-Encoding": "gzip", "Cache-Control": "public, max-age=31536000, immutable", Vary: "Accept-Encoding" })
        .send(await body);
    } catch {
      kept.delete(name); // no such file: the next one answers that
      next();
    }
  };
}

function serveDashboard(app: Express, folder: string): void {
  app.use("/assets", gzipped(join(folder, "assets")));
  app.use("/assets", express.static(join(folder, "assets"), { immutable: true, maxAge: "365d", fallthrough: false }));
  app.use(express.static(folder, { index: false }));
  app.get("/{*path}", async (_request, response) => {
    const page = await readFile(join(folder, "index.html"), "utf8");
    response
      .type("html")
      .set("Cache-Control", "no-store")
      .send(page.replaceAll("__CSP_NONCE__", String(response.locals.nonce)));
  });
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
