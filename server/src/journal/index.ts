export { append, causesBetween, eventNow, eventsAfter, lastEvent, lastEventsBefore, takeNumbers } from "./journal.queries.ts";
export type { EventKind, JournalEvent, NewEvent } from "./journal.queries.ts";
export { appendSourceEvents } from "./source-events.queries.ts";
export { wasEntered } from "./entered.ts";
export { FACT_KINDS, factEvents, RESULT_KINDS } from "./facts.ts";
export type { Fact, FactKind } from "./facts.ts";

// The outbox: what the hub decided and asks a source to change
export { CHANGE_STATES, freeSending, proveSending, putAllInOutbox, putInOutbox, settleSending, takeLaneHead } from "./outbox.queries.ts";
export type { ChangeState, LaneHead, NewChange, Settled } from "./outbox.queries.ts";
