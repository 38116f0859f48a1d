import type { ClockStage, StartEvent } from "@dau-moi/schema";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import type { Remainder } from "./allowance.ts";
import type { Extension } from "./extensions.ts";
import type { Pause } from "./pauses.ts";

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
  startsFrom: StartEvent;
  regulationTitle: string;
  regulationVersion: string;
  regulationFrom: string;
  calendarVersion: string;
  originalDueAt: Instant | null;
  remainder: Remainder | null;
  pauses: Pause[];
  extensions: Extension[];
}

/** The clocks of cases, oldest first, with the limits they were set by. */
export async function storedClocks(tx: Tx, caseIds: readonly number[]): Promise<StoredClock[]> {
  return tx.rows<StoredClock>(
    `/* storedClocks */ select k.case_id as "caseId", k.stage, k.unit_id as "unitId", k.started_at as "startedAt", k.due_at as "dueAt", k.warn_at as "warnAt",
       k.stopped_at as "stoppedAt", l.limit_text as "limitText", l.rule_name as "ruleName", l.legal_basis as "legalBasis", l.assumed, k.calendar_version as "calendarVersion",
       l.starts_from as "startsFrom", r.title as "regulationTitle", r.version as "regulationVersion", r.valid_from as "regulationFrom",
       k.original_due_at as "originalDueAt", k.remainder, k.pauses, k.extensions
     from clock k join time_limit l on l.id = k.limit_id join regulation r on r.id = l.regulation_id where k.case_id = any($1::bigint[]) order by k.case_id, k.ordinal`,
    [caseIds],
  );
}
