import type { Tx } from "../../platform/database.ts";

/** When who owes a report is told of it. */
export interface ReminderTerm {
  kind: "SOON" | "LATE";
  /** SOON: before the last day for filing; LATE: after it, 1 the first of them */
  workingDays: number;
  /** local, HH:MM */
  toldAt: string;
}

/** A term with the days on which it holds. */
export interface DatedReminderTerm extends ReminderTerm {
  validFrom: string;
  /** the first day on which it does not any more */
  validTo: string | null;
}

/** All terms there were, oldest first: at most one a kind on each day. */
export async function reminderTerms(tx: Tx): Promise<DatedReminderTerm[]> {
  return tx.rows<DatedReminderTerm>(
    `/* reminderTerms */ select kind, working_days as "workingDays", told_at as "toldAt", valid_from::text as "validFrom", valid_to::text as "validTo"
     from report_reminder order by kind, valid_from limit 1000`,
  );
}
