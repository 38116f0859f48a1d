import type { Readable } from "node:stream";
import yauzl from "yauzl";
import { FileRefused } from "../refused.ts";

/** The parts of a workbook by name, e.g. "xl/workbook.xml". */
export interface Parts {
  has(name: string): boolean;
  /** Inflated piece by piece. However often a part is read, its bytes count once against the file's limit. */
  stream(name: string): AsyncIterable<Buffer>;
}

const MOST_ENTRIES = 2_000;
/** How often more a part may inflate to than it takes in the file, once it is larger than the second number. */
const MOST_INFLATION = 100;
const INFLATION_FROM = 100 * 1024;
/** Bytes of a part's own header in the file, at least. */
const HEADER = 30;

/**
 * Opens a workbook's zip and judges it before anything of it is inflated.
 * @param file a descriptor, or the whole file where it is small
 * @param inflatedLimit bytes that all parts together may inflate to
 * @throws {FileRefused} no zip, cut off, or one made to burst
 */
export async function openParts(file: number | Buffer, inflatedLimit: number): Promise<Parts> {
  const options = { lazyEntries: true, autoClose: false, strictFileNames: true };
  try {
    const zip = await (typeof file === "number" ? yauzl.fromFdPromise(file, options) : yauzl.fromBufferPromise(file, options));
    const entries = await entriesOf(zip, inflatedLimit);
    const counted: Counted = { sizes: new Map(), limit: inflatedLimit };
    return {
      has: (name) => entries.has(name.toLowerCase()),
      stream: (name) => inflated(zip, entries.get(name.toLowerCase()), name, counted),
    };
  } catch (cause) {
    throw refusal(cause);
  }
}

async function entriesOf(zip: yauzl.ZipFile, inflatedLimit: number): Promise<Map<string, yauzl.Entry>> {
  if (zip.entryCount > MOST_ENTRIES) throw new FileRefused(`the archive has ${zip.entryCount} parts; ${MOST_ENTRIES} are the most that is read`);
  const entries = new Map<string, yauzl.Entry>();
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.toLowerCase();
    if (entries.has(name)) throw new FileRefused(`the archive has two parts named ${entry.fileName}`);
    if (/\.(zip|7z|rar|gz|tgz|jar|xlsx|xlsm|docx)$/.test(name)) throw new FileRefused(`another archive lies in this one: ${entry.fileName}`);
    if (entry.isEncrypted()) throw new FileRefused("the workbook is encrypted");
    entries.set(name, entry);
  }
  const declared = [...entries.values()].reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (declared > inflatedLimit) throw tooLarge(inflatedLimit);
  for (const entry of entries.values()) refuseInflation(entry.uncompressedSize, entry);
  refuseOverlap([...entries.values()], zip.fileSize);
  return entries;
}

function refuseOverlap(entries: readonly yauzl.Entry[], fileSize: number): void {
  let end = 0;
  for (const entry of entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)) {
    if (entry.relativeOffsetOfLocalHeader < end) throw new FileRefused(`parts of the archive overlap at ${entry.fileName}`);
    end = entry.relativeOffsetOfLocalHeader + HEADER + entry.fileNameRaw.length + entry.compressedSize;
  }
  if (end > fileSize) throw new FileRefused("a part of the archive ends behind its end; the file is cut off");
}

function refuseInflation(size: number, entry: yauzl.Entry): void {
  if (size > INFLATION_FROM && size > MOST_INFLATION * Math.max(1, entry.compressedSize))
    throw new FileRefused(`${entry.fileName} inflates to more than ${MOST_INFLATION} times its size`);
}

/** Bytes that each part was really inflated to. */
interface Counted {
  sizes: Map<string, number>;
  limit: number;
}

async function* inflated(zip: yauzl.ZipFile, entry: yauzl.Entry | undefined, name: string, counted: Counted): AsyncIterable<Buffer> {
  if (entry === undefined) throw new FileRefused(`the workbook has no part ${name}`);
  let size = 0;
  try {
    const stream: Readable = await zip.openReadStreamPromise(entry);
    for await (const piece of stream as AsyncIterable<Buffer>) {
      size += piece.length;
      counted.sizes.set(name, Math.max(size, counted.sizes.get(name) ?? 0));
      if (counted.sizes.values().reduce((sum, one) => sum + one, 0) > counted.limit) throw tooLarge(counted.limit);
      refuseInflation(size, entry);
      yield piece;
    }
  } catch (cause) {
    throw refusal(cause);
  }
}

function tooLarge(limit: number): FileRefused {
  return new FileRefused(`the workbook inflates to more than ${Math.round(limit / 2 ** 20)} MB (limits.inflatedMb in the manifest)`);
}

function refusal(cause: unknown): FileRefused {
  if (cause instanceof FileRefused) return cause;
  const said = cause instanceof Error ? cause.message : String(cause);
  if (/end of central directory|unexpected end|too few bytes|out of bounds|End of data reached|EOF/i.test(said))
    return new FileRefused("is no whole workbook: the end of the archive is missing (cut off, or no .xlsx)", { cause });
  if (/too many bytes/i.test(said)) return new FileRefused("a part of the archive is larger than it says", { cause });
  if (/absolute path|invalid relative path|invalid characters in fileName/i.test(said))
    return new FileRefused("a part's name leads out of the archive", { cause });
  return new FileRefused(`the archive is damaged (${said.slice(0, 120)})`, { cause });
}
