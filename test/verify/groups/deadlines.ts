import type { Findings } from "../findings.ts";
import { latenessAt, questionOf, type Recounted } from "../recount.ts";
import type { ClockStage } from "../course.ts";
import type { Register } from "../register.ts";
import type { NoResultDuty } from "../lived-limit.ts";
import type { ClockRow } from "../tables.queries.ts";
import type { View } from "../view.ts";
import type { Paired } from "./cases.ts";

/** Group 2: the running clock of each open case, and that none runs where none should. */
export function compareDeadlines(paired: readonly Paired[], { view, register }: { view: View; register: Register }, findings: Findings): void {
  for (const pair of paired) {
    const { one, state, shown } = pair;
    const due = instantOf(one.clock?.due);
    const isPaused = one.clock !== null && one.clock.pausedSince !== null;
    findings.same("deadlines: due (list)", one.name, isPaused ? null : due, shown.dueAt);
    findings.same("deadlines: due (state)", one.name, due, textOf(state.due_at));
    findings.same("deadlines: paused", one.name, isPaused, shown.paused);
    findings.same("deadlines: due before it was extended (list)", one.name, instantOf(one.clock?.originalDue ?? undefined), shown.originalDueAt);
    findings.same("deadlines: due before it was extended (state)", one.name, instantOf(one.clock?.originalDue ?? undefined), textOf(state.original_due_at));
    findings.same("deadlines: soon (state)", one.name, instantOf(one.clock?.soon), textOf(state.soon_at));
    findings.same("deadlines: lateness", one.name, latenessAt(one, view.instant), shown.lateness);
    const running = view.clocks.get(shown.id) ?? [];
    compareClock(pair, running, findings);
    compareReport(one, running, dutyOf(one, register, view.instant), findings);
  }
}

/** A clock that stands still is never due: its instants are infinite. */
const instantOf = (instant: number | undefined): string | null =>
  instant === undefined ? null : instant === Infinity ? "Infinity" : new Date(instant).toISOString();
const textOf = (value: Date | number | null): string | null => (value instanceof Date ? value.toISOString() : value === null ? null : String(value));

/** At most one of these runs; the duties to accept and to report run beside it. */
const OF_THE_CASE: ReadonlySet<string> = new Set<ClockStage>(["ASSIGN", "HANDLE", "ANSWER"]);

function compareClock({ one, shown }: Paired, all: readonly ClockRow[], findings: Findings): void {
  const { clock } = one;
  const running = all.filter(({ stage }) => OF_THE_CASE.has(stage));
  const wanted = clock === null ? "none" : `${clock.stage} of ${one.holder} from ${instantOf(clock.start)}`;
  findings.same(
    "deadlines: running clock (table)",
    one.name,
    wanted,
    running.map((row) => `${row.stage} of ${row.unit} from ${row.started_at.toISOString()}`).join(", ") || "none",
  );
  const onCase = shown.clocks.filter((row) => row.stoppedAt === null && OF_THE_CASE.has(row.stage));
  findings.same(
    "deadlines: running clock (case)",
    one.name,
    wanted,
    onCase.map((row) => `${row.stage} of ${row.unit.code} from ${row.startedAt}`).join(", ") || "none",
  );
  if (clock === null) return;
  for (const row of running) {
    findings.same("deadlines: due (clock)", one.name, instantOf(clock.due), textOf(row.due_at));
    findings.same("deadlines: warning (clock)", one.name, instantOf(clock.warn), textOf(row.warn_at));
    findings.same("deadlines: soon (clock)", one.name, instantOf(clock.soon), textOf(row.soon_at));
  }
  for (const row of onCase) findings.same("deadlines: due (case)", one.name, clock.pausedSince === null ? instantOf(clock.due) : null, row.dueAt);
}

/** What the lead of several agencies owes once its handling is late. */
function dutyOf(one: Recounted, register: Register, instant: number): NoResultDuty | null {
  const isLate = one.line.cooperating.length > 0 && one.clock !== null && one.clock.stage === "HANDLE" && one.clock.due <= instant;
  return isLate && one.clock !== null ? register.noResult(questionOf(one.line), one.clock.due, one.reports, instant) : null;
}

/** Where the regulation knows the duty; a hub may have begun the clock before handling was late. */
function compareReport({ name }: Recounted, running: readonly ClockRow[], duty: NoResultDuty | null, findings: Findings): void {
  if (duty === null) return;
  const shown = running.filter(({ stage }) => stage === "NO_RESULT").map((row) => textOf(row.due_at));
  findings.same("deadlines: report without result (table)", name, instantOf(duty.deadline.due), shown.join(", ") || "none");
}
