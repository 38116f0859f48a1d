import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { localDay } from "../platform/local-time.ts";

/** How notices are sent and kept. */
export interface NoticeTerm {
  gatherMinutes: number;
  /** local times "HH:MM" between which phones are left alone */
  quietFrom: string;
  quietTo: string;
  lateMinutes: number;
  mostTries: number;
  keepDays: number;
  /** how long before something is due it is told, as a limit in working time */
  leadLimit: string;
}

/** What holds on the day of an instant. */
export async function termOn(tx: Tx, at: Instant): Promise<NoticeTerm> {
  return tx.one<NoticeTerm>(
    `/* termOn */ select gather_minutes as "gatherMinutes", quiet_from as "quietFrom", quiet_to as "quietTo", late_minutes as "lateMinutes", most_tries as "mostTries",
       keep_days as "keepDays", lead_limit as "leadLimit"
     from notice_term where valid_from <= $1::date and (valid_to is null or valid_to > $1::date) order by valid_from desc limit 1`,
    [localDay(at)],
  );
}
