import { setImmediate as otherWork } from "node:timers/promises";
import { runningClocks, stoppedClocks } from "../clock/index.ts";
import type { ClockRow, Rules, RunningClock } from "../clock/index.ts";
import type { Tx } from "../platform/database.ts";
import { sameState } from "../tally/index.ts";
import type { UnitRegister } from "../unit/index.ts";
import { openCases } from "./open-cases.queries.ts";
import { redated } from "./redate.ts";
import type { Redated } from "./redate.ts";

const AT_ONCE = 2_000;
/** Cases dated before this process's other work goes on, about a millisecond. */
const IN_A_ROW = 50;

export interface Walked {
  /** open cases that were looked at */
  looked: number;
  /** ids of those that the rules cannot date */
  undatable: number[];
  /** those whose clocks would be other ones, be it only by the rule they name */
  changed: Redated[];
}

/** Dates open cases by other rules, page by page. @param only these alone; null: all */
export async function walkOpenCases(tx: Tx, units: UnitRegister, rules: Rules, only: readonly number[] | null): Promise<Walked> {
  const walked: Walked = { looked: 0, undatable: [], changed: [] };
  for (let after = 0; ;) {
    const page = await openCases(tx, units, { after, only, limit: AT_ONCE });
    const last = page.at(-1);
    if (last === undefined) return walked;
    const ids = page.map((one) => one.caseId);
    const [stopped, running] = [await stoppedClocks(tx, ids), await runningClocks(tx, ids)];
    for (const [i, one] of page.entries()) {
      if (i % IN_A_ROW === IN_A_ROW - 1) await otherWork();
      const answer = redated(one, stopped.get(one.caseId) ?? [], rules);
      if (answer === "undatable") walked.undatable.push(one.caseId);
      else if (!sameState(answer.before, answer.after) || !sameClocks(answer.clocks, running.get(one.caseId) ?? [])) walked.changed.push(answer);
    }
    walked.looked += page.length;
    after = last.caseId;
  }
}

/** Whether the clocks that run are dated alike, by the same limit. Which version of the calendar says so is no difference. */
function sameClocks(clocks: readonly ClockRow[], running: readonly RunningClock[]): boolean {
  const now = clocks.filter((k) => k.stoppedAt === null);
  return (
    now.length === running.length &&
    now.every((k) => running.some((r) => r.stage === k.stage && r.unitId === k.unitId && r.dueAt === k.dueAt && r.limitId === k.limitId))
  );
}
