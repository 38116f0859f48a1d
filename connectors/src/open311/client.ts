import { ConnectorError, type Context, type Fault, type HttpAnswer, type Json } from "../connector.ts";
import { isObject } from "../wire/draft/index.ts";
import { decodeText, jsonOfXml, markedXml, parseJson, parseXml, type XmlElement } from "../wire/index.ts";
import { pathWithId, signedHttp, textOf, urlOf } from "../wire/request/index.ts";
import type { Open311Config } from "./config.ts";

export type Query = Readonly<Record<string, string | readonly string[]>>;

/** GeoReport v2's reading methods, in either format. */
export interface GeoReport {
  requests(query: Query): Promise<Json[]>;
  /** @param ids without commas; a server that knows none of them may say 404 */
  byIds(ids: readonly string[]): Promise<Json[]>;
  /** @returns null when the server has no such request */
  request(id: string): Promise<Json>;
  services(): Promise<Json[]>;
  /** Of the extension for updates: the list the server answers, and what it does with one that is sent, once. */
  updates(query: Query): Promise<Json[]>;
  update(fields: Readonly<Record<string, string>>): Promise<HttpAnswer>;
}

/** @throws {ConnectorError} what the server says in its `errors`, with code and description */
export async function openClient(context: Context<Open311Config>): Promise<GeoReport> {
  const { config, baseUrl } = context;
  const accept = config.format === "json" ? "application/json" : "application/xml, text/xml";
  const headers = { Accept: accept };
  const http = await signedHttp(context, config.auth);
  const ask = (path: string, query: Query): Promise<HttpAnswer> => {
    context.signal.throwIfAborted();
    const jurisdiction = config.jurisdiction === undefined ? {} : { jurisdiction_id: config.jurisdiction };
    return http(urlOf(baseUrl, `${config.path}${path}.${config.format}`, { ...jurisdiction, ...query }), { headers });
  };
  const list = (answer: HttpAnswer, what: string) => listOf(answer, what, config);
  return {
    requests: async (query) => list(await ask("/requests", query), "the list of requests"),
    async byIds(ids) {
      const answer = await ask("/requests", { service_request_id: ids });
      return answer.status === 404 ? [] : list(answer, "requests asked for by id");
    },
    services: async () => list(await ask("/services", {}), "the list of services"),
    updates: async (query) => list(await ask(UPDATES, query), "the list of updates"),
    update: (fields) =>
      http(urlOf(baseUrl, `${config.path}${UPDATES}.${config.format}`), {
        method: "POST",
        headers: { ...headers, "Content-Type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams({ ...(config.jurisdiction === undefined ? {} : { jurisdiction_id: config.jurisdiction }), ...fields }).toString(),
        once: true,
      }),
    async request(id) {
      const answer = await ask(pathWithId("/requests/{id}", id), {});
      return answer.status === 404 ? null : (list(answer, "a single request")[0] ?? null);
    },
  };
}

const UPDATES = "/servicerequestupdates";

/** @throws {ConnectorError} what the server says in its `errors`; schema: no list */
export function listOf(answer: HttpAnswer, what: string, { encoding }: Pick<Open311Config, "encoding">): Json[] {
  if (answer.status >= 400) throw refusalOf(answer, what, encoding);
  const text = textOf(answer, what, encoding);
  const list = text.trimStart().startsWith("<") ? fromXml(parseXml(markedXml(text), what)) : parseJson(text, what);
  const error = errorIn(list);
  if (error !== null) throw toldBy(what, error, 200);
  if (!Array.isArray(list)) throw new ConnectorError("schema", `${what}: expected a list`);
  return list;
}

/** The server's own words about an answer of status 400 and above, if it has any. */
function refusalOf(answer: HttpAnswer, what: string, encoding: string | undefined): ConnectorError {
  try {
    const text = decodeText(answer.body, answer.headers.get("content-type"), encoding);
    const error = errorIn(text.trimStart().startsWith("<") ? fromXml(parseXml(text, what)) : parseJson(text, what));
    if (error !== null) return toldBy(what, error, answer.status);
    textOf(answer, what, encoding);
  } catch (fault) {
    // a body that tells nothing readable: the status alone is told
    if (fault instanceof ConnectorError && fault.message.includes(`HTTP ${answer.status}`)) return fault;
  }
  return new ConnectorError(faultOf(answer.status), `${what}: HTTP ${answer.status}`);
}

interface Told {
  code: string;
  description: string;
}

function toldBy(what: string, { code, description }: Told, status: number): ConnectorError {
  const number = Number(code);
  return new ConnectorError(
    faultOf(number >= 400 && number < 600 ? number : status),
    `${what}: the source answers error ${code}: ${description.slice(0, 200).toWellFormed()}`,
  );
}

function faultOf(status: number): Fault {
  if (status === 401 || status === 403) return "auth";
  if (status === 429) return "rate_limited";
  return status >= 500 ? "transient" : status >= 400 ? "config" : "data";
}

/** `errors` as an object's field, or a list of nothing but code and description. */
function errorIn(answer: Json): Told | null {
  const errors = Array.isArray(answer) ? answer : isObject(answer) && Array.isArray(answer["errors"]) ? answer["errors"] : [];
  const [first] = errors;
  if (first === undefined || !isObject(first) || Object.hasOwn(first, "status")) return null;
  const { code, description } = first;
  return isWord(code) && isWord(description) ? { code: String(code), description: String(description) } : null;
}

function isWord(value: Json | undefined): value is string | number {
  return typeof value === "string" || typeof value === "number";
}

/** <service_requests>, <services>: the list of their elements; <errors>: an object with that list. */
function fromXml(root: XmlElement): Json {
  const items = root.children.map(jsonOfXml);
  if (root.name === "errors") return { errors: items };
  if (root.name === "service_requests" || root.name === "services" || root.name === "requests" || root.name === "service_request_updates") return items;
  throw new ConnectorError("schema", `expected <service_requests>, <services> or <errors>, found <${root.name.slice(0, 40)}>`);
}
