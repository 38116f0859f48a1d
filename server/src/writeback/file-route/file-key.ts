import type { IncomingMessage } from "node:http";
import type { Viewer } from "../../access/index.ts";
import { isUuid } from "../../platform/asked.ts";
import type { Tx } from "../../platform/database.ts";
import { digestOf, openedName } from "../../platform/files/keep.ts";
import type { CameWhole } from "../../platform/files/keep.ts";
import { FILE_KINDS } from "../../platform/files/kinds.ts";
import { fileAsked, forgetFile, keyFile, lockFileKey, sealedNames } from "../../platform/files/stored.queries.ts";
import type { KeyedFile } from "../../platform/files/stored.queries.ts";
import { fileSeal } from "../files/index.ts";
import { FileRefused } from "./files-context.ts";
import type { FilesContext } from "./files-context.ts";

/** A file that was taken, as whoever handed it over is told. */
export interface TakenFile {
  id: string;
  name: string;
  mediaType: string;
  bytes: number;
}

/** One upload by its sender's own key: what it is for, and the name it came with. */
export interface Upload {
  key: string;
  purpose: readonly [word: string, id: string];
  given: string;
}

/** The key of an upload. @throws {FileRefused} there is none */
export function keyIn({ headers }: IncomingMessage): string {
  const key = headers["x-file-key"];
  if (typeof key !== "string" || !isUuid(key)) throw new FileRefused(400, "BAD_KEY", "Khóa của tệp (X-File-Key) phải là một UUID.");
  return key.toLowerCase();
}

const otherFile = (): FileRefused => new FileRefused(409, "KEY_USED", "Khóa này đã dùng cho một tệp khác.");

/** What a key stands for, told by nothing that could be read from it. */
const hashOf = ({ purpose, given }: Upload, digest: string, { vault }: FilesContext): Buffer => vault.fingerprint(JSON.stringify([purpose, given, digest]));

/** What was handed over under a key before; undefined: nothing that is still there. */
export function takenBefore(context: FilesContext, viewer: Viewer, { key }: Upload): Promise<KeyedFile | undefined> {
  return context.database.asWorker().read((tx) => fileAsked(tx, viewer.accountId, key));
}

/**
 * Answers an upload that was whole before as it was answered then, whatever became of what it was for: nothing is kept, and who sent the bytes learns nothing but that they are there.
 * @throws {FileRefused} it is another file, or it was erased with its submitter
 */
export async function takenAgain(
  context: FilesContext,
  request: IncomingMessage,
  { before, upload }: { before: KeyedFile; upload: Upload },
): Promise<TakenFile> {
  const digest = await digestOf(request, before.bytes);
  if (digest === null || !hashOf(upload, digest, context).equals(before.askedHash)) throw otherFile();
  return asTaken(context, before);
}

/** A kept file as its sender is told. @throws {FileRefused} it was erased with its submitter */
export async function asTaken({ database, vault }: FilesContext, { id, kind, bytes }: Pick<KeyedFile, "id" | "kind" | "bytes">): Promise<TakenFile> {
  const [sealed] = await database.asWorker().read((tx) => sealedNames(tx, [id]));
  if (sealed === undefined || sealed.wrappedKey === null) throw new FileRefused(410, "ERASED", "Tệp đã xóa cùng dữ liệu người phản ánh.");
  return { id, name: openedName(fileSeal(vault, sealed.wrappedKey), id, sealed.nameSealed), mediaType: FILE_KINDS[kind].mediaType, bytes };
}

/**
 * In the transaction that makes a file of it: the file that the key stands for from now on.
 * @returns one that the same upload made meanwhile, this one being forgotten; null: it is this one
 * @throws {FileRefused} the key stands for another
 */
export async function keyed(
  tx: Tx,
  { id, digest }: CameWhole,
  { upload, viewer: { accountId } }: { upload: Upload; viewer: Viewer },
  context: FilesContext,
): Promise<KeyedFile | null> {
  const askedHash = hashOf(upload, digest, context);
  await lockFileKey(tx, accountId, upload.key);
  const before = await fileAsked(tx, accountId, upload.key);
  if (before !== undefined && !before.askedHash.equals(askedHash)) throw otherFile();
  if (before === undefined) await keyFile(tx, id, { askedKey: upload.key, askedHash });
  else await forgetFile(tx, id, accountId);
  return before ?? null;
}
