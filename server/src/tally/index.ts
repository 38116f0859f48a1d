// Numbers
export { unitCounts } from "./board.queries.ts";
export { areSameNumbers, boardOf, scopeNumbers } from "./board.ts";
export type { ScopeNumbers } from "./board.ts";
export { chargedOf } from "./in-charge.ts";
export { casesPerUnit, sourcesPerUnit } from "./list.queries.ts";
export { figuresOf, ownFiguresOf, smallestForShare } from "./figures.ts";
export type { AsOf, UnitCounts } from "./board.queries.ts";
export { Board, SourceCoverage, StreamFigures } from "./board.type.ts";

// Intervals that numbers are made from
export { currentStates, endStates, sameState, turnStates } from "./intervals.queries.ts";
export type { CaseState } from "./intervals.queries.ts";

// Ticks
export { startTicker, TickerMemory, tickOnce } from "./ticker.ts";
export { TickSight } from "./tick-sight.ts";
export type { ShownTick, Tick, TickCause } from "./tick.queries.ts";

// The graph
export { BoardResolver, scopeUnit, tickNow } from "./board.resolver.ts";
export type { TallyContext } from "./board.resolver.ts";
export { DefinitionsResolver } from "./definitions.resolver.ts";
export { callsOfNumbers, HotlineResolver } from "./hotline/index.ts";
export { RestatedResolver } from "./restated.resolver.ts";
export { FigureChangeResolver } from "./figure-change.resolver.ts";
export { PeriodResolver } from "./period.resolver.ts";
export { MonthReckoningEnum, PeriodInput, PeriodKindEnum, PeriodView } from "./period.type.ts";
export { periodAsked } from "./period-asked.ts";
export { firstReads } from "./restated.queries.ts";
export { heirsAt, ReckoningEnum } from "./reckoning.ts";
export { periodBefore, periodOf, termOn } from "./period.ts";
export type { MonthReckoning, PeriodKind, PeriodTerm, Span } from "./period.ts";
export { periodTerms } from "./period.queries.ts";
export { SupervisedResolver } from "./supervised.resolver.ts";
export { caseAndUnits, CasesResolver, visibleCase } from "./cases.resolver.ts";
export { BacklogClassEnum, BalancePartEnum, CaseFilter, LatenessEnum, PageInfo, SeverityEnum } from "./cases.types.ts";
export type { Lateness } from "./case-predicate.ts";
export type { BalancePart } from "./period-predicate.ts";
export { BacklogResolver } from "./backlog.resolver.ts";
export type { BacklogClass, Severity } from "./backlog-sql.ts";
export { casesPerSource } from "./case-now.queries.ts";
export { asOfOf, AsOfView, asOfView } from "./as-of.ts";
export { listLengths } from "./list-lengths.ts";
export { listsAt } from "./lists-at.ts";
export type { ListConditions, ListsAt, ListScope } from "./lists-at.ts";
export { wholeQueue } from "./whole-queue.ts";
export type { QueuedCase } from "./whole-queue.ts";
export { insideHolds } from "./inside-sql.ts";
export { narrowedList } from "./narrowed-list.ts";
export type { ListSql } from "./narrowed-list.ts";
export { selectedCases } from "./selection.ts";
export { keepList } from "./selection.queries.ts";
export type { SelectedCase } from "./selection.queries.ts";
