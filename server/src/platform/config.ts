import { existsSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { Instant } from "./instant.ts";
import { OUTGOING_VARIABLES, outgoingConfig } from "./outgoing-config.ts";
import type { OutgoingConfig } from "./outgoing-config.ts";
import type { Problem } from "./problem.ts";

/** Everything the hub is told from outside, read once. */
export interface Config {
  /** The folder of package.json; also what relative paths are relative to. */
  checkout: string;
  host: string;
  port: number;
  /** `chosen` false: nobody named it, so another place may be taken where the database's user cannot enter it (dataFolderOf). */
  dataDir: { path: string; chosen: boolean };
  /** null: the embedded database. */
  databaseUrl: string | null;
  /** Of the login that may change tables; null: DATABASE_URL's, or the embedded superuser's. */
  databaseAdminUrl: string | null;
  /** null: in the data folder. */
  keyFile: string | null;
  /** The key service that the key file's secrets are wrapped by; null: they stand in it as they are. */
  kms: { url: string; key: string; tokenFile: string } | null;
  audit: AuditConfig;
  /** Folders of this machine that sources may be read from, with everything below them. */
  sourceFolders: readonly string[];
  outgoing: OutgoingConfig;
  /** host:port that departments' graphs may be asked at; host:* for every port */
  graphHosts: readonly string[];
  role: "all" | "api" | "worker";
  logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";
  /** Between two ticks, milliseconds. */
  tickMs: number;
  /** Rows that a list of a report may have that is drawn up in the background. */
  mostReportRows: number;
  /** Whether everybody may send documents of his own, not only the dashboard's: for tests and development. */
  freeDocuments: boolean;
  sample: SampleConfig;
}

/** Where the audit chain is certified. */
export interface AuditConfig {
  /** folders that get every checkpoint, out of the database's reach; null: one in the data folder */
  folders: readonly string[] | null;
  /** null: in the data folder. */
  keyFile: string | null;
  /** Between two checkpoints, milliseconds. */
  everyMs: number;
}

/** The sample province. */
export interface SampleConfig {
  on: boolean;
  /** Changes per minute over the whole province; 0: it stands still. */
  rate: number;
  /** department → base URL: departments that run elsewhere. */
  sources: Readonly<Record<string, string>>;
  seed: number;
  /** The instant its history ends; null: now. */
  anchor: Instant | null;
  /** Multiplies the number of cases; 1 is the whole province. */
  scale: number;
}

const DAY_MS = 86_400_000;
/** Rows of a report where nobody says otherwise: still a sheet that people open. */
export const MOST_REPORT_ROWS = 500_000;

/** Text of digits and a point, within bounds; `expected` is said when it is not. */
function numberBetween(least: number, most: number, whole: boolean, fallback: number) {
  const expected = `expected a ${whole ? "whole number" : "number"} from ${least} to ${most}`;
  return z
    .string()
    .default(String(fallback))
    .refine((text) => (whole ? /^\d+$/ : /^\d+(\.\d+)?$/).test(text) && Number(text) >= least && Number(text) <= most, expected)
    .transform(Number);
}

const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words, fallback: Words[number]) =>
  z.enum(words, `expected one of ${words.join(", ")}`).default(fallback as never);

const isUrlOf = (text: string, ...protocols: string[]) => URL.canParse(text) && protocols.includes(new URL(text).protocol) && new URL(text).hostname !== "";

const sources = z
  .string()
  .default("{}")
  .transform((text, context) => {
    const expected = 'expected JSON such as {"tinh":"http://127.0.0.1:5001"}';
    try {
      const parsed = z
        .record(
          z.string(),
          z.string().refine((url) => isUrlOf(url, "http:", "https:", "postgresql:") || url.startsWith("file:///")),
        )
        .safeParse(JSON.parse(text));
      if (parsed.success) return parsed.data;
    } catch {
      // not JSON: the same answer
    }
    context.addIssue({ code: "custom", message: expected });
    return z.NEVER;
  });

const anchor = z
  .string()
  .refine(
    (text) => /^20\d\d-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text)),
    "expected an instant with its zone, such as 2026-11-20T00:00:00Z",
  )
  .transform((text) => Date.parse(text));

const databaseUrl = z
  .string()
  .refine((text) => isUrlOf(text, "postgres:", "postgresql:"), "expected postgres://user:password@host:5432/name")
  .optional();

const variables = z.object({
  HOST: z
    .string()
    .regex(/^[0-9A-Za-z.:-]+$/, "expected an address or a host name, such as 127.0.0.1")
    .default("127.0.0.1"),
  PORT: numberBetween(0, 65_535, true, 4000),
  DATA_DIR: z.string().optional(),
  DATABASE_URL: databaseUrl,
  DATABASE_ADMIN_URL: databaseUrl,
  HUB_KEY_FILE: z.string().optional(),
  HUB_KMS_URL: z
    .string()
    .refine((text) => isUrlOf(text, "http:", "https:"), "expected https://host:port")
    .optional(),
  HUB_KMS_KEY: z.string().default("dau-moi"),
  HUB_KMS_TOKEN_FILE: z.string().default("hub-kms-token"),
  AUDIT_CHECKPOINT_DIRS: z.string().optional(),
  AUDIT_KEY_FILE: z.string().optional(),
  AUDIT_EVERY_MS: numberBetween(1_000, DAY_MS, true, 300_000),
  SOURCE_FOLDERS: z.string().optional(),
  GRAPH_HOSTS: z
    .string()
    .regex(/^\s*[\w.[\]:-]+:(\d{1,5}|\*)(\s*,\s*[\w.[\]:-]+:(\d{1,5}|\*))*\s*$/, "expected host:port, …; host:* for every port")
    .optional(),
  ...OUTGOING_VARIABLES,
  ROLE: oneOf(["all", "api", "worker"], "all"),
  LOG_LEVEL: oneOf(["fatal", "error", "warn", "info", "debug", "trace", "silent"], "info"),
  TICK_MS: numberBetween(10, DAY_MS, true, 1000),
  REPORT_MOST_ROWS: numberBetween(5_000, 1_000_000, true, MOST_REPORT_ROWS),
  FREE_DOCUMENTS: oneOf(["on", "off"], "off"),
  SAMPLE: oneOf(["on", "off"], "on"),
  SAMPLE_RATE: numberBetween(0, 1_000_000, false, 12),
  SAMPLE_SOURCES: sources,
  SAMPLE_SEED: numberBetween(0, Number.MAX_SAFE_INTEGER, true, 1),
  SAMPLE_ANCHOR: anchor.optional(),
  SAMPLE_SCALE: numberBetween(0.001, 1000, false, 1),
});

