import { withinCalendar } from "../../calendar/index.ts";
import { calendarDeadline } from "../../clock/index.ts";
import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { dayAfter, localDay, localInstant } from "../../platform/local-time.ts";
import type { ReportCode } from "../report-kind.ts";
import { cutOffOf, owedAt } from "./duty.ts";
import type { DueReport, Rules } from "./duty.ts";
import { reminderTerms } from "./remind.queries.ts";
import type { DatedReminderTerm, ReminderTerm } from "./remind.queries.ts";
import type { ReportDutyState } from "./report.words.ts";

/** Somebody owes a report and is to be told. */
export interface ReportReminder {
  kind: ReminderTerm["kind"];
  dutyId: number;
  code: ReportCode;
  unitId: number;
  /** first day of its period */
  from: string;
  at: Instant;
}

/** Periods looked at: as many weeks as the longest term and the longest wait after it have, and the present one. */
const PERIODS = 24;
/** Days that the longest term, 60 working days, the longest wait, 30 more, and a long holiday take at most. */
const LONGEST_DAYS = 190;

/**
 * Reminders whose instant lies in (after, upTo]: of reports that are owed and were not filed by then, or were returned.
 * @param known units and rules; without rules nothing is due
 */
export async function remindersIn(tx: Tx, { after, upTo }: { after: Instant; upTo: Instant }, known: Rules): Promise<ReportReminder[]> {
  const terms = await reminderTerms(tx);
  if (known.rules === null || !terms.some(({ toldAt }) => comesIn(toldAt, after, upTo))) return [];
  const day = localDay(upTo);
  const owed = await owedAt(tx, { units: known.units.all, day, periods: PERIODS, since: dayAfter(day, -LONGEST_DAYS) }, known, upTo);
  return owed.flatMap(({ due, state }) =>
    termsOf(due, terms).flatMap((term): ReportReminder[] => {
      const at = instantOf(due, term, known);
      if (at === null || at <= after || at > upTo || !fits(term.kind, state, due, upTo)) return [];
      return [{ kind: term.kind, dutyId: due.duty.id, code: due.duty.code, unitId: due.unit.id, from: due.span.from, at }];
    }),
  );
}

/** Those in force when its period ended: a change of terms lets no report go without its reminder, whichever side of it that falls on. */
function termsOf({ span }: DueReport, terms: readonly DatedReminderTerm[]): DatedReminderTerm[] {
  return terms.filter(({ validFrom, validTo }) => validFrom <= span.to && (validTo === null || span.to < validTo));
}

/** What is late already is told as that alone, also where nobody looked for days; what was filed and returned is not late. */
function fits(kind: ReminderTerm["kind"], state: ReportDutyState, { dueAt }: DueReport, at: Instant): boolean {
  const late = dueAt !== null && at >= dueAt;
  return kind === "LATE" ? state === "LATE" : !late;
}

/** Whether such a time of the day lies in (after, upTo]. */
function comesIn(toldAt: string, after: Instant, upTo: Instant): boolean {
  const today = localInstant(localDay(upTo), toldAt);
  return (today <= upTo ? today : localInstant(dayAfter(localDay(upTo), -1), toldAt)) > after;
}

/** null: it is told at no instant that is known */
function instantOf({ duty, unit, span, dueAt }: DueReport, { kind, workingDays, toldAt }: ReminderTerm, { rules }: Rules): Instant | null {
  if (rules === null || dueAt === null) return null;
  const [start, amount] = kind === "LATE" ? [dueAt - 1, workingDays] : [cutOffOf(span) - 1, Math.max(1, duty.workingDays - workingDays)];
  // the first late instant follows the last day
  return withinCalendar(() => localInstant(localDay(calendarDeadline(rules.time, unit.id, start, { unit: "wd", amount }).dueAt - 1), toldAt));
}
