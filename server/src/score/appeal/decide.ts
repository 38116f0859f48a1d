import { doingOf } from "../../access/index.ts";
import type { Doing } from "../../access/index.ts";
import { KEY_USED, keyFault, said, wordsFault } from "../../platform/asked.ts";
import type { Tx } from "../../platform/database.ts";
import type { Problem } from "../../platform/problem.ts";
import type { ScoreContext } from "../context.ts";
import { keepOfficerRuling } from "../officer/index.ts";
import { insertAdjustment } from "../period/answer.queries.ts";
import { periodById } from "../period/period.queries.ts";
import type { PeriodRow } from "../period/period.queries.ts";
import { schemesById } from "../scheme/scheme.queries.ts";
import type { AnswerScoreAppealInput } from "./appeal.inputs.ts";
import { actAsked, appealById, keepAct } from "./appeal.queries.ts";
import type { AppealAct, AppealAnswer, AppealRow } from "./appeal.queries.ts";
import { lockAppealed, openWordsOf } from "./appealed.ts";
import { LONGEST_NUMBER, LONGEST_WORDS, paperFault, told } from "./ask.ts";
import { askersOf } from "./cause.queries.ts";
import { aboutOf } from "./cause.ts";
import { effectOf } from "./effect.ts";
import type { Effect } from "./effect.ts";
import { officerRuling, ratiosIf } from "./officer/officer-effect.ts";
import type { OfficersAppeal } from "./officer/officer-effect.ts";
import { insertRatios } from "./officer/officer.queries.ts";
import type { RatioRow } from "./officer/officer.queries.ts";
import { heldLine } from "./held.queries.ts";
import { insertEffects, insertRuling, writeRuledCards } from "./ruling.queries.ts";
import { ENDED, NOT_FOUND, seen } from "./say.ts";
import { excludedFor, wantedIn } from "./wanted.ts";
import type { Wish } from "./wanted.ts";
import { answererOf, postsIn, postsToAnswer } from "./who.ts";

const ACT: Readonly<Record<AppealAnswer, AppealAct>> = { GRANTED: "GRANT", GRANTED_IN_PART: "GRANT_IN_PART", REFUSED: "REFUSE" };

/** What was asked, as a wish. */
function wishOf({ kind, excluded, otherUnitId }: AppealRow, { units }: Pick<ScoreContext, "units">): Wish {
  return { kind, reason: excluded, otherUnit: otherUnitId === null ? null : units.byId(otherUnitId).code };
}

const sameWish = (a: Wish, b: Wish): boolean => a.kind === b.kind && a.reason === b.reason && a.otherUnit === b.otherUnit;

/** What granting a wish of an appeal's line would change now; or what stands against it. */
export async function effectOfWish(
  tx: Tx,
  { appeal, period, wish }: { appeal: AppealRow; period: PeriodRow; wish: Wish },
  context: ScoreContext,
): Promise<(Effect & { unitId: number | null }) | Problem> {
  const held = await heldLine(tx, appeal);
  const [scheme] = await schemesById(tx, [period.schemeId]);
  if (held === undefined || scheme === undefined) throw new Error(`appeal ${appeal.id} is about no line`);
  const own = context.units.byId(appeal.holderUnitId);
  const elsewhere = await answeredElsewhere(tx, { appeal, wish }, context);
  if (elsewhere !== undefined) return elsewhere;
  const line = { ...held, indicator: appeal.indicator, unit: own.code };
  const wanted = await wantedIn(tx, { wish, line, period, scheme: scheme.content }, context);
  if ("message" in wanted) return wanted;
  const taken = { unit: context.units.byId(appeal.unitId).code, ordinal: appeal.ordinal };
  return { ...(await effectOf(tx, { period, scheme: scheme.content, line, taken, wanted })), unitId: wanted.unitId };
}

