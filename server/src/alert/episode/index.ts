// Alerts: episodes in which a rule's cause was there
export { scheduleAlerts, watchAlerts } from "./watch.ts";
export { ALERT_KINDS } from "./words.ts";
export { alertsMoved, lastStep, pageOfAlerts } from "./alert.queries.ts";
export type { AlertRow } from "./alert.queries.ts";
export { AlertResolver, visibleAlert } from "./alert.resolver.ts";
export { AlertRuleResolver } from "./rule.resolver.ts";
export { AlertChange } from "./alert.types.ts";
export type { AlertKind } from "./words.ts";
