import { accessError, actorOf, asking, doingOf, postFor } from "../../../access/index.ts";
import type { Doing } from "../../../access/index.ts";
import { appendAudit } from "../../../audit/index.ts";
import { caseLoaders, MOST_SUBMITTERS, withoutSubmitters } from "../../../case/index.ts";
import { KEY_USED, keyFault, numberOf, said, wordsFault } from "../../../platform/asked.ts";
import type { Tx } from "../../../platform/database.ts";
import type { Instant } from "../../../platform/instant.ts";
import type { Problem } from "../../../platform/problem.ts";
import { countSheetsWaiting } from "../../appeal/officer/officer.queries.ts";
import type { ScoreContext } from "../../context.ts";
import { silentSources } from "../../period/take.queries.ts";
import { lastRuling, lockRulings } from "../ruling/ruling.queries.ts";
import { askedBefore, confirmedSheet, insertConfirmation, insertSheetSeal } from "./confirm.queries.ts";
import { sealedHash } from "./count.ts";
import { lockSheetPeriod } from "./period.queries.ts";
import type { SheetPeriod } from "./period.queries.ts";
import { sheetsRecomputed } from "./recompute.ts";
import { casesOfPeriod, officerOfAccount, sheetsOfPeriod } from "./sheet.queries.ts";

/** What names a period, with the asker's own key. */
export interface OfPeriod {
  key: string;
  period: string;
}

const LONGEST_WORDS = 1_000;
const NO_SHEET: Problem = { at: "period", message: "Bạn không có phiếu số liệu trong kỳ này." };
const NO_PERIOD: Problem = { at: "period", message: "Không có kỳ phiếu số liệu này trong phạm vi của bạn." };
const SEALED: Problem = { at: "period", message: "Kỳ này đã khóa sổ." };

/** Whether sheets are still looked at by those they are about. */
export const takesConfirmations = (period: SheetPeriod, now: Instant): boolean => period.sealedAt === null && now < period.objectionUntil;

/** An officer holds his own sheet right. @returns the period's number, or what stands against it */
export async function confirmSheet(input: OfPeriod, context: ScoreContext): Promise<{ id: number } | Problem> {
  const fault = keyFault(input.key);
  if (fault !== undefined) return fault;
  const id = numberOf(input.period) ?? 0;
  const viewer = asking(context);
  const post = viewer.posts.find(({ onBehalfOf }) => onBehalfOf === null);
  if (post === undefined) throw accessError("FORBIDDEN");
  const officerId = await context.database.read((tx) => officerOfAccount(tx, viewer.accountId));
  const sheets = await context.database.read((tx) => sheetsOfPeriod(tx, id));
  const own = sheets.find((sheet) => sheet.officerId === officerId);
  if (officerId === null || own === undefined) return NO_SHEET;
  const doing = doingOf(post, input.key, ["confirmOfficerSheet", id], context);
  return context.database.asWorker().write(async (tx): Promise<{ id: number } | Problem> => {
    const period = await lockSheetPeriod(tx, id);
    const before = await askedBefore(tx, "officer_confirmation", doing);
    if (before !== null) return before.equals(doing.askedHash) ? { id } : KEY_USED;
    if (await confirmedSheet(tx, id, officerId)) return { at: "period", message: "Bạn đã xác nhận phiếu này." };
    if (period === undefined || !takesConfirmations(period, doing.at)) return { at: "period", message: "Đã hết thời hạn xem và xác nhận phiếu của kỳ này." };
    await insertConfirmation(tx, { ...doing, periodId: id, officerId });
    await tell(tx, "confirmOfficerSheet", { id, doing, detail: { officer: own.code, inputs: period.inputsHash } }, context);
    return { id };
  });
}

/** Sources that had nothing up to the period's end when it was taken, or have been silent since before it was. */
export async function silentOf(tx: Tx, period: SheetPeriod): Promise<string[]> {
  return [...new Set([...period.silent, ...(await silentSources(tx, period.asOfInstant))])].toSorted();
}

/** What somebody wrote about a period's sheets, without what tells who reported one of the cases behind them. */
async function openWords(period: number, words: string, context: ScoreContext): Promise<string> {
  const past = context.database.asWorker();
  const ids = await past.read((tx) => casesOfPeriod(tx, period, MOST_SUBMITTERS));
  return withoutSubmitters(ids, words, { ...context, caseLoaders: caseLoaders(past) });
}

