import type { SuccessionKind, UnitKind } from "@dau-moi/schema";
import type { UnitCode } from "./unit-version.ts";

/** What a unit was from one day to the next, in the words of a file: other units by their codes. `at` names the place in the file. */
export interface StatedVersion {
  at: string;
  from: string;
  to: string | null;
  name: string;
  kind: UnitKind;
  parent: string | null;
  codes: readonly UnitCode[];
  shifts: string;
  basis: string;
}

/** A unit with its versions, oldest first. */
export interface StatedUnit {
  at: string;
  code: string;
  position: number;
  versions: readonly StatedVersion[];
}

export interface StatedSuccession {
  at: string;
  from: string;
  to: string;
  kind: SuccessionKind;
  on: string;
  areas: readonly string[] | null;
  fields: readonly string[] | null;
  share: number | null;
  basis: string;
}

export interface StatedKind {
  at: string;
  kind: UnitKind;
  from: string;
  to: string | null;
  scored: boolean;
  inspected: boolean;
  basis: string;
}

/** What a file says of units; or, taken from the register, what it holds. */
export interface Statement {
  units: readonly StatedUnit[];
  successions: readonly StatedSuccession[];
  kinds: readonly StatedKind[];
}

/** The version at the end of a unit's life, or the present one. */
export function lastOf(unit: StatedUnit): StatedVersion {
  const last = unit.versions.at(-1);
  if (last === undefined) throw new Error(`unit ${unit.code} has no version`);
  return last;
}

/** Whether a unit exists on a day. */
export const existsOn = (unit: StatedUnit, day: string): boolean => unit.versions.some((v) => v.from <= day && (v.to === null || day < v.to));

/**
 * The register as it would stand after a file: units it names are as it says, all others stay; whoever it names answers to its successions alone.
 * Nothing is ever taken away.
 */
export function merged(before: Statement, file: Statement): Statement {
  const named = new Set(file.units.map((u) => u.code));
  const answered = new Set([...named, ...file.successions.map((s) => s.from)]);
  const kinds = new Set(file.kinds.map((k) => k.kind));
  return {
    units: [...before.units.filter((u) => !named.has(u.code)), ...file.units],
    successions: [...before.successions.filter((s) => !answered.has(s.from)), ...file.successions],
    kinds: [...before.kinds.filter((k) => !kinds.has(k.kind)), ...file.kinds],
  };
}
