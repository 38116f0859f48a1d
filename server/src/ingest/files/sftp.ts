import { createHash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { ConnectorError } from "@dau-moi/connectors";
import { Client } from "ssh2";
import type { FileEntryWithStats, SFTPWrapper, Stats } from "ssh2";
import type { FolderAccess, Listed } from "./folder-access.ts";

/** Milliseconds until an answer, and until the next piece of a file. */
const PATIENCE_MS = 20_000;

/**
 * A folder of an SFTP server, at the address of the manifest and nowhere else. The server must show the key that the manifest pins.
 * @param secrets hostKey ("SHA256:…", as ssh-keygen -l prints it), and password or privateKey with its passphrase
 */
export async function sftpFolder(url: URL, secrets: Readonly<Record<string, string>>, signal: AbortSignal): Promise<FolderAccess> {
  const client = await connected(url, secrets, signal);
  const sftp = await inTime<SFTPWrapper>((done) => client.sftp(done), signal);
  const folder = decodeURIComponent(url.pathname).replace(/\/$/, "");
  const at = (name: string): string => `${folder}/${name}`;
  return {
    async list() {
      const listed = await inTime<FileEntryWithStats[]>((done) => sftp.readdir(folder === "" ? "/" : folder, done), signal);
      return listed.filter(({ attrs }) => attrs.isFile()).map(({ filename, attrs }) => listedAs(filename, attrs));
    },
    async stat(name) {
      const stats = await inTime<Stats>((done) => sftp.lstat(at(name), done), signal).catch((error: unknown) => (isMissing(error) ? null : throwOn(error)));
      return stats?.isFile() === true ? listedAs(name, stats) : null;
    },
    read: (name) => piecesOf(sftp, at(name), signal),
    async close() {
      client.end();
    },
  };
}

function listedAs(name: string, { size, mtime }: Stats): Listed {
  return { name, size, modified: mtime * 1000 };
}

async function connected(url: URL, secrets: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Client> {
  const { hostKey: pinned, password, privateKey, passphrase } = secrets;
  if (url.username === "") throw new ConnectorError("config", "baseUrl: expected sftp://user@host:port/folder");
  if (password === undefined && privateKey === undefined)
    throw new ConnectorError("config", "secrets: expected a password or a privateKey for the SFTP server");
  const client = new Client();
  let shown = "";
  const verifies = (key: Buffer): boolean => (shown = `SHA256:${createHash("sha256").update(key).digest("base64").replace(/=+$/, "")}`) === pinned;
  try {
    await inTime<void>((done) => {
      client.once("ready", () => done(undefined));
      client.on("error", done);
      client.connect({
        host: url.hostname,
        port: Number(url.port || 22),
        username: decodeURIComponent(url.username),
        readyTimeout: PATIENCE_MS,
        keepaliveInterval: PATIENCE_MS / 2,
        hostVerifier: verifies,
        ...(password === undefined ? {} : { password }),
        ...(privateKey === undefined ? {} : { privateKey, ...(passphrase === undefined ? {} : { passphrase }) }),
      });
    }, signal);
    return client;
  } catch (cause) {
    client.destroy();
    if (shown !== "" && shown !== pinned)
      throw new ConnectorError(
        "config",
        `the server shows the key ${shown}; secrets.hostKey ${pinned === undefined ? "names none" : "pins another"}. Ask its keeper before you pin it.`,
        { cause },
      );
    throw cause;
  }
}

/** One answer of the server, not waited for without end: servers that drop a connection silently never answer. */
async function inTime<Answer>(ask: (done: (error: Error | null | undefined, answer?: Answer) => void) => void, signal: AbortSignal): Promise<Answer> {
  const settled = new AbortController();
  const late = wait(PATIENCE_MS, undefined, { signal: AbortSignal.any([signal, settled.signal]), ref: false }).then((): never => {
    throw new ConnectorError("transient", "the SFTP server did not answer in time");
  });
  const answer = new Promise<Answer>((resolve, reject) => ask((error, value) => (error == null ? resolve(value as Answer) : reject(error))));
  for (const promise of [late, answer]) promise.catch(() => undefined); // the race tells
  try {
    return await Promise.race([answer, late]);
  } catch (error) {
    throw asConnectorError(error);
  } finally {
    settled.abort();
  }
}

async function* piecesOf(sftp: SFTPWrapper, path: string, signal: AbortSignal): AsyncGenerator<Buffer> {
  const stream = sftp.createReadStream(path, { highWaterMark: 256 * 1024 });
  const pieces = (stream as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await inTime<IteratorResult<Buffer>>((done) => void pieces.next().then((value) => done(null, value), done), signal);
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    stream.destroy();
  }
}

const NO_SUCH_FILE = 2;
const NOT_ALLOWED = 3;

function isMissing(error: unknown): boolean {
  return error instanceof ConnectorError && codeOf(error.cause) === NO_SUCH_FILE;
}

function asConnectorError(cause: unknown): ConnectorError {
  if (cause instanceof ConnectorError) return cause;
  const level = cause instanceof Error && "level" in cause ? String(cause.level) : "";
  const code = codeOf(cause);
  if (level === "client-authentication") return new ConnectorError("auth", "the SFTP server refused our credentials", { cause });
  if (code === NO_SUCH_FILE) return new ConnectorError("config", "the source's folder or file is not on the SFTP server", { cause });
  if (code === NOT_ALLOWED) return new ConnectorError("auth", "the SFTP server does not let us read there", { cause });
  return new ConnectorError(
    "transient",
    `the SFTP server cannot be reached or broke off (${cause instanceof Error ? cause.message.slice(0, 120) : "no reason"})`,
    { cause },
  );
}

function codeOf(cause: unknown): unknown {
  return cause instanceof Error && "code" in cause ? cause.code : undefined;
}

function throwOn(error: unknown): never {
  throw error;
}
