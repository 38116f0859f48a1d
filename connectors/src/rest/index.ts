import type { ChangeKind } from "@dau-moi/schema";
import { ConnectorError, type Capabilities, type Checkpoint, type Connector, type Context, type Json, type SourceRecord } from "../connector.ts";
import { mapRow, markWarning, rowOf } from "../wire/case-row/index.ts";
import { filesTaken } from "../wire/change/index.ts";
import { fieldsOf, withShape } from "../wire/shape/index.ts";
import { firstAsk, readChain } from "./chain.ts";
import { openClient, type Ask, type RestClient } from "./client.ts";
import { configSchema, type RestConfig } from "./config.ts";
import { listedRows, recordsOf } from "./detail.ts";
import { hotlineStreams, listContext, mapHotline } from "./hotline.ts";
import { readKeyset } from "./keyset.ts";
import { readOffset } from "./offset.ts";
import { isIncremental } from "./paging-config.ts";
import { readSwept, type Reading } from "./sweep.ts";
import { applyChange, probeChange } from "./write/index.ts";

/** Any source that lists its cases as JSON or XML over HTTP; what differs between two of them stands in the manifest. */
export const rest: Connector<RestConfig> = {
  kind: "rest",
  version: "2",
  configSchema,

  capabilities: ({ list: { paging, sweep }, record, write }) => ({
    read: isIncremental(paging) ? "incremental" : "full",
    order: paging.kind === "keyset" ? "cursor_asc" : "unordered",
    deletes: sweep === undefined ? "none" : "sweep",
    write: Object.keys(write?.changes ?? {}) as ChangeKind[],
    files: write === undefined ? null : filesTaken(write.changes.RECORD_RESULT?.body, write.files),
    idempotency: idempotencyOf(write),
    version: record.modified === undefined ? "none" : "modified_at",
  }),

  streams: ({ stream }) => [stream],

  async check(context) {
    try {
      const [first] = await sampleOf(context, 1);
      const row = first === undefined ? null : rowOf(context.config, context.zone, first);
      if (typeof row === "string") return { ok: false, fault: "schema", message: `the first row: ${row}` };
      const warnings = [row === null ? null : markWarning(context.config, row), ...(await hotlineWarnings(context))].filter((one) => one !== null);
      return { ok: true, ...(warnings.length === 0 ? {} : { warnings }) };
    } catch (fault) {
      if (!(fault instanceof ConnectorError)) throw fault;
      return { ok: false, fault: fault.fault, message: fault.message };
    }
  },

  read(context, from, { stream }) {
    const list = listContext(context, stream);
    if (list !== null) return messagesOf(list, from);
    return withShape(
      context.config.stream,
      readSwept(context, from, (at) => messagesOf(context, at)),
    );
  },

  fetchOne: async (context, _stream, sourceId) => fetchOne(context, sourceId),

  async discover(context) {
    return [{ stream: context.config.stream, fields: fieldsOf(await sampleOf(context, 20)) }];
  },

  map: mapRow,

  hotline: hotlineStreams,
  mapHotline,

  apply: (context, command) => applyChange(context, command, ({ sourceId }) => fetchOne(context, sourceId)),
  probe: (context, command) => probeChange(context, command, ({ sourceId }) => fetchOne(context, sourceId)),
};

function messagesOf(context: Context<RestConfig>, from: Checkpoint | null): ReturnType<Reading> {
  const { paging } = context.config.list;
  if (paging.kind === "keyset") return readKeyset(context, paging, from);
  return paging.kind === "offset" ? readOffset(context, paging, from) : readChain(context, paging, from);
}

function idempotencyOf(write: RestConfig["write"]): Capabilities["idempotency"] {
  if (write === undefined) return "none";
  if (write.key !== undefined || JSON.stringify(write.changes).includes("{key}")) return "key";
  return write.probe === undefined ? "none" : "lookup";
}

/** The first rows the source lists, filled where the list gives only ids. */
async function sampleOf(context: Context<RestConfig>, rows: number): Promise<Json[]> {
  const client = await openClient(context);
  const { rows: listed } = await client.page(sampleAsk(context.config, rows));
  if (context.config.list.detail === undefined) return listed.slice(0, rows);
  const { kept } = listedRows(context, listed.slice(0, rows));
  if (kept.length === 0 && listed.length > 0) throw new ConnectorError("schema", "no row of the list has an id where list.detail.id says");
  return (await recordsOf(context, client, kept)).records.map(({ data }) => data);
}

function sampleAsk({ list: { paging } }: RestConfig, rows: number): Ask {
  if (paging.kind === "keyset") return { query: { [paging.limit]: String(rows) } };
  if (paging.kind === "offset") return { query: { [paging.offset]: "0", [paging.limit]: String(rows) } };
  return firstAsk(paging, paging.limit === undefined ? {} : { [paging.limit]: String(rows) });
}

/** What a person should mend of the lists of calls and outages before they are read: cases are taken all the same. */
async function hotlineWarnings(context: Context<RestConfig>): Promise<(string | null)[]> {
  return Promise.all(
    hotlineStreams(context.config).map(async ({ stream }) => {
      try {
        const [first] = await sampleOf(listContext(context, stream) ?? context, 1);
        const told =
          first === undefined
            ? null
            : mapHotline(context.config, context.zone, { stream, sourceId: "", version: null, op: "upsert", observedAt: null, data: first });
        return told === null || told.ok ? null : `${stream}: ${told.at}: ${told.reason}`;
      } catch (fault) {
        if (!(fault instanceof ConnectorError)) throw fault;
        return `${stream}: ${fault.message}`;
      }
    }),
  );
}

/** @throws {ConnectorError} data: the source answers another case, or what is no record */
async function fetchOne(context: Context<RestConfig>, sourceId: string): Promise<SourceRecord | null> {
  const client: RestClient = await openClient(context);
  const data = await client.one(sourceId);
  const row = data === null ? null : rowOf(context.config, context.zone, data);
  if (typeof row === "string") throw new ConnectorError("data", `the case ${sourceId}: ${row}`);
  if (row !== null && row.record.sourceId !== sourceId)
    throw new ConnectorError("data", `asked for the case ${sourceId}, the source answered ${row.record.sourceId}`);
  return row?.record ?? null;
}
