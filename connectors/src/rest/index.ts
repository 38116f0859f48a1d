import { ConnectorError, type Connector } from "../connector.ts";
import { openClient } from "./client.ts";
import { configSchema, type RestConfig } from "./config.ts";
import { readKeyset } from "./keyset.ts";
import { mapRow } from "../wire/case-row/index.ts";
import { readOffset } from "./offset.ts";
import { rowOf } from "../wire/case-row/index.ts";

/** Any source that lists its cases as JSON over HTTP; what differs between two of them stands in the manifest. */
export const rest: Connector<RestConfig> = {
  kind: "rest",
  version: "1",
  configSchema,

  capabilities: ({ list: { paging }, record }) => ({
    read: paging.kind === "keyset" || paging.newestFirst !== undefined ? "incremental" : "full",
    order: paging.kind === "keyset" ? "cursor_asc" : "unordered",
    deletes: "none",
    write: [],
    idempotency: "none",
    version: record.modified === undefined ? "none" : "modified_at",
  }),

  streams: ({ stream }) => [stream],

  async check(context) {
    const { paging } = context.config.list;
    try {
      const client = await openClient(context);
      const { rows } = await client.page({ ...(paging.kind === "offset" ? { [paging.offset]: "0" } : {}), [paging.limit]: "1" });
      const [first] = rows;
      const row = first === undefined ? null : rowOf(context.config, context.zone, first);
      return typeof row === "string" ? { ok: false, fault: "schema", message: `the first row: ${row}` } : { ok: true };
    } catch (fault) {
      if (!(fault instanceof ConnectorError)) throw fault;
      return { ok: false, fault: fault.fault, message: fault.message };
    }
  },

  read(context, from) {
    const { paging } = context.config.list;
    return paging.kind === "keyset" ? readKeyset(context, paging, from) : readOffset(context, paging, from);
  },

  async fetchOne(context, _stream, sourceId) {
    const client = await openClient(context);
    const data = await client.one(sourceId);
    const row = data === null ? null : rowOf(context.config, context.zone, data);
    if (typeof row === "string") throw new ConnectorError("data", `the case ${sourceId}: ${row}`);
    if (row !== null && row.record.sourceId !== sourceId)
      throw new ConnectorError("data", `asked for the case ${sourceId}, the source answered ${row.record.sourceId}`);
    return row?.record ?? null;
  },

  map: mapRow,
};
