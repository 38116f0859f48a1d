import { realpath } from "node:fs/promises";
import { resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { ConnectorError } from "@dau-moi/connectors";
import type { FileCopy, FileEntry, Files } from "@dau-moi/connectors";
import { secretsOf } from "../../source/index.ts";
import type { SourceRow } from "../../source/index.ts";
import type { IngestHub } from "../report.ts";
import { diskFolder } from "./disk.ts";
import type { FolderAccess, Listed } from "./folder-access.ts";
import { sftpFolder } from "./sftp.ts";
import { stillness } from "./stillness.ts";
import { unnamedCopy } from "./unnamed-copy.ts";

/** A larger file is refused before it is copied. */
const MAX_BYTES = 1024 ** 3;

/**
 * The host's access to the folder of one source for one run: its address and nothing else, plain files of the folder itself, each copied as it stood
 * when it was listed. Nothing is opened before it is asked for.
 */
export function hostFiles(
  source: Pick<SourceRow, "id" | "code" | "baseUrl" | "secretsSealed">,
  hub: IngestHub,
  signal: AbortSignal,
): { files: Files; close(): Promise<void> } {
  let opened: Promise<FolderAccess> | null = null;
  const folder = (): Promise<FolderAccess> => (opened ??= openFolder(source, hub, signal));
  const files: Files = {
    async list() {
      const listed = (await (await folder()).list()).filter(({ name }) => isPlainName(name));
      return stillness(hub.database, source.id, listed, hub.clock.now());
    },
    copy: async (entry) => copyOf(await folder(), entry, hub.clock.now()),
  };
  return { files, close: async () => (await opened?.catch(() => null))?.close() }; // what could not be opened needs no closing
}

function openFolder(source: Pick<SourceRow, "code" | "baseUrl" | "secretsSealed">, hub: IngestHub, signal: AbortSignal): Promise<FolderAccess> {
  const url = new URL(source.baseUrl);
  if (url.protocol === "file:") return allowedFolder(url, hub.sourceFolders);
  if (url.protocol === "sftp:") return sftpFolder(url, secretsOf(source, hub.vault), signal);
  return Promise.reject(new ConnectorError("config", "baseUrl: expected file:///folder or sftp://user@host:port/folder"));
}

/** The folder itself, with its links followed, lies in one that the operator allowed. */
async function allowedFolder(url: URL, allowed: readonly string[]): Promise<FolderAccess> {
  const path = fileURLToPath(url);
  const [real, ...roots] = await Promise.all([path, ...allowed].map((one) => realpath(one).catch(() => resolve(one)))); // what is not there is told when it is listed
  const inside = roots.some((root) => real === root || real?.startsWith(`${root}${sep}`) === true);
  if (!inside) throw new ConnectorError("config", `the hub may not read the folder ${path}: SOURCE_FOLDERS names none that it is in`);
  return diskFolder(url);
}

async function copyOf(folder: FolderAccess, entry: FileEntry, now: number): Promise<FileCopy | null> {
  if (!isPlainName(entry.name)) throw new ConnectorError("config", "a file is asked for by its name alone");
  if (entry.size > MAX_BYTES) throw new ConnectorError("data", `${entry.name} has more than ${MAX_BYTES / 2 ** 20} MB`);
  if (!isSame(entry, await folder.stat(entry.name))) return null;
  const copy = await unnamedCopy(folder.read(entry.name), entry.size);
  if (copy !== null && isSame(entry, await folder.stat(entry.name))) return { ...copy, writtenAt: new Date(Math.min(entry.modified, now)).toISOString() };
  await copy?.close();
  return null;
}

function isSame(entry: FileEntry, now: Listed | null): boolean {
  return now !== null && now.size === entry.size && now.modified === entry.modified;
}

function isPlainName(name: string): boolean {
  return name !== "" && name !== "." && name !== ".." && !["/", "\\", "\u0000"].some((sign) => name.includes(sign));
}
