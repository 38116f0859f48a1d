import { actorOf, asking, doingOf } from "../../access/index.ts";
import type { Doing } from "../../access/index.ts";
import { appendAudit } from "../../audit/index.ts";
import { withoutSubmitters } from "../../case/index.ts";
import { KEY_USED, keyFault, numberOf, said, wordsFault } from "../../platform/asked.ts";
import type { Tx } from "../../platform/database.ts";
import { localDay } from "../../platform/local-time.ts";
import type { Problem } from "../../platform/problem.ts";
import { reportDuties } from "../filing/index.ts";
import type { ReportContext, ReportDuty } from "../filing/index.ts";
import type { OwedPeriod, ReportFiler, ReportKind } from "../report-kind.ts";
import { askedBefore, isOwn, postOfProvince, SECOND_PERSON } from "../second-person.ts";
import { dutyProposalById, endDuty, insertDuty, insertDutyProposal, insertDutySettled } from "./duty-terms.queries.ts";
import type { DutyProposal, DutyTerms } from "./duty-terms.queries.ts";
import type { ProposeReportDutyInput, SettleReportDutyInput } from "./duty-terms.types.ts";

const LONGEST_BASIS = 500;
const OF_PROVINCE: Problem = { at: "id", message: "Nghĩa vụ báo cáo do người có thẩm quyền của tỉnh đề nghị và quyết định." };
const PAST: Problem = { at: "fromDay", message: "Không có hiệu lực trở về trước: chọn từ hôm nay." };
const TAKEN: Problem = {
  at: "code",
  message: "Đã có nghĩa vụ cùng báo cáo, đối tượng, kỳ và cách tính kỳ trong thời gian này: hãy kết thúc nghĩa vụ đó trước.",
};

type Meant = { terms: DutyTerms; ends: null } | { terms: null; ends: ReportDuty };

/** Proposes a duty, or that one ends. @returns the proposal's number, or what stands against it */
export async function proposeDuty(input: ProposeReportDutyInput, context: ReportContext): Promise<{ id: number } | Problem> {
  const post = postOfProvince("proposeReportDuty", context);
  const legalBasis = said(input.legalBasis).normalize("NFC");
  const fault = post === undefined ? OF_PROVINCE : (keyFault(input.key) ?? wordsFault(legalBasis, "legalBasis", LONGEST_BASIS));
  if (post === undefined || fault !== undefined) return fault ?? OF_PROVINCE;
  const { key, ...content } = input;
  const doing = doingOf(post, key, ["proposeReportDuty", content], context);
  const before = await context.database.asWorker().read((tx) => askedBefore(tx, "report_duty_proposal", doing)); // what held against it since does not matter
  if (before !== null) return before;
  const duties = await context.database.read((tx) => reportDuties(tx));
  const meant = meantBy(input, duties, context);
  if ("message" in meant) return meant;
  const basis = await withoutSubmitters([], legalBasis, context);
  const proposal = { ...doing, terms: meant.terms, endsId: meant.ends?.id ?? null, fromDay: input.fromDay, legalBasis: basis };
  return context.database.asWorker().write(async (tx): Promise<{ id: number } | Problem> => {
    const id = await insertDutyProposal(tx, proposal);
    if (id === null) return (await askedBefore(tx, "report_duty_proposal", doing)) ?? KEY_USED;
    const detail = { ends: proposal.endsId, ...meant.terms, from: input.fromDay };
    await audited(tx, doing, { act: "proposeReportDuty", id, detail }, context);
    return { id };
  });
}

/** Puts a proposed duty in force or declines it; never by who proposed it. */
export async function settleDuty(input: SettleReportDutyInput, context: ReportContext): Promise<{ id: number } | Problem> {
  const post = postOfProvince("settleReportDuty", context);
  const fault = post === undefined ? OF_PROVINCE : keyFault(input.key);
  if (post === undefined || fault !== undefined) return fault ?? OF_PROVINCE;
  const { key, ...content } = input;
  const doing = doingOf(post, key, ["settleReportDuty", content], context);
  return context.database.asWorker().write(async (tx): Promise<{ id: number } | Problem> => {
    const before = await askedBefore(tx, "report_duty_settled", doing);
    if (before !== null) return before;
    const found = await dutyProposalById(tx, numberOf(input.id) ?? 0);
    if (found === undefined || found.settlement !== null) return { at: "id", message: "Không có đề nghị này đang chờ quyết định." };
    if (isOwn(found, doing, context)) return SECOND_PERSON;
    const dutyId = input.adopt ? await inForce(tx, found, context) : null;
    if (dutyId !== null && typeof dutyId !== "number") return dutyId;
    const settled = { ...doing, proposalId: found.id, settlement: input.adopt ? "ADOPTED" : "DECLINED", dutyId } as const;
    if (!(await insertDutySettled(tx, settled))) throw new Error(`proposal ${found.id} was settled at the same moment`); // nothing of this one stays
    await audited(tx, doing, { act: "settleReportDuty", id: found.id, detail: { adopt: input.adopt, duty: dutyId } }, context);
    return { id: found.id };
  });
}

