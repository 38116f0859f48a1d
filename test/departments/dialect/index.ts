import type { CaseTable } from "../case-table.ts";
import { answerDocuments, DOCUMENTS_FALSE_SUCCESS } from "../soap/questions.ts";
import type { DepartmentCode } from "../departments.ts";
import type { ActDialect } from "./act-dialect.ts";
import { plainAnswer, type Answer, type Question } from "./answer.ts";
import { keysetActs } from "./keyset-acts.ts";
import { offsetActs } from "./offset-acts.ts";
import { open311Acts } from "./open311-acts.ts";
import { answerKeyset, KEYSET_FALSE_SUCCESS } from "./keyset.ts";
import { answerOffset, OFFSET_FALSE_SUCCESS } from "./offset.ts";
import { answerOpen311, open311FalseSuccess } from "./open311.ts";

export { plainAnswer, type Answer, type Question } from "./answer.ts";
export type { ActDialect, Message, Outcome } from "./act-dialect.ts";
export { nextMark, tell } from "./tell.ts";
export { positionOf } from "./position.ts";
export { CHANNEL_WORDS, FIELD_WORDS, type ChannelWord } from "./words.ts";

/** Answers one question in the department's dialect, errors included. */
export function answer(dept: DepartmentCode, question: Question, table: CaseTable): Answer {
  switch (dept) {
    case "tinh":
    case "stp":
    case "songlam":
      return answerKeyset(dept, question, table);
    case "sxd":
    case "trungtam":
      return answerOffset(dept, question, table);
    case "hatang":
      return answerOpen311(question, table);
    case "eoffice":
      return answerDocuments(question, table);
    case "syt":
    case "so-tiepdan":
      return plainAnswer(404, "text/plain; charset=utf-8", "Not Found");
  }
}

/** How a department takes acts from outside; null: it is read-only. */
export function actsOf(dept: DepartmentCode, table: CaseTable): ActDialect | null {
  switch (dept) {
    case "tinh":
    case "stp":
      return keysetActs(dept);
    case "sxd":
      return offsetActs();
    case "hatang":
      return open311Acts(table);
    case "eoffice": // its envelopes are taken apart before
    case "songlam":
    case "trungtam":
    case "syt":
    case "so-tiepdan":
      return null;
  }
}

const TAKE_ACTS: ReadonlySet<DepartmentCode> = new Set<DepartmentCode>(["tinh", "stp", "sxd", "hatang"]);

export const takesActs = (dept: DepartmentCode): boolean => TAKE_ACTS.has(dept);

/** The body of a 200 that says it failed. @param contentType that of the answer it stands in for */
export function falseSuccess(dept: DepartmentCode, contentType: string): string {
  if (dept === "eoffice") return DOCUMENTS_FALSE_SUCCESS;
  if (dept === "hatang") return open311FalseSuccess(contentType);
  return dept === "tinh" || dept === "stp" || dept === "songlam" ? KEYSET_FALSE_SUCCESS : OFFSET_FALSE_SUCCESS;
}