/**
 * What the environment asks for, or one problem per variable that cannot be used. Empty variables count as unset.
 * Pure: nothing outside `env` is read.
 * @param env variables by name
 * @param checkout folder that relative paths are relative to
 */
export function configOf(env: Readonly<Record<string, string | undefined>>, checkout: string = checkoutFolder()): Config | Problem[] {
  const given = Object.fromEntries(Object.entries(env).filter(([name, value]) => name in variables.shape && value !== undefined && value.trim() !== ""));
  const read = variables.safeParse(given);
  if (!read.success) return read.error.issues.map((issue) => problemOf(String(issue.path[0]), issue.message, given));
  const { data } = read;
  return {
    checkout,
    host: data.HOST,
    port: data.PORT,
    dataDir: { path: resolve(checkout, data.DATA_DIR ?? ".data"), chosen: data.DATA_DIR !== undefined },
    databaseUrl: data.DATABASE_URL ?? null,
    databaseAdminUrl: data.DATABASE_ADMIN_URL ?? null,
    keyFile: data.HUB_KEY_FILE === undefined ? null : resolve(checkout, data.HUB_KEY_FILE),
    kms: data.HUB_KMS_URL === undefined ? null : { url: data.HUB_KMS_URL, key: data.HUB_KMS_KEY, tokenFile: resolve(checkout, data.HUB_KMS_TOKEN_FILE) },
    audit: {
      folders: data.AUDIT_CHECKPOINT_DIRS === undefined ? null : foldersIn(data.AUDIT_CHECKPOINT_DIRS, checkout),
      keyFile: data.AUDIT_KEY_FILE === undefined ? null : resolve(checkout, data.AUDIT_KEY_FILE),
      everyMs: data.AUDIT_EVERY_MS,
    },
    sourceFolders: data.SOURCE_FOLDERS === undefined ? [] : foldersIn(data.SOURCE_FOLDERS, checkout),
    outgoing: outgoingConfig(data, checkout),
    graphHosts: data.GRAPH_HOSTS?.split(",").map((host) => host.trim()) ?? (data.SAMPLE === "on" ? ["127.0.0.1:*"] : []),
    role: data.ROLE,
    logLevel: data.LOG_LEVEL,
    tickMs: data.TICK_MS,
    mostReportRows: data.REPORT_MOST_ROWS,
    freeDocuments: data.FREE_DOCUMENTS === "on",
    sample: {
      on: data.SAMPLE === "on",
      rate: data.SAMPLE_RATE,
      sources: data.SAMPLE_SOURCES,
      seed: data.SAMPLE_SEED,
      anchor: data.SAMPLE_ANCHOR ?? null,
      scale: data.SAMPLE_SCALE,
    },
  };
}

/** "a:b", as PATH is written. */
function foldersIn(text: string, checkout: string): string[] {
  return text
    .split(delimiter)
    .filter((part) => part.trim() !== "")
    .map((part) => resolve(checkout, part));
}

/** The configuration of this process: the one place where the environment is read. */
export function configOfThisProcess(): Config | Problem[] {
  return configOf(process.env);
}

/** The process whose end means our end (DAU_MOI_PARENT: the task runner of npm start), or null. */
export function parentOfThisProcess(): number | null {
  const pid = Number(process.env["DAU_MOI_PARENT"] ?? "");
  return Number.isSafeInteger(pid) && pid > 1 ? pid : null;
}

/** The folder of package.json, from the source as from the bundle. */
export function checkoutFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "pnpm-workspace.yaml"))) {
    if (folder === dirname(folder)) throw new Error("no pnpm-workspace.yaml above this file: the checkout is not complete");
    folder = dirname(folder);
  }
  return folder;
}

function problemOf(name: string, expected: string, given: Readonly<Record<string, unknown>>): Problem {
  return { at: name, message: `is ${shownValue(name, String(given[name]))}; ${expected}` };
}

/** The value as it may be shown: passwords in URLs are covered, and what is no URL where one belongs may be a password itself. */
function shownValue(name: string, value: string): string {
  const mayHoldPassword = name.startsWith("DATABASE_") || name === "SAMPLE_SOURCES" || name === "SMTP_URL" || name === "GATEWAY_URL";
  if (mayHoldPassword && !/^\w+:\/\/|^\s*\{/.test(value)) return "not shown (it may hold a password)";
  const covered = value.replaceAll(/(\/\/[^\s/:@]*):.*@/g, "$1:***@").replaceAll(/([?&](?:password|sslpassword)=)[^&\s"]*/gi, "$1***");
  return JSON.stringify(covered.length > 120 ? `${covered.slice(0, 120)}…` : covered);
}
