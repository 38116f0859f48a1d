import type { CaseFacts } from "../../ledger-line.ts";
import { MERGED_NOTE } from "../../text/index.ts";
import type { Telling } from "./candidate.ts";

const DUPLICATE = "Trùng lặp";

/** A case of the same matter that was there before, or null. */
function goesOn(fact: CaseFacts, facts: readonly CaseFacts[]): CaseFacts | null {
  const repeated = fact.repeatOf === null ? undefined : facts.find(({ id }) => id === fact.repeatOf);
  const like = facts.findLast((other) => other.row < fact.row && other.record.fieldWord === fact.record.fieldWord && other.record.closeReason !== DUPLICATE);
  return repeated ?? like ?? null;
}

/** Urban incidents have always been closed as duplicates; the newer release also says of which. */
export function nameDuplicate(fact: CaseFacts, facts: readonly CaseFacts[]): CaseFacts {
  const { course, closeReason } = fact.record;
  const other = closeReason === DUPLICATE ? goesOn(fact, facts) : null;
  const last = course.at(-1);
  if (other === null || last === undefined || last.kind !== "CLOSED") return fact;
  return { ...fact, record: { ...fact.record, course: [...course.slice(0, -1), { ...last, kind: "MERGED", into: other.id }] } };
}

/** Ends a finished case early, as a duplicate of another of the same department. @returns null: nothing fits */
export function mergeCase(fact: CaseFacts, facts: readonly CaseFacts[], { dept }: Telling): CaseFacts | null {
  const { course, lagging } = fact.record;
  const other = dept === "hatang" ? null : goesOn(fact, facts);
  const index = course.findIndex(({ kind }) => kind === "ACCEPTED" || kind === "RESOLVED");
  const at = course[index]?.at;
  const isFinished = course.some(({ kind }) => kind === "CLOSED") && !course.some(({ kind }) => kind === "REOPENED");
  const isOneStream = other?.record.fuller?.stream === fact.record.fuller?.stream;
  if (other === null || !isOneStream || at === undefined || !isFinished || lagging !== null) return null;
  const merging = { at, kind: "MERGED" as const, unit: fact.intake, note: MERGED_NOTE, into: other.id };
  const record = { ...fact.record, course: [...course.slice(0, index), merging], outcome: null, closeReason: MERGED_NOTE };
  return { ...fact, record };
}
