import { said, wordsFault } from "../../platform/asked.ts";
import type { Problem } from "../../platform/problem.ts";
import type { ReminderTerm } from "../filing/index.ts";
import type { ReportKind } from "../report-kind.ts";
import type { FormText, RuleTerms } from "./rule.queries.ts";
import type { ProposeReportRuleInput, ReportFormInput, ReportReminderInput } from "./rule.types.ts";

const MOST_LINES = 20;
const MOST_SIGNER_LINES = 4;
const LONGEST_LINE = 200;
/** Signs of one list: what stands beside the signature must fit on one page. */
const LONGEST_LIST = 1_000;
const LONGEST_NAME = 100;
const MOST_DAYS = 30;

/** What is to be laid down, or what is wrong with it at its field. */
export function termsIn({ form, reminder }: ProposeReportRuleInput, kinds: readonly ReportKind[]): RuleTerms | Problem {
  if ((form == null) === (reminder == null)) return { at: "form", message: "Đề nghị một mẫu báo cáo hoặc một thời điểm nhắc, không cả hai." };
  if (form != null) {
    const text = formIn(form, kinds);
    return "message" in text ? text : { form: text, reminder: null };
  }
  const term = reminder == null ? undefined : reminderIn(reminder);
  if (term === undefined) throw new Error("neither a form nor a reminder");
  return "message" in term ? term : { form: null, reminder: term };
}

const plain = (text: string): string => said(text).normalize("NFC").replaceAll(/\s+/g, " ");

function formIn(input: ReportFormInput, kinds: readonly ReportKind[]): FormText | Problem {
  const { level } = input;
  const lines = { addressees: input.addressees.map(plain), recipients: input.recipients.map(plain), signer: input.signer.map(plain) };
  const words = { signerName: plain(input.signerName ?? "") || null, place: plain(input.place ?? "") || null };
  const fault =
    kindFault(input, kinds) ??
    linesFault(lines.addressees, "addressees", MOST_LINES) ??
    linesFault(lines.recipients, "recipients", MOST_LINES) ??
    keptFault(lines.recipients) ??
    linesFault(lines.signer, "signer", MOST_SIGNER_LINES) ??
    bodyFault(words.signerName, "signerName", level) ??
    bodyFault(words.place, "place", level);
  return fault ?? { code: input.code ?? null, level, ...lines, ...words };
}

/** Nobody of this level could draw such a report up. */
function kindFault({ code, level }: ReportFormInput, kinds: readonly ReportKind[]): Problem | undefined {
  if (code == null) return undefined;
  const kind = kinds.find((one) => one.code === code);
  if (kind === undefined) return { at: "code", message: "Hệ thống không lập được báo cáo này." };
  const filers = kind.owed?.filers;
  const drawn = filers === undefined || filers.some((filer) => (filer === "PROVINCE") === (level === "PROVINCE"));
  return drawn ? undefined : { at: "level", message: `Cấp này không lập được báo cáo ${code}.` };
}

function linesFault(lines: readonly string[], at: string, most: number): Problem | undefined {
  if (lines.length === 0 || lines.length > most) return { at, message: `Cần từ 1 đến ${most} dòng.` };
  if (lines.join("").length > LONGEST_LIST) return { at, message: `Các dòng dài quá ${LONGEST_LIST.toLocaleString("vi-VN")} ký tự.` };
  for (const [place, line] of lines.entries()) {
    const fault = wordsFault(line, at, LONGEST_LINE);
    if (fault !== undefined) return { at, message: `Dòng ${place + 1}: ${fault.message}` };
    if (lines.indexOf(line) !== place) return { at, message: `Dòng ${place + 1} trùng dòng ${lines.indexOf(line) + 1}.` };
  }
  return undefined;
}

/** @source Nghị định 30/2020/NĐ-CP, Phụ lục I: nơi nhận ends with where the paper is kept */
function keptFault(recipients: readonly string[]): Problem | undefined {
  return /^Lưu: ?\S/.test(recipients.at(-1) ?? "") ? undefined : { at: "recipients", message: "Dòng cuối của nơi nhận ghi nơi lưu, ví dụ “Lưu: VT”." };
}

/** A form of many bodies has neither one signer nor one place. */
function bodyFault(text: string | null, at: string, level: FormText["level"]): Problem | undefined {
  if (text === null) return undefined;
  return level === "UNIT"
    ? { at, message: "Mẫu chung của các đơn vị không ghi tên người ký, địa danh: mỗi đơn vị có của mình." }
    : wordsFault(text, at, LONGEST_NAME);
}

function reminderIn({ kind, workingDays, toldAt }: ReportReminderInput): ReminderTerm | Problem {
  const least = kind === "LATE" ? 1 : 0;
  if (workingDays < least || workingDays > MOST_DAYS) return { at: "workingDays", message: `Số ngày làm việc từ ${least} đến ${MOST_DAYS}.` };
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(toldAt)) return { at: "toldAt", message: "Giờ nhắc ghi như 08:00." };
  return { kind, workingDays, toldAt };
}
