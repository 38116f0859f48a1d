import { limitOf, withinCalendar } from "../calendar/index.ts";
import type { Limit } from "../calendar/index.ts";
import { calendarDeadline } from "../clock/index.ts";
import type { LoadedRules } from "../clock/index.ts";
import type { Instant } from "../platform/instant.ts";
import { localDay, startOfLocalDay } from "../platform/local-time.ts";
import type { Problem } from "../platform/problem.ts";

/** Until when a reply is asked for: a day, or working days, or what the dated term says. */
export interface WantedDue {
  dueDay?: string | null;
  workingDays?: number | null;
}

const MOST_WORKING_DAYS = 60;

/**
 * The first late instant of a reply, in the hands of a unit. A last day that is a day off moves to the next working day.
 * @param fallback the limit in force, such as "2wd"
 * @returns UTC instant, 00:00 local time after the last working day; or what is wrong with what was wanted
 * @source Bộ luật Dân sự 2015 điều 148 khoản 5
 */
export function replyDue(
  wanted: WantedDue,
  unitId: number,
  start: Instant,
  { rules, fallback }: { rules: LoadedRules | null; fallback: string },
): Instant | Problem {
  const { dueDay, workingDays } = wanted;
  if (dueDay != null && workingDays != null) return { at: "workingDays", message: "Chỉ ấn định ngày hoặc số ngày làm việc, không cả hai." };
  if (dueDay != null) {
    if (dueDay < localDay(start)) return { at: "dueDay", message: "Hạn trả lời phải từ hôm nay trở đi." };
    // a working day counted from the last moment of the day before ends on the day itself, or on the next that is worked
    return dueOf(rules, { unitId, start: startOfLocalDay(dueDay) - 1, limit: { unit: "wd", amount: 1 }, at: "dueDay" });
  }
  if (workingDays != null && (!Number.isInteger(workingDays) || workingDays < 0 || workingDays > MOST_WORKING_DAYS))
    return { at: "workingDays", message: `Số ngày làm việc từ 0 đến ${MOST_WORKING_DAYS}.` };
  const limit: Limit = workingDays != null ? { unit: "wd", amount: workingDays } : limitIn(fallback);
  return dueOf(rules, { unitId, start, limit, at: "workingDays" });
}

/** The first late instant of a dated limit. */
export function limitDue(limitText: string, unitId: number, start: Instant, rules: LoadedRules | null): Instant | Problem {
  return dueOf(rules, { unitId, start, limit: limitIn(limitText), at: "limit" });
}

function dueOf(rules: LoadedRules | null, { unitId, start, limit, at }: { unitId: number; start: Instant; limit: Limit; at: string }): Instant | Problem {
  if (rules === null) return { at, message: "Chưa có lịch làm việc và quy chế nào được ban hành, chưa tính được hạn." };
  return withinCalendar(() => calendarDeadline(rules.time, unitId, start, limit).dueAt) ?? { at, message: "Lịch làm việc được ban hành chưa đến ngày này." };
}

function limitIn(text: string): Limit {
  const limit = limitOf(text);
  if ("message" in limit) throw new Error(`directive_term: ${limit.message}`);
  return limit;
}
