import { execFile, spawn } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { createConnection } from "mysql2/promise";
import type { Connection } from "mysql2/promise";
import { whileLocked } from "../../../server/bin/lock.mjs";
import { until } from "./until.ts";

const run = promisify(execFile);

/** The programs of MariaDB on this machine. */
interface MariaDb {
  server: string;
  /** the folder with its messages, character sets and system tables */
  share: string;
  env: Readonly<Record<string, string>>;
}

/** Debian's packages that hold the server and what it needs beyond a bare system. */
const PACKAGES = ["mariadb-server-core", "mariadb-common", "mysql-common", "libaio1", "liburing2", "libnuma1"];
const DOWNLOAD_MS = 90_000;
const NOBODY = 65_534;
const SYSTEM_TABLES = ["mysql_system_tables.sql", "mysql_system_tables_data.sql"];

/** The machine's own MariaDB, or Debian's packages unpacked beside it without being installed. @returns why there is none */
export async function findMariaDb(): Promise<MariaDb | { missing: string }> {
  if (existsSync("/usr/sbin/mariadbd")) return { server: "/usr/sbin/mariadbd", share: "/usr/share/mysql", env: {} };
  const folder = join(tmpdir(), `dau-moi-mariadb-${userInfo().username}`);
  try {
    await whileLocked(
      `${folder}.lock`,
      () => undefined,
      () => unpacked(folder),
    );
  } catch (cause) {
    rmSync(folder, { recursive: true, force: true });
    return { missing: `MariaDB is not on this machine, and Debian's packages could not be unpacked (${(cause as Error).message.split("\n")[0] ?? ""})` };
  }
  const root = join(folder, "root");
  const libraries = ["lib", "usr/lib"].flatMap((at) => (existsSync(join(root, at)) ? readdirSync(join(root, at)).map((name) => join(root, at, name)) : []));
  return { server: join(root, "usr/sbin/mariadbd"), share: join(root, "usr/share/mysql"), env: { LD_LIBRARY_PATH: libraries.join(delimiter) } };
}

async function unpacked(folder: string): Promise<void> {
  if (existsSync(join(folder, "unpacked"))) return;
  mkdirSync(join(folder, "root"), { recursive: true });
  await run("apt-get", ["download", ...PACKAGES], { cwd: folder, timeout: DOWNLOAD_MS });
  for (const name of readdirSync(folder).filter((one) => one.endsWith(".deb"))) await run("dpkg", ["-x", join(folder, name), join(folder, "root")]);
  chmodSync(folder, 0o755);
  writeFileSync(join(folder, "unpacked"), "");
}

/** A server of a test's own. */
export interface MariaDbServer {
  port: number;
  /** as its administrator, in a database of that name */
  admin(database: string): Promise<Connection>;
  leave(): Promise<void>;
}

/** Starts MariaDB on a port of its own, never as root. */
export async function startMariaDb({ server, share, env }: MariaDb): Promise<MariaDbServer> {
  const home = mkdtempSync(join(tmpdir(), "dau-moi-mariadb-"));
  const data = join(home, "data");
  mkdirSync(data);
  const isRoot = userInfo().uid === 0;
  for (const path of [home, data]) {
    chmodSync(path, 0o755);
    if (isRoot) chownSync(path, NOBODY, NOBODY);
  }
  const options = { cwd: home, env: { PATH: process.env["PATH"] ?? "", ...env }, ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}) };
  const socket = join(home, "s");
  // a server that starts takes away what lies in its folder for temporary tables: another server's too
  const common = ["--no-defaults", `--datadir=${data}`, `--tmpdir=${home}`, `--lc-messages-dir=${share}`, `--character-sets-dir=${join(share, "charsets")}`];
  await bootstrapped(server, [...common, "--bootstrap", "--log-warnings=0"], options, share);
  const port = await freePort();
  const args = [...common, `--port=${port}`, "--bind-address=127.0.0.1", `--socket=${socket}`, "--skip-log-bin", "--innodb-flush-log-at-trx-commit=0"];
  const child = spawn(server, args, { ...options, stdio: ["ignore", "ignore", "pipe"] });
  const gone = new Promise<void>((done) => child.once("exit", () => done()));
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
  await until("mariadbd is ready", () => child.exitCode !== null || said.includes("ready for connections"), 60_000);
  if (child.exitCode !== null) throw new Error(`mariadbd ended: ${said}`);
  return {
    port,
    admin: (database) => createConnection({ socketPath: socket, user: "root", database, charset: "utf8mb4", multipleStatements: true }),
    async leave() {
      child.kill("SIGTERM");
      await gone;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function bootstrapped(server: string, args: string[], options: object, share: string): Promise<void> {
  const statements = [
    "create database mysql;",
    "use mysql;",
    "set @auth_root_socket = null;",
    ...SYSTEM_TABLES.map((name) => readFileSync(join(share, name), "utf8")),
  ];
  const child = spawn(server, args, { ...options, stdio: ["pipe", "ignore", "pipe"] });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
  const gone = new Promise<number | null>((done) => child.once("exit", (code) => done(code)));
  child.stdin.end(`${statements.join("\n")}\ncreate database mau;\n`);
  if ((await gone) !== 0) throw new Error(`mariadbd could not make its tables: ${said.slice(-500)}`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
