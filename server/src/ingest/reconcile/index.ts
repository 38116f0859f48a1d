export { reconcileSource } from "./reconcile.ts";
export type { Reconciled } from "./reconcile.ts";