/** Another kind's authority is not used up on the way, nor a line given to or taken from a unit that the answerer would not have answered about. */
async function answeredElsewhere(tx: Tx, { appeal, wish }: { appeal: AppealRow; wish: Wish }, context: ScoreContext): Promise<Problem | undefined> {
  const otherUnitId = context.units.byCode(wish.otherUnit ?? "")?.id ?? null;
  if (wish.kind === appeal.kind && otherUnitId === appeal.otherUnitId) return undefined;
  const askers = (await askersOf(tx, [appeal.id])).get(appeal.id);
  if (askers === undefined) throw new Error(`nobody asked appeal ${appeal.id}`);
  const wanted = { ...appeal, otherUnitId };
  const answeredBy = await answererOf(tx, { kind: wish.kind, about: aboutOf(wanted), askers }, context);
  const here = answeredBy === appeal.answeredBy && (await postsIn(tx, [wanted], context)).has(appeal.id);
  return here ? undefined : { at: "kind", message: "Nội dung này do cơ quan khác trả lời." };
}

export const isOfficers = (appeal: AppealRow): appeal is OfficersAppeal => appeal.officerId !== null;

/** What granting a wish of an officer's appeal would change of his sheet now; or what stands against it. */
export async function ratiosOfWish(tx: Tx, { appeal, wish }: { appeal: OfficersAppeal; wish: Wish }, context: ScoreContext): Promise<RatioRow[] | Problem> {
  const elsewhere = await answeredElsewhere(tx, { appeal, wish }, context);
  if (elsewhere !== undefined) return elsewhere;
  const excluded = await excludedFor(tx, wish, context.clock.now());
  return excluded !== null && typeof excluded === "object" ? excluded : ratiosIf(tx, appeal, wish.kind);
}

/** Answers an appeal; what was granted counts from then on. @returns what stands against it */
export async function answerAppeal(input: AnswerScoreAppealInput, context: ScoreContext): Promise<{ id: number } | Problem> {
  const [words, documentNumber] = [said(input.words), said(input.documentNumber)];
  const fault =
    keyFault(input.key) ??
    wordsFault(words, "words", LONGEST_WORDS) ??
    wordsFault(documentNumber, "documentNumber", LONGEST_NUMBER) ??
    paperFault(documentNumber, input.documentDay, context);
  if (fault !== undefined) return fault;
  const appeal = await seen(input.appeal, context);
  const post = appeal === undefined ? undefined : (await postsToAnswer([appeal], context)).get(appeal.id);
  if (appeal === undefined || post === undefined) return NOT_FOUND;
  const wish = wishIn(input, appeal, context);
  if (wish !== null && "message" in wish) return wish;
  const [openWords, openNumber] = await openWordsOf(appeal, [words, documentNumber], context);
  const paper = { words: openWords, documentNumber: openNumber, documentDay: input.documentDay };
  const doing = doingOf(post, input.key, ["answerScoreAppeal", appeal.id, input.answer, wish, words, documentNumber, input.documentDay], context);
  return context.database.asWorker().write(async (tx): Promise<{ id: number } | Problem> => {
    await lockAppealed(tx, appeal);
    const before = await actAsked(tx, doing.accountId, doing.askedKey);
    if (before !== undefined) return before.askedHash.equals(doing.askedHash) ? { id: appeal.id } : KEY_USED;
    if ((await appealById(tx, appeal.id))?.state !== "WAITING") return ENDED;
    const answered = { appeal, wish, doing, paper, answer: input.answer };
    return isOfficers(appeal) ? writeOfficers(tx, { ...answered, appeal }, context) : write(tx, answered, context);
  });
}

/** What is granted; null: nothing. */
function wishIn(input: AnswerScoreAppealInput, appeal: AppealRow, context: ScoreContext): Wish | null | Problem {
  if (input.answer === "REFUSED") return null;
  const asked = wishOf(appeal, context);
  if (input.answer === "GRANTED") return asked;
  if (input.kind == null) return { at: "kind", message: "Chấp nhận một phần thì cần nêu rõ phần được chấp nhận." };
  const granted: Wish = { kind: input.kind, reason: input.reason ?? null, otherUnit: input.otherUnit ?? null };
  return sameWish(granted, asked) ? { at: "kind", message: "Nội dung này đúng như đề nghị: hãy chọn chấp nhận." } : granted;
}

