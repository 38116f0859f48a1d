import { actorOf, asking, doingOf } from "../../access/index.ts";
import type { Doing } from "../../access/index.ts";
import { appendAudit } from "../../audit/index.ts";
import { KEY_USED, keyFault, numberOf, said, wordsFault } from "../../platform/asked.ts";
import type { Tx } from "../../platform/database.ts";
import { localDay } from "../../platform/local-time.ts";
import type { Problem } from "../../platform/problem.ts";
import type { Unit } from "../../unit/index.ts";
import type { ScoreContext } from "../context.ts";
import { answeringPost } from "../period/answer.ts";
import { lockPeriod } from "../period/period.queries.ts";
import type { PeriodRow } from "../period/period.queries.ts";
import { schemesById } from "../scheme/scheme.queries.ts";
import type { AskScoreAppealInput } from "./appeal.inputs.ts";
import { actAsked, appealAbout, frozenLine, insertAppeal, keepAct } from "./appeal.queries.ts";
import type { AppealedLine } from "./appeal.queries.ts";
import { openWordsOf } from "./appealed.ts";
import type { Appealed } from "./appealed.ts";
import { askersHere } from "./cause.queries.ts";
import { aboutOf } from "./cause.ts";
import { askedUntil, instantAfter, termOf, wantedIn } from "./wanted.ts";
import type { Wish } from "./wanted.ts";
import { answererOf } from "./who.ts";

export const LONGEST_WORDS = 1_000;
export const LONGEST_NUMBER = 60;
const NO_LINE: Problem = { at: "line", message: "Chỉ thủ trưởng đơn vị đề nghị xem xét lại một dòng số liệu của chính đơn vị mình." };

/** Asks that one line of a unit's score be looked at again. @returns what stands against it */
export async function askAppeal(input: AskScoreAppealInput, context: ScoreContext): Promise<{ id: number } | Problem> {
  const [words, documentNumber] = [said(input.words), said(input.documentNumber)];
  const fault = keyFault(input.key) ?? wordsFault(words, "words", LONGEST_WORDS) ?? paperFault(documentNumber, input.documentDay, context);
  if (fault !== undefined) return fault;
  const unit = context.units.byCode(input.unit);
  const post = unit === undefined ? undefined : answeringPost(unit, context);
  if (unit === undefined || post === undefined) return NO_LINE;
  const line: AppealedLine = { periodId: numberOf(input.period) ?? 0, indicator: input.indicator, unitId: unit.id, ordinal: input.ordinal };
  const wish: Wish = { kind: input.kind, reason: input.reason ?? null, otherUnit: input.otherUnit ?? null };
  const paper = await paperOf({ words, documentNumber, documentDay: input.documentDay ?? null }, { ...line, officerId: null }, context);
  const doing = doingOf(post, input.key, ["askScoreAppeal", line, wish, words, documentNumber, input.documentDay ?? null], context);
  return context.database.asWorker().write(async (tx): Promise<{ id: number } | Problem> => {
    const period = await lockPeriod(tx, line.periodId);
    const before = await actAsked(tx, doing.accountId, doing.askedKey);
    if (before !== undefined) return before.askedHash.equals(doing.askedHash) ? { id: before.appealId } : KEY_USED;
    if (period === undefined) return NO_LINE;
    return write(tx, { period, line, unit, wish, doing, paper }, context);
  });
}

/** A paper is named by number and day, or not at all. */
export function paperFault(number: string, day: string | null | undefined, { clock }: Pick<ScoreContext, "clock">): Problem | undefined {
  if (number.length > LONGEST_NUMBER) return { at: "documentNumber", message: `Số văn bản dài quá ${LONGEST_NUMBER} ký tự.` };
  if ((number === "") !== (day == null))
    return { at: number === "" ? "documentNumber" : "documentDay", message: "Cần cả số và ngày văn bản, hoặc để trống cả hai." };
  return day != null && day > localDay(clock.now()) ? { at: "documentDay", message: "Ngày văn bản không được ở tương lai." } : undefined;
}

