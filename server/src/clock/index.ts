export { clocksOf, inheritedLate, runningClock } from "./clocks.ts";
export type { ClockRow, Rules } from "./clocks.ts";
export { NoLimit } from "./time-limit.ts";
export type { TimeLimit } from "./time-limit.ts";
export { recordClocks } from "./record.queries.ts";
export { importRules, loadRules } from "./rules.ts";
export type { LoadedRules } from "./rules.ts";
export { clockLoader, ClockResolver } from "./clock.resolver.ts";
export type { ClockContext } from "./clock.resolver.ts";
