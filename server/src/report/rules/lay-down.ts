import { actorOf, asking, doingOf } from "../../access/index.ts";
import type { Doing } from "../../access/index.ts";
import { appendAudit } from "../../audit/index.ts";
import { withoutSubmitters } from "../../case/index.ts";
import { KEY_USED, keyFault, numberOf, said, wordsFault } from "../../platform/asked.ts";
import type { Tx } from "../../platform/database.ts";
import { localDay } from "../../platform/local-time.ts";
import type { Problem } from "../../platform/problem.ts";
import type { ReportContext } from "../filing/index.ts";
import { askedBefore, isOwn, postOfProvince, SECOND_PERSON } from "../second-person.ts";
import { termsIn } from "./fit.ts";
import { followForm, followReminder, insertRuleProposal, insertRuleSettled, reportForms, reportReminders, ruleProposalById } from "./rule.queries.ts";
import type { RuleProposal, RuleTerms } from "./rule.queries.ts";
import type { ProposeReportRuleInput, SettleReportRuleInput } from "./rule.types.ts";

const LONGEST_BASIS = 500;
const OF_PROVINCE: Problem = { at: "id", message: "Mẫu báo cáo, thời điểm nhắc do người có thẩm quyền của tỉnh đề nghị và quyết định." };
const PAST: Problem = { at: "fromDay", message: "Không có hiệu lực trở về trước: chọn từ hôm nay." };
const LATER = "Đã có mẫu hoặc thời điểm nhắc cùng loại có hiệu lực từ ngày đó hoặc muộn hơn: chọn ngày sau đó.";

/** Proposes a form or a reminder. @returns the proposal's number, or what stands against it */
export async function proposeRule(input: ProposeReportRuleInput, context: ReportContext): Promise<{ id: number } | Problem> {
  const post = postOfProvince("proposeReportRule", context);
  const legalBasis = said(input.legalBasis).normalize("NFC");
  const fault = post === undefined ? OF_PROVINCE : (keyFault(input.key) ?? wordsFault(legalBasis, "legalBasis", LONGEST_BASIS));
  if (post === undefined || fault !== undefined) return fault ?? OF_PROVINCE;
  const { key, ...content } = input;
  const doing = doingOf(post, key, ["proposeReportRule", content], context);
  const before = await context.database.asWorker().read((tx) => askedBefore(tx, "report_rule_proposal", doing)); // what held against it since does not matter
  if (before !== null) return before;
  if (input.fromDay < localDay(context.clock.now())) return PAST;
  const meant = termsIn(input, context.reportKinds);
  if ("message" in meant) return meant;
  const lastDay = await context.database.read((tx) => lastFirstDay(tx, meant));
  if (lastDay !== undefined && lastDay >= input.fromDay) return { at: "fromDay", message: LATER };
  const proposal = { ...doing, terms: await openTerms(meant, context), fromDay: input.fromDay, legalBasis: await withoutSubmitters([], legalBasis, context) };
  return context.database.asWorker().write(async (tx): Promise<{ id: number } | Problem> => {
    const id = await insertRuleProposal(tx, proposal);
    if (id === null) return (await askedBefore(tx, "report_rule_proposal", doing)) ?? KEY_USED;
    await audited(tx, doing, { act: "proposeReportRule", id, detail: { ...namedIn(meant), from: input.fromDay } }, context);
    return { id };
  });
}

/** The first day of the newest rule of the same kind. */
async function lastFirstDay(tx: Tx, { form, reminder }: RuleTerms): Promise<string | undefined> {
  const same =
    form === null
      ? (await reportReminders(tx)).filter(({ kind }) => kind === reminder.kind)
      : (await reportForms(tx)).filter(({ code, level }) => code === form.code && level === form.level);
  return same
    .map(({ validFrom }) => validFrom)
    .toSorted()
    .at(-1);
}

