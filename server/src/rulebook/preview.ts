import { calendarOf, shiftProfiles } from "../calendar/index.ts";
import { adoptedRegulations, loadRules, withCalendar, withRegulation } from "../clock/index.ts";
import type { LoadedRules, RegulationDocument } from "../clock/index.ts";
import { lastEvent } from "../journal/index.ts";
import type { Database, Tx } from "../platform/database.ts";
import type { Clock } from "../platform/now.ts";
import { Refused } from "../platform/problem.ts";
import type { UnitRegister } from "../unit/index.ts";
import { effectsByUnit, keepPreview, previewById } from "./preview.queries.ts";
import type { Effect, Preview, RuleKind } from "./preview.queries.ts";
import { walkOpenCases } from "./walk.ts";

/** What previews and adoptions need of the hub. */
export interface RulebookHub {
  database: Database;
  clock: Clock;
  units: UnitRegister;
}

/** What may come into force: the text that was proposed, and what it was read as. */
export type Candidate = { kind: "CALENDAR"; version: string; text: string } | { kind: "REGULATION"; version: string; regulation: RegulationDocument };

export interface PreviewAnswer extends Preview {
  units: ({ unitId: number } & Record<Effect, number>)[];
}

/** Computes what an adoption would change, from what the hub holds of the open cases in one snapshot, and keeps it. */
export async function makePreview(hub: RulebookHub, candidate: Candidate, madeBy: string): Promise<PreviewAnswer> {
  const instant = hub.clock.now();
  const found = await hub.database.read(async (tx) => {
    const now = await loadRules(tx, hub.units);
    const rules = now === null ? null : await rulesWith(tx, hub.units, now, candidate);
    const event = await lastEvent(tx);
    const walked = rules === null ? { looked: 0, undatable: [], changed: [] } : await walkOpenCases(tx, hub.units, rules, null);
    return { event, walked, rulesNumber: now?.number ?? 0 };
  });
  const { event, walked, rulesNumber } = found;
  return hub.database.write(async (tx) => {
    const about = { kind: candidate.kind satisfies RuleKind, version: candidate.version, rulesNumber, event, instant, madeBy };
    const id = await keepPreview(tx, { ...about, openCases: walked.looked, undatable: walked.undatable.length }, walked.changed);
    return previewAnswer(tx, id);
  });
}

/** A preview with its numbers. */
export async function previewAnswer(tx: Tx, id: number): Promise<PreviewAnswer> {
  const preview = await previewById(tx, id);
  if (preview === undefined) throw new Error(`there is no preview ${id}`);
  return { ...preview, units: await effectsByUnit(tx, id) };
}

/** The rules as they would be with the candidate in force. */
async function rulesWith(tx: Tx, units: UnitRegister, now: LoadedRules, candidate: Candidate): Promise<LoadedRules> {
  if (candidate.kind === "CALENDAR") {
    const read = calendarOf(candidate.text, candidate.version);
    if ("problems" in read) throw new Refused(read.problems);
    return withCalendar(now, read.calendar);
  }
  const { version, regulation } = candidate;
  return withRegulation(now, { version, regulation, inForce: await adoptedRegulations(tx), shiftProfiles: await shiftProfiles(tx) }, units);
}

/** Sums of a preview over all units. */
export function totalsOf(units: readonly Record<Effect, number>[]): Record<Effect, number> {
  const sum = (effect: Effect): number => units.reduce((total, unit) => total + unit[effect], 0);
  return { REDATED: sum("REDATED"), NO_LONGER_OVERDUE: sum("NO_LONGER_OVERDUE"), BECOMES_OVERDUE: sum("BECOMES_OVERDUE") };
}
