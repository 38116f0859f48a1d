import { ConnectorError, type Connector, type Json } from "../connector.ts";
import { isObject } from "../wire/draft/index.ts";
import { openClient } from "./client.ts";
import { configSchema, type Open311Config } from "./config.ts";
import { mapRequest } from "./map.ts";
import { readRequests } from "./read.ts";
import { Run } from "./run.ts";

/** A server that speaks Open311 GeoReport v2, in JSON or XML, with or without its extensions for pages and updated_after. */
export const open311: Connector<Open311Config> = {
  kind: "open311",
  version: "1",
  configSchema,

  capabilities: () => ({ read: "incremental", order: "cursor_asc", deletes: "none", version: "modified_at", write: [], idempotency: "none" }),

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

  read: (context, from) => readRequests(context, from),

  async fetchOne(context, _stream, sourceId) {
    const client = await openClient(context);
    const data = await client.request(sourceId);
    const record = data === null ? null : new Run(context, client).recordOf(data);
    if (record !== null && record.sourceId !== sourceId)
      throw new ConnectorError("data", `asked for the request ${sourceId}, the source answered ${record.sourceId}`);
    return record;
  },

  map: mapRequest,
};

function isMapped({ words }: Open311Config, service: Json): boolean {
  return (
    isObject(service) && [service["service_code"], service["service_name"]].some((word) => typeof word === "string" && Object.hasOwn(words.field, word.trim()))
  );
}

function nameOf(service: Json): string {
  return isObject(service) ? [service["service_code"], service["service_name"]].filter((word) => typeof word === "string").join(" ") : "?";
}
