export { confirmChanges } from "./confirm.ts";
export { scheduleSending } from "./schedule.ts";
export { sendDue } from "./send.ts";
export type { WritebackHub } from "./writeback-hub.ts";

// The graph
export { WritebackResolver } from "./writeback.resolver.ts";
export { LanesResolver } from "./lanes.resolver.ts";
