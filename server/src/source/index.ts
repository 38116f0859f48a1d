export { connectSource, secretsOf } from "./connect.ts";
export { manifestOf } from "./manifest.ts";
export { SourceSystem } from "./source.entity.ts";
export {
  advanceTo,
  checkpointOf,
  endRun,
  freeLeases,
  freshnessOf,
  HEARTBEAT_MS,
  leaseSource,
  LeaseLost,
  proveLease,
  sourceHealth,
  sourceRows,
} from "./source.queries.ts";
export type { SourceHealthRow, SourceRow } from "./source.queries.ts";
export { SourceResolver, SourceView } from "./source.resolver.ts";
export type { SourceContext } from "./source.resolver.ts";
