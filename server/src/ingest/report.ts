import type { Vault } from "../access/index.ts";
import type { LoadedRules } from "../clock/index.ts";
import type { Database } from "../platform/database.ts";
import type { Log } from "../platform/log.ts";
import type { Clock } from "../platform/now.ts";
import type { UnitRegister } from "../unit/index.ts";
import type { BatchCounts } from "./inbox.queries.ts";

/** What a run of the ingest needs of its hub. */
export interface IngestHub {
  database: Database;
  clock: Clock;
  vault: Vault;
  log: Log;
  /** names this process in leases */
  owner: string;
  units(): UnitRegister;
  /** null: no calendar was adopted yet, nothing can be dated */
  rules(): LoadedRules | null;
  /** reads units and rules anew */
  refresh(): Promise<void>;
  /** called after each commit that brought events */
  changed(): void;
  /** folders of this machine that sources may be read from; none: no file:// source */
  sourceFolders: readonly string[];
}

export interface IngestReport extends BatchCounts {
  /** null: it went well */
  problem: string | null;
  retryAfterMs: number | null;
  /** its time was up: the next read goes on at once */
  cut: boolean;
}

/** Adds a batch's counts to its run's. */
export function add(report: IngestReport, counts: BatchCounts): void {
  for (const key of ["records", "applied", "unchanged", "superseded", "held", "rejected", "gone"] as const) report[key] += counts[key];
}
