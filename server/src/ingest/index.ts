// Reading
export { ingest } from "./ingest.ts";
export { scheduleIngest } from "./schedule.ts";
export { scheduleReconciles } from "./reconcile/index.ts";
export { scheduleFreshness, watchFreshness } from "./alarm/index.ts";
export { readWorkbook } from "@dau-moi/connectors";
export { contextOf } from "./source-context.ts";
export { postingTo } from "./post-once.ts";

// What those who keep sources do
export {
  acknowledgeSourceDrift,
  changeSecrets,
  checkManifest,
  connectManifest,
  discoverManifest,
  manifestMeant,
  mapWord,
  newManifest,
  pauseSource,
  previewManifest,
  readNow,
  reconcile,
  replaySource,
  schemaOf,
  settleQuarantined,
} from "./desk/index.ts";
export type { Keeper } from "./desk/index.ts";
export { decideSweep } from "./sweep/index.ts";

// The graph
export { CaseAtSourceResolver } from "./at-source/index.ts";
export { DeskActsResolver, DeskResolver } from "./desk/index.ts";
export type { DeskContext } from "./desk/index.ts";
export type { IngestHub, IngestReport } from "./report.ts";
