import type { CaseStream } from "@dau-moi/schema";
import { unnested } from "../platform/bulk.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";

/** What numbers are made from: one interval of a case's life between two events. Two equal states are one interval. */
export interface CaseState {
  /** counted apart from the others */
  caseStream: CaseStream;
  open: boolean;
  stage: string;
  /** who holds the case, or closed it */
  unitId: number;
  intakeUnitId: number;
  field: string;
  /** where it is, by the source's area code; null: not told */
  areaCode: string | null;
  channel: string | null;
  /** first late instant of the running clock, Infinity while it is paused; null: none runs */
  dueAt: Instant | null;
  /** from then on it is due soon */
  soonAt: Instant | null;
  /** when the running clock was due before it was extended; null: it was not */
  originalDueAt: Instant | null;
  /** it ended by being merged into another case */
  merged: boolean;
  /** its holder got it already late */
  inheritedLate: boolean;
  /** who watches its handling; null: nobody is named */
  supervisingUnitId: number | null;
  receivedAt: Instant;
  /** local days, YYYY-MM-DD */
  receivedDay: string;
  closedDay: string | null;
  /** when its handling ended with a result, in whose hands, and whether past its due instant; null: it has not */
  handledAt: Instant | null;
  handledDay: string | null;
  handledUnitId: number | null;
  handledLate: boolean | null;
  /** when the submitter was answered, and who had the case then; null: he was not, or no source says so */
  answeredAt: Instant | null;
  answeredDay: string | null;
  answeredUnitId: number | null;
  /** the source marks it urgent */
  urgent: boolean;
}

type StateColumns = CaseState & { caseId: number };

/** The states that hold now, by case. */
export async function currentStates(tx: Tx, caseIds: readonly number[]): Promise<Map<number, CaseState>> {
  if (caseIds.length === 0) return new Map();
  const rows = await tx.rows<StateColumns>(
    `/* currentStates */ select case_id as "caseId", case_stream as "caseStream", open, stage, unit_id as "unitId", intake_unit_id as "intakeUnitId", field, channel, due_at as "dueAt", soon_at as "soonAt",
       original_due_at as "originalDueAt", merged,
       inherited_late as "inheritedLate", supervising_unit_id as "supervisingUnitId", received_at as "receivedAt", received_day as "receivedDay", closed_day as "closedDay", area_code as "areaCode",
       handled_at as "handledAt", handled_day as "handledDay", handled_unit_id as "handledUnitId", handled_late as "handledLate", answered_at as "answeredAt",
       answered_day as "answeredDay", answered_unit_id as "answeredUnitId", urgent
     from case_state where to_event is null and case_id = any($1::bigint[])`,
    [caseIds],
  );
  return new Map(rows.map(({ caseId, ...state }) => [caseId, state]));
}

export function sameState(a: CaseState, b: CaseState): boolean {
  return (Object.keys(a) as (keyof CaseState)[]).every((key) => a[key] === b[key]);
}

/** Ends the present interval of each case at its event; from there on it is in no number and no list. */
export async function endStates(tx: Tx, ends: readonly { caseId: number; atEvent: number }[]): Promise<void> {
  if (ends.length === 0) return;
  await tx.rows(
    `/* endStates */ update case_state s set to_event = t.seq from unnest($1::bigint[], $2::bigint[]) as t(case_id, seq)
     where s.case_id = t.case_id and s.to_event is null`,
    [ends.map((t) => t.caseId), ends.map((t) => t.atEvent)],
  );
}

/** Ends the present interval of each case at its event and begins the next one there. */
export async function turnStates(
  tx: Tx,
  sourceId: number,
  turns: readonly { caseId: number; fromEvent: number; state: CaseState; isNew: boolean }[],
): Promise<void> {
  await endStates(
    tx,
    turns.filter((t) => !t.isNew).map(({ caseId, fromEvent }) => ({ caseId, atEvent: fromEvent })),
  );
  if (turns.length === 0) return;
  const rows = unnested(
    turns,
    [
      { name: "case_id", type: "bigint", of: (t) => t.caseId },
      { name: "from_event", type: "bigint", of: (t) => t.fromEvent },
      { name: "case_stream", type: "text", of: (t) => t.state.caseStream },
      { name: "open", type: "boolean", of: (t) => t.state.open },
      { name: "stage", type: "text", of: (t) => t.state.stage },
      { name: "unit_id", type: "int", of: (t) => t.state.unitId },
      { name: "intake_unit_id", type: "int", of: (t) => t.state.intakeUnitId },
      { name: "field", type: "text", of: (t) => t.state.field },
      { name: "area_code", type: "text", of: (t) => t.state.areaCode },
      { name: "channel", type: "text", of: (t) => t.state.channel },
      { name: "due_at", type: "timestamptz", of: (t) => t.state.dueAt },
      { name: "soon_at", type: "timestamptz", of: (t) => t.state.soonAt },
      { name: "original_due_at", type: "timestamptz", of: (t) => t.state.originalDueAt },
      { name: "merged", type: "boolean", of: (t) => t.state.merged },
      { name: "inherited_late", type: "boolean", of: (t) => t.state.inheritedLate },
      { name: "supervising_unit_id", type: "int", of: (t) => t.state.supervisingUnitId },
      { name: "received_at", type: "timestamptz", of: (t) => t.state.receivedAt },
      { name: "received_day", type: "date", of: (t) => t.state.receivedDay },
      { name: "closed_day", type: "date", of: (t) => t.state.closedDay },
      { name: "handled_at", type: "timestamptz", of: (t) => t.state.handledAt },
      { name: "handled_day", type: "date", of: (t) => t.state.handledDay },
      { name: "handled_unit_id", type: "int", of: (t) => t.state.handledUnitId },
      { name: "handled_late", type: "boolean", of: (t) => t.state.handledLate },
      { name: "answered_at", type: "timestamptz", of: (t) => t.state.answeredAt },
      { name: "answered_day", type: "date", of: (t) => t.state.answeredDay },
      { name: "answered_unit_id", type: "int", of: (t) => t.state.answeredUnitId },
      { name: "urgent", type: "boolean", of: (t) => t.state.urgent },
    ],
    2,
  );
  await tx.bulk(`/* turnStates */ insert into case_state (source_id, ${rows.names}) select $1::int, t.* from (${rows.select}) t`, [sourceId, ...rows.values]);
}
