import { ConnectorError, type Context, type Json } from "../connector.ts";
import { valueAt } from "../wire/draft/index.ts";
import { authHeaders, pathWithId, textOf, urlOf } from "../wire/request/index.ts";
import { parseJson } from "../wire/index.ts";
import type { RestConfig } from "./config.ts";

/** One answer to a list request: its rows and the whole of it, for cursors and totals. */
export interface Page {
  rows: Json[];
  answer: Json;
}

/** The source's own words: list and single requests, signed and decoded. */
export interface RestClient {
  /** @throws {ConnectorError} schema: no list where the manifest says */
  page(query: Readonly<Record<string, string>>): Promise<Page>;
  /** @returns null when the source answers 404 */
  one(id: string): Promise<Json>;
}

export async function openClient(context: Context<RestConfig>): Promise<RestClient> {
  const { config, baseUrl } = context;
  const headers = { Accept: "application/json", ...(await authHeaders(config.auth, (name) => context.secret(name))) };
  const { list, one } = config;
  return {
    async page(query) {
      context.signal.throwIfAborted();
      const answer = await context.http(urlOf(baseUrl, list.path, { ...list.query, ...query }), { headers });
      const body = parseJson(textOf(answer, "the list of cases", config.encoding), "the list of cases");
      return { rows: rowsOf(body, list.items), answer: body };
    },
    async one(id) {
      if (one === undefined) throw new ConnectorError("config", "the manifest has no request for a single case (one)");
      const answer = await context.http(urlOf(baseUrl, pathWithId(one.path, id)), { headers });
      if (answer.status === 404) return null;
      const body = parseJson(textOf(answer, "a single case", config.encoding), "a single case");
      return one.item === "." ? body : found(body, one.item);
    },
  };
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

function rowsOf(answer: Json, path: string): Json[] {
  const rows = path === "." ? answer : found(answer, path);
  if (!Array.isArray(rows)) throw new ConnectorError("schema", `expected a list of cases at "${path}"`);
  return rows;
}
