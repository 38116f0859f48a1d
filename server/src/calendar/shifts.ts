import { MINUTE } from "./local-date.ts";
import type { Problem, Shift } from "./types.ts";

const WALL_TIME = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/;

/**
 * What is wrong with an office's shifts: at least one, each "HH:MM" with `from` before `to`, in order, not overlapping.
 * A night is written as two shifts, "00:00"–"06:00" and "22:00"–"24:00" of the same day.
 * @returns one problem per fault, `at` such as "shifts[1].to"; empty when the shifts can be used
 */
export function shiftProblems(shifts: readonly Shift[]): Problem[] {
  if (shifts.length === 0) return [{ at: "shifts", message: "An office has at least one shift a day" }];
  const problems: Problem[] = [];
  let closed = 0;
  for (const [index, shift] of shifts.entries()) {
    const from = wallMillis(shift.from);
    const to = wallMillis(shift.to);
    const refuse = (field: string, message: string) => problems.push({ at: `shifts[${index}].${field}`, message });
    if (from === undefined) refuse("from", `"${shift.from}" is not a time of day between 00:00 and 23:59`);
    if (to === undefined) refuse("to", `"${shift.to}" is not a time of day between 00:01 and 24:00`);
    if (from === undefined || to === undefined) continue;
    if (from >= to) refuse("to", `A shift ends after it begins: ${shift.from} is not before ${shift.to}`);
    if (from < closed) refuse("from", `Shifts come in order and do not overlap: ${shift.from} is before the last end`);
    closed = to;
  }
  return problems;
}

/** ms after local midnight of "HH:MM" ("24:00" allowed), or undefined when it is not such a text. */
export function wallMillis(time: string): number | undefined {
  const match = WALL_TIME.exec(time);
  if (!match) return undefined;
  return match[1] === undefined ? 1440 * MINUTE : (Number(match[1]) * 60 + Number(match[2])) * MINUTE;
}
