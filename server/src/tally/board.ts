import { CASE_STREAMS } from "@dau-moi/schema";
import type { CaseStream } from "@dau-moi/schema";
import type { Instant } from "../platform/instant.ts";
import { freshnessOf } from "../source/index.ts";
import type { SourceHealthRow } from "../source/index.ts";
import type { Unit, UnitRegister } from "../unit/index.ts";
import { asOfView } from "./as-of.ts";
import type { AsOf, UnitCounts } from "./board.queries.ts";
import type { Board, ChangeCause, ChangeCauseKind, ChangeSource, SourceCoverage, UnitFigures } from "./board.type.ts";
import { areSame, figuresOf, overdueShare, ownFiguresOf } from "./figures.ts";
import { chargedUnits, countsInCharge } from "./in-charge.ts";
import type { Charged } from "./in-charge.ts";
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
  /** whose units alone are counted; left out: all are */
  charged?: Charged | null;
}

/** The board of a scope: the same sums for card, tree, command line and subscription. */
export function boardOf(material: BoardMaterial, units: UnitRegister, scope: Unit): Board {
  const { caseStream, charged = null } = material;
  const figures = countsInCharge(material.figures, charged, material.asOf.instant, units);
  const shown = charged === null ? null : chargedUnits(charged, material.asOf.instant, units);
  const { total, own, below, otherStreams } = scopeNumbers(figures, caseStream, units, scope);
  return {
    asOf: asOfView(material.asOf),
    scope,
    inCharge: charged?.officer ?? null,
    caseStream,
    ...total,
    units: below
      .filter(({ unit }) => shown === null || units.subtree(unit.path).some((id) => shown.has(id)))
      .map((row) => unitFigures(row.unit, row.figures, material.smallestForShare)),
    own: unitFigures(scope, own, material.smallestForShare),
    otherStreams: otherStreams.map((other) => ({ ...other })),
    coverage: coverageOf(material.sources, material.asOf.instant),
    changes: changesOf(
      material.causes.filter((cause) => cause.caseStream === caseStream),
      new Set(shown === null ? units.subtree(scope.path) : units.subtree(scope.path).filter((id) => shown.has(id))),
      material.sources,
    ),
  };
}

/** The numbers that a board of a scope shows. */
export interface ScopeNumbers {
  total: Figures;
  own: Figures;
  /** of the units below it that live, or have open cases left */
  below: readonly { unit: Unit; figures: Figures }[];
  otherStreams: readonly (Pick<Figures, "open" | "overdue" | "dueSoon"> & { caseStream: CaseStream })[];
}

const kept = new WeakMap<readonly UnitCounts[], { units: UnitRegister; scopes: Map<string, ScopeNumbers> }>();

/** A scope's numbers out of a tick's: added up once, whoever asks. */
export function scopeNumbers(counts: readonly UnitCounts[], caseStream: CaseStream, units: UnitRegister, scope: Unit): ScopeNumbers {
  let tick = kept.get(counts);
  if (tick?.units !== units) kept.set(counts, (tick = { units, scopes: new Map() }));
  const key = `${caseStream} ${scope.path}`;
  const numbers = tick.scopes.get(key) ?? addedUp(counts, caseStream, units, scope);
  tick.scopes.set(key, numbers);
  return numbers;
}

/** Whether two boards of a scope show the same. */
export function areSameNumbers(these: ScopeNumbers, those: ScopeNumbers): boolean {
  if (these === those) return true;
  if (these.below.length !== those.below.length || these.otherStreams.length !== those.otherStreams.length) return false;
  return (
    areSame(these.total, those.total) &&
    areSame(these.own, those.own) &&
    these.below.every(({ unit, figures }, place) => unit.id === those.below[place]?.unit.id && areSame(figures, those.below[place].figures)) &&
    these.otherStreams.every((other, place) => isSameStream(other, those.otherStreams[place]))
  );
}

type OtherStream = ScopeNumbers["otherStreams"][number];

function isSameStream(one: OtherStream, other: OtherStream | undefined): boolean {
  return one.caseStream === other?.caseStream && one.open === other.open && one.overdue === other.overdue && one.dueSoon === other.dueSoon;
}

function addedUp(counts: readonly UnitCounts[], caseStream: CaseStream, units: UnitRegister, scope: Unit): ScopeNumbers {
  return {
    total: figuresOf(counts, caseStream, units, scope.path),
    own: ownFiguresOf(counts, caseStream, scope, units),
    below: units
      .childrenOf(scope)
      .map((unit) => ({ unit, figures: figuresOf(counts, caseStream, units, unit.path) }))
      .filter(({ unit, figures }) => units.endOf(unit) === Infinity || figures.open > 0),
    otherStreams: CASE_STREAMS.filter((other) => other !== caseStream).map((other) => {
      const { open, overdue, dueSoon } = figuresOf(counts, other, units, scope.path);
      return { caseStream: other, open, overdue, dueSoon };
    }),
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

function changesOf(causes: readonly TickCause[], inside: ReadonlySet<number>, sources: readonly SourceHealthRow[]): ChangeCause[] {
  const changes = new Map<ChangeCauseKind, Pick<ChangeCause, "cases" | "sources">>();
  for (const cause of causes) {
    if (!inside.has(cause.unitId) && !(cause.fromUnitId !== null && inside.has(cause.fromUnitId))) continue;
    const kind = cause.quiet ? "OPENING_BALANCE" : CAUSE[cause.kind];
    if (kind === undefined || (cause.quiet && cause.kind !== "RECEIVED")) continue;
    const change = changes.get(kind) ?? { cases: 0, sources: [] };
    change.cases += cause.cases;
    addSource(change.sources, cause, sources);
    changes.set(kind, change);
  }
  return [...changes].map(([cause, change]) => ({ cause, ...change }));
}

function addSource(told: ChangeSource[], { sourceId, cases, late }: TickCause, sources: readonly SourceHealthRow[]): void {
  const source = sources.find(({ id }) => id === sourceId);
  if (source === undefined) return; // nobody told it: time passed, or the hub itself
  const known = told.find(({ code }) => code === source.code);
  if (known === undefined) told.push({ code: source.code, name: source.nameVi, cases, late });
  else Object.assign(known, { cases: known.cases + cases, late: known.late + late });
}
