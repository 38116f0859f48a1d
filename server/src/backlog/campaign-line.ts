import { withinCalendar } from "../calendar/index.ts";
import { calendarDeadline } from "../clock/index.ts";
import type { LoadedRules } from "../clock/index.ts";
import { dayAfter, startOfLocalDay } from "../platform/local-time.ts";
import type { Problem } from "../platform/problem.ts";

/** From when until when a campaign goes, and the days in between; days are YYYY-MM-DD. */
export interface CampaignSpan {
  /** not counted itself */
  startDay: string;
  /** the last of `workingDays` */
  targetDay: string;
  /** the days after the first one that are worked, up to the target day */
  workingDays: readonly string[];
  /** the others in between, and why they are not worked */
  daysOff: readonly { day: string; reason: string }[];
  calendarVersion: string;
}

/** What is asked for: a number of working days, or a day. */
export interface WantedSpan {
  startDay?: string | null;
  workingDays?: number | null;
  targetDay?: string | null;
}

const MOST_WORKING_DAYS = 250;
const DAY_MS = 86_400_000;

/**
 * The span of a campaign by a unit's working calendar: the first day is not counted, the target day is worked.
 * @param today YYYY-MM-DD
 * @returns the span, or what stands against what was asked for
 * @source Bộ luật Dân sự 2015 điều 147–148
 */
export function spanOf(wanted: WantedSpan, today: string, unitId: number, rules: LoadedRules | null): CampaignSpan | Problem {
  const { workingDays, targetDay } = wanted;
  const startDay = wanted.startDay ?? today;
  if (rules === null) return { at: "targetDay", message: "Chưa có lịch làm việc và quy chế nào được ban hành, chưa tính được ngày hoàn thành." };
  if (startDay < today) return { at: "startDay", message: "Ngày bắt đầu phải từ hôm nay trở đi." };
  if ((workingDays == null) === (targetDay == null)) return { at: "targetDay", message: "Cần đúng một trong hai: số ngày làm việc hoặc ngày hoàn thành." };
  const reckoned = (): CampaignSpan | Problem =>
    targetDay == null ? spanOfDays(startDay, workingDays ?? 0, unitId, rules) : spanUpTo(startDay, targetDay, unitId, rules);
  return withinCalendar(reckoned) ?? { at: "targetDay", message: "Lịch làm việc được ban hành chưa đến ngày này." };
}

function spanOfDays(startDay: string, amount: number, unitId: number, { time }: LoadedRules): CampaignSpan | Problem {
  if (!Number.isInteger(amount) || amount < 1 || amount > MOST_WORKING_DAYS)
    return { at: "workingDays", message: `Số ngày làm việc từ 1 đến ${MOST_WORKING_DAYS}.` };
  const { counted, skipped } = calendarDeadline(time, unitId, startOfLocalDay(startDay), { unit: "wd", amount });
  const workingDays = counted.map(({ date }) => date);
  const daysOff = skipped.map(({ date, reason }) => ({ day: date, reason }));
  return { startDay, targetDay: workingDays.at(-1) ?? startDay, workingDays, daysOff, calendarVersion: time.calendar.version };
}

function spanUpTo(startDay: string, targetDay: string, unitId: number, rules: LoadedRules): CampaignSpan | Problem {
  if (targetDay <= startDay) return { at: "targetDay", message: "Ngày hoàn thành phải sau ngày bắt đầu." };
  const days = (startOfLocalDay(targetDay) - startOfLocalDay(startDay)) / DAY_MS;
  // one working day counted from the last moment of the day before ends on the day itself, or on the next that is worked
  const landed = calendarDeadline(rules.time, unitId, startOfLocalDay(targetDay) - 1, { unit: "wd", amount: 1 });
  const next = landed.counted[0]?.date;
  if (next !== targetDay) {
    const why = landed.skipped[0]?.reason ?? "ngày nghỉ";
    return {
      at: "targetDay",
      message: `Ngày hoàn thành không phải ngày làm việc (${why}); ngày làm việc tiếp theo là ${shown(next ?? dayAfter(targetDay, 1))}.`,
    };
  }
  const { counted } = calendarDeadline(rules.time, unitId, startOfLocalDay(startDay), { unit: "d", amount: days });
  return spanOfDays(startDay, counted.filter(({ minutes }) => minutes > 0).length, unitId, rules);
}

const shown = (day: string): string => day.split("-").toReversed().join("/");

/** What a balance may come down to: a share of it in whole percent, cases rounded down. */
export const targetLeft = (opening: number, leftPercent: number): number => Math.floor((opening * leftPercent) / 100);

/**
 * The most cases that may be left by the straight line from the opening balance to the target, which falls at the end of every working day.
 * @param today working days before this one have passed, YYYY-MM-DD
 * @returns cases, rounded up
 */
export function mostLeft(balance: { opening: number; target: number }, workingDays: readonly string[], today: string): number {
  const passed = workingDays.filter((day) => day < today).length;
  return Math.ceil(balance.opening - ((balance.opening - balance.target) * passed) / workingDays.length);
}
