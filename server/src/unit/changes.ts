import { lastOf } from "./statement.ts";
import type { StatedKind, StatedSuccession, StatedUnit, Statement } from "./statement.ts";

export const UNIT_CHANGE_KINDS = ["ADDED", "RENAMED", "MOVED", "DISSOLVED", "CHANGED"] as const;
export type UnitChangeKind = (typeof UNIT_CHANGE_KINDS)[number];

/** One thing that a file would change in the register. */
export interface UnitChange {
  kind: UnitChangeKind;
  code: string;
  name: string;
  /** the day it holds from */
  on: string;
  /** name or parent before and after; null where there is none */
  before: string | null;
  after: string | null;
}

/** What differs between two states of the register, unit by unit; nothing at all when a file is brought in a second time. */
export function changesBetween(before: Statement, after: Statement): UnitChange[] {
  const known = new Map(before.units.map((u) => [u.code, u]));
  return after.units.flatMap((unit) => changesOf(known.get(unit.code), unit));
}

function changesOf(before: StatedUnit | undefined, after: StatedUnit): UnitChange[] {
  const now = lastOf(after);
  const change = (kind: UnitChangeKind, on: string, from: string | null, to: string | null): UnitChange => ({
    kind,
    code: after.code,
    name: now.name,
    on,
    before: from,
    after: to,
  });
  if (before === undefined) return [change("ADDED", after.versions[0]?.from ?? now.from, null, now.parent)];
  if (contentOf(before) === contentOf(after)) return [];
  const old = lastOf(before);
  const changes: UnitChange[] = [];
  if (old.name !== now.name) changes.push(change("RENAMED", now.from, old.name, now.name));
  if (old.parent !== now.parent) changes.push(change("MOVED", now.from, old.parent, now.parent));
  if (now.to !== null && old.to === null) changes.push(change("DISSOLVED", now.to, null, now.to));
  return changes.length > 0 ? changes : [change("CHANGED", now.from, null, null)];
}

/** What of a unit is held, without where it was read. */
export function contentOf(unit: StatedUnit): string {
  return JSON.stringify([
    unit.position,
    unit.versions.map((v) => [v.from, v.to, v.name, v.kind, v.parent, v.shifts, v.basis, v.codes.map((c) => [c.scheme, c.code, c.from, c.to])]),
  ]);
}

/** What of a succession is held. */
export const termsOf = (s: StatedSuccession): string => JSON.stringify([s.from, s.to, s.kind, s.on, s.areas, s.fields, s.share, s.basis]);

/** What of a kind's rule is held. */
export const kindTermsOf = (k: StatedKind): string => JSON.stringify([k.kind, k.from, k.to, k.scored, k.inspected, k.basis]);

/** Units that end without anybody to take over: their open cases will wait in a queue of their own. */
export function endingAlone({ units, successions }: Statement): string[] {
  const followed = new Set(successions.map((s) => s.from));
  return units.filter((u) => lastOf(u).to !== null && !followed.has(u.code)).map((u) => u.code);
}
