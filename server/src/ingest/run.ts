import type { Checkpoint, Connector, SourceRecord } from "@dau-moi/connectors";
import type { Vault } from "../access/index.ts";
import type { LoadedRules } from "../clock/index.ts";
import type { UnitRegister } from "../unit/index.ts";

/** One run of one source. */
export interface Run {
  sourceId: number;
  sourceCode: string;
  province: string;
  zone: string;
  config: unknown;
  connector: Connector<unknown>;
  fence: number;
  /** its row among the source's runs */
  runId: number;
  /** true: nothing of the source was ever completely read; what comes is an opening balance, without alarms */
  quiet: boolean;
  units: UnitRegister;
  rules: LoadedRules;
  vault: Vault;
}

/** A sweep of this run that has begun and not ended. */
export interface OpenSweep {
  id: number;
  generation: string;
  /** something came in it that could not be read: what seems to be gone may be that */
  unreadable: boolean;
}

/** What a source handed over in one go, to be taken in one transaction. */
export interface Batch {
  stream: string;
  records: readonly SourceRecord[];
  rejects: readonly Reject[];
  checkpoint?: Checkpoint;
  /** the part of the source whose rejects were all told again in this run; those that were not are settled */
  retold?: { part: string; still: readonly Reject[] };
  /** the sweep that is open in this run: what the batch tells is there */
  sweep?: OpenSweep | null;
  /** bytes that came from the source for it */
  bytes?: number;
  /** the records come out of the raw inbox once more, because the rules changed */
  replay?: boolean;
}

/** A record that could not be read as one. */
export interface Reject {
  locator: string;
  reason: string;
  raw: Uint8Array;
}

/** What a sealed value is bound to, so that it cannot be moved to another record or field. */
export function sealContext(sourceCode: string, stream: string, sourceCaseId: string, field: "payload"): string {
  return `${sourceCode}:${stream}:${sourceCaseId}:${field}`;
}
