import type { CourseStep } from "../../course-step.ts";
import { profileOf, type DepartmentCode } from "../../departments.ts";
import type { CaseFacts } from "../../ledger-line.ts";
import type { Dice } from "../../random.ts";
import { keepsEveryStep } from "../../richness.ts";
import { APPROVERS, EXTENSION_REASONS } from "../../text/index.ts";
import { dayNumber, dayStart, floorTo, localDate } from "../../vietnam-time.ts";
import { workingDayAfter } from "../../working-days.ts";
import { momentWithin, nthWay, stretchOf, type Stretch, type Telling } from "./candidate.ts";

const WAYS = { IN_TIME: 78, LATE: 12, TWICE: 10 } as const;

/** Grants some working days more than the last day of before. @param lastDay days since 1970-01-01, local */
function granted(at: number, lastDay: number, dept: DepartmentCode, dice: Dice): CourseStep & { lastDay: number } {
  const day = workingDayAfter(Math.max(lastDay, dayNumber(at)), dice.whole(3, 8));
  return {
    at: floorTo(at, profileOf(dept).precision),
    kind: "EXTENDED",
    unit: profileOf(dept).intake,
    note: null,
    reason: dice.pick(EXTENSION_REASONS),
    dueDay: localDate(dayStart(day)),
    approver: dice.pick(APPROVERS[dept === "sxd" ? "sxd" : "tinh"]),
    lastDay: day,
  };
}

function inTime(stretch: Stretch, dept: DepartmentCode, dice: Dice): (CourseStep & { lastDay: number }) | null {
  const until = Math.min(stretch.until, stretch.due);
  const at = momentWithin(stretch.from, until, dice.whole(0, 4), dice) ?? momentWithin(stretch.from, until, 0, dice);
  return at === null ? null : granted(at, dayNumber(stretch.due) - 1, dept, dice);
}

function late(stretch: Stretch, dept: DepartmentCode, dice: Dice): CourseStep[] | null {
  const at = momentWithin(Math.max(stretch.from, stretch.due), stretch.until, dice.whole(0, 3), dice);
  return at === null ? null : [granted(at, dayNumber(at), dept, dice)];
}

function twice(stretch: Stretch, dept: DepartmentCode, dice: Dice): CourseStep[] | null {
  const first = inTime(stretch, dept, dice);
  const again = first === null ? null : momentWithin(first.at, stretch.until, dice.whole(1, 4), dice);
  return first === null || again === null ? null : [first, granted(again, first.lastDay, dept, dice)];
}

function stepsOf(way: keyof typeof WAYS, stretch: Stretch, dept: DepartmentCode, dice: Dice): CourseStep[] | null {
  if (way === "LATE") return late(stretch, dept, dice);
  const again = way === "TWICE" && keepsEveryStep(dept) ? twice(stretch, dept, dice) : null;
  const once = again === null ? inTime(stretch, dept, dice) : null;
  return again ?? (once === null ? null : [once]);
}

/** Gives a case a new due day, mostly once and before it is due. @returns null: there is no room in its course */
export function extendCase(fact: CaseFacts, index: number, telling: Telling): CaseFacts | null {
  const { dept, dice } = telling;
  const stretch = stretchOf(fact, telling);
  if (stretch === null) return null;
  const steps = stepsOf(nthWay(WAYS, index), stretch, dept, dice);
  if (steps === null || (steps[0]?.at ?? 0) < stretch.from) return null;
  const told = steps.map(({ at, kind, unit, note, reason = "", dueDay = "", approver = "" }) => ({ at, kind, unit, note, reason, dueDay, approver }));
  return { ...fact, record: { ...fact.record, course: [...stretch.before, ...told, ...stretch.after] } };
}
