import type { ChangeKind } from "@dau-moi/schema";
import { ConnectorError, type Connector, type Context, type Json, type SourceRecord } from "../connector.ts";
import { isObject } from "../wire/draft/index.ts";
import { fieldsOf, withShape } from "../wire/shape/index.ts";
import { openClient } from "./client.ts";
import { configSchema, type Open311Config } from "./config.ts";
import { mapRequest } from "./map.ts";
import { readRequests } from "./read.ts";
import { Run } from "./run.ts";
import { applyUpdate, probeUpdate } from "./update.ts";

/** A server that speaks Open311 GeoReport v2, in JSON or XML, with or without its extensions for pages and updated_after. */
export const open311: Connector<Open311Config> = {
  kind: "open311",
  version: "2",
  configSchema,

  capabilities: ({ updates }) => ({
    read: "incremental",
    order: "cursor_asc",
    deletes: "none",
    version: "modified_at",
    write: Object.keys(updates?.changes ?? {}) as ChangeKind[],
    idempotency: updates === undefined ? "none" : "key",
  }),

  streams: ({ stream }) => [stream],

  async check(context) {
    try {
      const client = await openClient(context);
      const unknown = (await client.services()).filter((service) => !isMapped(context.config, service)).map(nameOf);
      if (unknown.length > 0)
        context.log("warn", "services without a field in the manifest; their requests will be held back", { services: unknown.slice(0, 50) });
      await client.requests(context.config.paging ? { page: "1", page_size: "1" } : {});
      return { ok: true };
    } catch (fault) {
      if (!(fault instanceof ConnectorError)) throw fault;
      return { ok: false, fault: fault.fault, message: fault.message };
    }
  },

  read: (context, from) => withShape(context.config.stream, readRequests(context, from)),

  fetchOne: async (context, _stream, sourceId) => fetchOne(context, sourceId),

  async discover(context) {
    const { config } = context;
    const client = await openClient(context);
    const shown = await client.requests(config.paging ? { page: "1", page_size: "20" } : {});
    return [{ stream: config.stream, fields: fieldsOf(shown.slice(0, 20)) }];
  },

  map: mapRequest,

  apply: (context, command) => applyUpdate(context, command, ({ sourceId }) => fetchOne(context, sourceId)),
  probe: (context, command) => probeUpdate(context, command),
};

/** @throws {ConnectorError} data: the server answers another request, or none */
async function fetchOne(context: Context<Open311Config>, sourceId: string): Promise<SourceRecord | null> {
  const client = await openClient(context);
  const data = await client.request(sourceId);
  const record = data === null ? null : new Run(context, client).recordOf(data);
  if (record !== null && record.sourceId !== sourceId)
    throw new ConnectorError("data", `asked for the request ${sourceId}, the source answered ${record.sourceId}`);
  return record;
}

function isMapped({ words }: Open311Config, service: Json): boolean {
  return (
    isObject(service) && [service["service_code"], service["service_name"]].some((word) => typeof word === "string" && Object.hasOwn(words.field, word.trim()))
  );
}

function nameOf(service: Json): string {
  return isObject(service) ? [service["service_code"], service["service_name"]].filter((word) => typeof word === "string").join(" ") : "?";
}