/** Lines as they may lie in the open: without anybody's numbers. */
async function openTerms(terms: RuleTerms, context: ReportContext): Promise<RuleTerms> {
  if (terms.form === null) return terms;
  const { form } = terms;
  const open = (line: string): Promise<string> => withoutSubmitters([], line, context);
  const all = (lines: readonly string[]): Promise<string[]> => Promise.all(lines.map(open));
  const [addressees, recipients, signer] = [await all(form.addressees), await all(form.recipients), await all(form.signer)];
  const [signerName, place] = await Promise.all([form.signerName, form.place].map(async (text) => (text === null ? null : open(text))));
  return { form: { ...form, addressees, recipients, signer, signerName: signerName ?? null, place: place ?? null }, reminder: null };
}

/** Puts a proposed form or reminder in force or declines it; never by who proposed it. */
export async function settleRule(input: SettleReportRuleInput, context: ReportContext): Promise<{ id: number } | Problem> {
  const post = postOfProvince("settleReportRule", context);
  const fault = post === undefined ? OF_PROVINCE : keyFault(input.key);
  if (post === undefined || fault !== undefined) return fault ?? OF_PROVINCE;
  const { key, ...content } = input;
  const doing = doingOf(post, key, ["settleReportRule", content], context);
  return context.database.asWorker().write(async (tx): Promise<{ id: number } | Problem> => {
    const before = await askedBefore(tx, "report_rule_settled", doing);
    if (before !== null) return before;
    const found = await ruleProposalById(tx, numberOf(input.id) ?? 0);
    if (found === undefined || found.settlement !== null) return { at: "id", message: "Không có đề nghị này đang chờ quyết định." };
    if (isOwn(found, doing, context)) return SECOND_PERSON;
    const made = input.adopt ? await inForce(tx, found, context) : DECLINED;
    if ("message" in made) return made;
    const settled = { ...doing, ...made, proposalId: found.id, settlement: input.adopt ? "ADOPTED" : "DECLINED" } as const;
    if (!(await insertRuleSettled(tx, settled))) throw new Error(`proposal ${found.id} was settled at the same moment`); // nothing of this one stays
    await audited(tx, doing, { act: "settleReportRule", id: found.id, detail: { adopt: input.adopt, form: made.formId, reminder: made.reminderId } }, context);
    return { id: found.id };
  });
}

interface Made {
  formId: number | null;
  reminderId: number | null;
}
const DECLINED: Made = { formId: null, reminderId: null };

/** @returns what came of it, or what stands against it by now */
async function inForce(tx: Tx, proposal: RuleProposal, { clock, reportKinds }: ReportContext): Promise<Made | Problem> {
  if (proposal.fromDay < localDay(clock.now())) return { at: "id", message: "Ngày hiệu lực đề nghị đã qua: hãy đề nghị lại." };
  const terms = termsOf(proposal);
  const meant = termsIn({ ...proposal, ...terms, key: "" }, reportKinds);
  if ("message" in meant) return { ...meant, at: "id" };
  const id = terms.form === null ? await followReminder(tx, terms.reminder, proposal) : await followForm(tx, terms.form, proposal);
  if (id === null) return { at: "id", message: LATER };
  return terms.form === null ? { formId: null, reminderId: id } : { formId: id, reminderId: null };
}

/** What a kept proposal lays down. */
export function termsOf(proposal: Omit<RuleProposal, "byAccountId" | "byUsername">): RuleTerms {
  const { code, level, addressees, recipients, signer, signerName, place, reminder, workingDays, toldAt } = proposal;
  if (level !== null) return { form: { code, level, addressees, recipients, signer, signerName, place }, reminder: null };
  if (reminder === null || workingDays === null || toldAt === null) throw new Error(`proposal ${proposal.id} lays nothing down`);
  return { form: null, reminder: { kind: reminder, workingDays, toldAt } };
}

/** What the audit chain says of it; the words are kept with the proposal. */
function namedIn({ form, reminder }: RuleTerms): Record<string, string | number | null> {
  if (form === null) return { what: "REMINDER", ...reminder };
  return { what: "FORM", code: form.code, level: form.level };
}

async function audited(
  tx: Tx,
  doing: Doing,
  entry: { act: string; id: number; detail: Record<string, string | number | boolean | null> },
  context: ReportContext,
): Promise<void> {
  const { act, id, detail } = entry;
  const subject = { kind: "reportRuleProposal", id: String(id) };
  await appendAudit(tx, { stream: "decision", actor: actorOf(asking(context), doing.onBehalfOf), act, subject, detail, at: doing.at });
}
