export { connectSource, secretsOf } from "./connect.ts";
export { manifestOf, manifestSchema } from "./manifest.ts";
export type { Manifest } from "./manifest.ts";
export { SourceSystem } from "./source.entity.ts";
export {
  advanceTo,
  checkpointOf,
  freeLeases,
  freshnessOf,
  HEARTBEAT_MS,
  leaseSource,
  LeaseLost,
  openQuarantine,
  proveLease,
  sourceHealth,
  sourceRows,
  wordQueue,
} from "./source.queries.ts";
export type { Freshness, SourceHealthRow, SourceRow } from "./source.queries.ts";
export { askForRun, countRuns, endRun, openRun, progressRun, RUN_OUTCOMES, runningRuns, runsOf, setPaused } from "./run.queries.ts";
export type { RunCounts, RunEnd, RunOutcome, RunRow } from "./run.queries.ts";
export { FreshnessEnum, SourceResolver, SourceView } from "./source.resolver.ts";
export type { SourceContext } from "./source.resolver.ts";

// What people do with sources
export {
  acknowledgeDrift,
  configForChange,
  manifestRow,
  openDrift,
  quarantinedForDecision,
  setConfig,
  setSecrets,
  settleOne,
  waitingSweeps,
} from "./desk.queries.ts";
export type { ManifestRow } from "./desk.queries.ts";
