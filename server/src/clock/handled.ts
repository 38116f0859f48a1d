import type { SourceCase } from "@dau-moi/schema";
import { isMerged } from "../case/index.ts";
import type { Instant } from "../platform/instant.ts";
import type { ClockRow } from "./clocks.ts";

/** The end of a case's handling. */
export interface Handled {
  at: Instant;
  /** in whose hands it ended */
  unitId: number;
  /** its limit had run out by then */
  late: boolean;
}

/**
 * How the handling of a case ended: by the clock of its last cycle.
 * @param clocks of the case, the main ones oldest first
 * @returns null: it goes on, the case never came to it, or it ended without a result of its own (declined, redirected, merged)
 */
export function handledOf(c: Pick<SourceCase, "stage" | "steps">, clocks: readonly ClockRow[]): Handled | null {
  if (c.stage === "DECLINED" || c.stage === "REDIRECTED" || isMerged(c)) return null;
  const main = clocks.filter(({ stage }) => stage === "ASSIGN" || stage === "HANDLE" || stage === "ANSWER");
  const end = main.findLast(({ stage }) => stage !== "ANSWER");
  if (end?.stage !== "HANDLE" || end.stoppedAt === null) return null;
  return { at: end.stoppedAt, unitId: end.unitId, late: end.stoppedAt >= end.dueAt };
}