/** @returns the duty's number, or what stands against it by now */
async function inForce(tx: Tx, proposal: DutyProposal, { clock, reportKinds }: ReportContext): Promise<number | Problem> {
  const { endsId, fromDay, legalBasis, code, filer, caseStream, periodKind, calendar, workingDays } = proposal;
  if (fromDay < localDay(clock.now())) return { at: "id", message: "Ngày hiệu lực đề nghị đã qua: hãy đề nghị lại." };
  if (endsId !== null) return (await endDuty(tx, endsId, fromDay)) ? endsId : { at: "id", message: "Nghĩa vụ này đã kết thúc trước ngày đó." };
  if (code === null || filer === null || caseStream === null || periodKind === null || calendar === null || workingDays === null)
    throw new Error(`proposal ${proposal.id} lays nothing down`);
  const unfit = unfitFor(
    reportKinds.find((one) => one.code === code),
    filer,
    periodKind,
  );
  if (unfit !== undefined) return { ...unfit, at: "id" };
  return (await insertDuty(tx, { code, filer, caseStream, periodKind, calendar, workingDays }, fromDay, legalBasis)) ?? { ...TAKEN, at: "id" };
}

async function audited(tx: Tx, doing: Doing, entry: { act: string; id: number; detail: object }, context: ReportContext): Promise<void> {
  const subject = { kind: "reportDutyProposal", id: String(entry.id) };
  const detail = { ...entry.detail } as Record<string, string | number | boolean | null>;
  await appendAudit(tx, { stream: "decision", actor: actorOf(asking(context), doing.onBehalfOf), act: entry.act, subject, detail, at: doing.at });
}

/** What the input means, or what is wrong with it, at its field. */
function meantBy(input: ProposeReportDutyInput, duties: readonly ReportDuty[], context: ReportContext): Meant | Problem {
  if (input.fromDay < localDay(context.clock.now())) return PAST;
  if (input.ends == null) return newTerms(input, duties, context);
  const ends = duties.find(({ id }) => id === numberOf(input.ends ?? ""));
  if (ends === undefined) return { at: "ends", message: "Không có nghĩa vụ này." };
  if (ends.validTo !== null && ends.validTo <= input.fromDay) return { at: "ends", message: "Nghĩa vụ này đã kết thúc trước ngày đó." };
  return ends.validFrom < input.fromDay ? { terms: null, ends } : { at: "fromDay", message: "Nghĩa vụ kết thúc sau ngày bắt đầu có hiệu lực." };
}

/** What stands against owing such a report: nobody of these could draw it up, or not of such periods. */
function unfitFor(kind: ReportKind | undefined, filer: ReportFiler, periodKind: OwedPeriod): Problem | undefined {
  if (kind === undefined) return { at: "code", message: "Hệ thống không lập được báo cáo này." };
  if (kind.owed?.filers.includes(filer) === false) return { at: "filer", message: `Đối tượng này không lập được báo cáo ${kind.code}.` };
  if (kind.owed?.periods?.includes(periodKind) === false) return { at: "periodKind", message: `Báo cáo ${kind.code} không lập được cho kỳ này.` };
  return undefined;
}

function newTerms(input: ProposeReportDutyInput, duties: readonly ReportDuty[], { reportKinds }: ReportContext): Meant | Problem {
  const { code, filer, periodKind, calendar, workingDays, fromDay } = input;
  const kind = reportKinds.find((one) => one.code === code);
  if (code == null || kind === undefined) return { at: "code", message: "Chọn báo cáo." };
  if (filer == null) return { at: "filer", message: "Chọn đơn vị phải nộp." };
  const caseStream = input.stream ?? kind.streams[0] ?? "HOTLINE";
  if (!kind.streams.includes(caseStream)) return { at: "stream", message: `Báo cáo ${code} không có luồng này.` };
  if (periodKind == null || periodKind === "DAY" || periodKind === "CUSTOM")
    return { at: "periodKind", message: "Chọn kỳ: tuần, tháng, quý, 6 tháng, 9 tháng hoặc năm." };
  const unfit = unfitFor(kind, filer, periodKind);
  if (unfit !== undefined) return unfit;
  if (calendar == null) return { at: "calendar", message: "Chọn cách tính kỳ." };
  if (workingDays == null || workingDays < 1 || workingDays > 60) return { at: "workingDays", message: "Số ngày làm việc từ 1 đến 60." };
  const terms = { code, filer, caseStream, periodKind, calendar, workingDays };
  const same = duties.some(
    (one) =>
      one.code === code &&
      one.filer === filer &&
      one.caseStream === caseStream &&
      one.periodKind === periodKind &&
      one.calendar === calendar &&
      (one.validTo === null || one.validTo > fromDay),
  );
  return same ? TAKEN : { terms, ends: null };
}
