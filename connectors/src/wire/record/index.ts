export { digestOf, faultOfId, isTooDeep, rejectOf } from "./record.ts";
export type { Reject } from "./record.ts";
