import type { Limit } from "../calendar/index.ts";
import type { Instant } from "../platform/instant.ts";
import { localDay } from "../platform/local-time.ts";
import { allowanceOf, dayAllowance, NEVER } from "./allowance.ts";
import type { Allowance, Due, Remainder } from "./allowance.ts";
import type { WorkingTime } from "./deadline-of-unit.ts";
import { judged } from "./extensions.ts";
import type { Extension, ToldExtension } from "./extensions.ts";
import type { Still } from "./pauses.ts";
import type { ExtensionRule } from "./terms.ts";

/** What moves the due instant of a clock: a limit from its start, the stretches it stands still in, and extensions. */
export interface ClockCourse {
  start: Instant;
  limit: Limit;
  /** in order, not overlapping, within the clock's life */
  still: readonly Still[];
  /** in order */
  extensions: readonly ToldExtension[];
  /** by the day an extension is decided */
  extensionRule(at: Instant): ExtensionRule;
}

/** When a clock is due, and what became of its pauses and extensions. */
export interface CountedClock extends Due {
  /** what is left while it stands still; null while it runs or was used up before */
  remainder: Remainder | null;
  /** when it was due before the first extension that holds; null: none holds */
  originalDueAt: Instant | null;
  extensions: Extension[];
}

type Happening = { at: Instant; pause: true } | { at: Instant; pause: false } | { at: Instant; extend: ToldExtension };

/**
 * The one rule by which a limit, pauses and extensions make a due instant. A pause that begins when the limit is used up leaves the clock as it is: late
 * stays late. Extensions are judged in their order; one that does not hold changes nothing.
 * @throws {CalendarTooShort}
 */
export function countedClock(course: ClockCourse, unitId: number, time: WorkingTime): CountedClock {
  const counting = new Counting(course, unitId, time);
  for (const happening of happeningsOf(course)) counting.take(happening);
  return counting.result;
}

function happeningsOf(course: ClockCourse): Happening[] {
  const pauses = course.still.flatMap((one): Happening[] => [
    { at: one.from, pause: true },
    { at: one.to, pause: false },
  ]);
  const extensions = course.extensions.map((extend): Happening => ({ at: extend.at, extend }));
  return [...extensions, ...pauses].filter(({ at }) => at !== Infinity).toSorted((a, b) => a.at - b.at);
}

class Counting {
  readonly #course: ClockCourse;
  readonly #unitId: number;
  readonly #time: WorkingTime;
  #allowance: Allowance;
  /** as it runs, or as it stood when it was paused */
  #due: Due;
  #left: Remainder | null = null;
  #originalDueAt: Instant | null = null;
  readonly #extensions: Extension[] = [];

  constructor(course: ClockCourse, unitId: number, time: WorkingTime) {
    this.#course = course;
    this.#unitId = unitId;
    this.#time = time;
    this.#allowance = allowanceOf(course.limit, course.start, unitId, time);
    this.#due = this.#allowance.whole;
  }

  get result(): CountedClock {
    const due = this.#left === null ? this.#due : NEVER;
    const { dueAt, warnAt, soonAt } = due;
    return { dueAt, warnAt, soonAt, remainder: this.#left, originalDueAt: this.#originalDueAt, extensions: this.#extensions };
  }

  take(happening: Happening): void {
    if ("extend" in happening) this.#extend(happening.extend);
    else if (happening.pause) this.#pause(happening.at);
    else this.#resume(happening.at);
  }

  #pause(at: Instant): void {
    const left = this.#allowance.left(this.#due, at);
    if (left.amount > 0) this.#left = left;
  }

  #resume(at: Instant): void {
    if (this.#left === null) return;
    this.#due = this.#allowance.resumed(this.#left, at);
    this.#left = null;
  }

  #extend(told: ToldExtension): void {
    const paused = this.#left !== null;
    const now = this.#left === null ? this.#due : this.#allowance.resumed(this.#left, told.at);
    const before = this.#extensions.filter((one) => one.irregular.length === 0).length;
    const { extension, target } = judged(told, now, before, this.#course.extensionRule(told.at), { unitId: this.#unitId, time: this.#time });
    this.#extensions.push(extension);
    if (extension.irregular.length > 0 || target === null) return;
    this.#originalDueAt ??= now.dueAt;
    this.#countInDays(told.at, target);
    if (paused) this.#left = this.#allowance.left(this.#due, told.at);
  }

  /** From an extension on a clock is counted in days, whatever its limit was: what is decided is a day. */
  #countInDays(from: Instant, target: Due): void {
    const today = localDay(from);
    const first = this.#allowance.firstDay;
    this.#allowance = dayAllowance(this.#allowance.whole, first === null || first < today ? today : first, this.#unitId, this.#time);
    const left = this.#allowance.left(target, from);
    this.#due = left.amount === 0 ? target : this.#allowance.resumed(left, from);
  }
}
