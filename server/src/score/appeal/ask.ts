import { actorOf, asking, doingOf } from "../../access/index.ts";
import type { Doing } from "../../access/index.ts";
import { appendAudit } from "../../audit/index.ts";
import { KEY_USED, keyFault, numberOf, said, wordsFault } from "../../platform/asked.ts";
import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { localDay } from "../../platform/local-time.ts";
import type { Problem } from "../../platform/problem.ts";
import type { Unit } from "../../unit/index.ts";
import type { ScoreContext } from "../context.ts";
import { lockPeriod } from "../period/period.queries.ts";
import type { PeriodRow } from "../period/period.queries.ts";
import { schemesById } from "../scheme/scheme.queries.ts";
import type { AskScoreAppealInput } from "./appeal.inputs.ts";
import { actAsked, insertAppeal, keepAct } from "./appeal.queries.ts";
import type { AppealedLine, AppealTerm } from "./appeal.queries.ts";
import { openWordsOf } from "./appealed.ts";
import type { Appealed } from "./appealed.ts";
import { askersHere, decidersOf } from "./cause.queries.ts";
import { aboutOf } from "./cause.ts";
import { appealAbout, heldLine } from "./held.queries.ts";
import type { HeldLine } from "./held.queries.ts";
import { askerOf, movedUntilIn } from "./moved.ts";
import type { MovedUntil } from "./moved.ts";
import type { Wanted } from "./overlay.ts";
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
  const taken = context.units.byCode(input.unit);
  if (taken === undefined) return NO_LINE;
  const line: AppealedLine = { periodId: numberOf(input.period) ?? 0, indicator: input.indicator, unitId: taken.id, ordinal: input.ordinal };
  const asker = await askerOf(line, context);
  if (asker === undefined) return NO_LINE;
  const { unit, post } = asker;
  const wish: Wish = { kind: input.kind, reason: input.reason ?? null, otherUnit: input.otherUnit ?? null };
  const paper = await paperOf({ words, documentNumber, documentDay: input.documentDay ?? null }, { ...line, officerId: null, holderUnitId: unit.id }, context);
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
  /** whose head asks */
  unit: Unit;
  wish: Wish;
  doing: Doing;
  paper: Paper;
}

async function write(tx: Tx, { period, line, unit, wish, doing, paper }: Asked, context: ScoreContext): Promise<{ id: number } | Problem> {
  const term = await termOf(tx, wish.kind, doing.at);
  if (period.state === "OPEN") return { at: "line", message: "Số liệu của kỳ này chưa chốt." };
  const held = await heldLine(tx, line);
  const [scheme] = await schemesById(tx, [period.schemeId]);
  if (held === undefined || scheme === undefined) return NO_LINE;
  if (scheme.content.blockers.some(({ code }) => code === line.indicator))
    return { at: "line", message: "Kết luận kiểm tra không xem xét lại bằng đề nghị về điểm." };
  const earlier = await appealAbout(tx, line, unit.id);
  if (earlier !== undefined) return { at: "line", message: onceOnly(earlier) };
  if (held.unitId !== unit.id) return NO_LINE;
  const movedUntil = await movedUntilIn(tx, context);
  const late = lateFor({ held, line, period, term, at: doing.at, movedUntil }, context);
  if (late !== undefined) return late;
  const of = { wish, line: { ...held, indicator: line.indicator, unit: unit.code }, period, scheme: scheme.content };
  const wanted = await wantedIn(tx, of, context);
  if ("message" in wanted) return wanted;
  return keepAsked(tx, { period, line, unit, wish, doing, paper, wanted, earlierId: held.ruledBy, term }, context);
}

const onceOnly = (earlier: number): string =>
  `Đã có đề nghị xem xét lại số ${earlier} về dòng này. Mỗi đơn vị chỉ được xem xét một đề nghị về một dòng; chỉ đề nghị lại khi đề nghị đó đã được rút.`;

/** The unit that a line came to has a time of its own; the one it was frozen for has the period's. */
function lateFor(
  {
    held,
    line,
    period,
    term,
    at,
    movedUntil,
  }: { held: HeldLine; line: AppealedLine; period: PeriodRow; term: AppealTerm; at: Instant; movedUntil: MovedUntil },
  context: ScoreContext,
): Problem | undefined {
  if (held.unitId !== line.unitId && held.ruledAt !== null) {
    const until = movedUntil(held.ruledAt);
    return until !== null && at < until ? undefined : { at: "line", message: until === null ? NO_CALENDAR : LATE.moved };
  }
  const until = askedUntil(period, term, context);
  return until !== null && at < until ? undefined : { at: "line", message: LATE[period.state === "SEALED" ? "sealed" : "open"] };
}

type Kept = Asked & { wanted: Wanted & { unitId: number | null }; earlierId: number | null; term: AppealTerm };

async function keepAsked(tx: Tx, { period, line, unit, doing, paper, wanted, earlierId, term }: Kept, context: ScoreContext): Promise<{ id: number }> {
  const { kind, excluded, unitId: otherUnitId } = wanted;
  const of = { holderUnitId: unit.id, otherUnitId };
  const dueAt = instantAfter(doing.at, term.answerLimit, context);
  const [own, deciding] = [await askersHere(tx, doing, context), await decidersOf(tx, line)];
  const askers = {
    accountIds: [...own.accountIds, ...deciding.accountIds],
    officerIds: [...own.officerIds, ...deciding.officerIds],
  };
  const answeredBy = await answererOf(tx, { kind, about: aboutOf(of), askers }, context);
  const afterSeal = period.state === "SEALED";
  const asked = { kind, excluded, answeredBy, dueAt, afterSeal, earlierId, ...of };
  const id = await insertAppeal(tx, { ...line, ...asked, province: context.units.province.code });
  await keepAct(tx, { ...doing, ...paper, appealId: id, act: "ASK", others: null });
  const named = { unit: context.units.byId(line.unitId).code, asker: unit.code, earlier: earlierId };
  const detail = { period: period.id, ...named, indicator: line.indicator, line: line.ordinal, kind, excluded, other: wanted.unit, answeredBy, due: dueAt };
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

const NO_CALENDAR = "Lịch làm việc chưa đến ngày hết hạn đề nghị của dòng này: cần ban hành lịch làm việc tiếp theo trước.";

export const LATE = {
  open: "Đã hết thời hạn đề nghị trước khi khóa sổ. Sau khi kỳ khóa sổ, đơn vị còn được đề nghị trong thời hạn sau khóa sổ.",
  sealed: "Đã hết thời hạn đề nghị xem xét lại của kỳ đã khóa sổ này.",
  moved: "Đã hết thời hạn đề nghị của đơn vị nhận dòng, tính từ khi đơn vị được báo dòng chuyển đến.",
} as const;
