import { execFile, spawn } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { until } from "./until.ts";

const run = promisify(execFile);

/** The programs of OpenSSH on this machine. */
export interface OpenSsh {
  sshd: string;
  keygen: string;
  /** where to look for libraries that came unpacked beside the programs */
  env: Readonly<Record<string, string>>;
}

/** Debian's packages that hold the server and what it needs beyond a bare system. */
const PACKAGES = ["openssh-server", "openssh-client", "libwrap0"];
const DOWNLOAD_MS = 90_000;
const NOBODY = 65_534;

/** The machine's own OpenSSH, or Debian's packages unpacked beside it without being installed. @returns why there is none */
export async function findOpenSsh(): Promise<OpenSsh | { missing: string }> {
  const [sshd, keygen] = [inPath("sshd"), inPath("ssh-keygen")];
  if (sshd !== null && keygen !== null) return { sshd, keygen, env: {} };
  const folder = join(tmpdir(), `dau-moi-openssh-${userInfo().username}`);
  const root = join(folder, "root");
  try {
    if (!existsSync(join(folder, "unpacked"))) {
      mkdirSync(root, { recursive: true });
      await run("apt-get", ["download", ...PACKAGES], { cwd: folder, timeout: DOWNLOAD_MS });
      for (const name of readdirSync(folder).filter((one) => one.endsWith(".deb"))) await run("dpkg", ["-x", join(folder, name), root]);
      writeFileSync(join(folder, "unpacked"), "");
    }
  } catch (cause) {
    rmSync(folder, { recursive: true, force: true });
    return { missing: `OpenSSH is not on this machine, and Debian's packages could not be unpacked (${(cause as Error).message.split("\n")[0] ?? ""})` };
  }
  chmodSync(folder, 0o755);
  const libraries = ["lib", "usr/lib"].flatMap((at) => (existsSync(join(root, at)) ? readdirSync(join(root, at)).map((name) => join(root, at, name)) : []));
  return { sshd: sshd ?? join(root, "usr/sbin/sshd"), keygen: keygen ?? join(root, "usr/bin/ssh-keygen"), env: { LD_LIBRARY_PATH: libraries.join(delimiter) } };
}

function inPath(name: string): string | null {
  const places = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/sbin", "/usr/bin"];
  return places.map((place) => join(place, name)).find((path) => existsSync(path)) ?? null;
}

/** A server that gives out one folder. */
export interface SftpServer {
  /** sftp://user@host:port/folder */
  url: string;
  folder: string;
  /** as ssh-keygen prints it */
  hostKey: string;
  /** of the one user who may come in, and of one who may not */
  privateKey: string;
  strangersKey: string;
  stop(): Promise<void>;
  start(): Promise<void>;
  leave(): Promise<void>;
}

/** Starts sshd on a port of its own, never as root. */
export async function startSftp({ sshd, keygen, env }: OpenSsh): Promise<SftpServer> {
  const home = mkdtempSync(join(tmpdir(), "dau-moi-sftp-"));
  const folder = join(home, "so");
  mkdirSync(folder);
  for (const path of [home, folder]) chmodSync(path, 0o755);
  const options = { env: { PATH: process.env["PATH"] ?? "", ...env } };
  for (const name of ["host", "user", "stranger"]) await run(keygen, ["-q", "-t", "ed25519", "-N", "", "-C", "", "-f", join(home, name)], options);
  const port = await freePort();
  const { stdout } = await run(keygen, ["-l", "-E", "sha256", "-f", join(home, "host.pub")], options);
  writeFileSync(
    join(home, "sshd_config"),
    [
      `ListenAddress 127.0.0.1:${port}`,
      `HostKey ${join(home, "host")}`,
      `AuthorizedKeysFile ${join(home, "user.pub")}`,
      "PidFile none",
      "StrictModes no",
      "UsePAM yes",
      "PasswordAuthentication no",
      "Subsystem sftp internal-sftp",
      "ForceCommand internal-sftp",
    ].join("\n"),
  );
  const isRoot = userInfo().uid === 0;
  if (isRoot) for (const name of ["host", "host.pub", "user.pub", "sshd_config"]) chownSync(join(home, name), NOBODY, NOBODY);
  const server = serving(sshd, ["-D", "-e", "-f", join(home, "sshd_config")], { env: options.env, cwd: "/", ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}) });
  await server.start();
  return {
    url: `sftp://${isRoot ? "nobody" : userInfo().username}@127.0.0.1:${port}${folder}`,
    folder,
    hostKey: /SHA256:\S+/.exec(stdout)?.[0] ?? "",
    privateKey: readFileSync(join(home, "user"), "utf8"),
    strangersKey: readFileSync(join(home, "stranger"), "utf8"),
    ...server,
    async leave() {
      await server.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function serving(
  program: string,
  args: string[],
  options: { env: Record<string, string>; cwd: string; uid?: number; gid?: number },
): Pick<SftpServer, "start" | "stop"> {
  let stopping: () => Promise<void> = () => Promise.resolve();
  return {
    stop: () => stopping(),
    async start() {
      const child = spawn(program, args, { ...options, stdio: ["ignore", "ignore", "pipe"] });
      const gone = new Promise<void>((done) => child.once("exit", () => done()));
      let said = "";
      child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
      stopping = async () => {
        child.kill("SIGTERM");
        await gone;
      };
      await until(`sshd listens: ${said}`, () => said.includes("Server listening"), 20_000);
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
