import type { CaseTable } from "../case-table.ts";
import type { DepartmentCode } from "../departments.ts";
import type { Answer, Question } from "./answer.ts";
import { answerKeyset, KEYSET_FALSE_SUCCESS } from "./keyset.ts";
import { answerOffset, OFFSET_FALSE_SUCCESS } from "./offset.ts";
import { answerOpen311, open311FalseSuccess } from "./open311.ts";

export { plainAnswer, type Answer, type Question } from "./answer.ts";
export { nextMark, tell } from "./tell.ts";
export { positionOf } from "./position.ts";
export { CHANNEL_WORDS, FIELD_WORDS } from "./words.ts";

/** Answers one question in the department's dialect, errors included. */
export function answer(dept: DepartmentCode, question: Question, table: CaseTable): Answer {
  switch (dept) {
    case "tinh":
    case "songlam":
      return answerKeyset(dept, question, table);
    case "sxd":
    case "trungtam":
      return answerOffset(dept, question, table);
    case "hatang":
      return answerOpen311(question, table);
  }
}

/** The body of a 200 that says it failed. @param contentType that of the answer it stands in for */
export function falseSuccess(dept: DepartmentCode, contentType: string): string {
  if (dept === "hatang") return open311FalseSuccess(contentType);
  return dept === "tinh" || dept === "songlam" ? KEYSET_FALSE_SUCCESS : OFFSET_FALSE_SUCCESS;
}
