import type { Tx } from "../../platform/database.ts";

/** When who owes a report is told of it. */
export interface ReminderTerm {
  kind: "SOON" | "LATE";
  workingDays: number;
  /** local, HH:MM */
  toldAt: string;
}

/** The terms in force on a day, at most one a kind. @param day YYYY-MM-DD */
export async function reminderTerms(tx: Tx, day: string): Promise<ReminderTerm[]> {
  return tx.rows<ReminderTerm>(
    `/* reminderTerms */ select kind, working_days as "workingDays", told_at as "toldAt" from report_reminder
     where valid_from <= $1::date and (valid_to is null or $1::date < valid_to) order by kind limit 10`,
    [day],
  );
}
