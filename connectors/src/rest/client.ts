import { ConnectorError, type Context, type HttpAnswer, type Json } from "../connector.ts";
import { isObject, valueAt } from "../wire/draft/index.ts";
import { jsonOfXml, markedXml, parseJson, parseXml } from "../wire/index.ts";
import { pathWithId, signedHttp, textOf, urlOf } from "../wire/request/index.ts";
import type { RestConfig } from "./config.ts";
import { withLists } from "./xml-lists.ts";

/** A page by what is asked of the list, or by its own address. */
export type Ask = { query: Readonly<Record<string, string>> } | { url: string };

/** One answer to a list request: its rows and the whole of it, for cursors and totals. */
export interface Page {
  rows: Json[];
  answer: Json;
  /** where it was asked for */
  url: string;
  headers: Headers;
}

/** The source's own words: list and single requests, signed and decoded. */
export interface RestClient {
  /** @throws {ConnectorError} schema: no list where the manifest says */
  page(ask: Ask): Promise<Page>;
  /** @returns null when the source answers 404 */
  one(id: string): Promise<Json>;
}

export async function openClient(context: Context<RestConfig>): Promise<RestClient> {
  const { config, baseUrl } = context;
  const http = await signedHttp(context, config.auth);
  const headers = { Accept: acceptOf(config) };
  const { list, one } = config;
  return {
    async page(ask) {
      context.signal.throwIfAborted();
      const url = "url" in ask ? ask.url : urlOf(baseUrl, list.path, { ...list.query, ...ask.query });
      const answer = await http(url, { headers });
      const body = readAnswer(config, answer, "the list of cases");
      return { rows: rowsOf(config, body, list.items), answer: body, url, headers: answer.headers };
    },
    async one(id) {
      context.signal.throwIfAborted();
      if (one === undefined) throw new ConnectorError("config", "the manifest has no request for a single case (one)");
      const answer = await http(urlOf(baseUrl, pathWithId(one.path, id)), { headers });
      if (answer.status === 404) return null;
      const body = readAnswer(config, answer, "a single case");
      return withLists(config, one.item === "." ? body : found(body, one.item));
    },
  };
}

export function acceptOf({ format }: RestConfig): string {
  return format === "json" ? "application/json" : "application/xml, text/xml";
}

/** @throws {ConnectorError} as textOf and the parsers do */
function readAnswer(config: RestConfig, answer: HttpAnswer, what: string): Json {
  return parseAnswer(config, textOf(answer, what, config.encoding), what);
}

/** An answer in the source's format. */
export function parseAnswer({ format }: RestConfig, text: string, what: string): Json {
  return format === "json" ? parseJson(text, what) : jsonOfXml(parseXml(markedXml(text), what));
}

/**
 * What an answer must have: a renamed field must not look like an empty or a last page.
 * @throws {ConnectorError} schema
 */
export function found(answer: Json, path: string): Json {
  const value = valueAt(answer, path);
  if (value === undefined) throw new ConnectorError("schema", `the answer has no "${path}"`);
  return value;
}

function rowsOf(config: RestConfig, answer: Json, path: string): Json[] {
  if (config.format === "xml") return xmlRows(answer, path).map((row) => withLists(config, row));
  const rows = path === "." ? answer : found(answer, path);
  if (!Array.isArray(rows)) throw new ConnectorError("schema", `expected a list of cases at "${path}"`);
  return rows;
}

/** In XML one row is no list and no row no element; the element that holds the rows must be there. */
function xmlRows(answer: Json, path: string): Json[] {
  const at = path.lastIndexOf(".");
  const [holderPath, name] = [path.slice(0, Math.max(at, 0)), path.slice(at + 1)];
  const holder = path === "." || holderPath === "" ? answer : found(answer, holderPath);
  if (path === ".") throw new ConnectorError("config", 'list.items: of XML expected the path of the elements that are rows, not "."');
  if (holder === "" || holder === null) return [];
  if (!isObject(holder)) throw new ConnectorError("schema", `expected elements <${name}> at "${holderPath}"`);
  const rows = Object.hasOwn(holder, name) ? holder[name] : [];
  return Array.isArray(rows) ? rows : [rows ?? ""];
}
