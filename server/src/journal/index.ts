export { append, causesBetween, eventsAfter, lastEvent, takeNumbers } from "./journal.queries.ts";
export type { JournalEvent, NewEvent } from "./journal.queries.ts";
export { factEvents } from "./facts.ts";
export type { Fact } from "./facts.ts";
