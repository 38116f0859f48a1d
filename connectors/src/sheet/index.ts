import { ConnectorError, type Checkpoint, type Connector, type Context, type Discovered, type ReadMessage } from "../connector.ts";
import { fieldsOf, withShape } from "../wire/shape/index.ts";
import { configSchema, type SheetConfig } from "./config.ts";
import { firstPiece } from "./look.ts";
import { mapRow } from "./map.ts";
import { filesOf, matching, readRegister } from "./read.ts";
import { Reader, type RegisterReader } from "./reader.ts";
import { FileRefused } from "./refused.ts";

/** Rows that a look at a register shows. */
const SAMPLE = 20;

/** Registers kept as CSV or XLSX in a folder, on a disk or an SFTP server; each run has a process of its own to read them, gone with the run. */
export const sheet: Connector<SheetConfig> = sheetReadBy((signal) => new Reader(signal));

/** @param readerFor lends a run what reads its files; the run closes it */
export function sheetReadBy(readerFor: (signal: AbortSignal) => RegisterReader): Connector<SheetConfig> {
  return {
    kind: "sheet",
    version: "1",
    configSchema,

    capabilities: () => ({ read: "full", order: "cursor_asc", deletes: "none", version: "none", write: [], idempotency: "none" }),

    streams: ({ stream }) => [stream],

    check: (context) => withReader(readerFor(context.signal), (reader) => checkNewest(context, reader)),

    read: (context, from) => withShape(context.config.stream, readThrough(context, from, readerFor(context.signal))),

    discover: (context) => withReader(readerFor(context.signal), (reader) => discoverFields(context, reader)),

    map: mapRow,
  };
}

async function withReader<Value>(reader: RegisterReader, work: (reader: RegisterReader) => Promise<Value>): Promise<Value> {
  try {
    return await work(reader);
  } finally {
    await reader.close();
  }
}

async function* readThrough(context: Context<SheetConfig>, from: Checkpoint | null, reader: RegisterReader): AsyncGenerator<ReadMessage> {
  try {
    yield* readRegister(context, from, reader);
  } finally {
    await reader.close();
  }
}

async function checkNewest(context: Context<SheetConfig>, reader: RegisterReader): ReturnType<Connector<SheetConfig>["check"]> {
  try {
    const { pattern } = context.config.files;
    const entry = matching(await filesOf(context).list(), pattern).at(-1);
    if (entry === undefined) return { ok: false, fault: "config", message: `no file ${pattern} is there` };
    const first = await firstPiece(context, entry, reader);
    if (first === "changing") return { ok: false, fault: "transient", message: `${entry.name} is being written` };
    const [reject] = first?.rejects ?? [];
    return reject === undefined || first?.records.length !== 0 ? { ok: true } : { ok: false, fault: "schema", message: `${reject.locator}: ${reject.reason}` };
  } catch (fault) {
    if (fault instanceof FileRefused) return { ok: false, fault: "schema", message: fault.message };
    if (!(fault instanceof ConnectorError)) throw fault;
    return { ok: false, fault: fault.fault, message: fault.message };
  }
}

/** By the newest register that has rows. @throws {ConnectorError} as reading does; schema: no register has any */
async function discoverFields(context: Context<SheetConfig>, reader: RegisterReader): Promise<Discovered[]> {
  for (const entry of matching(await filesOf(context).list(), context.config.files.pattern).toReversed()) {
    const first = await firstPiece(context, entry, reader).catch(refusedAsNull);
    if (first === null || first === "changing" || first.records.length === 0) continue;
    return [{ stream: context.config.stream, fields: fieldsOf(first.records.slice(0, SAMPLE).map(({ data }) => data)) }];
  }
  throw new ConnectorError("schema", `no file ${context.config.files.pattern} holds a register with rows`);
}

/** A file that is no register costs itself alone. */
function refusedAsNull(fault: unknown): null {
  if (fault instanceof FileRefused) return null;
  throw fault;
}
