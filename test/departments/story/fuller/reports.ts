import type { CourseStep } from "../../course-step.ts";
import { profileOf } from "../../departments.ts";
import type { CaseFacts } from "../../ledger-line.ts";
import { OPEN } from "../../open-stages.ts";
import { NO_RESULT_REASONS, URGINGS } from "../../text/index.ts";
import { floorTo } from "../../vietnam-time.ts";
import { officeMomentAfter } from "../../working-days.ts";
import { positionOf } from "../../dialect/index.ts";
import { dueOf, momentWithin, stretchOf, type Telling } from "./candidate.ts";

const EVERY_DAYS = 7;
const MOST_REPORTS = 6;
const URGED_SHARE = 0.35;

const withSteps = (fact: CaseFacts, course: readonly CourseStep[]): CaseFacts => ({ ...fact, record: { ...fact.record, course: [...course] } });

/** The lead agency of several reports every seven working days, or later, that there is no result yet. @returns null: it had no need to, or did not */
export function reportNoResult(fact: CaseFacts, telling: Telling): CaseFacts | null {
  const { dept, dice } = telling;
  const stretch = fact.record.destined.cooperating.length === 0 ? null : stretchOf(fact, telling);
  if (stretch === null || !dice.chance(0.85)) return null;
  const reports: CourseStep[] = [];
  for (let from = Math.max(stretch.due - 1, stretch.from); reports.length < MOST_REPORTS;) {
    const at = floorTo(officeMomentAfter(from, EVERY_DAYS + Number(dice.weighted({ "0": 60, "1": 20, "2": 12, "5": 8 })), dice), profileOf(dept).precision);
    if (at >= stretch.until) break;
    reports.push({ at, kind: "NO_RESULT_REPORTED", unit: fact.record.destined.lead, note: null, reason: dice.pick(NO_RESULT_REASONS) });
    from = at;
  }
  return reports.length === 0 ? null : withSteps(fact, [...stretch.before, ...reports, ...stretch.after]);
}

/** Some of what is late is urged, by the dispatcher or whoever supervises. */
export function urge(fact: CaseFacts, telling: Telling): CaseFacts {
  const { dept, dice, now } = telling;
  const { course, destined, lagging } = fact.record;
  const last = course.at(-1)?.at ?? now;
  const { stage } = positionOf(course, fact.intake, true);
  if (!OPEN.has(stage) || stage === "RESOLVED" || stage === "ANSWERED" || lagging !== null || !dice.chance(URGED_SHARE)) return fact;
  const at = momentWithin(Math.max(last, dueOf(fact)), now, dice.whole(1, 8), dice);
  if (at === null) return fact;
  const unit = destined.supervisor ?? fact.intake;
  return withSteps(fact, [...course, { at: floorTo(at, profileOf(dept).precision), kind: "URGED", unit, note: dice.pick(URGINGS) }]);
}
