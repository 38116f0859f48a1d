import { ConnectorError, type Checkpoint, type Context, type FileCopy, type FileEntry, type Files, type ReadMessage } from "../connector.ts";
import type { SheetConfig } from "./config.ts";
import { fits } from "./fits.ts";
import type { RegisterReader } from "./reader.ts";
import type { Piece } from "./pieces.ts";
import { MOST_FILES, ReadMarks } from "./read-marks.ts";
import { FileRefused } from "./refused.ts";

/**
 * Reads every file that is new or other than before and stands still, oldest first. A file that is read again gives all its rows again: the host knows
 * which of them are new. A row that is no longer there is no deletion.
 */
export async function* readRegister(context: Context<SheetConfig>, from: Checkpoint | null, reader: RegisterReader): AsyncIterable<ReadMessage> {
  const { files: asked, words: _words, ...manner } = context.config;
  const marks = new ReadMarks(from, JSON.stringify([manner, asked.pattern, context.zone]));
  const entries = matching(await filesOf(context).list(), asked.pattern);
  refuseTooMany(entries);
  if (entries.length === 0 && marks.count > 0 && !asked.emptied)
    throw new ConnectorError(
      "config",
      `none of the files ${asked.pattern} is there any more (files.emptied: true in the manifest, if they are taken away once read)`,
    );
  for (const entry of entries.filter((one) => !marks.has(one))) {
    context.signal.throwIfAborted();
    if (entry.stillMs < asked.settleSeconds * 1000)
      context.log("info", "a file is still being written, or new; it is read once it stands still", { file: entry.name });
    else yield* readFile({ context, marks, reader }, entry);
  }
  marks.keepOnly(entries);
  const checkpoint = marks.checkpoint();
  if (!isSame(checkpoint, from ?? {})) yield { type: "batch", records: [], checkpoint };
}

/** Whether nothing moved on; a host may give the parts of a checkpoint back in another order. */
function isSame(one: Checkpoint, other: Checkpoint): boolean {
  return Object.keys({ ...one, ...other }).every((part) => one[part] === other[part]);
}

/** @throws {ConnectorError} config: the source's address is no folder */
export function filesOf({ files }: Context<SheetConfig>): Files {
  if (files === undefined) throw new ConnectorError("config", "baseUrl: a source of sheets is a folder (file:///… or sftp://…)");
  return files;
}

/** Names that programs give a file while they write it, or their own beside it. */
const PASSING = /^(\.|~\$)|\.(part|filepart|partial|tmp|temp|crdownload|swp|lock)$/i;

/** The register's files, oldest first. */
export function matching(entries: readonly FileEntry[], pattern: string): FileEntry[] {
  return entries.filter(({ name }) => fits(name, pattern) && !PASSING.test(name)).toSorted((a, b) => a.modified - b.modified || (a.name < b.name ? -1 : 1));
}

function refuseTooMany(entries: readonly FileEntry[]): void {
  if (entries.length > MOST_FILES)
    throw new ConnectorError(
      "config",
      `${entries.length} files fit the pattern, ${MOST_FILES} are the most of one source; take away those of past years, or make it two sources`,
    );
}

/** One run over the folder. */
interface Run {
  context: Context<SheetConfig>;
  marks: ReadMarks;
  reader: RegisterReader;
}

async function* readFile(run: Run, entry: FileEntry): AsyncGenerator<ReadMessage> {
  const { context, marks } = run;
  const copy = await filesOf(context).copy(entry);
  if (copy === null) {
    context.log("info", "a file changed while it was copied; the next run reads it", { file: entry.name });
    return;
  }
  try {
    if (marks.hasContent(entry.name, copy.digest)) {
      marks.add(entry, copy.digest); // saved anew without a change
      return;
    }
    yield* readCopy(run, entry, copy);
  } finally {
    await copy.close();
  }
}

async function* readCopy({ context, marks, reader }: Run, entry: FileEntry, copy: FileCopy): AsyncGenerator<ReadMessage> {
  const { config, zone } = context;
  const name = entry.name.normalize("NFC");
  const order = { descriptor: copy.descriptor, file: { config, zone, name, writtenAt: copy.writtenAt } };
  const before = marks.position?.file === name && marks.position.content === copy.digest ? marks.position : null;
  try {
    for await (const piece of reader.pieces(order)) {
      for (const skipped of piece.skipped) context.log("info", `passed over: ${skipped.reason}`, { place: skipped.place });
      yield* piece.rejects; // also those of pieces that were taken in a run before: what is not told again counts as mended
      if (before !== null && !isBehind(piece, before)) continue;
      marks.position = { file: name, content: copy.digest, sheet: piece.sheet, row: piece.row };
      yield { type: "batch", records: piece.records, checkpoint: marks.checkpoint() };
    }
  } catch (cause) {
    if (!(cause instanceof FileRefused)) throw cause;
    yield { type: "reject", stream: config.stream, locator: name, reason: cause.message, raw: new Uint8Array() };
  }
  marks.add(entry, copy.digest);
  yield { type: "batch", records: [], checkpoint: marks.checkpoint(), retold: name };
}

function isBehind(piece: Piece, { sheet, row }: { sheet: number; row: number }): boolean {
  return piece.sheet > sheet || (piece.sheet === sheet && piece.row > row);
}
