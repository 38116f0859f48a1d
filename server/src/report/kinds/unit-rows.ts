import type { ListConditions, ListScope, Span } from "../../tally/index.ts";
import type { Unit } from "../../unit/index.ts";
import { differenceIn, differenceOf } from "../balance.ts";
import type { ReportAsked, ReportCell, ReportRow, RowKind } from "../report-kind.ts";
import type { ListColumn } from "./columns.ts";

/** Whose row it is. */
export interface RowScope {
  kind: Extract<RowKind, "UNIT" | "OWN" | "TOTAL">;
  name: string;
  of: ListConditions;
}

/** A row's numbers by the key of their column. */
export type Counted = Readonly<Record<string, number>>;

/** The scope's children in the register's order, what it holds itself, and the whole of it. */
export function scopesIn({ scope, units, stream, reckoning, at }: ReportAsked): RowScope[] {
  const of = (unit: Unit, more: ListConditions = {}): ListConditions => ({
    unit: unit.code,
    ...more,
    ...(stream === "HOTLINE" ? {} : { stream }),
    ...(reckoning === "BY_SUCCESSOR" ? { reckoning } : {}),
  });
  const children = units.childrenOf(scope).map((unit): RowScope => ({ kind: "UNIT", name: units.nameAt(unit, at), of: of(unit) }));
  const total: RowScope = { kind: "TOTAL", name: `Toàn bộ ${units.nameAt(scope, at)}`, of: of(scope) };
  if (children.length === 0) return [total];
  return [...children, { kind: "OWN", name: `${units.nameAt(scope, at)} (trực tiếp)`, of: of(scope, { unitOnly: true }) }, total];
}

/** How long each column's list of a scope is. */
export async function countedIn({ lists }: ReportAsked, columns: readonly ListColumn[], of: ListConditions, span: Span): Promise<Counted> {
  const counts = await lists.count(columns.map(({ list }) => ({ ...of, ...list(span) })));
  return Object.fromEntries(columns.map(({ key }, at) => [key, counts[at] ?? 0]));
}

/** The same of the scopes of a table, which only differ by whose cases they are: units beside one another in one look, the whole by itself. */
export async function countedOfEach({ lists }: ReportAsked, columns: readonly ListColumn[], scopes: readonly RowScope[], span: Span): Promise<Counted[]> {
  const { unit: _unit, unitOnly: _only, ...alike } = scopes[0]?.of ?? {};
  const filters = columns.map(({ list }): ListConditions => ({ ...alike, ...list(span) }));
  const counts = new Map<RowScope, number[]>();
  for (const some of [scopes.filter(({ kind }) => kind !== "TOTAL"), scopes.filter(({ kind }) => kind === "TOTAL")]) {
    const found = await lists.countEach(some.map(scopeOf), filters);
    for (const [at, scope] of some.entries()) counts.set(scope, found[at] ?? []);
  }
  return scopes.map((scope) => Object.fromEntries(columns.map(({ key }, at) => [key, counts.get(scope)?.[at] ?? 0])));
}

const scopeOf = ({ of }: RowScope): ListScope => ({
  ...(of.unit === undefined ? {} : { unit: of.unit }),
  ...(of.unitOnly === undefined ? {} : { unitOnly: of.unitOnly }),
});

/** A number that opens its list. */
export function listCell(column: ListColumn, counted: Counted, of: ListConditions, span: Span): ReportCell {
  return { n: counted[column.key] ?? 0, list: { ...of, ...column.list(span) } };
}

/** What a row's balance lacks, case by case. @param counted all parts of the balance */
export async function rowDifference({ lists }: ReportAsked, counted: Counted, of: ListConditions, span: Span): Promise<Pick<ReportRow, "difference">> {
  const n = differenceOf(counted);
  return n === 0 ? {} : { difference: { n, cases: await differenceIn(lists, of, span) } };
}

/** Rows of units that have any number; the whole scope's always stands. */
export function withNumbers<Row extends { scope: RowScope; counted: Counted }>(rows: readonly Row[]): { kept: Row[]; left: number } {
  const kept = rows.filter(({ scope, counted }) => scope.kind === "TOTAL" || Object.values(counted).some((n) => n > 0));
  return { kept, left: rows.filter(({ scope, counted }) => scope.kind === "UNIT" && Object.values(counted).every((n) => n === 0)).length };
}

export const leftOut = (left: number): string[] => (left === 0 ? [] : [`${left} đơn vị không phát sinh số liệu trong kỳ, không có dòng trong bảng.`]);
