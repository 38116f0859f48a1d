import { asking, doingOf } from "../../../access/index.ts";
import type { Doing } from "../../../access/index.ts";
import { KEY_USED, keyFault, numberOf, said, wordsFault } from "../../../platform/asked.ts";
import type { Tx } from "../../../platform/database.ts";
import type { Instant } from "../../../platform/instant.ts";
import type { Problem } from "../../../platform/problem.ts";
import type { ScoreContext } from "../../context.ts";
import { lockSheetPeriod, officerLinesByKey, officerOfAccount, sheetPeriodById, sheetSuperior } from "../../officer/index.ts";
import type { SheetPeriod } from "../../officer/index.ts";
import { localDay } from "../../../platform/local-time.ts";
import type { AskOfficerAppealInput } from "../appeal.inputs.ts";
import { actAsked, keepAct } from "../appeal.queries.ts";
import type { AppealTerm } from "../appeal.queries.ts";
import type { Paper } from "../ask.ts";
import { LATE, LONGEST_WORDS, paperFault, paperOf, told } from "../ask.ts";
import { askersHere } from "../cause.queries.ts";
import { ownPost } from "../say.ts";
import { excludedFor, instantAfter, termOf } from "../wanted.ts";
import { answererOf } from "../who.ts";
import { NOT_COUNTED } from "./officer-effect.ts";
import { appealsAboutSheet, insertOfficerAppeal } from "./officer.queries.ts";

const NO_LINE: Problem = { at: "line", message: "Chỉ đề nghị xem xét lại một dòng trong phiếu số liệu của chính mình." };

/** An officer asks that one line of his own sheet be looked at again. @returns what stands against it */
export async function askOfficerAppeal(input: AskOfficerAppealInput, context: ScoreContext): Promise<{ id: number } | Problem> {
  const [words, documentNumber] = [said(input.words), said(input.documentNumber)];
  const fault = keyFault(input.key) ?? wordsFault(words, "words", LONGEST_WORDS) ?? paperFault(documentNumber, input.documentDay, context);
  if (fault !== undefined) return fault;
  const periodId = numberOf(input.period) ?? 0;
  const post = ownPost(context);
  const { accountId } = asking(context);
  const officerId = await context.database.read((tx) => officerOfAccount(tx, accountId));
  const lines = officerId === null ? undefined : await context.database.read((tx) => officerLinesByKey(tx, { periodId, officerId }));
  const named = lines?.get(input.line);
  if (post === undefined || officerId === null || named === undefined) return NO_LINE;
  const about = { officerId, periodId, unitId: 0, holderUnitId: 0, indicator: named.part, ordinal: named.ordinal };
  const paper = await paperOf({ words, documentNumber, documentDay: input.documentDay ?? null }, about, context);
  const content = ["askOfficerAppeal", periodId, input.line, input.kind, input.reason ?? null, words, documentNumber, input.documentDay ?? null];
  const doing = doingOf(post, input.key, content, context);
  return context.database.asWorker().write(async (tx): Promise<{ id: number } | Problem> => {
    const period = await lockSheetPeriod(tx, periodId);
    const before = await actAsked(tx, doing.accountId, doing.askedKey);
    if (before !== undefined) return before.askedHash.equals(doing.askedHash) ? { id: before.appealId } : KEY_USED;
    return period === undefined ? NO_LINE : write(tx, { period, officerId, input, doing, paper }, context);
  });
}

interface Asked {
  period: SheetPeriod;
  officerId: number;
  input: AskOfficerAppealInput;
  doing: Doing;
  paper: Paper;
}

async function write(tx: Tx, { period, officerId, input, doing, paper }: Asked, context: ScoreContext): Promise<{ id: number } | Problem> {
  if (input.kind === "INCLUSION") return NOT_COUNTED;
  const term = await termOf(tx, input.kind, doing.at);
  if (doing.at >= sheetAskedUntil(period, term, context)) return { at: "line", message: LATE[period.sealedAt === null ? "open" : "sealed"] };
  const line = (await officerLinesByKey(tx, { periodId: period.id, officerId })).get(input.line);
  const superior = await sheetSuperior(tx, { periodId: period.id, officerId }, localDay(doing.at));
  if (line === undefined || superior === undefined || line.part === "TIME" || line.periodId !== period.id) return NO_LINE;
  if (line.excluded !== null) return { at: "kind", message: "Dòng này đã không được tính, không có gì để xem xét lại." };
  if (input.kind === "TIME" && (line.part !== "PROGRESS" || line.numerator === "0"))
    return { at: "kind", message: "Chỉ dòng tiến độ bị chậm mới có thể đề nghị tính là đúng hạn." };
  const earlier = (await appealsAboutSheet(tx, { periodIds: [period.id], officerId })).find(({ key }) => key === input.line);
  if (earlier !== undefined)
    return { at: "line", message: `Đã có đề nghị xem xét lại số ${earlier.id} về dòng này; chỉ đề nghị lại khi đề nghị đó đã được rút.` };
  const excluded = await excludedFor(tx, input, doing.at);
  if (excluded !== null && typeof excluded === "object") return excluded;
  const of = { periodId: period.id, officerId, part: line.part, ordinal: line.ordinal, kind: input.kind, excluded, unitId: superior.unitId };
  const cause = { about: [superior.unitId], askers: await askersHere(tx, doing, context) };
  const routed = { answeredBy: await answererOf(tx, { kind: input.kind, ...cause }, context), dueAt: instantAfter(doing.at, term.answerLimit, context) };
  const id = await insertOfficerAppeal(tx, { ...of, ...routed, province: context.units.province.code, afterSeal: period.sealedAt !== null });
  await keepAct(tx, { ...doing, ...paper, appealId: id, act: "ASK", others: null });
  const detail = { period: period.id, line: input.line, kind: input.kind, excluded, answeredBy: routed.answeredBy, due: routed.dueAt };
  await told(tx, "askOfficerAppeal", { id, doing, detail }, context);
  return { id };
}

/** The first instant at which an appeal about a sheet comes too late. */
function sheetAskedUntil(period: SheetPeriod, { sealedLimit }: Pick<AppealTerm, "sealedLimit">, context: Pick<ScoreContext, "units" | "rules">): Instant {
  return period.sealedAt === null ? period.objectionUntil : instantAfter(period.sealedAt, sealedLimit, context);
}

/** Whether a sheet's lines may still be appealed about, as far as the time for it goes. */
export async function sheetOpen(tx: Tx, periodId: number, terms: readonly AppealTerm[], context: ScoreContext): Promise<boolean> {
  const period = await sheetPeriodById(tx, periodId);
  return period !== undefined && terms.some((term) => context.clock.now() < sheetAskedUntil(period, term, context));
}
