import type { ChangeKind } from "@dau-moi/schema";
import { ConnectorError, type Checkpoint, type Connector, type Context, type ReadMessage } from "../connector.ts";
import { mapRow } from "../wire/case-row/index.ts";
import { filesTaken } from "../wire/change/index.ts";
import { withShape } from "../wire/shape/index.ts";
import { idempotencyOf } from "./change-config.ts";
import { checkSource, discoverFields } from "./check.ts";
import { configSchema, type SoapConfig } from "./config.ts";
import { readKeyset } from "./keyset.ts";
import { fetchOne } from "./one.ts";
import { readPages } from "./pages.ts";
import { applyChange, probeChange } from "./write/index.ts";

/** Any service that a WSDL 1.1 describes and that lists its cases; what differs between two of them stands in the manifest. */
export const soap: Connector<SoapConfig> = {
  kind: "soap",
  version: "1",
  configSchema,

  capabilities: ({ list: { paging }, record, write }) => ({
    read: paging.kind === "keyset" || paging.since !== undefined ? "incremental" : "full",
    order: paging.kind === "keyset" ? "cursor_asc" : "unordered",
    deletes: "none",
    write: Object.keys(write?.changes ?? {}) as ChangeKind[],
    files: write === undefined ? null : filesTaken(write.changes.RECORD_RESULT?.parameters, write.files),
    idempotency: idempotencyOf(write),
    version: record.modified === undefined ? "none" : "modified_at",
  }),

  streams: ({ stream }) => [stream],

  async check(context) {
    try {
      const warnings = await checkSource(context);
      return { ok: true, ...(warnings.length === 0 ? {} : { warnings }) };
    } catch (fault) {
      if (!(fault instanceof ConnectorError)) throw fault;
      return { ok: false, fault: fault.fault, message: fault.message };
    }
  },

  read: (context, from) => withShape(context.config.stream, messagesOf(context, from)),

  fetchOne: async (context, _stream, sourceId) => fetchOne(context, sourceId),

  discover: discoverFields,

  map: mapRow,

  apply: (context, command) => applyChange(context, command, ({ sourceId }) => fetchOne(context, sourceId)),
  probe: (context, command) => probeChange(context, command, ({ sourceId }) => fetchOne(context, sourceId)),
};

function messagesOf(context: Context<SoapConfig>, from: Checkpoint | null): AsyncIterable<ReadMessage> {
  const { paging } = context.config.list;
  return paging.kind === "keyset" ? readKeyset(context, paging, from) : readPages(context, paging, from);
}
