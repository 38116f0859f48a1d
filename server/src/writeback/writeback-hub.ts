import type { Context } from "@dau-moi/connectors";
import type { Vault } from "../access/index.ts";
import type { Database } from "../platform/database.ts";
import type { Log } from "../platform/log.ts";
import type { Clock } from "../platform/now.ts";
import type { SourceRow } from "../source/index.ts";
import type { UnitRegister } from "../unit/index.ts";

/** What write-back needs of its hub. */
export interface WritebackHub {
  database: Database;
  clock: Clock;
  vault: Vault;
  log: Log;
  /** names this process in leases */
  owner: string;
  units(): UnitRegister;
  /** The host's own access to a source: its HTTP, secrets, time limits. `close` gives it back. */
  lend(source: SourceRow, config: unknown, signal: AbortSignal): { context: Context<unknown>; close(): Promise<void> };
  /** called after each commit that brought events */
  changed(): void;
}
