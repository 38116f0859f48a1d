import { daysOf, entry } from "./day-index.ts";
import type { DayIndex } from "./day-index.ts";
import { DAY, MINUTE, dateText } from "./local-date.ts";
import { shiftProblems, wallMillis } from "./shifts.ts";
import type { CountedDay, DatedShifts, Instant, OfficeHours, Shift, WorkCalendar } from "./types.ts";
import { instantOfWall } from "./zone.ts";

/** Every opening and closing of one office's shifts over one calendar, by rank of working day. */
export interface Rota {
  days: DayIndex;
  /** shifts of each day; a day that has fewer ends with shifts of no length */
  shifts: number;
  /** Opening and closing instants: shift s of rank r lies at 2 × (r × shifts + s). */
  bounds: Float64Array;
  /** Working ms before each rank; one more entry than ranks, the whole. */
  before: Float64Array;
  /** Each working day with its full working minutes, by rank. */
  counted: readonly CountedDay[];
}

interface Rotas {
  /** The same list of shifts is mostly the same object; equal lists share a rota. */
  byObject: WeakMap<OfficeHours, Rota>;
  byText: Map<string, Rota>;
}

const rotas = new WeakMap<WorkCalendar, Rotas>();

/**
 * The rota of some shifts over a calendar, built once for both. The list of shifts is treated as frozen.
 * @throws {RangeError} the shifts are not what `shiftProblems` accepts
 */
export function rotaOf(calendar: WorkCalendar, hours: OfficeHours): Rota {
  let known = rotas.get(calendar);
  if (!known) {
    known = { byObject: new WeakMap(), byText: new Map() };
    rotas.set(calendar, known);
  }
  let rota = known.byObject.get(hours);
  if (!rota) {
    const dated = isDated(hours) ? hours : [{ from: null, shifts: hours }];
    const text = dated.map(({ from, shifts }) => `${from ?? ""} ${shifts.map((s) => `${s.from}-${s.to}`).join(" ")}`).join("; ");
    rota = known.byText.get(text) ?? drawUp(daysOf(calendar), dated);
    known.byText.set(text, rota);
    known.byObject.set(hours, rota);
  }
  return rota;
}

function isDated(hours: OfficeHours): hours is readonly DatedShifts[] {
  const [first] = hours;
  return first !== undefined && "shifts" in first;
}

/** When shift `shift` (from 0) of working day `rank` opens. */
export function openingOf(rota: Rota, rank: number, shift: number): Instant {
  return entry(rota.bounds, 2 * (rank * rota.shifts + shift));
}

/** When shift `shift` (from 0) of working day `rank` closes. */
export function closingOf(rota: Rota, rank: number, shift: number): Instant {
  return entry(rota.bounds, 2 * (rank * rota.shifts + shift) + 1);
}

/** The end of the last shift of working day `rank`. */
export function lastClosingOf(rota: Rota, rank: number): Instant {
  return closingOf(rota, rank, rota.shifts - 1);
}

/** Walls of the shifts, brought to the same number by shifts of no length at the closing. */
function wallsOf(shifts: readonly Shift[], count: number): number[] {
  const [problem] = shiftProblems(shifts);
  if (problem) throw new RangeError(`${problem.at}: ${problem.message}`);
  const walls = shifts.flatMap(({ from, to }) => [wallMillis(from) ?? 0, wallMillis(to) ?? 0]);
  return [...walls, ...Array.from({ length: 2 * count - walls.length }, () => walls.at(-1) ?? 0)];
}

function drawUp(days: DayIndex, hours: readonly DatedShifts[]): Rota {
  const count = Math.max(...hours.map(({ shifts }) => shifts.length));
  const walls = hours.map(({ from, shifts }) => ({ from, times: wallsOf(shifts, count) }));
  const timesOn = (date: string): number[] => (walls.findLast(({ from }) => from === null || from <= date) ?? walls[0])?.times ?? [];
  const ranks = days.working.length;
  const bounds = new Float64Array(ranks * count * 2);
  const before = new Float64Array(ranks + 1);
  const counted: CountedDay[] = [];
  for (let rank = 0; rank < ranks; rank += 1) {
    const number = days.firstNumber + entry(days.working, rank);
    const date = dateText(number);
    const times = timesOn(date);
    let length = 0;
    for (const [position, time] of times.entries()) {
      const instant = instantOfWall(number * DAY + time, days.zone);
      bounds[rank * times.length + position] = instant;
      length += position % 2 === 0 ? -instant : instant;
    }
    before[rank + 1] = entry(before, rank) + length;
    counted.push(Object.freeze({ date, minutes: length / MINUTE }));
  }
  return { days, shifts: count, bounds, before, counted };
}