/** What an appeal is asked by, as it may lie in the open. */
export interface Paper {
  words: string;
  documentNumber: string | null;
  documentDay: string | null;
}

export async function paperOf(spoken: Paper & { documentNumber: string }, about: Appealed, context: ScoreContext): Promise<Paper> {
  const [words, documentNumber] = await openWordsOf(about, [spoken.words, spoken.documentNumber], context);
  return { words, documentNumber: documentNumber === "" ? null : documentNumber, documentDay: spoken.documentDay };
}

interface Asked {
  period: PeriodRow;
  line: AppealedLine;
  unit: Unit;
  wish: Wish;
  doing: Doing;
  paper: Paper;
}

async function write(tx: Tx, { period, line, unit, wish, doing, paper }: Asked, context: ScoreContext): Promise<{ id: number } | Problem> {
  const term = await termOf(tx, wish.kind, doing.at);
  const until = askedUntil(period, term, context);
  if (until === null) return { at: "line", message: "Số liệu của kỳ này chưa chốt." };
  if (doing.at >= until) return { at: "line", message: LATE[period.state === "SEALED" ? "sealed" : "open"] };
  const frozen = await frozenLine(tx, line);
  const [scheme] = await schemesById(tx, [period.schemeId]);
  if (frozen === undefined || scheme === undefined) return NO_LINE;
  if (scheme.content.blockers.some(({ code }) => code === line.indicator))
    return { at: "line", message: "Kết luận kiểm tra không xem xét lại bằng đề nghị về điểm." };
  const earlier = await appealAbout(tx, line);
  if (earlier !== undefined) return { at: "line", message: `Đã có đề nghị xem xét lại số ${earlier} về dòng này; chỉ đề nghị lại khi đề nghị đó đã được rút.` };
  const of = { wish, line: { ...frozen, indicator: line.indicator, unit: unit.code }, period, scheme: scheme.content };
  const wanted = await wantedIn(tx, of, context);
  if ("message" in wanted) return wanted;
  const { kind, excluded, unitId: otherUnitId } = wanted;
  const dueAt = instantAfter(doing.at, term.answerLimit, context);
  const cause = { about: aboutOf({ unitId: unit.id, otherUnitId }), askers: await askersHere(tx, doing, context) };
  const answeredBy = await answererOf(tx, { kind, ...cause }, context);
  const afterSeal = period.state === "SEALED";
  const id = await insertAppeal(tx, { ...line, province: context.units.province.code, kind, excluded, otherUnitId, answeredBy, dueAt, afterSeal });
  await keepAct(tx, { ...doing, ...paper, appealId: id, act: "ASK", others: null });
  const detail = {
    period: period.id,
    unit: unit.code,
    indicator: line.indicator,
    line: line.ordinal,
    kind,
    excluded,
    other: wanted.unit,
    answeredBy,
    due: dueAt,
  };
  await told(tx, "askScoreAppeal", { id, doing, detail }, context);
  return { id };
}

/** The chain's entry of an act about an appeal. */
export async function told(
  tx: Tx,
  act: string,
  { id, doing, detail }: { id: number; doing: Doing; detail: Readonly<Record<string, string | number | boolean | null>> },
  context: Pick<ScoreContext, "viewer">,
): Promise<void> {
  const subject = { kind: "scoreAppeal", id: String(id) };
  await appendAudit(tx, { stream: "decision", actor: actorOf(asking(context), doing.onBehalfOf), act, subject, detail, at: doing.at });
}

export const LATE = {
  open: "Đã hết thời hạn đề nghị trước khi khóa sổ. Sau khi kỳ khóa sổ, đơn vị còn được đề nghị trong thời hạn sau khóa sổ.",
  sealed: "Đã hết thời hạn đề nghị xem xét lại của kỳ đã khóa sổ này.",
} as const;