interface Answered {
  appeal: AppealRow;
  wish: Wish | null;
  doing: Doing;
  paper: { words: string; documentNumber: string; documentDay: string };
  answer: AppealAnswer;
}

/** Of a line of an officer's sheet. */
async function writeOfficers(
  tx: Tx,
  { appeal, wish, doing, paper, answer }: Answered & { appeal: OfficersAppeal },
  context: ScoreContext,
): Promise<{ id: number } | Problem> {
  const { id } = appeal;
  const ratios = wish === null ? [] : await ratiosOfWish(tx, { appeal, wish }, context);
  if ("message" in ratios) return ratios;
  await keepAct(tx, { ...doing, ...paper, appealId: id, act: ACT[answer], others: null });
  if (wish !== null) {
    const { documentNumber, documentDay } = paper;
    const kept = await keepOfficerRuling(tx, { ...doing, ...officerRuling(appeal, wish.kind), appeal: String(id), documentNumber, documentDay });
    if ("message" in kept) throw new Error(`appeal ${id}: ${kept.message}`);
    await insertRatios(tx, id, ratios);
  }
  await told(tx, "answerScoreAppeal", { id, doing, detail: { period: appeal.periodId, answer, kind: wish?.kind ?? null } }, context);
  return { id };
}

async function write(tx: Tx, { appeal, wish, doing, paper, answer }: Answered, context: ScoreContext): Promise<{ id: number } | Problem> {
  const { id } = appeal;
  const period = await periodById(tx, appeal.periodId);
  if (period === undefined) throw new Error(`appeal ${id} is of no period`);
  const effect = wish === null ? null : await effectOfWish(tx, { appeal, period, wish }, context);
  if (effect !== null && "message" in effect) return effect;
  await keepAct(tx, { ...doing, ...paper, appealId: id, act: ACT[answer], others: effect?.others ?? null });
  if (effect !== null && wish !== null) await keep(tx, { appeal, wish, doing, paper, answer }, { ...effect, afterSeal: period.state === "SEALED" });
  const [own, other] = [effect?.units.find(({ unitId }) => unitId === appeal.holderUnitId), effect?.units.find(({ unitId }) => unitId !== appeal.holderUnitId)];
  const totals = {
    before: own?.totalBefore ?? null,
    after: own?.totalAfter ?? null,
    otherBefore: other?.totalBefore ?? null,
    otherAfter: other?.totalAfter ?? null,
  };
  const granted = { kind: wish?.kind ?? null, other: other?.code ?? null, ...totals };
  const detail = { period: period.id, answer, sealed: period.state === "SEALED", ...granted };
  await told(tx, "answerScoreAppeal", { id, doing, detail }, context);
  return { id };
}

/** The ruling, the cards or sealed totals that follow from it, and what it changed. */
async function keep(tx: Tx, { appeal, wish, doing, paper }: Answered, effect: Effect & { unitId: number | null; afterSeal: boolean }): Promise<void> {
  const { id, periodId, holderUnitId } = appeal;
  const { afterSeal } = effect;
  const { numerator, denominator, excluded } = effect.ruled;
  const ruled = { numerator, denominator, excluded };
  const units = { fromUnitId: holderUnitId, toUnitId: effect.unitId ?? holderUnitId };
  const number = await insertRuling(tx, { appealId: id, line: appeal, kind: wish?.kind ?? appeal.kind, ...units, ruled, afterSeal });
  await writeRuledCards(tx, periodId, number, effect.cards);
  await insertEffects(tx, id, effect.units);
  if (!afterSeal) return;
  for (const { unitId: of, totalBefore: before, totalAfter: after } of effect.units)
    if (before !== null && after !== null && before !== after) {
      const { words: reason, documentNumber, documentDay } = paper;
      await insertAdjustment(tx, { ...doing, periodId, unitId: of, before, after, reason, documentNumber, documentDay, appealId: id });
    }
}
