import type { Capabilities } from "@dau-moi/connectors";
import { MOST_FILES } from "@dau-moi/schema";
import type { ChangeKind, FileRef } from "@dau-moi/schema";
import type { Problem } from "../platform/problem.ts";
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

/** What files a result for a source may bring, at most `largest` bytes each; null: it takes none. Officers who do it by hand fetch them from the hub. */
export function filesTakenBy(source: SourceRow, largest: number): NonNullable<Capabilities["files"]> | null {
  if (!takes(source, "RECORD_RESULT")) return { most: MOST_FILES, mostBytes: largest };
  const { connector, config } = connectorFor(source);
  const { files } = connector.capabilities(config);
  return files == null ? null : { most: files.most, mostBytes: Math.min(files.mostBytes, largest) };
}

/** What stands against sending these files to a source; undefined: nothing. */
export function filesFault(source: SourceRow, files: readonly FileRef[]): Problem | undefined {
  if (files.length === 0) return undefined;
  const taken = filesTakenBy(source, Infinity);
  if (taken === null) return { at: "files", message: "Nguồn này không nhận tệp kèm theo; hãy bỏ tệp và ghi kết quả bằng chữ." };
  if (files.length > taken.most) return { at: "files", message: `Nguồn này chỉ nhận ${taken.most} tệp một lần.` };
  const large = files.find(({ bytes }) => bytes > taken.mostBytes);
  return large === undefined
    ? undefined
    : { at: "files", message: `Tệp "${large.name}" lớn hơn mức nguồn nhận (${Math.floor(taken.mostBytes / 2 ** 20)} MB).` };
}
