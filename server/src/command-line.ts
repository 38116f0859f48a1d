import { readFile } from "node:fs/promises";
import { userInfo } from "node:os";
import { appendAudit } from "./audit/index.ts";
import type { AuditActor, AuditEntry } from "./audit/index.ts";
import { openHub } from "./hub.ts";
import { keyStoreOf, sourceFoldersOf } from "./secret-places.ts";
import type { Hub } from "./hub.ts";
import { configOfThisProcess } from "./platform/config.ts";
import type { Config } from "./platform/config.ts";
import { dataFolderOf, embeddedPostgresUrls } from "./platform/embedded-postgres.ts";
import { openLog } from "./platform/log.ts";
import { systemClock } from "./platform/now.ts";
import { Refused } from "./platform/problem.ts";

/** @throws {Refused} a variable of the environment cannot be used */
export function configOrStop(): Config {
  const config = configOfThisProcess();
  if (Array.isArray(config)) throw new Refused(config);
  return config;
}

/** The folder of this hub's data and the database that it works on. @throws {Refused} none is running */
export async function placeOfHub(): Promise<{ config: Config; folder: string; databaseUrl: string; adminUrl: string | null }> {
  const config = configOrStop();
  const { path: folder } = await dataFolderOf(config);
  const embedded = config.databaseUrl === null ? await embeddedPostgresUrls(folder) : null;
  const databaseUrl = config.databaseUrl ?? embedded?.url ?? null;
  if (databaseUrl === null) throw new Refused([{ at: "DATA_DIR", message: `no hub runs on ${folder}; start it with npm start, or set DATABASE_URL` }]);
  return { config, folder, databaseUrl, adminUrl: embedded?.adminUrl ?? config.databaseAdminUrl };
}

/** Works on the hub that DATABASE_URL or the data folder names. @throws {Refused} none is running */
export async function onHub(work: (hub: Hub) => Promise<unknown>): Promise<void> {
  const { config, folder, databaseUrl, adminUrl } = await placeOfHub();
  const hub = await openHub({
    databaseUrl,
    adminUrl,
    keyFile: keyStoreOf(config, folder),
    clock: systemClock,
    log: openLog("warn"),
    connections: 4,
    sourceFolders: sourceFoldersOf(config, folder),
  });
  try {
    await work(hub);
  } finally {
    await hub.close();
  }
}

/** Who acts at the command line: what --as says, or the operating system's user. @throws {Refused} the name has a blank in it */
export function cliActor(as: string | undefined): AuditActor {
  const name = as ?? userInfo().username;
  if (!/^[\p{L}\p{N}._@\\-]{1,60}$/u.test(name))
    throw new Refused([{ at: "--as", message: `expected a name of up to 60 letters, digits, ".", "_", "-" or "@"` }]);
  return { kind: "cli", id: null, name };
}

type Subject = AuditEntry["subject"];

const STREAM_OF: Readonly<Record<string, AuditEntry["stream"]>> = { account: "account", source: "source" };

/** What the chain keeps of a command; the subject's kind says in which stream. */
export function entryOf(hub: Hub, actor: AuditActor, act: string, subject: Subject): AuditEntry {
  return { stream: STREAM_OF[subject.kind] ?? "decision", actor, act, subject, detail: {}, at: hub.clock.now() };
}

/** An act with transactions of its own: it is told before it begins, so that none is done untold, and again when it did not end well. */
export async function audited(hub: Hub, actor: AuditActor, act: string, subject: Subject, work: () => Promise<unknown>): Promise<void> {
  const told = entryOf(hub, actor, act, subject);
  await hub.database.write((tx) => appendAudit(tx, told));
  try {
    await work();
  } catch (error) {
    await hub.database.write((tx) => appendAudit(tx, { ...told, act: `${act}Failed`, at: hub.clock.now() }));
    throw error;
  }
}

/** A username as the chain names it; what is none stands there as "unfit". */
export function foldedName(username: string): string {
  const name = username.trim().toLowerCase();
  return /^[a-z0-9._-]{2,60}$/.test(name) ? name : "unfit";
}

/** @throws {Refused} the file cannot be read */
export async function fileText(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw new Refused([{ at: path, message: `cannot be read: ${error instanceof Error ? error.message : String(error)}` }]);
  }
}

/** JSON alone on standard output, or a text for people. */
export function say<Answer>(answer: Answer, json: boolean | undefined, text: (answer: Answer) => string): void {
  process.stdout.write(`${json === true ? JSON.stringify(answer) : text(answer)}\n`);
}
