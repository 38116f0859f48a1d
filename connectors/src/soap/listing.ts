import { ConnectorError, type Context, type Json } from "../connector.ts";
import { isObject, valueAt } from "../wire/draft/index.ts";
import type { SoapClient } from "./client.ts";
import { listsOf, type SoapConfig } from "./config.ts";
import type { Given } from "./message.ts";
import { withParameter } from "./parameters.ts";
import { withLists } from "./row-json.ts";
import type { Shape } from "./wsdl/index.ts";

/** What an operation answered, and what its description says it may. */
export interface Told {
  answer: Json;
  shape: Shape;
}

/** One answer of the list operation: its rows and the whole of it, for cursors and totals. */
export interface Page extends Told {
  rows: Json[];
}

/**
 * Asks the list operation.
 * @param asked paths of parameters → texts, on top of the manifest's own
 * @throws {ConnectorError} schema: no list where the manifest says
 */
export async function listPage({ config }: Context<SoapConfig>, client: SoapClient, asked: Readonly<Record<string, string>>): Promise<Page> {
  const { list } = config;
  const parameters = Object.entries(asked).reduce((all, [path, value]) => withParameter(all, path, value), list.parameters);
  const told = await toldBy(client, list.operation, parameters);
  const items = found(told, list.items) ?? [];
  const lists = listsOf(config);
  return { ...told, rows: (Array.isArray(items) ? items : [items]).map((row) => withLists(row, lists)) };
}

/**
 * The case a single request is about.
 * @returns null when the source has none
 */
export async function singleRow({ config }: Context<SoapConfig>, client: SoapClient, parameters: { [name: string]: Given }): Promise<Json> {
  const { one } = config;
  if (one === undefined) throw new ConnectorError("config", "the manifest has no request for a single case (one)");
  const row = found(await toldBy(client, one.operation, parameters), one.item);
  return row === null || row === "" ? null : withLists(row, listsOf(config));
}

async function toldBy(client: SoapClient, operation: string, parameters: { [name: string]: Given }): Promise<Told> {
  return { answer: await client.ask(operation, parameters), shape: client.operation(operation).output?.shape ?? { kind: "open" } };
}

/**
 * What stands at a path of an answer. A renamed element must not look like an empty list or a last page.
 * @returns null when the element is nil or not there, as one without a value may be
 * @throws {ConnectorError} schema: not there, and something else is that the description does not know
 */
export function found({ answer, shape }: Told, path: string): Json {
  const holder = path.includes(".") ? path.slice(0, path.lastIndexOf(".")) : null;
  const value = holder === null ? answer : valueAt(answer, holder);
  if (value === undefined) throw new ConnectorError("schema", `the answer has no "${holder}"`);
  if (value === "" || value === null) return null;
  const there = valueAt(answer, path);
  if (there === undefined) refuseStrange(value, path, (holder === null ? shape : shapeAt(shape, holder)) ?? { kind: "open" });
  return there ?? null;
}

/** Nothing where there should be something, and elements the description does not have instead. */
function refuseStrange(holder: Json, path: string, shape: Shape): void {
  if (shape.kind !== "fields" || !isObject(holder)) return;
  const strange = Object.keys(holder).find((name) => !name.startsWith("@") && !shape.fields.some((field) => field.name === name));
  if (strange !== undefined)
    throw new ConnectorError("schema", `the answer has "${strange.slice(0, 60)}", which the WSDL does not know, and nothing at "${path}"`);
}

/**
 * What a description says of a path.
 * @returns null when it has no such element
 */
export function shapeAt(shape: Shape, path: string): Shape | null {
  return path.split(".").reduce<Shape | null>((within, name) => {
    if (within === null || within.kind === "open") return within;
    return within.kind === "text" ? null : (within.fields.find((field) => field.name === name)?.shape() ?? null);
  }, shape);
}
