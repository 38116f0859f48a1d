import type { Era, Profile, Rhythm } from "../departments.ts";
import type { Dice } from "../random.ts";
import { DAY_MS, dayNumber, dayStart, floorTo, HOUR_MS } from "../vietnam-time.ts";
import { isWorkingDay } from "../working-days.ts";

/** How many calls each hour of the day brings, 0 h to 23 h, local. */
const HOURS: Readonly<Record<Rhythm, readonly number[]>> = {
  ROUND_THE_CLOCK: [1, 0.6, 0.5, 0.4, 0.5, 1.2, 3, 5.5, 7.5, 8, 8, 7, 4, 5, 7, 7.5, 7, 6.5, 5.5, 5, 5, 4, 3, 1.7],
  EVENINGS_TOO: [0.1, 0, 0, 0, 0, 0.2, 0.8, 5, 9, 10, 9, 6, 2, 6, 9, 9, 7, 3, 1.5, 1.5, 2, 1.5, 0.8, 0.3],
  OFFICE_HOURS: [0, 0, 0, 0, 0, 0, 0.2, 6, 11, 12, 10, 6, 0.5, 6, 11, 10, 6, 0.8, 0.2, 0.2, 0.2, 0, 0, 0],
};

const REST_DAY: Readonly<Record<Rhythm, number>> = { ROUND_THE_CLOCK: 0.62, EVENINGS_TOO: 0.2, OFFICE_HOURS: 0.08 };
const SURGE_DAYS = 14;

function dayWeights(era: Era, profile: Profile): number[] {
  const first = dayNumber(era.from);
  const last = dayNumber(era.until);
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const day = first + index;
    const monday = (day + 4) % 7 === 1 ? 1.25 : 1;
    const season = 1 + 0.2 * Math.sin((day / 365.25) * 2 * Math.PI);
    const growth = 0.85 + 0.3 * (index / (last - first + 1));
    const surge = last - day < SURGE_DAYS ? profile.surge : 1;
    return (isWorkingDay(day) ? monday : REST_DAY[profile.rhythm]) * season * growth * surge;
  });
}

function cumulative(weights: readonly number[]): number[] {
  let sum = 0;
  return weights.map((weight) => (sum += weight));
}

function drawIndex(sums: readonly number[], dice: Dice): number {
  const wanted = dice.next() * (sums.at(-1) ?? 0);
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) > wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * The instants at which people called in an era, oldest first, in the rhythm of the department.
 * @returns epoch milliseconds, floored to the department's precision, all inside the era
 */
export function inventArrivals(era: Era, count: number, profile: Profile, dice: Dice): number[] {
  const days = cumulative(dayWeights(era, profile));
  const hours = cumulative(HOURS[profile.rhythm]);
  const first = dayNumber(era.from);
  const arrivals = Array.from({ length: count }, () => {
    const at = dayStart(first + drawIndex(days, dice)) + (drawIndex(hours, dice) + dice.next()) * HOUR_MS;
    const inside = at > era.until ? at - DAY_MS : at < era.from ? at + DAY_MS : at;
    return floorTo(inside, profile.precision);
  });
  return arrivals.toSorted((one, other) => one - other);
}
