import type { Thresholds } from "./judge.ts";
import type { Ended, Entry, HandOver, UnitFacts } from "./rules.ts";
import type { Sign } from "./sign.words.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** 15 February 2026 00:00 in the province; the administrative month ends on 14 March */
const START = Date.parse("2026-02-14T17:00:00Z");
const DAYS = 28;

/** The last three days of that month. */
export const LAST_DAYS: ReadonlySet<string> = new Set(["2026-03-12", "2026-03-13", "2026-03-14"]);

const thresholds = (
  [measure, smallest, floorCases, floorPercent]: readonly [number, number, number, number],
  spreadTenths = 35,
): Thresholds & { measure: number } => ({
  measure,
  smallest,
  floorCases,
  floorPercent,
  spreadTenths,
  smallestPeers: 3,
});

/** The dated thresholds as they are proposed; a journey test holds them against the hub's. */
export const PROPOSED: Readonly<Record<Sign, Thresholds & { measure: number }>> = {
  CLOSED_AT_ONCE: thresholds([10, 10, 5, 15]),
  CLOSED_UNANSWERED: thresholds([0, 10, 5, 30]),
  CLOSED_BEFORE_CUT_OFF: thresholds([3, 10, 8, 50]),
  HANDED_TO_AND_FRO: thresholds([0, 10, 4, 15]),
  PAUSED_BEFORE_DUE: thresholds([24, 10, 6, 60]),
  DECLINED_OFTEN: thresholds([0, 10, 5, 25]),
  REOPENED_SOON: thresholds([7, 10, 4, 15]),
  BACK_DATED: thresholds([72, 10, 4, 15]),
  ENTERED_LATE: thresholds([24, 10, 5, 30]),
  NEVER_SIGNED_IN: thresholds([0, 3, 3, 80], 20),
};

/** Numbers that come alike for the same seed (mulberry32). */
export class Dice {
  #state: number;
  constructor(seed: number) {
    this.#state = seed;
  }

  /** in [0, 1) */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** a whole number in [low, high] */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  is(share: number): boolean {
    return this.next() < share;
  }
}

/** How a unit works: shares of its cases. */
export interface Habits {
  cases: number;
  atOnce: number;
  unanswered: number;
  lastDays: number;
  toAndFro: number;
  pausedLate: number;
  declined: number;
  reopened: number;
  backDated: number;
  enteredLate: number;
  neverSignedIn: number;
  /** honest ways that look alike */
  answeredAtOnce: number;
  redirected: number;
  pausedEarly: number;
  mergers: number;
  notReadMeanwhile: number;
  reopenedLong: number;
  declinedAnswered: number;
}

/** An ordinary unit: a little of everything. */
export function ordinary(dice: Dice): Habits {
  const little = (most: number): number => dice.next() * most;
  return {
    cases: dice.between(60, 240),
    atOnce: little(0.03),
    unanswered: little(0.08),
    lastDays: 3 / DAYS + little(0.05),
    toAndFro: little(0.03),
    pausedLate: little(0.15),
    declined: little(0.08),
    reopened: little(0.04),
    backDated: little(0.02),
    enteredLate: little(0.08),
    neverSignedIn: little(0.2),
    answeredAtOnce: little(0.05),
    redirected: little(0.03),
    pausedEarly: 0.1,
    mergers: 0,
    notReadMeanwhile: 0,
    reopenedLong: little(0.02),
    declinedAnswered: 0,
  };
}

/** What is planted in one unit for each sign, and in its honest twin. */
export const PLANTED: Readonly<Record<Sign, { bad: Partial<Habits>; twin: Partial<Habits> }>> = {
  CLOSED_AT_ONCE: { bad: { atOnce: 0.4 }, twin: { answeredAtOnce: 0.6 } },
  CLOSED_UNANSWERED: { bad: { unanswered: 0.6 }, twin: { redirected: 0.6 } },
  CLOSED_BEFORE_CUT_OFF: { bad: { lastDays: 0.8 }, twin: { cases: 1200 } },
  HANDED_TO_AND_FRO: { bad: { toAndFro: 0.5 }, twin: { mergers: 0.6 } },
  PAUSED_BEFORE_DUE: { bad: { pausedLate: 0.9, pausedEarly: 0.3 }, twin: { pausedEarly: 0.5 } },
  DECLINED_OFTEN: { bad: { declined: 0.5 }, twin: { redirected: 0.5 } },
  REOPENED_SOON: { bad: { reopened: 0.4 }, twin: { reopenedLong: 0.4 } },
  BACK_DATED: { bad: { backDated: 0.4 }, twin: { notReadMeanwhile: 0.6 } },
  ENTERED_LATE: { bad: { enteredLate: 0.7 }, twin: { notReadMeanwhile: 0.8 } },
  NEVER_SIGNED_IN: { bad: { neverSignedIn: 1 }, twin: { neverSignedIn: 0 } },
};

