import type { IncomingMessage, ServerResponse } from "node:http";
import { getVariableValues, GraphQLError, Kind, OperationTypeNode } from "graphql";
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from "graphql";
import { originAllowed } from "../access/index.ts";
import type { Admission } from "./admission.ts";
import { answerPlainly, answerUnreadable, TELLS_BY_STATUS } from "./answer-status.ts";
import { askerOf } from "./askers.ts";
import { addressIn, contextOfAsker } from "./context.ts";
import { compiledQuery } from "./compiled.ts";
import type { AnswersQuery } from "./compiled.ts";
import type { AskingHub, GraphContext } from "./context.ts";
import { bytesOf } from "./shared-answers.ts";
import type { AnswerBytes } from "./shared-answers.ts";
import { mayBeOfTick, TickAnswers } from "./tick-answers.ts";
import type { TickQuestion } from "./tick-answers.ts";
import type { Asked, DocumentOf } from "./trusted.ts";

/** A larger body is no question of a page. */
const USUAL_BODY = 16 * 1024;
/** How pages and plain programs accept answers, and the media type that Apollo takes for each; whoever asks otherwise is Apollo's. */
const ANSWERED_AS: ReadonlyMap<string | undefined, string> = new Map([
  ["application/graphql-response+json,application/json;q=0.9", TELLS_BY_STATUS],
  ["application/json", "application/json"],
  ["*/*", "application/json"],
]);
/** Bodies whose meaning is kept, and the longest of them, in characters. */
const MOST_KEPT = 500;
const LONGEST_KEPT = 2_000;
/** As graphql-js counts them in the ways beside this one. */
const MOST_VARIABLE_ERRORS = 50;
const JSON_BODY = /^application\/json(?:; ?charset=utf-8)?$/i;
/** No page is made of an answer, and nothing of it is kept by anybody. */
const GUARDED = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
} as const;

const headersOf = (type: string): readonly string[] => [...Object.entries(GUARDED).flat(), "content-type", `${type}; charset=utf-8`];
const HEADERS: ReadonlyMap<string | undefined, readonly string[]> = new Map([...ANSWERED_AS].map(([accept, type]) => [accept, headersOf(type)]));
const PLAIN_HEADERS = headersOf("application/json");

interface ServedGraph {
  schema: GraphQLSchema;
  documentOf: DocumentOf;
  admission: Admission;
}

type WithBody = IncomingMessage & { body?: unknown };
type Served = (request: WithBody, response: ServerResponse) => void;

/** A trusted query as it was asked, fit to be answered here. */
interface Asking extends Pick<TickQuestion, "asked" | "variables"> {
  read: HotRead;
  /** the variables do not fit */
  errors: readonly GraphQLError[];
}

/** One request and what it is answered with. */
interface Exchange {
  request: WithBody;
  response: ServerResponse;
}

/**
 * Answers the dashboard's queries straight on node:http: who asks, what he may spend, the policy, masks, log and audit are the functions that every other way has.
 * @param otherwise answers whatever this does not
 */
export function hotReads(hub: AskingHub, graph: ServedGraph, otherwise: Served): Served {
  const [ofTick, before] = [new TickAnswers(hub), new AskedBefore()];
  const answered = async (exchange: Exchange): Promise<void> => {
    const { request, response } = exchange;
    const body = await bodyOf(request);
    if (body === null) return; // whoever asked has gone
    const asking = before.get(body) ?? before.put(body, askingIn(jsonIn(body), graph));
    if (asking === null) {
      const read = jsonIn(body);
      if (read === undefined) return answerUnreadable(response);
      request.body = read;
      return otherwise(request, response);
    }
    const answer = await answerTo(asking, exchange, { hub, graph, ofTick });
    if ("bytes" in answer) send(exchange, 200, answer.bytes);
    else answerPlainly(request, guarded(response), { errors: answer.errors.map((error) => hub.shownError(error.toJSON(), error)) });
  };
  return (request, response) => {
    if (!mayBeHot(request)) return otherwise(request, response);
    const exchange = { request, response };
    answered(exchange).catch((error: unknown) => {
      const failure = new GraphQLError("", { originalError: error instanceof Error ? error : new Error(String(error)) });
      send(exchange, 500, Buffer.from(JSON.stringify({ errors: [hub.shownError(failure.toJSON(), failure)] })));
    });
  };
}

type Answer = { bytes: AnswerBytes } | { errors: readonly GraphQLError[] };

