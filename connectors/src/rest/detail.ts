import { ConnectorError, type Context, type Json, type SourceRecord } from "../connector.ts";
import { rowOf, rowsOfPage, type Row } from "../wire/case-row/index.ts";
import type { Reject } from "../wire/record/index.ts";
import type { RestClient } from "./client.ts";
import type { RestConfig } from "./config.ts";

/** What the rows of a list deliver. */
export interface Delivered {
  records: SourceRecord[];
  rejects: Reject[];
}

/** The rows of a page as the list shows them; where it shows only ids and marks, those. */
export function listedRows({ config, zone }: Context<RestConfig>, rows: readonly Json[]): { kept: Row[]; rejects: Reject[] } {
  const { detail } = config.list;
  if (detail === undefined) return rowsOfPage(config, zone, rows);
  const { id, modified } = config.record;
  const mark = detail.modified ?? modified;
  const record = { ...config.record, id: detail.id ?? id, ...(mark === undefined ? {} : { modified: mark }) };
  return rowsOfPage({ ...config, record }, zone, rows);
}

/**
 * The records of listed rows: the rows themselves, or what the source answers for each, a few at once. A case that cannot be read alone is
 * rejected alone; one that is gone since it was listed is left out.
 */
export async function recordsOf(context: Context<RestConfig>, client: RestClient, rows: readonly Row[]): Promise<Delivered> {
  const { detail } = context.config.list;
  if (detail === undefined) return { records: rows.map(({ record }) => record), rejects: [] };
  const read: (SourceRecord | Reject | null)[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < rows.length; index = next++) {
      const row = rows[index];
      if (row !== undefined) read[index] = await detailOf(context, client, row.record);
    }
  };
  await Promise.all(Array.from({ length: detail.concurrency }, worker));
  const gone = read.filter((one) => one === null).length;
  if (gone > 0) context.log("warn", "cases of the list were gone when they were asked for", { cases: gone });
  return { records: read.filter((one) => one !== null && "op" in one), rejects: read.filter((one) => one !== null && "reason" in one) };
}

async function detailOf({ config, zone }: Context<RestConfig>, client: RestClient, listed: SourceRecord): Promise<SourceRecord | Reject | null> {
  const rejected = (reason: string): Reject => ({
    type: "reject",
    stream: config.stream,
    locator: `the case ${listed.sourceId}`,
    reason,
    raw: new TextEncoder().encode(JSON.stringify(listed.data)),
  });
  try {
    const data = await client.one(listed.sourceId);
    if (data === null) return null;
    const row = rowOf(config, zone, data);
    if (typeof row === "string") return rejected(row);
    return row.record.sourceId === listed.sourceId ? row.record : rejected("asked for this case, the source answered another");
  } catch (fault) {
    if (fault instanceof ConnectorError && fault.fault === "data") return rejected(fault.message);
    throw fault;
  }
}
