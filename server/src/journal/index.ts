export { append, causesBetween, eventsAfter, lastEvent, takeNumbers } from "./journal.queries.ts";
export type { JournalEvent, NewEvent } from "./journal.queries.ts";
export { factEvents } from "./facts.ts";
export type { Fact } from "./facts.ts";

// The outbox: what the hub decided and asks a source to change
export { CHANGE_STATES, freeSending, proveSending, putInOutbox, settleSending, takeLaneHead } from "./outbox.queries.ts";
export type { ChangeState, LaneHead, Settled } from "./outbox.queries.ts";
