import type { CaseTable } from "../case-table.ts";
import { profileOf, type DepartmentCode } from "../departments.ts";
import type { LedgerLine } from "../ledger-line.ts";
import type { Dice } from "../random.ts";
import { drawFuller } from "./fuller.ts";
import { possibleSteps, type ChangeKind, type StepChange } from "./kinds.ts";

export type Choice = { kind: ChangeKind; line: LedgerLine | null };

const RECENT = 400;

/** New cases come as often as keeps the share of open ones level. */
function bringsNew(dept: DepartmentCode, table: CaseTable, dice: Dice): boolean {
  const wanted = Math.max(3, profileOf(dept).openShare * table.lines().length);
  const open = Math.max(1, table.openLines().length);
  return dice.chance(Math.min(0.5, Math.max(0.04, 0.155 * (wanted / open) ** 3)));
}

/** A recent case that satisfies the claim, or null. */
function recentLine(table: CaseTable, dice: Dice, fits: (line: LedgerLine) => boolean): LedgerLine | null {
  const fitting = table
    .lines()
    .slice(-RECENT)
    .filter((line) => line.poison === undefined && fits(line));
  return fitting.length === 0 ? null : dice.pick(fitting);
}

/** Which step comes next on that case: mostly the natural one. */
export function chooseStep(dept: DepartmentCode, line: LedgerLine, dice: Dice): StepChange | null {
  const steps = possibleSteps(dept, line);
  const [natural] = steps;
  if (natural === undefined) return null;
  if (natural === "resume") return dice.chance(0.9) ? natural : "close";
  const fuller = drawFuller(steps, dice);
  if (fuller !== null) return fuller;
  if (steps.includes("transfer") && dice.chance(0.034)) return "transfer";
  if (steps.includes("return") && dice.chance(0.011)) return "return";
  if (steps.includes("close") && dice.chance(0.2)) return "close";
  return natural;
}

function continueOne(dept: DepartmentCode, table: CaseTable, at: number, dice: Dice): Choice | null {
  const finest = profileOf(dept).markPrecision;
  const open = table.openLines().filter((line) => (line.record.mark ?? 0) + finest <= at);
  const lively = open.filter((line) => line.record.backlog === null);
  const pool = lively.length > 0 && !dice.chance(0.04) ? lively : open;
  if (pool.length === 0) return null;
  const line = dice.pick(pool);
  const kind = chooseStep(dept, line, dice);
  return kind === null ? null : { kind, line };
}

/**
 * The next sensible thing to happen in a department.
 * @param at only cases whose mark can rise without going beyond this instant; Infinity for all
 * @returns null: every open case has just been changed
 */
export function chooseChange(dept: DepartmentCode, table: CaseTable, at: number, dice: Dice): Choice | null {
  if (dice.chance(0.006)) {
    const line = recentLine(table, dice, (candidate) => candidate.stage === "CLOSED" && possibleSteps(dept, candidate).includes("reopen"));
    if (line !== null) return { kind: "reopen", line };
  }
  if (table.openLines().length > 0 && !bringsNew(dept, table, dice)) return continueOne(dept, table, at, dice);
  const earlier = dice.chance(0.08) ? recentLine(table, dice, (line) => line.stage !== "DECLINED") : null;
  return earlier === null ? { kind: "new", line: null } : { kind: "repeat", line: earlier };
}

/** A case on which that change can be made now, or null. */
export function findLine(dept: DepartmentCode, table: CaseTable, kind: StepChange, dice: Dice): LedgerLine | null {
  const open = table.openLines().filter((line) => possibleSteps(dept, line).includes(kind));
  if (open.length > 0) return dice.pick(open);
  return recentLine(table, dice, (line) => possibleSteps(dept, line).includes(kind));
}