/** The facts of a unit with these habits. @param firstCase its numbers begin there */
export function factsOf(habits: Habits, firstCase: number, dice: Dice): UnitFacts {
  const ended: Ended[] = [];
  const entries: Entry[] = [];
  const handOvers: HandOver[] = [];
  const pauses: { caseId: number; at: number; dueAt: number }[] = [];
  const reopenings: { caseId: number; closedAt: number; at: number }[] = [];
  for (let caseId = firstCase; caseId < firstCase + habits.cases; caseId += 1) {
    const one = endedCase(caseId, habits, dice);
    ended.push(one);
    entries.push(entryOf(one, habits, dice));
    handOvers.push({ caseId, out: false, merger: false, times: 1 });
    if (dice.is(habits.toAndFro)) handOvers.push({ caseId, out: true, merger: false, times: 2 });
    if (dice.is(habits.mergers)) handOvers.push({ caseId, out: true, merger: true, times: 2 });
    const closedAt = one.closedAt ?? START;
    if (dice.is(habits.pausedEarly)) pauses.push({ caseId, at: closedAt, dueAt: closedAt + (dice.is(habits.pausedLate) ? 3 * HOUR : 5 * DAY) });
    if (dice.is(habits.reopened)) reopenings.push({ caseId, closedAt, at: closedAt + 2 * DAY });
    else if (dice.is(habits.reopenedLong)) reopenings.push({ caseId, closedAt, at: closedAt + 60 * DAY });
  }
  const accounts = Array.from({ length: dice.between(4, 9) }, (_, i) => ({ accountId: firstCase + i, signedIn: !dice.is(habits.neverSignedIn) }));
  return { ended, entries, handOvers, pauses, reopenings, accounts };
}

function endedCase(caseId: number, habits: Habits, dice: Dice): Ended {
  const day = dice.is(habits.lastDays) ? dice.between(DAYS - 3, DAYS - 1) : dice.between(0, DAYS - 4);
  const closedAt = START + day * DAY + dice.between(8, 16) * HOUR;
  const closedDay = new Date(closedAt + 7 * HOUR).toISOString().slice(0, 10);
  const base = { caseId, closedAt, closedDay, receivedAt: closedAt - dice.between(1, 9) * DAY };
  if (dice.is(habits.declined)) return { ...base, declined: true, elsewhere: true, answered: dice.is(habits.declinedAnswered) };
  if (dice.is(habits.redirected)) return { ...base, declined: false, elsewhere: true, answered: false };
  const own = { declined: false, elsewhere: false };
  if (dice.is(habits.atOnce)) return { ...base, ...own, receivedAt: closedAt - 3 * MINUTE, answered: false };
  if (dice.is(habits.answeredAtOnce)) return { ...base, ...own, receivedAt: closedAt - 3 * MINUTE, answered: true };
  return { ...base, ...own, answered: !dice.is(habits.unanswered) };
}

function entryOf({ caseId, closedAt }: Ended, habits: Habits, dice: Dice): Entry {
  const happenedAt = closedAt ?? START;
  const after = (lag: number, isRead: boolean): Entry => ({
    caseId,
    happenedAt,
    learnedAt: happenedAt + lag,
    readAt: isRead ? happenedAt + 2 * HOUR : happenedAt + lag,
  });
  if (dice.is(habits.backDated)) return after(dice.between(4, 9) * DAY, true);
  if (dice.is(habits.enteredLate)) return after(dice.between(26, 60) * HOUR, true);
  if (dice.is(habits.notReadMeanwhile)) return after(dice.between(4, 9) * DAY, false);
  return { ...after(MINUTE, false), readAt: null };
}
