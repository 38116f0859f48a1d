import { Account, checkVault, keyStore, openVaultOf } from "./access/index.ts";
import type { KeyStore, Vault } from "./access/index.ts";
import { loadRules } from "./clock/index.ts";
import type { LoadedRules } from "./clock/index.ts";
import { migrations } from "./migrations/index.ts";
import { openDatabase } from "./platform/database.ts";
import type { Database } from "./platform/database.ts";
import { localDay } from "./platform/local-time.ts";
import type { Log } from "./platform/log.ts";
import type { Clock } from "./platform/now.ts";
import { processName } from "./platform/process-name.ts";
import { wakeUpsOn } from "./platform/wake-ups.ts";
import type { OpenWakeUps } from "./platform/wake-ups.ts";
import { sourceHealth, SourceSystem } from "./source/index.ts";
import type { SourceHealthRow } from "./source/index.ts";
import { beginDay, loadRegister, Unit, UnitRegister, UnitSuccession } from "./unit/index.ts";

/** What every part of a running hub leans on: its database, keys, clock, and the dated facts kept in memory. */
export interface Hub {
  database: Database;
  vault: Vault;
  clock: Clock;
  log: Log;
  /** names this process in leases */
  owner: string;
  /** folders of this machine that sources may be read from */
  sourceFolders: readonly string[];
  /** how processes on the same database wake each other */
  openWakeUps: OpenWakeUps;
  units(): UnitRegister;
  rules(): LoadedRules | null;
  sources(): Promise<SourceHealthRow[]>;
  /** reads units, calendars, limits, shifts and keys anew */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

/** How old the kept list of sources may be, in milliseconds. */
const SOURCES_KEPT_MS = 500;

/**
 * Opens database and keys, migrates, and loads the dated facts.
 * @throws {Refused} what is wrong with database or key file, in words
 */
export async function openHub(options: {
  databaseUrl: string;
  adminUrl?: string | null;
  keyFile: string | KeyStore;
  clock: Clock;
  log: Log;
  connections?: number;
  /** none when left out */
  sourceFolders?: readonly string[];
}): Promise<Hub> {
  const database = await openDatabase({
    url: options.databaseUrl,
    adminUrl: options.adminUrl ?? null,
    entities: [Account, Unit, UnitSuccession, SourceSystem],
    migrations,
    ...(options.connections === undefined ? {} : { connections: options.connections }),
  });
  try {
    await database.migrate();
    const vault = await openVaultOf(typeof options.keyFile === "string" ? keyStore(options.keyFile, null) : options.keyFile);
    await database.write((tx) => checkVault(tx, vault));
    const facts = await keptFacts(database, options.clock, vault);
    const owner = processName();
    return {
      database,
      vault,
      clock: options.clock,
      log: options.log,
      owner,
      openWakeUps: wakeUpsOn({ url: options.databaseUrl, owner, log: options.log }),
      sourceFolders: options.sourceFolders ?? [],
      ...facts,
      sources: keptSources(database, options.clock),
      close: () => database.close(),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function keptFacts(database: Database, clock: Clock, vault: Vault): Promise<Pick<Hub, "units" | "rules" | "refresh">> {
  let units = new UnitRegister([], []);
  let rules: LoadedRules | null = null;
  let day: string | undefined;
  const refresh = async (): Promise<void> => {
    await vault.reload();
    const today = localDay(clock.now());
    if (today !== day) await beginDay(database, today);
    day = today;
    const register = await loadRegister(database, today);
    rules = await database.read((tx) => loadRules(tx, register));
    units = register;
  };
  await refresh();
  return { units: () => units, rules: () => rules, refresh };
}

function keptSources(database: Database, clock: Clock): () => Promise<SourceHealthRow[]> {
  let kept: { at: number; rows: Promise<SourceHealthRow[]> } | undefined;
  return () => {
    const now = clock.now();
    if (kept === undefined || now - kept.at > SOURCES_KEPT_MS || now < kept.at) kept = { at: now, rows: database.read(sourceHealth) };
    return kept.rows;
  };
}