async function answerTo(
  asking: Asking,
  { request, response }: Exchange,
  { hub, graph, ofTick }: { hub: AskingHub; graph: ServedGraph; ofTick: TickAnswers },
): Promise<Answer> {
  const { read, variables, errors } = asking;
  const asker = await askerOf(hub)(request);
  const { viewer, device } = asker;
  const refusal = await graph.admission({
    document: read.document,
    operationName: nameOf(read),
    variables,
    viewer,
    address: viewer === null ? addressIn(hub, request) : "",
  });
  if (refusal !== null) return { errors: [refusal] };
  if (errors.length > 0) return { errors };
  const context = (): GraphContext => contextOfAsker(hub, asker, request, response);
  if (read.isOfTick) return { bytes: await ofTick.to({ ...asking, answers: read.answers, viewer, device, context }) };
  return { bytes: bytesOf(await read.answers(context(), variables), hub) };
}

/** What comes as a page asks: only that is read here. */
function mayBeHot({ method, url, headers }: IncomingMessage): boolean {
  const length = Number(headers["content-length"] ?? 0);
  return (
    method === "POST" &&
    url === "/graphql" &&
    length > 0 &&
    length <= USUAL_BODY &&
    headers["content-encoding"] === undefined &&
    JSON_BODY.test(headers["content-type"] ?? "") &&
    ANSWERED_AS.has(headers.accept) &&
    (headers.origin === undefined || originAllowed(headers.origin, headers.host, []))
  );
}

/** @returns null: the request was broken off */
function bodyOf(request: IncomingMessage): Promise<string | null> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.once("end", () => resolve(UTF8.decode(parts.length === 1 ? parts[0] : Buffer.concat(parts))));
    request.once("close", () => resolve(null));
    request.once("error", () => resolve(null)); // its close follows
  });
}

const UTF8 = new TextDecoder();

/** @returns undefined: it is no JSON object or list */
function jsonIn(body: string): object | undefined {
  try {
    const read: unknown = JSON.parse(body);
    return typeof read === "object" && read !== null ? read : undefined;
  } catch {
    return undefined; // told as unreadable
  }
}

/** Pages ask the same again and again: what a body means is found out once. */
class AskedBefore {
  readonly #asked = new Map<string, Asking>();

  get(body: string): Asking | undefined {
    return this.#asked.get(body);
  }

  put(body: string, asking: Asking | null): Asking | null {
    if (asking === null || body.length > LONGEST_KEPT) return asking;
    const [oldest] = this.#asked.keys();
    if (this.#asked.size >= MOST_KEPT && oldest !== undefined) this.#asked.delete(oldest);
    this.#asked.set(body, asking);
    return asking;
  }
}

/** @returns null: it is no hot read, or not asked as pages do */
function askingIn(body: (Asked & { variables?: unknown; operationName?: unknown }) | undefined, { schema, documentOf }: ServedGraph): Asking | null {
  const { query, extensions, variables = {}, operationName = null } = body ?? {};
  if (query !== undefined || extensions === undefined || typeof variables !== "object" || Array.isArray(variables)) return null;
  const found = documentOf({ extensions }, false);
  if (!("document" in found) || found.id === null) return null;
  const read = hotReadOf(schema, found.document);
  if (read === null || (operationName !== null && operationName !== nameOf(read))) return null;
  const given = { ...variables };
  const { errors = [] } = getVariableValues(schema, read.operation.variableDefinitions ?? [], given, { maxErrors: MOST_VARIABLE_ERRORS });
  return { read, asked: `${found.id}${JSON.stringify(given)}`, variables: given, errors };
}

/** A trusted query, ready to be answered. */
interface HotRead {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  answers: AnswersQuery;
  /** a tick alone may answer it */
  isOfTick: boolean;
}

const made = new WeakMap<DocumentNode, HotRead>();

/** @returns null: it is no query */
function hotReadOf(schema: GraphQLSchema, document: DocumentNode): HotRead | null {
  const known = made.get(document);
  if (known !== undefined) return known;
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  if (operation?.operation !== OperationTypeNode.QUERY) return null;
  const read = { document, operation, answers: compiledQuery(schema, document), isOfTick: mayBeOfTick(operation) };
  made.set(document, read);
  return read;
}

const nameOf = ({ operation }: HotRead): string | null => operation.name?.value ?? null;

function send({ request, response }: Exchange, status: number, bytes: AnswerBytes): void {
  const headers = HEADERS.get(request.headers.accept) ?? PLAIN_HEADERS;
  response.writeHead(status, [...headers, "content-length", String(bytes.length)]).end(bytes);
}

function guarded(response: ServerResponse): ServerResponse {
  for (const [name, value] of Object.entries(GUARDED)) response.setHeader(name, value);
  return response;
}
