export { askedReconciles, askReconcile, RECONCILE_STATES } from "./asked.queries.ts";
export type { ReconcileState } from "./asked.queries.ts";
export { reconcileSource } from "./reconcile.ts";
export type { Reconciled } from "./reconcile.ts";
export type { Difference } from "./reconcile.queries.ts";
export { scheduleReconciles } from "./schedule.ts";