/** Seals a period's sheets for good, with what was ruled of their lines. @returns the period's number, or what stands against it */
export async function sealSheets(input: OfPeriod & { waiver?: string | null }, context: ScoreContext): Promise<{ id: number } | Problem> {
  const spoken = said(input.waiver);
  const fault = keyFault(input.key) ?? (spoken === "" ? undefined : wordsFault(spoken, "waiver", LONGEST_WORDS));
  if (fault !== undefined) return fault;
  const id = numberOf(input.period) ?? 0;
  const post = postFor(asking(context), "sealOfficerSheets", { unitPath: context.units.province.path });
  if (post === undefined) return NO_PERIOD;
  const waiver = spoken === "" ? null : await openWords(id, spoken, context);
  const doing = doingOf(post, input.key, ["sealOfficerSheets", id, spoken], context);
  return context.database.asWorker().write(async (tx): Promise<{ id: number } | Problem> => {
    const period = await lockSheetPeriod(tx, id); // before the rulings, as whoever answers an appeal does
    await lockRulings(tx);
    const before = await askedBefore(tx, "officer_seal", doing);
    if (before !== null) return before.equals(doing.askedHash) ? { id } : KEY_USED;
    if (period === undefined) return NO_PERIOD;
    return (await standsAgainst(tx, period, waiver, doing.at)) ?? (await seal(tx, { period, waiver, doing }, context));
  });
}

async function standsAgainst(tx: Tx, period: SheetPeriod, waiver: string | null, now: Instant): Promise<Problem | null> {
  if (period.sealedAt !== null) return SEALED;
  if (now < period.objectionUntil) return { at: "period", message: "Chưa hết thời hạn xem, đề nghị xem xét lại của cán bộ." };
  const waiting = await countSheetsWaiting(tx, period.parts);
  if (waiting > 0) return { at: "period", message: `Còn ${waiting} đề nghị xem xét lại của cán bộ chưa trả lời.` };
  const silent = await silentOf(tx, period);
  if (silent.length > 0 && waiver === null)
    return {
      at: "waiver",
      message: `Nguồn chưa có số liệu đến hết kỳ hoặc im lặng từ trước khi chốt: ${silent.join(", ")}. Chỉ khóa sổ khi có người chịu trách nhiệm nêu lý do.`,
    };
  const again = await sheetsRecomputed(tx, period);
  const same = again.sameInputs && again.sameResult && again.sameSheets;
  return same ? null : { at: "period", message: "Tính lại không ra đúng số liệu đã chốt: dừng khóa sổ, báo người vận hành." };
}

type Sealing = { period: SheetPeriod; waiver: string | null; doing: Doing };

async function seal(tx: Tx, { period, waiver, doing }: Sealing, context: ScoreContext): Promise<{ id: number }> {
  const silent = await silentOf(tx, period);
  const rulingsUpTo = await lastRuling(tx);
  const sheets = await sheetsOfPeriod(tx, period.id);
  const hash = await sealedHash(tx, period, sheets, rulingsUpTo);
  const confirmed = sheets.filter(({ confirmedAt }) => confirmedAt !== null).length;
  const missing = sheets.length - confirmed;
  await insertSheetSeal(tx, { ...doing, periodId: period.id, rulingsUpTo, hash, confirmed, missing, silent, waiver });
  await tell(
    tx,
    "sealOfficerSheets",
    { id: period.id, doing, detail: { hash, inputs: period.inputsHash, rulings: rulingsUpTo, confirmed, missing, silent: silent.length } },
    context,
  );
  return { id: period.id };
}

type Told = { id: number; doing: Doing; detail: Readonly<Record<string, string | number>> };

async function tell(tx: Tx, act: "confirmOfficerSheet" | "sealOfficerSheets", { id, doing, detail }: Told, context: ScoreContext): Promise<void> {
  const actor = actorOf(asking(context), doing.onBehalfOf);
  await appendAudit(tx, { stream: "decision", actor, act, subject: { kind: "officerPeriod", id: String(id) }, detail, at: doing.at });
}
