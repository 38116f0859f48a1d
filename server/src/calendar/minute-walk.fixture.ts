import type { Deadline, Limit, Shift } from "./types.ts";

/**
 * Working time the slow way, written apart from the arithmetic it judges: one minute after the other on plain date
 * texts, with no Date, no zone, no index. Walls are "YYYY-MM-DDTHH:MM".
 */
export interface Facts {
  weekend: readonly number[];
  off: ReadonlyMap<string, string>;
  worked: ReadonlyMap<string, string>;
}

export interface Walked {
  startAt: string;
  dueAt: string;
  warnAt: string;
  soonAt: string;
  counted: Deadline["counted"];
  skipped: Deadline["skipped"];
}

interface Moment {
  date: string;
  minute: number;
}

const CLOCK = Array.from({ length: 1441 }, (_, minute) => {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
});
const NAMES = ["Chủ nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"];

/** Working minutes in [from, from + minutes). */
export function walkedMinutes(from: string, minutes: number, facts: Facts, shifts: readonly Shift[]): number {
  let moment = momentOf(from);
  let worked = 0;
  for (let step = 0; step < minutes; step += 1) {
    if (isWorking(moment, facts, shifts)) worked += 1;
    moment = next(moment);
  }
  return worked;
}

/** The deadline of working hours or days, walked. */
export function walkedDeadline(received: string, limit: Limit, facts: Facts, shifts: readonly Shift[]): Walked {
  const walked = limit.unit === "wd" ? walkedDays(received, limit.amount, facts, shifts) : walkedHours(received, limit.amount * 60, facts, shifts);
  return { ...walked, soonAt: walkedBack(walked.warnAt, received, facts, shifts) };
}

function walkedHours(received: string, minutes: number, facts: Facts, shifts: readonly Shift[]): Omit<Walked, "soonAt"> {
  const used = new Map<string, number>();
  let moment = momentOf(received);
  let startAt: string | undefined;
  let left = minutes;
  while (left > 0) {
    used.set(moment.date, used.get(moment.date) ?? 0);
    if (isWorking(moment, facts, shifts)) {
      startAt ??= textOf(moment);
      used.set(moment.date, (used.get(moment.date) ?? 0) + 1);
      left -= 1;
    }
    moment = next(moment);
  }
  const dueAt = textOf(moment);
  const counted = [...used].filter(([, spent]) => spent > 0).map(([date, spent]) => ({ date, minutes: spent }));
  const skipped = [...used].filter(([, spent]) => spent === 0).map(([date]) => ({ date, reason: reasonOf(date, facts) }));
  return { startAt: startAt ?? "", dueAt, warnAt: dueAt, counted, skipped };
}

function walkedDays(received: string, amount: number, facts: Facts, shifts: readonly Shift[]): Omit<Walked, "soonAt"> {
  let moment = momentOf(received);
  if (amount === 0 && isWorkDay(moment.date, facts)) {
    const today = moment.date;
    let more = false;
    for (let rest = moment; rest.date === today; rest = next(rest)) more ||= isWorking(rest, facts, shifts);
    if (more)
      return {
        startAt: received,
        ...lastDay(today, facts, shifts),
        counted: [dayOf(today, facts, shifts)],
        skipped: [],
      };
  }
  const receivedOn = moment.date;
  while (moment.date === receivedOn) moment = next(moment);
  const startAt = textOf(moment);
  const counted: Deadline["counted"] = [];
  const skipped: Deadline["skipped"] = [];
  while (true) {
    const { date } = moment;
    if (isWorkDay(date, facts)) counted.push(dayOf(date, facts, shifts));
    else skipped.push({ date, reason: reasonOf(date, facts) });
    if (counted.length === Math.max(1, amount)) return { startAt, ...lastDay(date, facts, shifts), counted, skipped };
    while (moment.date === date) moment = next(moment);
  }
}

function lastDay(date: string, facts: Facts, shifts: readonly Shift[]): { dueAt: string; warnAt: string } {
  let warnAt = "";
  let moment: Moment = { date, minute: 0 };
  while (moment.date === date) {
    const working = isWorking(moment, facts, shifts);
    moment = next(moment);
    if (working) warnAt = textOf(moment);
  }
  return { dueAt: textOf(moment), warnAt };
}

function dayOf(date: string, facts: Facts, shifts: readonly Shift[]): { date: string; minutes: number } {
  return { date, minutes: walkedMinutes(`${date}T00:00`, 1440, facts, shifts) };
}

function walkedBack(warnAt: string, received: string, facts: Facts, shifts: readonly Shift[]): string {
  let moment = momentOf(warnAt);
  let left = 480;
  while (left > 0 && textOf(moment) > received) {
    moment = previous(moment);
    if (isWorking(moment, facts, shifts)) left -= 1;
  }
  return textOf(moment);
}

function isWorking(moment: Moment, facts: Facts, shifts: readonly Shift[]): boolean {
  const time = CLOCK[moment.minute] ?? "";
  return shifts.some(({ from, to }) => from <= time && time < to) && isWorkDay(moment.date, facts);
}

function isWorkDay(date: string, facts: Facts): boolean {
  return facts.worked.has(date) || (!facts.weekend.includes(weekday(date) || 7) && !facts.off.has(date));
}

function reasonOf(date: string, facts: Facts): string {
  if (isWorkDay(date, facts)) return "Ngoài giờ làm việc";
  return facts.off.get(date) ?? NAMES[weekday(date)] ?? "";
}

function momentOf(wall: string): Moment {
  return { date: wall.slice(0, 10), minute: Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16)) };
}

function textOf({ date, minute }: Moment): string {
  return `${date}T${CLOCK[minute] ?? ""}`;
}

function next({ date, minute }: Moment): Moment {
  return minute < 1439 ? { date, minute: minute + 1 } : { date: dayAfter(date), minute: 0 };
}

function previous({ date, minute }: Moment): Moment {
  return minute > 0 ? { date, minute: minute - 1 } : { date: dayBefore(date), minute: 1439 };
}

function dayAfter(date: string): string {
  const [year, month, day] = partsOf(date);
  if (day < lengthOf(year, month)) return write(year, month, day + 1);
  return month < 12 ? write(year, month + 1, 1) : write(year + 1, 1, 1);
}

function dayBefore(date: string): string {
  const [year, month, day] = partsOf(date);
  if (day > 1) return write(year, month, day - 1);
  return month > 1 ? write(year, month - 1, lengthOf(year, month - 1)) : write(year - 1, 12, 31);
}

function lengthOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Zeller's congruence: 0 = Sunday. */
function weekday(date: string): number {
  const [year, month, day] = partsOf(date);
  const shiftedYear = month < 3 ? year - 1 : year;
  const shiftedMonth = month < 3 ? month + 12 : month;
  const century = Math.floor(shiftedYear / 100);
  const ofCentury = shiftedYear % 100;
  const sum = day + Math.floor((13 * (shiftedMonth + 1)) / 5) + ofCentury + Math.floor(ofCentury / 4);
  return (sum + Math.floor(century / 4) + 5 * century + 6) % 7;
}

function partsOf(date: string): [number, number, number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

function write(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
