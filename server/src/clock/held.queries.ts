import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import type { ClockRow } from "./clocks.ts";

/** How a clock that has stopped was dated. */
export type StoppedClock = Pick<
  ClockRow,
  "stage" | "unitId" | "startedAt" | "dueAt" | "warnAt" | "soonAt" | "limitId" | "calendarVersion" | "pauses" | "extensions" | "originalDueAt"
> & {
  stoppedAt: Instant;
};

/**
 * What has stopped keeps the rule and the calendar that it was dated by, whatever is in force now; what its source corrected is dated anew.
 * @param held the stopped clocks the hub holds of the case
 */
export function withClosedKept(clocks: readonly ClockRow[], held: readonly StoppedClock[]): ClockRow[] {
  return clocks.map((clock) => {
    if (clock.stoppedAt === null) return clock;
    const same = held.find(
      (k) =>
        k.stage === clock.stage &&
        k.unitId === clock.unitId &&
        k.startedAt === clock.startedAt &&
        k.stoppedAt === clock.stoppedAt &&
        lifeOf(k) === lifeOf(clock),
    );
    if (same === undefined) return clock;
    const { dueAt, warnAt, soonAt, originalDueAt, limitId, calendarVersion } = same;
    return { ...clock, dueAt, warnAt, soonAt, originalDueAt, limitId, calendarVersion };
  });
}

/** What of its pauses and extensions its source recorded. */
function lifeOf({ pauses, extensions }: Pick<ClockRow, "pauses" | "extensions">): string {
  return JSON.stringify([pauses.map(({ from, to, reason }) => [from, to, reason]), extensions.map(({ at }) => at)]);
}

/** The stopped clocks of cases. */
export async function stoppedClocks(tx: Tx, caseIds: readonly number[]): Promise<Map<number, StoppedClock[]>> {
  if (caseIds.length === 0) return new Map();
  const rows = await tx.rows<StoppedClock & { caseId: number }>(
    `/* stoppedClocks */ select case_id as "caseId", stage, unit_id as "unitId", started_at as "startedAt", stopped_at as "stoppedAt", due_at as "dueAt",
       warn_at as "warnAt", soon_at as "soonAt", limit_id as "limitId", calendar_version as "calendarVersion", original_due_at as "originalDueAt", pauses, extensions
     from clock where case_id = any($1::bigint[]) and stopped_at is not null order by case_id, ordinal`,
    [caseIds],
  );
  return Map.groupBy(rows, (row) => row.caseId);
}

export type RunningClock = Pick<ClockRow, "stage" | "unitId" | "dueAt" | "limitId">;

/** The clocks of cases that run. */
export async function runningClocks(tx: Tx, caseIds: readonly number[]): Promise<Map<number, RunningClock[]>> {
  const rows = await tx.rows<RunningClock & { caseId: number }>(
    `/* runningClocks */ select case_id as "caseId", stage, unit_id as "unitId", due_at as "dueAt", limit_id as "limitId"
     from clock where case_id = any($1::bigint[]) and stopped_at is null`,
    [caseIds],
  );
  return Map.groupBy(rows, (row) => row.caseId);
}
