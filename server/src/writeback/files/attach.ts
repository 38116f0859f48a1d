import type { FileRef } from "@dau-moi/schema";
import { accessError } from "../../access/index.ts";
import type { Vault, Viewer } from "../../access/index.ts";
import type { Database, Tx } from "../../platform/database.ts";
import { openedName, piecesOf, storedBytes } from "../../platform/files/keep.ts";
import { FILE_KINDS } from "../../platform/files/kinds.ts";
import { attachFiles, sealedNames, storedFiles } from "../../platform/files/stored.queries.ts";
import { fileSeal } from "./seal.ts";

/** Who names files, and where they lie. */
interface Naming {
  viewer: Viewer | null;
  /** bound to the viewer */
  database: Database;
  vault: Vault;
}

/**
 * One's own files for a case by their ids, as a decision names them, in the order given.
 * @returns null: one of them is not there, is another's, is meant for another case, or its record was erased
 */
export async function filesFor(ids: readonly string[], caseId: number, { viewer, database, vault }: Naming): Promise<FileRef[] | null> {
  if (viewer === null) throw accessError("UNAUTHENTICATED");
  const found = await database.read((tx) => storedFiles(tx, ids));
  const names = await namesOf(database, vault, ids);
  const refs = ids.map((id): FileRef | null => {
    const file = found.find((one) => one.id === id && one.caseId === caseId && one.byAccountId === viewer.accountId);
    const name = names.get(id);
    return file === undefined || name === undefined ? null : { id, name, mediaType: FILE_KINDS[file.kind].mediaType, bytes: file.bytes };
  });
  return refs.every((ref) => ref !== null) ? refs : null;
}

/** Names of files by id; those whose record was erased are not among them. Whoever is told them was asked about before. */
export async function namesOf(database: Database, vault: Vault, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await database.asWorker().read((tx) => sealedNames(tx, ids));
  return new Map(
    rows.flatMap(({ id, nameSealed, wrappedKey }) => (wrappedKey === null ? [] : [[id, openedName(fileSeal(vault, wrappedKey), id, nameSealed)]])),
  );
}

/** In the decision's own transaction: its files are its own from now on. @returns false: one was given to another decision, or forgotten, meanwhile */
export async function attach(tx: Tx, files: readonly FileRef[], to: { changeId: number; caseId: number; byAccountId: number }): Promise<boolean> {
  const ids = files.map(({ id }) => id);
  return ids.length === 0 || (await attachFiles(tx, ids, to)) === ids.length;
}

/** The bytes of a decision's files, for the connector that sends them. @throws what stands against opening them */
export async function bytesToSend(files: readonly FileRef[], wrappedKey: Buffer, hub: { database: Database; vault: Vault }) {
  const seal = fileSeal(hub.vault, wrappedKey);
  const sent: { name: string; mediaType: string; bytes: Uint8Array }[] = [];
  for (const { id, name, mediaType, bytes } of files) {
    const pieces: Buffer[] = [];
    for await (const piece of piecesOf(storedBytes({ database: hub.database, seal }, id, bytes))) pieces.push(piece);
    sent.push({ name, mediaType, bytes: Buffer.concat(pieces) });
  }
  return sent;
}
