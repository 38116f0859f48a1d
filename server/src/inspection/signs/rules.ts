import type { Instant } from "../../platform/instant.ts";
import type { Sign } from "./sign.words.ts";

/** A case that ended. */
export interface Ended {
  caseId: number;
  receivedAt: Instant;
  /** null: its source dates no end */
  closedAt: Instant | null;
  /** local day, YYYY-MM-DD */
  closedDay: string;
  declined: boolean;
  /** declined, redirected, merged: it ended without a result of its own */
  elsewhere: boolean;
  /** its submitter was answered */
  answered: boolean;
}

/** A hand-over of a case that the unit made (out) or got. */
export interface HandOver {
  caseId: number;
  out: boolean;
  /** the one unit took over from the other */
  merger: boolean;
  /** how often on that day */
  times: number;
}

/** Something that its source told. */
export interface Entry {
  caseId: number;
  happenedAt: Instant;
  learnedAt: Instant;
  /** when the source was first read well after it happened; null: it was not, until it told */
  readAt: Instant | null;
}

/** What is known of one unit over a span at an as-of, whatever the sign. */
export interface UnitFacts {
  ended: readonly Ended[];
  handOvers: readonly HandOver[];
  pauses: readonly { caseId: number; at: Instant; dueAt: Instant }[];
  reopenings: readonly { caseId: number; closedAt: Instant; at: Instant }[];
  entries: readonly Entry[];
  accounts: readonly { accountId: number; signedIn: boolean }[];
}

/** What a sign is told by. */
export interface Measuring {
  /** minutes, hours or days, as the sign says */
  measure: number;
  /** the last days of reporting months that lie in the span, YYYY-MM-DD */
  lastDays: ReadonlySet<string>;
}

/** Of how many, and which: their number is the length of the list. */
export interface Measured {
  base: number;
  /** numbers of cases, or of accounts; each once, ascending */
  found: number[];
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Rule = (facts: UnitFacts, by: Measuring) => Measured;

/** One pure rule a sign. */
export const SIGN_RULES: Readonly<Record<Sign, Rule>> = {
  CLOSED_AT_ONCE: ({ ended }, { measure }) => measured(byUnit(ended), (c) => !c.answered && atOnce(c, measure)),
  CLOSED_UNANSWERED: ({ ended }) => measured(byUnit(ended), (c) => !c.answered),
  CLOSED_BEFORE_CUT_OFF: ({ ended }, { lastDays }) => measured(byUnit(ended), (c) => lastDays.has(c.closedDay)),
  HANDED_TO_AND_FRO: ({ handOvers }) => toAndFro(handOvers.filter(({ merger }) => !merger)),
  PAUSED_BEFORE_DUE: ({ pauses }, { measure }) => measured(pauses, ({ at, dueAt }) => at < dueAt && dueAt - at <= measure * HOUR),
  DECLINED_OFTEN: ({ ended }) => measured(ended, (c) => c.declined),
  REOPENED_SOON: ({ ended, reopenings }, { measure }) => {
    const soon = reopenings.filter(({ closedAt, at }) => at > closedAt && at - closedAt <= measure * DAY);
    return { base: distinct([...byUnit(ended), ...reopenings]).length, found: distinct(soon) };
  },
  BACK_DATED: ({ entries }, { measure }) => measured(entries, (entry) => isLate(entry, measure)),
  ENTERED_LATE: ({ entries }, { measure }) => measured(entries, (entry) => isLate(entry, measure)),
  NEVER_SIGNED_IN: ({ accounts }) => {
    const never = accounts.filter(({ signedIn }) => !signedIn).map(({ accountId }) => accountId);
    return { base: accounts.length, found: never.toSorted((a, b) => a - b) };
  },
};

/** Those that ended with the unit's own doing. */
const byUnit = (ended: readonly Ended[]): Ended[] => ended.filter(({ elsewhere }) => !elsewhere);

const atOnce = ({ receivedAt, closedAt }: Ended, minutes: number): boolean => closedAt !== null && closedAt - receivedAt <= minutes * MINUTE;

/** The source was read in between and did not tell it. */
const isLate = ({ happenedAt, learnedAt, readAt }: Entry, hours: number): boolean =>
  learnedAt - happenedAt >= hours * HOUR && readAt !== null && readAt < learnedAt;

function toAndFro(handOvers: readonly HandOver[]): Measured {
  const outs = new Map<number, number>();
  for (const { caseId, out, times } of handOvers) if (out) outs.set(caseId, (outs.get(caseId) ?? 0) + times);
  const found = [...outs].filter(([, times]) => times >= 2).map(([caseId]) => caseId);
  return { base: distinct(handOvers).length, found: found.toSorted((a, b) => a - b) };
}

function measured<One extends { caseId: number }>(all: readonly One[], is: (one: One) => boolean): Measured {
  return { base: distinct(all).length, found: distinct(all.filter(is)) };
}

function distinct(all: readonly { caseId: number }[]): number[] {
  return [...new Set(all.map(({ caseId }) => caseId))].toSorted((a, b) => a - b);
}
