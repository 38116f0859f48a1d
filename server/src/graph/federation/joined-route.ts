import type { IncomingMessage, ServerResponse } from "node:http";
import type { Admission } from "../admission.ts";
import { answerPlainly } from "../answer-status.ts";
import type { Log } from "../../platform/log.ts";
import type { AskedDocument, AskerContext, Federation } from "./federation.ts";
import type { Passes } from "./passes.ts";

type WithBody = IncomingMessage & { body?: unknown };

/** What every request passes, joined or not. */
interface Gate {
  contextOf(this: void, request: IncomingMessage, response: ServerResponse): Promise<AskerContext & { address: string }>;
  admission: Admission;
  /** whether this asker may send documents of his own: no trusted document needs a department's graph */
  mayAskFreely(this: void, request: IncomingMessage): boolean;
}

/** Answers documents that need departments' graphs; every other one goes on to the hub, untouched. */
export function joinedRoute(federation: Federation, { contextOf, admission, mayAskFreely }: Gate, log: Log) {
  return (request: WithBody, response: ServerResponse, next: () => void): void => {
    const asked = askedIn(request.body);
    if (asked === null || !mayAskFreely(request) || !federation.takes(asked.query)) return next();
    contextOf(request, response)
      .then((context) => federation.ask(asked, context, admission))
      .then((result) => answerPlainly(request, response, result))
      .catch((error: unknown) => {
        log.error({ err: error }, "a joined question failed");
        answerPlainly(request, response, { errors: [{ message: "Hệ thống gặp lỗi.", extensions: { code: "INTERNAL" } }] });
      });
  };
}

/** Only what came as JSON is parsed by then, which no form of another site can send. */
function askedIn(body: unknown): AskedDocument | null {
  if (typeof body !== "object" || body === null || !("query" in body) || typeof body.query !== "string") return null;
  const variables = "variables" in body ? body.variables : null;
  const operationName = "operationName" in body ? body.operationName : null;
  const isFit = typeof variables === "object" && !Array.isArray(variables) && (operationName === null || typeof operationName === "string");
  return isFit ? { query: body.query, variables: variables as AskedDocument["variables"], operationName } : null;
}

/** Where departments find the keys that the hub's header is signed with. */
export const GRAPH_KEYS_PATH = "/graph/keys";

/** The public keys as a JWK set. */
export function graphKeysRoute(passes: Passes) {
  return (_request: IncomingMessage, response: ServerResponse, next: (error: unknown) => void): void => {
    passes
      .published()
      .then((keys) => void response.writeHead(200, { "content-type": "application/json", "cache-control": "public, max-age=300" }).end(JSON.stringify(keys)))
      .catch(next);
  };
}
