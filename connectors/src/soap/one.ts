import { ConnectorError, type Context, type SourceRecord } from "../connector.ts";
import { rowOf } from "../wire/case-row/index.ts";
import { filled } from "../wire/change/index.ts";
import { openClient } from "./client.ts";
import type { SoapConfig } from "./config.ts";
import { SoapFault } from "./fault.ts";
import { singleRow } from "./listing.ts";
import { givenOf } from "./parameters.ts";

/**
 * A case as the source has it now.
 * @returns null when it no longer has it: nothing at the item's place, or a fault that the manifest takes for that
 */
export async function fetchOne(context: Context<SoapConfig>, sourceId: string): Promise<SourceRecord | null> {
  const { config, zone } = context;
  const client = await openClient(context);
  const data = await singleRow(context, client, givenOf(filled(config.one?.parameters ?? {}, { id: sourceId }))).catch((fault: unknown) => {
    if (fault instanceof SoapFault && fault.meaning === "missing") return null;
    throw fault;
  });
  const row = data === null ? null : rowOf(config, zone, data);
  if (typeof row === "string") throw new ConnectorError("data", `the case ${sourceId}: ${row}`);
  if (row !== null && row.record.sourceId !== sourceId)
    throw new ConnectorError("data", `asked for the case ${sourceId}, the source answered ${row.record.sourceId}`);
  return row?.record ?? null;
}
