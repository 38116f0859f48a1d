import { recordClocks } from "../clock/index.ts";
import { append, takeNumbers } from "../journal/index.ts";
import type { NewEvent } from "../journal/index.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { sameState, turnStates } from "../tally/index.ts";
import type { Redated } from "./redate.ts";

/** Writes the clocks of open cases anew, and who inherited what. Only clocks that run differ. */
export async function rewriteClocks(tx: Tx, cases: readonly Redated[]): Promise<void> {
  if (cases.length === 0) return;
  await recordClocks(
    tx,
    cases.map(({ caseId: id, clocks }) => ({ id, clocks })),
    cases.map(({ caseId }) => caseId),
  );
  const spans = cases.flatMap(({ caseId, inherited }) => inherited.map((late, ordinal) => ({ caseId, ordinal, late })));
  await tx.rows(
    `/* rewriteClocks:inherited */ update custody s set inherited_late = t.late from unnest($1::bigint[], $2::int[], $3::boolean[]) as t(case_id, ordinal, late)
     where s.case_id = t.case_id and s.ordinal = t.ordinal and s.inherited_late <> t.late`,
    [spans.map((s) => s.caseId), spans.map((s) => s.ordinal), spans.map((s) => s.late)],
  );
}

/** Clocks that run and are due as before name the calendar that now says so. */
export async function renameCalendar(tx: Tx, version: string): Promise<void> {
  await tx.rows("/* renameCalendar */ update clock set calendar_version = $1 where stopped_at is null and calendar_version <> $1", [version]);
}

/** One event for each case whose numbers change, its cause with it; from here to the commit the journal is locked. */
export async function announceRedated(tx: Tx, cases: readonly Redated[], told: { province: string; at: Instant; cause: string }): Promise<number> {
  const turned = cases.filter((one) => !sameState(one.before, one.after));
  const events = turned.map(({ caseId, after }): NewEvent => ({
    kind: "REDATED",
    caseId,
    caseStream: after.caseStream,
    unitId: after.unitId,
    fromUnitId: null,
    factDay: null,
    weight: 1,
    happenedAt: told.at,
    quiet: false,
    cause: told.cause,
  }));
  if (events.length === 0) return 0;
  const before = await takeNumbers(tx, events.length);
  await append(tx, before, events, { province: told.province, learnedAt: told.at, sourceId: null, batchId: null });
  const turns = turned.map((one, i) => ({ sourceId: one.sourceId, caseId: one.caseId, fromEvent: before + 1 + i, state: one.after, isNew: false }));
  for (const [sourceId, own] of Map.groupBy(turns, (t) => t.sourceId)) await turnStates(tx, sourceId, own);
  return events.length;
}
