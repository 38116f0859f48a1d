import type { ChangeKind } from "@dau-moi/schema";
import { sourceRows } from "../source/index.ts";
import type { SourceContext, SourceRow } from "../source/index.ts";
import { connectorFor } from "./outbox-record.ts";

const kept = new WeakMap<object, Promise<SourceRow[]>>();

/** The hub's own look at a source, its configuration included, once a request. */
export async function sourceOf(context: Pick<SourceContext, "database">, sourceId: number): Promise<SourceRow> {
  const rows = kept.get(context) ?? context.database.asWorker().read(sourceRows);
  kept.set(context, rows);
  const source = (await rows).find((row) => row.id === sourceId);
  if (source === undefined) throw new Error(`there is no source ${sourceId}`);
  return source;
}

/** Whether a source can be asked for a change; one whose configuration is broken cannot. */
export function takes(source: SourceRow, kind: ChangeKind): boolean {
  try {
    const { connector, config } = connectorFor(source);
    return connector.apply !== undefined && connector.capabilities(config).write.includes(kind);
  } catch {
    return false; // the sources page tells what is wrong with it
  }
}
