import { caseChange } from "@dau-moi/schema";
import type { CaseChange, ChangeKind, FileRef } from "@dau-moi/schema";
import { instantText } from "../platform/instant.ts";
import type { Instant } from "../platform/instant.ts";
import type { Problem } from "../platform/problem.ts";
import type { RequestCaseChangeInput } from "./writeback.types.ts";

/** The field in which each kind carries its words. */
const WORDS_FIELD: Readonly<Record<ChangeKind, "note" | "result" | "reason" | "answer">> = {
  ASSIGN: "note",
  ACCEPT: "note",
  COMMENT: "note",
  RECORD_RESULT: "result",
  EXTEND: "reason",
  TRANSFER: "reason",
  RETURN: "reason",
  CLOSE: "reason",
  REOPEN: "reason",
  PUBLISH: "answer",
  ANSWER: "answer",
  PAUSE: "reason",
  RESUME: "reason",
};

/** What was asked for, as one change of its kind. @param told.approver who decides an extension @param told.files those it names @returns the change, or what is wrong with which field */
export function askedChange(
  input: RequestCaseChangeInput,
  at: Instant,
  { approver, files }: { approver: string; files: readonly FileRef[] },
): CaseChange | Problem {
  const words = input.words?.normalize("NFC").trim();
  const told = {
    kind: input.kind,
    at: instantText(at),
    ...(input.toUnit == null ? {} : { toUnit: input.toUnit.trim() }),
    ...(input.form == null ? {} : { form: input.form }),
    ...(input.answerForm == null ? {} : { form: input.answerForm }),
    ...(input.answeredAt == null ? {} : { answeredAt: instantText(input.answeredAt) }),
    ...(input.call == null ? {} : { call: input.call }),
    ...(input.pauseReason == null ? {} : { pauseReason: input.pauseReason.trim() }),
    ...(input.orderedAt == null ? {} : { orderedAt: instantText(input.orderedAt) }),
    ...(input.paper == null ? {} : { paper: { number: input.paper.number.trim(), day: input.paper.day } }),
    ...(input.dueDay == null ? {} : { dueDay: input.dueDay }),
    ...(files.length === 0 ? {} : { files }),
    ...(words === undefined || words === "" ? {} : { [WORDS_FIELD[input.kind]]: words }),
    ...(input.kind === "EXTEND" || input.kind === "PAUSE" ? { approver } : {}),
  };
  const read = caseChange.safeParse(told);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const field = issue?.code === "unrecognized_keys" ? issue.keys[0] : issue?.path[0];
  const named = String(field ?? "kind");
  return { at: named === WORDS_FIELD[input.kind] ? "words" : named, message: `Cần điền đúng: ${IN_WORDS[named] ?? named}.` };
}

const IN_WORDS: Readonly<Record<string, string>> = {
  toUnit: "đơn vị",
  form: "hình thức",
  answeredAt: "thời điểm trả lời",
  call: "cuộc gọi",
  pauseReason: "lý do tạm dừng theo quy chế",
  orderedAt: "thời điểm giao",
  paper: "số và ngày văn bản",
  dueDay: "hạn mới",
  files: "tệp kèm theo",
  note: "nội dung",
  result: "kết quả",
  reason: "lý do",
  answer: "nội dung trả lời, công khai",
};
