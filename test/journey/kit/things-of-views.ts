import type { Role } from "@dau-moi/schema";
import type { Target } from "./matrix.ts";

type Asked = Partial<Record<Target, (role: Role | null) => string>>;

/** The token of the journal's beginning. */
const EARLIEST = Buffer.from("0.0").toString("base64url");
const NONE = 'input: { id: "00000000-0000-4000-8000-000000000000" }';

/** What is asked of views that are kept, of numbers' causes, and of days that were counted anew. */
export function thingsOfViews(unit: Record<Target, string>, both: (text: (target: Target, role: Role | null) => string) => Asked): Record<string, Asked> {
  return {
    saveView: both((target, role) => `input: { name: "${target} ${role ?? ""}", shared: false, filter: { open: true, unit: "${unit[target]}" }, columns: [] }`),
    saveBoard: both((target, role) => `input: { name: "${target} ${role ?? ""}", shared: false, board: { unit: "${unit[target]}" } }`),
    removeBoard: { other: () => NONE },
    removeView: { other: () => NONE },
    figureChanges: both((target) => `figures: [OVERDUE], since: "${EARLIEST}", unit: "${unit[target]}"`),
    restatedFacts: both((target) => `day: "2026-03-12", unit: "${unit[target]}"`),
  };
}

/** The same where every answer is searched: views that bear what they are named. @param names as GraphQL texts */
export function viewArguments(names: readonly string[]): Record<string, string[]> {
  return {
    figureChanges: [`figures: [OPEN, OVERDUE], since: "${EARLIEST}"`],
    restatedFacts: ['day: "2026-03-12"', 'day: "2026-03-15"'],
    saveView: names.map((told) => `input: { name: ${told}, shared: false, filter: { open: true, text: ${told} }, columns: [TIME] }`),
    removeView: [NONE],
    saveBoard: names.map((told) => `input: { name: ${told}, shared: false, board: { allUnits: true } }`),
    removeBoard: [NONE],
  };
}
