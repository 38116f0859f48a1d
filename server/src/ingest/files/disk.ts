import { constants, createReadStream } from "node:fs";
import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ConnectorError } from "@dau-moi/connectors";
import type { FolderAccess, Listed } from "./folder-access.ts";

const PIECE = 256 * 1024;

/** A folder of this machine. Links are not followed: what lies elsewhere is not the source's. */
export function diskFolder(url: URL): FolderAccess {
  const path = fileURLToPath(url);
  const stat = async (name: string): Promise<Listed | null> => {
    const found = await lstat(join(path, name)).catch((error: unknown) => (codeOf(error) === "ENOENT" ? null : refuse(error)));
    return found?.isFile() === true ? { name, size: found.size, modified: Math.floor(found.mtimeMs) } : null;
  };
  return {
    stat,
    async list() {
      const names = await readdir(path).catch(refuse);
      const found = await Promise.all(names.map(stat));
      return found.filter((file) => file !== null);
    },
    async *read(name) {
      try {
        yield* createReadStream(join(path, name), { flags: constants.O_RDONLY | constants.O_NOFOLLOW, highWaterMark: PIECE } as never) as AsyncIterable<Buffer>;
      } catch (error) {
        refuse(error);
      }
    },
    close: () => Promise.resolve(),
  };
}

function refuse(cause: unknown): never {
  const code = codeOf(cause);
  if (code === "ENOENT" || code === "ENOTDIR") throw new ConnectorError("config", "the source's folder is not there", { cause });
  if (code === "EACCES" || code === "EPERM") throw new ConnectorError("auth", "the hub may not read the source's folder or a file in it", { cause });
  throw new ConnectorError("transient", `the source's folder cannot be read (${code})`, { cause });
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown";
}
