import type { Checkpoint, Connector, Files, SqlAccess } from "../connector.ts";
import type { HostName, Name } from "./names.ts";
import type { Mishap, Script } from "./script.ts";

export interface ScriptedSource {
  baseUrl: string;
  /** a source that is a folder */
  files?: Files;
  /** a source that is a database */
  sql?: SqlAccess;
  /** what lets a real hub in, where it is not the same for every source of the subject */
  secrets?: Record<string, string>;
  /** the way of a real hub to a source that is not asked through this program */
  way?: { silence(): void; cut(): void; mend(): void };
  script: Script;
  /** brings what a reader finds into line with the script, where the source is not asked through this program */
  sync?(): Promise<void>;
  close(): Promise<void>;
}

/** A configuration for one manner of writing, and the word by which the script is told to write so. */
export interface Manner<C> {
  name: string;
  config: C;
}

/** A kind with one configuration, and a source scripted to speak to it in pages of `pageSize`. */
export interface Subject<C> {
  name: string;
  connector: Connector<C>;
  config: C;
  /** the same as a manifest writes it; left out: as it is */
  written?: unknown;
  secrets: Record<string, string>;
  pageSize: number;
  start(): Promise<ScriptedSource>;
  /** written reasons; a test without one runs */
  skips: Partial<Record<Name | HostName, string>>;
  /** the configuration that refuses a row without a field it names, where `config` takes it as empty */
  strict?: C;
  /** what can befall its medium; left out: all that can befall an HTTP answer */
  mishaps?: readonly Mishap["kind"][];
  /** its configuration takes tokens that expire and fetches new ones */
  hasTokens?: boolean;
  /** instants without an offset: each manner names a form the fixture writes when `script.time` says so */
  times?: readonly Manner<C>[];
  /** each manner names an encoding the fixture writes when `script.encoding` says so */
  encodings?: readonly Manner<C>[];
  /** configurations and checkpoints of earlier releases, as they were written then */
  former?: readonly { config: unknown; checkpoint: Checkpoint; /** rows with later ticks are still to come */ readUpTo: number }[];
}
