import { caseChange } from "@dau-moi/schema";
import type { CaseChange } from "@dau-moi/schema";
import { instantText } from "../platform/instant.ts";
import type { Instant } from "../platform/instant.ts";
import type { Problem } from "../platform/problem.ts";
import type { ReasonRow } from "./proposal.queries.ts";
import type { ProposeCaseChangeInput } from "./proposal.inputs.ts";
import type { ProposalKind } from "./proposal.types.ts";

/** A change as it was drafted, and what the citizen is promised beside it. */
export interface Draft {
  change: ProposedChange;
  commitment: string | null;
}
export type ProposedChange = Extract<CaseChange, { kind: ProposalKind }>;

const LONGEST_COMMITMENT = 1_000;

/**
 * What was drafted, as one change of its kind.
 * @param reason of the list; null: the kind has none, or there is none of this code on this day
 * @returns the draft, or what is wrong with which field
 */
export function draftOf(input: ProposeCaseChangeInput, reason: ReasonRow | null, at: Instant): Draft | Problem {
  const words = clean(input.words);
  const commitment = clean(input.commitment ?? "");
  if (words === "") return { at: "words", message: "Nội dung chỉ có khoảng trắng." };
  if (input.kind === "CLOSE" && reason === null) return { at: "reasonCode", message: "Cần chọn một lý do kết thúc đang được áp dụng." };
  if (input.kind === "EXTEND" && (commitment === "" || commitment.length > LONGEST_COMMITMENT))
    return { at: "commitment", message: "Cần nêu cam kết với người dân, nhiều nhất 1.000 ký tự." };
  const read = caseChange.safeParse({ kind: input.kind, at: instantText(at), ...partsOf(input, words, { commitment, reason }) });
  if (read.success) return { change: read.data as ProposedChange, commitment: input.kind === "EXTEND" ? commitment : null };
  const [issue] = read.error.issues;
  const field = String((issue?.code === "unrecognized_keys" ? issue.keys[0] : issue?.path[0]) ?? "kind");
  const named = field === "reason" || field === "result" ? "words" : field;
  return { at: named, message: `Cần điền đúng: ${IN_WORDS[named] ?? named}.` };
}

/** What does not belong to the kind is told too, so that the shape refuses it. */
function partsOf(input: ProposeCaseChangeInput, words: string, told: { commitment: string; reason: ReasonRow | null }): Record<string, unknown> {
  return {
    ...(input.toUnit == null ? {} : { toUnit: input.toUnit.trim() }),
    ...(input.paper == null ? {} : { paper: { number: input.paper.number.trim(), day: input.paper.day } }),
    ...(input.dueDay == null ? {} : { dueDay: input.dueDay }),
    ...(input.kind !== "CLOSE" && input.reasonCode != null ? { reasonCode: input.reasonCode } : {}),
    ...(input.kind !== "EXTEND" && told.commitment !== "" ? { commitment: told.commitment } : {}),
    ...(input.kind === "RECORD_RESULT" ? { result: words } : { reason: reasonText(input.kind, words, told) }),
  };
}

function reasonText(kind: ProposalKind, words: string, { commitment, reason }: { commitment: string; reason: ReasonRow | null }): string {
  if (kind === "CLOSE") return `${reason?.name ?? ""}: ${words}`;
  return kind === "EXTEND" ? `${words}\nCam kết với người dân: ${commitment}` : words;
}

/** Blanks at the ends, and what no database keeps, are no words. */
export const clean = (text: string): string => text.replaceAll("\u0000", "").normalize("NFC").trim();

const IN_WORDS: Readonly<Record<string, string>> = {
  toUnit: "đơn vị nhận",
  paper: "số và ngày văn bản",
  dueDay: "hạn mới",
  words: "nội dung",
  reasonCode: "lý do kết thúc",
  commitment: "cam kết với người dân",
};
