import type { CaseChange, ChangeKind, FileRef } from "@dau-moi/schema";
import type { OperationName } from "../access/index.ts";

/** The policy's row of each change. */
export const OPERATION_OF = {
  ASSIGN: "assignCase",
  ACCEPT: "acceptCase",
  COMMENT: "commentCase",
  RECORD_RESULT: "recordResult",
  EXTEND: "extendCase",
  TRANSFER: "transferCase",
  RETURN: "returnCase",
  CLOSE: "closeCase",
  REOPEN: "reopenCase",
  PUBLISH: "publishCase",
  ANSWER: "answerCase",
  PAUSE: "pauseCase",
  RESUME: "resumeCase",
} as const satisfies Record<ChangeKind, OperationName>;

/** What a change says in free text. */
export function wordsOf(change: CaseChange): string | null {
  switch (change.kind) {
    case "RECORD_RESULT":
      return change.result;
    case "PUBLISH":
    case "ANSWER":
      return change.answer;
    case "ASSIGN":
    case "ACCEPT":
    case "COMMENT":
      return change.note ?? null;
    case "EXTEND":
    case "TRANSFER":
    case "RETURN":
    case "CLOSE":
    case "REOPEN":
    case "PAUSE":
    case "RESUME":
      return change.reason;
  }
}

/** The unit that a change names. */
export function unitIn(change: CaseChange): string | null {
  return "toUnit" in change ? change.toUnit : null;
}

/** The files that go with a change. */
export function filesIn(change: CaseChange): readonly FileRef[] {
  return "files" in change ? (change.files ?? []) : [];
}

/** A change as it may lie in the open: every free text of it hidden as the case's own are, files known by id, kind and size alone. */
export function openChange(change: CaseChange, hide: (text: string) => string): Record<string, unknown> {
  const open: Record<string, unknown> = { ...change };
  for (const field of ["note", "reason", "result", "answer", "approver"]) {
    const said = open[field];
    if (typeof said === "string") open[field] = hide(said);
  }
  const paper = "paper" in change ? change.paper : undefined;
  if (paper !== undefined) open["paper"] = { ...paper, number: hide(paper.number) };
  const files = filesIn(change);
  if (files.length > 0) open["files"] = files.map((file) => ({ ...file, name: "•••" }));
  return open;
}
