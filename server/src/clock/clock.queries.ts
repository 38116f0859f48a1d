import type { ClockStage } from "@dau-moi/schema";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";

export interface StoredClock {
  caseId: number;
  stage: ClockStage;
  unitId: number;
  startedAt: Instant;
  dueAt: Instant;
  warnAt: Instant;
  stoppedAt: Instant | null;
  limitText: string;
  ruleName: string;
  legalBasis: string;
  assumed: boolean;
  calendarVersion: string;
}

/** The clocks of cases, oldest first, with the limits they were set by. */
export async function storedClocks(tx: Tx, caseIds: readonly number[]): Promise<StoredClock[]> {
  return tx.rows<StoredClock>(
    `/* storedClocks */ select k.case_id as "caseId", k.stage, k.unit_id as "unitId", k.started_at as "startedAt", k.due_at as "dueAt", k.warn_at as "warnAt",
       k.stopped_at as "stoppedAt", l.limit_text as "limitText", l.rule_name as "ruleName", l.legal_basis as "legalBasis", l.assumed, k.calendar_version as "calendarVersion"
     from clock k join time_limit l on l.id = k.limit_id where k.case_id = any($1::bigint[]) order by k.case_id, k.ordinal`,
    [caseIds],
  );
}
