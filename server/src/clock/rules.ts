import { adoptedCalendars, ruleNumber, shiftProfiles } from "../calendar/index.ts";
import type { DatedShifts, OfficeHours, Shift, WorkCalendar } from "../calendar/index.ts";
import type { Tx } from "../platform/database.ts";
import type { UnitRegister } from "../unit/index.ts";
import type { Rules } from "./clocks.ts";
import type { WorkingTime } from "./deadline-of-unit.ts";
import { adoptedRegulations } from "./regulation.queries.ts";
import type { StoredRegulation } from "./regulation.queries.ts";
import { termsOf } from "./regulation-limits.ts";
import { termsOn } from "./terms.ts";
import type { Terms } from "./terms.ts";
import { timeLimits } from "./time-limit.ts";

/** The rules in force and the calendars that older clocks were dated by. */
export interface LoadedRules extends Rules {
  calendars: ReadonlyMap<string, WorkCalendar>;
  /** how many adoptions there were: other rules, another number */
  number: number;
}

/** A regulation in force, with the days for which it is. */
export type InForce = Pick<StoredRegulation, "code" | "version" | "parsed" | "validFrom" | "supersededFrom">;

/** @returns null while no calendar or no regulation was adopted: nothing can be dated yet */
export async function loadRules(tx: Tx, units: UnitRegister): Promise<LoadedRules | null> {
  const number = await ruleNumber(tx);
  const { current, all } = await adoptedCalendars(tx);
  const [inForce, base, limits] = [await adoptedRegulations(tx), await shiftProfiles(tx), await timeLimits(tx)];
  const terms = allTerms(inForce);
  if (current === undefined || terms.length === 0) return null;
  return { limits, terms, time: workingTime(current, units, { terms, inForce, base }), calendars: all, number };
}

/** The terms of the regulations in force, oldest first. */
export function allTerms(inForce: readonly InForce[]): Terms[] {
  return inForce.flatMap(({ code, version, parsed, validFrom, supersededFrom }) => {
    const terms = termsOf(parsed, { regulationCode: code, regulationVersion: version, validFrom, validTo: supersededFrom });
    return terms === null ? [] : [terms];
  });
}

interface TimeFacts {
  terms: readonly Terms[];
  inForce: readonly InForce[];
  /** profiles that no regulation names */
  base: ReadonlyMap<string, readonly Shift[]>;
}

export function workingTime(calendar: WorkCalendar, units: UnitRegister, { terms, inForce, base }: TimeFacts): WorkingTime {
  const hours = hoursByProfile(inForce);
  return {
    calendar,
    soonHoursOn: (day) => termsOn(terms, day).dueSoon.amount,
    shiftsOf: (unitId) => {
      const code = units.byId(unitId).shiftProfile;
      const found: OfficeHours | undefined = hours.get(code) ?? base.get(code);
      if (found === undefined) throw new Error(`unit ${unitId}: there is no shift profile ${code}`);
      return found;
    },
  };
}

/** Each profile's hours through all regulations: from a regulation's first day on its own hold, until the next one says otherwise. */
function hoursByProfile(inForce: readonly InForce[]): Map<string, DatedShifts[]> {
  const profiles = new Map<string, DatedShifts[]>();
  for (const { parsed, validFrom } of inForce) {
    for (const { code, hours } of parsed.shiftProfiles ?? []) {
      const before = profiles.get(code);
      const begun = hours.findLastIndex((h) => h.from === undefined || h.from <= validFrom);
      const own = hours
        .slice(Math.max(begun, 0))
        .map((h, i): DatedShifts => ({ from: i === 0 && begun >= 0 ? validFrom : (h.from ?? validFrom), shifts: h.shifts }));
      profiles.set(
        code,
        before === undefined
          ? [{ from: null, shifts: hours[0]?.shifts ?? [] }, ...own]
          : [...before.filter((h) => (h.from ?? "") < (own[0]?.from ?? "")), ...own],
      );
    }
  }
  return profiles;
}
