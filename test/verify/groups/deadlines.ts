import type { Findings } from "../findings.ts";
import { latenessAt } from "../recount.ts";
import type { ClockRow } from "../tables.queries.ts";
import type { View } from "../view.ts";
import type { Paired } from "./cases.ts";

/** Group 2: the running clock of each open case, and that none runs where none should. */
export function compareDeadlines(paired: readonly Paired[], view: View, findings: Findings): void {
  for (const pair of paired) {
    const { one, state, shown } = pair;
    const due = instantOf(one.clock?.due);
    findings.same("deadlines: due (list)", one.name, due, shown.dueAt);
    findings.same("deadlines: due (state)", one.name, due, textOf(state.due_at));
    findings.same("deadlines: soon (state)", one.name, instantOf(one.clock?.soon), textOf(state.soon_at));
    findings.same("deadlines: lateness", one.name, latenessAt(one, view.instant), shown.lateness);
    compareClock(pair, view.clocks.get(shown.id) ?? [], findings);
  }
}

const instantOf = (instant: number | undefined): string | null => (instant === undefined ? null : new Date(instant).toISOString());
const textOf = (value: Date | number | null): string | null => (value instanceof Date ? value.toISOString() : value === null ? null : String(value));

function compareClock({ one, shown }: Paired, running: readonly ClockRow[], findings: Findings): void {
  const { clock } = one;
  const wanted = clock === null ? "none" : `${clock.stage} of ${one.holder} from ${instantOf(clock.start)}`;
  findings.same(
    "deadlines: running clock (table)",
    one.name,
    wanted,
    running.map((row) => `${row.stage} of ${row.unit} from ${row.started_at.toISOString()}`).join(", ") || "none",
  );
  const onCase = shown.clocks.filter((row) => row.stoppedAt === null);
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
  for (const row of onCase) findings.same("deadlines: due (case)", one.name, instantOf(clock.due), row.dueAt);
}
