import type { Shift, WorkCalendar } from "../calendar/index.ts";
import type { UnitRegister } from "../unit/index.ts";
import type { StoredRegulation } from "./regulation.queries.ts";
import { limitsOf } from "./regulation-limits.ts";
import type { RegulationDocument } from "./regulation-shape.ts";
import { allTerms, workingTime } from "./rules.ts";
import type { InForce, LoadedRules } from "./rules.ts";

/** A regulation that is not in force yet, and those that are. */
export interface NextRegulation {
  version: string;
  regulation: RegulationDocument;
  inForce: readonly StoredRegulation[];
  shiftProfiles: ReadonlyMap<string, readonly Shift[]>;
}

/** The rules as they would be under another calendar. */
export function withCalendar(rules: LoadedRules, calendar: WorkCalendar): LoadedRules {
  return { ...rules, time: { ...rules.time, calendar }, calendars: new Map([...rules.calendars, [calendar.version, calendar]]) };
}

/** The rules as they would be with the next regulation; a limit that has no number yet is told by its place: -1 is the first. */
export function withRegulation(rules: LoadedRules, { version, regulation, inForce, shiftProfiles }: NextRegulation, units: UnitRegister): LoadedRules {
  const from = regulation.validFrom;
  const before = rules.limits.map((l) => ({ ...l, validTo: l.validTo !== null && l.validTo < from ? l.validTo : from })).filter((l) => l.validFrom < from);
  const next: InForce = { code: regulation.code, version, parsed: regulation, validFrom: from, supersededFrom: null };
  const all: InForce[] = [
    ...inForce
      .filter((r) => r.validFrom < from)
      .map((r) => ({ ...r, supersededFrom: r.supersededFrom !== null && r.supersededFrom < from ? r.supersededFrom : from })),
    next,
  ];
  const terms = allTerms(all);
  return {
    ...rules,
    limits: [...before, ...limitsOf(regulation, version, { from, to: null }, (place) => -1 - place)],
    terms,
    time: workingTime(rules.time.calendar, units, { terms, inForce: all, base: shiftProfiles }),
  };
}
