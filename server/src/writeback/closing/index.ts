export { reachedCall } from "./closing.queries.ts";
export type { ClosingFacts } from "./closing.queries.ts";
export { CLOSING_TICKS, closingFault, closingStanding, forgetClosing } from "./standing.ts";
export type { ClosingTick } from "./standing.ts";
