import type { CourseStep } from "../../course-step.ts";
import type { CaseFacts } from "../../ledger-line.ts";
import type { Dice } from "../../random.ts";
import { keepsEveryStep } from "../../richness.ts";
import { PAUSE_REASON_WEIGHTS, WITHDRAWN } from "../../text/index.ts";
import { DAY_MS, dayNumber, dayStart, floorTo, HOUR_MS, MINUTE_MS } from "../../vietnam-time.ts";
import { isWorkingDay, workingDayAfter } from "../../working-days.ts";
import { profileOf } from "../../departments.ts";
import { momentWithin, nthWay, stretchOf, type Stretch, type Telling } from "./candidate.ts";

/** How a pause goes. */
const WHILE_OPEN = { RESUMED: 20, STILL: 34, LATE: 12, OUT_OF_HOURS: 14, HOLIDAY: 12, TWICE: 8 } as const;
const FINISHED = { RESUMED: 46, LATE: 8, OUT_OF_HOURS: 14, HOLIDAY: 12, TWICE: 10, NEVER_RESUMED: 10 } as const;
type PauseWay = keyof typeof WHILE_OPEN | keyof typeof FINISHED;

const holderIn = ({ before }: Stretch): string | null => before.findLast(({ kind }) => kind === "ACCEPTED")?.unit ?? null;

function pause(at: number, stretch: Stretch, dice: Dice): CourseStep {
  return { at, kind: "PAUSED", unit: holderIn(stretch), note: null, reason: dice.weighted(PAUSE_REASON_WEIGHTS) };
}

const resumption = (at: number, stretch: Stretch): CourseStep => ({ at, kind: "RESUMED", unit: holderIn(stretch), note: null });

/** One pause from an instant on, resumed some working days later where there is room for it. */
function once(after: number, stretch: Stretch, dice: Dice): CourseStep[] | null {
  const at = momentWithin(after, stretch.until, dice.whole(0, 2), dice) ?? momentWithin(after, stretch.until, 0, dice);
  const back = at === null ? null : (momentWithin(at, stretch.until, dice.whole(1, 5), dice) ?? momentWithin(at, stretch.until, 0, dice));
  return at === null || back === null ? null : [pause(at, stretch, dice), resumption(back, stretch)];
}

function still(stretch: Stretch, dice: Dice): CourseStep[] | null {
  if (stretch.after.length > 0) return null;
  const inTime = stretch.due < stretch.until ? stretch.from : Math.max(stretch.from, stretch.until - dice.whole(1, 6) * DAY_MS);
  const at = momentWithin(inTime, stretch.until, 0, dice);
  return at === null ? null : [pause(at, stretch, dice)];
}

/** Begun in the evening, ended at dawn or on a day off. */
function outOfHours(stretch: Stretch, dice: Dice): CourseStep[] | null {
  const evening = dayStart(dayNumber(stretch.from)) + 18 * HOUR_MS + dice.whole(0, 270) * MINUTE_MS;
  const dawn = dayStart(dayNumber(stretch.from) + dice.whole(1, 6)) + 5 * HOUR_MS + dice.whole(0, 110) * MINUTE_MS;
  if (evening <= stretch.from || evening >= stretch.until) return null;
  if (dawn < stretch.until) return [pause(evening, stretch, dice), resumption(dawn, stretch)];
  return stretch.after.length === 0 ? [pause(evening, stretch, dice)] : null;
}

/** From the last working day before a holiday to the first one after it. */
function overHoliday(stretch: Stretch, dice: Dice): CourseStep[] | null {
  for (let day = dayNumber(stretch.from) + 1; day < dayNumber(stretch.until); day += 1) {
    const weekday = (day + 4) % 7;
    if (isWorkingDay(day) || weekday === 0 || weekday === 6) continue;
    let eve = day - 1;
    while (!isWorkingDay(eve)) eve -= 1;
    const at = dayStart(eve) + 8 * HOUR_MS + dice.whole(0, 200) * MINUTE_MS;
    const back = dayStart(workingDayAfter(day, 1)) + 8 * HOUR_MS + dice.whole(0, 200) * MINUTE_MS;
    if (at > stretch.from && back < stretch.until) return [pause(at, stretch, dice), resumption(back, stretch)];
  }
  return null;
}

function twice(stretch: Stretch, dice: Dice): CourseStep[] | null {
  const first = once(stretch.from, stretch, dice);
  const again = first === null ? null : once(first[1]?.at ?? stretch.until, stretch, dice);
  return first === null || again === null ? null : [...first, ...again];
}

/** Only after the limit has run out. */
function late(stretch: Stretch, dice: Dice): CourseStep[] | null {
  const begin = Math.max(stretch.from, stretch.due);
  if (begin >= stretch.until) return null;
  return once(begin, stretch, dice) ?? (stretch.after.length === 0 ? still({ ...stretch, from: begin }, dice) : null);
}

function wayTaken(way: PauseWay, stretch: Stretch, telling: Telling): CourseStep[] | null {
  const { dice, dept } = telling;
  switch (way) {
    case "STILL":
      return still(stretch, dice);
    case "LATE":
      return late(stretch, dice);
    case "OUT_OF_HOURS":
      return outOfHours(stretch, dice);
    case "HOLIDAY":
      return overHoliday(stretch, dice);
    case "TWICE":
      return keepsEveryStep(dept) ? twice(stretch, dice) : null;
    case "RESUMED":
    case "NEVER_RESUMED":
      return once(stretch.from, stretch, dice);
  }
}

/** The citizen gave no answer, and the case was closed as it lay. */
function closedWhilePaused(fact: CaseFacts, stretch: Stretch, steps: readonly CourseStep[]): CaseFacts | null {
  const closing = stretch.after.findLast(({ kind }) => kind === "CLOSED");
  const [begun] = steps;
  if (closing === undefined || begun === undefined) return null;
  return { ...fact, record: { ...fact.record, course: [...stretch.before, begun, closing], outcome: null, closeReason: WITHDRAWN } };
}

/** Lets a case wait for somebody once or twice. @param index which of the paused cases it is @returns null: there is no room in its course */
export function pauseCase(fact: CaseFacts, index: number, telling: Telling): CaseFacts | null {
  const stretch = stretchOf(fact, telling);
  if (stretch === null) return null;
  const way = stretch.after.length === 0 ? nthWay(WHILE_OPEN, index) : nthWay(FINISHED, index);
  const steps = wayTaken(way, stretch, telling) ?? wayTaken("RESUMED", stretch, telling) ?? wayTaken("STILL", stretch, telling);
  if (steps === null) return null;
  const { precision } = profileOf(telling.dept);
  const told = steps.map((step) => ({ ...step, at: floorTo(step.at, precision) }));
  if ((told[0]?.at ?? 0) < stretch.from) return null;
  if (way === "NEVER_RESUMED") return closedWhilePaused(fact, stretch, told);
  return { ...fact, record: { ...fact.record, course: [...stretch.before, ...told, ...stretch.after] } };
}
