import { createHash, randomUUID } from "node:crypto";
import type { Hash } from "node:crypto";
import type { Readable } from "node:stream";
import type { Database, Tx } from "../database.ts";
import type { Clock } from "../now.ts";
import { bytesInPieces } from "./bytes.ts";
import type { FileBytes } from "./bytes.ts";
import type { FileFault, FileKind } from "./kinds.ts";
import { HEAD_LENGTH, kindOf, promised } from "./look.ts";
import { addPiece, beginFile, endFile, forgetFile, pieceOf } from "./stored.queries.ts";

/** Bytes of one piece: what of a file is in memory at a time. */
const PIECE_LENGTH = 256 * 1024;

/** Seals and opens what lies in the database; a context names the one place a blob belongs to. */
export interface FileSeal {
  seal(plain: Buffer | string, context: string): Buffer;
  open(sealed: Buffer, context: string): Buffer;
}

/** Where files are kept. */
export interface FileStore {
  /** the hub's own */
  database: Database;
  clock: Clock;
  seal: FileSeal;
}

/** What is known of a file before it comes. */
export interface FileOrder {
  /** already found fit */
  name: string;
  caseId: number;
  byAccountId: number;
  largestBytes: number;
  mostUnattached: number;
}

export interface KeptFile {
  id: string;
  kind: FileKind;
  bytes: number;
}

/** A file that came whole. */
export interface CameWhole extends KeptFile {
  /** SHA-256 of its bytes, in hexadecimal digits */
  digest: string;
}

export type FileKept = KeptFile | { refused: "TOO_LARGE" | "TOO_MANY" } | FileFault;

const namePlace = (id: string): string => `stored_file:${id}:name`;
/** The number stands in it: pieces cannot change places. */
const piecePlace = (id: string, number: number): string => `stored_file:${id}:${number}`;

/**
 * Keeps a file as it comes, sealed piece by piece, and looks at what it is. What is refused, too large or cut off is forgotten at once.
 * @param told called in the transaction that makes it a file, which it answers; or another that it is the same as, having forgotten this one
 * @throws what the stream throws when the sender breaks off
 */
export async function keepFile(store: FileStore, order: FileOrder, from: Readable, told: (tx: Tx, file: CameWhole) => Promise<KeptFile>): Promise<FileKept> {
  const { database, clock, seal } = store;
  const { name, caseId, byAccountId, largestBytes, mostUnattached } = order;
  const id = randomUUID();
  const begun = { id, caseId, byAccountId, begunAt: clock.now(), nameSealed: seal.seal(name, namePlace(id)) };
  if (!(await database.write((tx) => beginFile(tx, begun, mostUnattached)))) return { refused: "TOO_MANY" };
  let kept: FileKept = { refused: "TOO_LARGE" };
  try {
    const digest = createHash("sha256");
    const taken = await takePieces(store, id, from, { largestBytes, digest });
    if (typeof taken !== "number") return (kept = taken);
    const kind = await kindOf(name, storedBytes(store, id, taken));
    if (typeof kind !== "string") return (kept = kind);
    const file = { id, kind, bytes: taken, digest: digest.digest("hex") };
    return (kept = await database.write(async (tx) => {
      await endFile(tx, id, { at: clock.now(), kind, bytes: taken });
      return told(tx, file);
    }));
  } finally {
    if (!("id" in kept)) await database.write((tx) => forgetFile(tx, id, byAccountId));
  }
}

/** @returns how many bytes came */
async function takePieces(
  store: FileStore,
  id: string,
  from: Readable,
  { largestBytes, digest }: { largestBytes: number; digest: Hash },
): Promise<number | { refused: "TOO_LARGE" } | FileFault> {
  let [waiting, length, size, number]: [Buffer[], number, number, number] = [[], 0, 0, 0];
  const put = async (piece: Buffer): Promise<FileFault | null> => {
    const first = number === 0 ? promised(piece.subarray(0, HEAD_LENGTH)) : "";
    if (typeof first !== "string") return first;
    const sealed = store.seal.seal(piece, piecePlace(id, number));
    await store.database.write((tx) => addPiece(tx, id, number, sealed));
    number += 1;
    return null;
  };
  for await (const part of partsOf(from)) {
    size += part.length;
    if (size > largestBytes) return { refused: "TOO_LARGE" };
    digest.update(part);
    waiting.push(part);
    length += part.length;
    if (length < PIECE_LENGTH) continue;
    const whole = Buffer.concat(waiting);
    const pieces = Math.floor(length / PIECE_LENGTH);
    for (let n = 0; n < pieces; n += 1) {
      const fault = await put(whole.subarray(n * PIECE_LENGTH, (n + 1) * PIECE_LENGTH));
      if (fault !== null) return fault;
    }
    waiting = [whole.subarray(pieces * PIECE_LENGTH)];
    length -= pieces * PIECE_LENGTH;
  }
  return (length > 0 ? await put(Buffer.concat(waiting)) : null) ?? size;
}

/** A body as it comes; whoever stops reading it may still answer its sender. */
const partsOf = (from: Readable): AsyncIterable<Buffer> => from.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;

/** SHA-256 of a body that is not kept, in hexadecimal digits; null: it is larger than that. */
export async function digestOf(from: Readable, largestBytes: number): Promise<string | null> {
  const digest = createHash("sha256");
  let size = 0;
  for await (const part of partsOf(from)) {
    size += part.length;
    if (size > largestBytes) return null;
    digest.update(part);
  }
  return digest.digest("hex");
}

/** A kept file's bytes, opened piece by piece. @throws when a piece is gone, was changed or was sealed for another place */
export function storedBytes({ database, seal }: Pick<FileStore, "database" | "seal">, id: string, size: number): FileBytes {
  return bytesInPieces(size, PIECE_LENGTH, async (number) => {
    const sealed = await database.read((tx) => pieceOf(tx, id, number));
    if (sealed === null) throw new Error(`piece ${number} of the file ${id} is gone`);
    return seal.open(sealed, piecePlace(id, number));
  });
}

/** A kept file from its beginning to its end, piece by piece. */
export async function* piecesOf(file: FileBytes): AsyncGenerator<Buffer> {
  for (let at = 0; at < file.size; at += PIECE_LENGTH) yield file.at(at, PIECE_LENGTH);
}

/** A kept file's name. */
export function openedName(seal: FileSeal, id: string, sealed: Buffer): string {
  return seal.open(sealed, namePlace(id)).toString("utf8");
}
