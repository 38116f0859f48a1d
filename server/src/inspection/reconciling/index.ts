export { ReconciliationResolver } from "./reconcile.resolver.ts";
