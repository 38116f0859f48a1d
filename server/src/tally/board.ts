import { CASE_STREAMS } from "@dau-moi/schema";
import type { CaseStream } from "@dau-moi/schema";
import type { Instant } from "../platform/instant.ts";
import { freshnessOf } from "../source/index.ts";
import type { SourceHealthRow } from "../source/index.ts";
import type { Unit, UnitRegister } from "../unit/index.ts";
import { asOfView } from "./as-of.ts";
import type { AsOf, UnitCounts } from "./board.queries.ts";
import type { Board, ChangeCause, ChangeCauseKind, SourceCoverage, UnitFigures } from "./board.type.ts";
import { figuresOf, overdueShare, ownFiguresOf } from "./figures.ts";
import type { Figures } from "./figures.ts";
import type { TickCause } from "./tick.queries.ts";

/** What a board is made from: every unit's own numbers at one as-of, why they moved, and the sources behind them. */
export interface BoardMaterial {
  asOf: AsOf;
  caseStream: CaseStream;
  figures: readonly UnitCounts[];
  causes: readonly TickCause[];
  sources: readonly SourceHealthRow[];
  /** a share of fewer open cases is not told */
  smallestForShare: number;
}

/** The board of a scope: the same sums for card, tree, command line and subscription. */
export function boardOf(material: BoardMaterial, units: UnitRegister, scope: Unit): Board {
  const { figures, caseStream } = material;
  const of = (path: string): Figures => figuresOf(figures, caseStream, units, path);
  return {
    asOf: asOfView(material.asOf),
    scope,
    caseStream,
    ...of(scope.path),
    units: units
      .childrenOf(scope)
      .map((unit) => unitFigures(unit, of(unit.path), material.smallestForShare))
      .filter((row) => units.endOf(row.unit) === Infinity || row.open > 0),
    own: unitFigures(scope, ownFiguresOf(figures, caseStream, scope), material.smallestForShare),
    otherStreams: CASE_STREAMS.filter((other) => other !== caseStream).map((other) => {
      const { open, overdue, dueSoon } = figuresOf(figures, other, units, scope.path);
      return { caseStream: other, open, overdue, dueSoon };
    }),
    coverage: coverageOf(material.sources, material.asOf.instant),
    changes: changesOf(
      material.causes.filter((cause) => cause.caseStream === caseStream),
      new Set(units.subtree(scope.path)),
    ),
  };
}

function unitFigures(unit: Unit, figures: Figures, smallest: number): UnitFigures {
  const { open, overdue, dueSoon, paused, inheritedOverdue } = figures;
  return { unit, open, overdue, dueSoon, paused, inheritedOverdue, overdueShare: overdueShare(figures, smallest) };
}

function coverageOf(sources: readonly SourceHealthRow[], at: Instant): SourceCoverage {
  const freshness = sources.map((source) => freshnessOf(source, at));
  const living = sources.filter((source) => !source.frozen).map((source) => source.readUpTo);
  return {
    fresh: freshness.filter((f) => f === "FRESH" || f === "FROZEN").length,
    total: sources.length,
    readUpTo: living.length === 0 || living.includes(null) ? null : Math.min(...living.map((read) => read ?? 0)),
  };
}

const CAUSE: Record<string, ChangeCauseKind> = {
  BECAME_OVERDUE: "BECAME_OVERDUE",
  BECAME_DUE_SOON: "BECAME_DUE_SOON",
  RECEIVED: "RECEIVED",
  CLOSED: "CLOSED",
  REOPENED: "REOPENED",
  HANDED_OVER: "HANDED_OVER",
  UPDATED: "UPDATED_AT_SOURCE",
  REDATED: "CALENDAR_CHANGED",
  WITHDRAWN: "GONE_AT_SOURCE",
};

function changesOf(causes: readonly TickCause[], inside: ReadonlySet<number>): ChangeCause[] {
  const cases = new Map<ChangeCauseKind, number>();
  for (const cause of causes) {
    if (!inside.has(cause.unitId) && !(cause.fromUnitId !== null && inside.has(cause.fromUnitId))) continue;
    const kind = cause.quiet ? "OPENING_BALANCE" : CAUSE[cause.kind];
    if (kind !== undefined && !(cause.quiet && cause.kind !== "RECEIVED")) cases.set(kind, (cases.get(kind) ?? 0) + cause.cases);
  }
  return [...cases].map(([cause, n]) => ({ cause, cases: n }));
}
