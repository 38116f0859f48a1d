// Numbers
export { unitCounts } from "./board.queries.ts";
export { boardOf } from "./board.ts";
export { smallestForShare } from "./figures.ts";
export { Board } from "./board.type.ts";

// Intervals that numbers are made from
export { currentStates, endStates, sameState, turnStates } from "./intervals.queries.ts";
export type { CaseState } from "./intervals.queries.ts";

// Ticks
export { startTicker, tickOnce } from "./ticker.ts";
export type { ShownTick, TickCause } from "./tick.queries.ts";

// The graph
export { BoardResolver, scopeUnit, tickNow } from "./board.resolver.ts";
export type { TallyContext } from "./board.resolver.ts";
export { DefinitionsResolver } from "./definitions.resolver.ts";
export { SupervisedResolver } from "./supervised.resolver.ts";
export { caseAndUnits, CasesResolver, visibleCase } from "./cases.resolver.ts";
export { BacklogClassEnum, CaseFilter, PageInfo, SeverityEnum } from "./cases.types.ts";
export { BacklogResolver } from "./backlog.resolver.ts";
export type { BacklogClass, Severity } from "./backlog-sql.ts";
export { casesPerSource } from "./case-now.queries.ts";
export { asOfOf, AsOfView, asOfView } from "./as-of.ts";
export { listLengths } from "./list-lengths.ts";
export { wholeQueue } from "./whole-queue.ts";
export type { QueuedCase } from "./whole-queue.ts";
export { insideHolds } from "./inside-sql.ts";
export { narrowedList } from "./narrowed-list.ts";
export type { ListSql } from "./narrowed-list.ts";
export { selectedCases } from "./selection.ts";
export type { SelectedCase } from "./selection.queries.ts";
