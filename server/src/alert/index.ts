// Notices: made from what happens, shown by the rights of now
export { makeNotices, scheduleNotices } from "./follow.ts";
export { bellsOf } from "./notice.queries.ts";
export type { Bell } from "./notice.queries.ts";
export { bellOf, NoticeResolver } from "./notice.resolver.ts";
export { NoticeBell } from "./notice.types.ts";
export { NoticeSettingResolver } from "./setting.resolver.ts";
export { CitizenResolver } from "./citizen.resolver.ts";
export type { AlertContext, Ways } from "./context.ts";

// What goes out
export { deliverDue, planDigests, scheduleDeliveries, waysOf } from "./deliver.ts";
export type { Outgoing } from "./alert-hub.ts";
export { alertSlot } from "./alerts.ts";
export { gatewayOf, reportReader } from "./gateway.ts";
export type { Posted, PostOnce } from "./gateway.ts";
export { ARRIVALS_PATH, arrivalRoute } from "./arrival-route.ts";
export { mailOf } from "./mail.ts";

// Alerts: a rule's cause is there
export {
  AlertChange,
  AlertResolver,
  AlertRuleResolver,
  ALERT_KINDS,
  alertsMoved,
  lastStep,
  pageOfAlerts,
  scheduleAlerts,
  visibleAlert,
  watchAlerts,
} from "./episode/index.ts";
export type { AlertKind, AlertRow } from "./episode/index.ts";
