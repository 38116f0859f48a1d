import type { ChangeKind } from "@dau-moi/schema";
import { ConnectorError, type Context, type Discovered, type Json } from "../connector.ts";
import { markWarning, rowOf } from "../wire/case-row/index.ts";
import { filled, PLACEHOLDERS } from "../wire/change/index.ts";
import { fieldsOf } from "../wire/shape/index.ts";
import { openClient, type SoapClient } from "./client.ts";
import type { SoapConfig } from "./config.ts";
import { parametersOf } from "./keyset.ts";
import { listPage, shapeAt } from "./listing.ts";
import { firstOf } from "./pages.ts";
import { givenOf, withParameter, type Parameters } from "./parameters.ts";

/**
 * Whether the source is as the manifest says: its operations, their parameters, the places in its answers, and the first row.
 * @returns what a person should look at all the same
 * @throws {ConnectorError} naming what is not
 */
export async function checkSource(context: Context<SoapConfig>): Promise<readonly string[]> {
  const { config, zone } = context;
  const client = await openClient(context);
  composeAll(config, client);
  requirePlaces(config, client);
  const [first] = await firstRows(context, client, 1);
  const row = first === undefined ? null : rowOf(config, zone, first);
  if (typeof row === "string") throw new ConnectorError("schema", `the first row: ${row}`);
  const warning = row === null ? null : markWarning(config, row);
  return warning === null ? [] : [warning];
}

/** The fields the description says a row has; where it lets anything stand, those of the first rows. */
export async function discoverFields(context: Context<SoapConfig>): Promise<Discovered[]> {
  const client = await openClient(context);
  return [{ stream: context.config.stream, fields: fieldsOf(await firstRows(context, client, 20)) }];
}

async function firstRows(context: Context<SoapConfig>, client: SoapClient, most: number): Promise<Json[]> {
  const { paging } = context.config.list;
  const asked = firstQuestion(context.config);
  const { rows } = await listPage(context, client, paging.limit === undefined ? asked : { ...asked, [paging.limit]: String(Math.min(most, paging.pageSize)) });
  return rows;
}

function firstQuestion({ list: { paging } }: SoapConfig): Record<string, string> {
  if (paging.kind === "keyset") return parametersOf(paging, null);
  const { since } = paging;
  return { ...firstOf(paging), ...(since?.begin === undefined ? {} : { [since.parameter]: since.begin }) };
}

/** Writes every message the manifest can ask for, without sending it. */
function composeAll({ list, one, write }: SoapConfig, client: SoapClient): void {
  const { paging } = list;
  const paths =
    paging.kind === "keyset"
      ? [paging.since, paging.afterId, paging.limit]
      : [paging.kind === "page" ? paging.page : paging.token, paging.limit, paging.since?.parameter];
  const asked = paths.filter((path) => path !== undefined).reduce((all, path) => withParameter(all, path, "1"), list.parameters);
  client.compose(list.operation, asked);
  const composed = (operation: string, parameters: Parameters, placeholders: readonly string[]) =>
    client.compose(operation, givenOf(filled(parameters, Object.fromEntries(placeholders.map((name) => [name, "1"])))));
  if (one !== undefined) composed(one.operation, one.parameters, ["id"]);
  for (const [kind, { operation, parameters }] of Object.entries(write?.changes ?? {})) composed(operation, parameters, PLACEHOLDERS[kind as ChangeKind]);
  if (write?.probe?.kind === "key") composed(write.probe.operation, write.probe.parameters, ["id", "key", "version"]);
}

/** @throws {ConnectorError} schema: the description's answers have no such place */
function requirePlaces({ list, one, write }: SoapConfig, client: SoapClient): void {
  const { paging } = list;
  const cursor =
    paging.kind === "keyset" ? [paging.next?.since, paging.next?.afterId, paging.now] : [paging.total, paging.kind === "token" ? paging.next : undefined];
  const places: [string, string | undefined][] = [list.items, ...cursor].map((path) => [list.operation, path]);
  if (one !== undefined) places.push([one.operation, one.item]);
  for (const { operation } of Object.values(write?.changes ?? {})) places.push([operation, write?.answers.word?.path]);
  if (write?.probe?.kind === "key") places.push([write.probe.operation, write.probe.path]);
  for (const [operation, path] of places) {
    const { output } = client.operation(operation);
    if (path !== undefined && output !== null && shapeAt(output.shape, path) === null)
      throw new ConnectorError("schema", `the WSDL's answer to ${operation} has no "${path}"`);
  }
}
