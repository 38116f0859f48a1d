import type { Act } from "./acts.ts";
import { POLICY } from "./policy-table.ts";

/**
 * What a program may be let do. All of it reads, and nothing of it shows who sent a case: acts that open an identity, decisions, accounts, rules and the
 * audit chain are for people.
 */
export const KEY_OPERATIONS = [
  "board",
  "trend",
  "definitions",
  "units",
  "unit",
  "boardChanged",
  "sources",
  "source",
  "cases",
  "case",
  "caseChanged",
  "backlog",
  "directivesSummary",
] as const satisfies readonly (keyof typeof POLICY)[];
export type KeyOperation = (typeof KEY_OPERATIONS)[number];

/** What a program's key covers beside the unit and the acts of its one post. */
export interface ProgramKey {
  id: number;
  operations: readonly KeyOperation[];
  costPerMinute: number;
}

/** What everybody may ask, a program too. */
const OPEN_TO_KEYS: readonly (keyof typeof POLICY)[] = ["hub", "viewer"];

/** A key that reads cases works only after a second person has approved it; one of figures alone works at once. */
const NEEDS_SECOND_PERSON: readonly Act[] = ["readCases"];

/** The acts that a key's operations need. */
export function actsOfKey(operations: readonly KeyOperation[]): Act[] {
  return [...new Set(operations.map((operation) => POLICY[operation]))];
}

export function needsApproval(operations: readonly KeyOperation[]): boolean {
  return actsOfKey(operations).some((act) => NEEDS_SECOND_PERSON.includes(act));
}

/** Whether a program's key covers an operation; of a person's session the posts alone decide. */
export function keyCovers({ key }: { key?: ProgramKey }, operation: keyof typeof POLICY): boolean {
  return key === undefined || OPEN_TO_KEYS.includes(operation) || (key.operations as readonly string[]).includes(operation);
}

/** A stored word that is no operation any more covers nothing. */
export function keyOperationsIn(words: readonly string[]): KeyOperation[] {
  return KEY_OPERATIONS.filter((operation) => words.includes(operation));
}
