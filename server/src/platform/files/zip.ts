import { inflateRawSync } from "node:zlib";
import type { FileBytes } from "./bytes.ts";

/** One part of a zip, as its directory tells it. */
export interface ZipPart {
  name: string;
  /** where its own head stands */
  at: number;
  packed: number;
  size: number;
  /** 0 stored, 8 deflated */
  method: number;
}

/** A zip is not what it says: its directory does not fit its parts, or cannot be read. */
export class ZipLies extends Error {}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const HEAD = 0x04034b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const MOST_PARTS = 5_000;
const LARGEST_DIRECTORY = 2 ** 20;
/** What all parts may come to when they are unpacked. */
const LARGEST_UNPACKED = 500 * 2 ** 20;

/**
 * The parts of a zip that begins at its first byte and ends at its last: each stands where the directory says, is no other there than in its own head, is not
 * encrypted, and none comes twice or covers another.
 * @throws {ZipLies}
 */
export async function zipParts(file: FileBytes): Promise<ZipPart[]> {
  const { count, from, length, ends } = await directoryOf(file);
  const parts = partsIn(await file.at(from, length), count);
  const names = new Set(parts.map(({ name }) => name.toLowerCase()));
  if (names.size !== parts.length) throw new ZipLies("a part comes twice");
  if (parts.reduce((sum, { size }) => sum + size, 0) > LARGEST_UNPACKED) throw new ZipLies("it is far larger unpacked");
  if (from + length !== ends) throw new ZipLies("bytes stand behind its directory");
  let free = 0;
  for (const part of parts.toSorted((a, b) => a.at - b.at)) {
    if (part.at < free || (free === 0 && part.at !== 0)) throw new ZipLies("a part covers another, or something stands before the first");
    free = (await contentAt(file, part)) + part.packed;
    if (free > from) throw new ZipLies("a part reaches into the directory");
  }
  return parts;
}

/** One part unpacked. @param most bytes @throws {ZipLies} larger, or not what its head says */
export async function zipContent(file: FileBytes, part: ZipPart, most: number): Promise<Buffer> {
  if (part.size > most) throw new ZipLies(`${part.name} is too large`);
  const packed = await file.at(await contentAt(file, part), part.packed);
  try {
    const content = part.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: most });
    if (content.length !== part.size) throw new ZipLies(`${part.name} has another size than it says`);
    return content;
  } catch (cause) {
    throw cause instanceof ZipLies ? cause : new ZipLies(`${part.name} cannot be unpacked`, { cause });
  }
}

async function directoryOf(file: FileBytes): Promise<{ count: number; from: number; length: number; ends: number }> {
  const tailFrom = Math.max(0, file.size - END_LENGTH - LONGEST_COMMENT);
  const tail = await file.at(tailFrom, file.size - tailFrom);
  for (let at = tail.length - END_LENGTH; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END || at + END_LENGTH + tail.readUInt16LE(at + 20) !== tail.length) continue;
    const [disks, count, length, from] = [tail.readUInt32LE(at + 4), tail.readUInt16LE(at + 10), tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
    if (disks !== 0 || count !== tail.readUInt16LE(at + 8) || count > MOST_PARTS || length > LARGEST_DIRECTORY)
      throw new ZipLies("its directory is not a plain one");
    return { count, from, length, ends: tailFrom + at };
  }
  throw new ZipLies("it has no directory");
}

function partsIn(directory: Buffer, count: number): ZipPart[] {
  const parts: ZipPart[] = [];
  let at = 0;
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== ENTRY) throw new ZipLies("its directory is cut");
    const [flags, method] = [directory.readUInt16LE(at + 8), directory.readUInt16LE(at + 10)];
    const [nameLength, extra, comment] = [directory.readUInt16LE(at + 28), directory.readUInt16LE(at + 30), directory.readUInt16LE(at + 32)];
    if ((flags & 1) !== 0) throw new ZipLies("a part is encrypted");
    if (method !== 0 && method !== 8) throw new ZipLies("a part is packed in a way nobody uses in documents");
    const name = directory.toString("utf8", at + 46, at + 46 + nameLength);
    if (name.includes("..") || name.includes("\\") || name.startsWith("/")) throw new ZipLies("a part leads out of it");
    parts.push({ name, method, packed: directory.readUInt32LE(at + 20), size: directory.readUInt32LE(at + 24), at: directory.readUInt32LE(at + 42) });
    at += 46 + nameLength + extra + comment;
  }
  if (at !== directory.length) throw new ZipLies("its directory is longer than its parts");
  return parts;
}

/** Where the bytes of a part begin, after its own head, which must name the same part. */
async function contentAt(file: FileBytes, part: ZipPart): Promise<number> {
  const head = await file.at(part.at, 30);
  if (head.length < 30 || head.readUInt32LE(0) !== HEAD || head.readUInt16LE(8) !== part.method)
    throw new ZipLies(`${part.name} is not where the directory says`);
  const [nameLength, extra] = [head.readUInt16LE(26), head.readUInt16LE(28)];
  const name = (await file.at(part.at + 30, nameLength)).toString("utf8");
  if (name !== part.name) throw new ZipLies(`${part.name} is called otherwise in its own head`);
  return part.at + 30 + nameLength + extra;
}
